internal import CICU

/// A script of the Unicode Standard (UAX #24).
public struct Script: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// ICU's `UScriptCode`.
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The script with an ISO 15924 code or Unicode name, such as `Cyrl` or `Cyrillic`.
  public init?(name: String) {
    let code = tq_script_from_name(name)
    guard code >= 0, code <= UInt8.max else { return nil }
    rawValue = UInt8(code)
  }

  /// The script of a scalar.
  public init(of scalar: UInt32) {
    rawValue = UInt8(truncatingIfNeeded: tq_script(scalar))
  }

  public static let common = Script(rawValue: 0)
  public static let inherited = Script(rawValue: 1)
  public static let arabic = Script(rawValue: 2)
  public static let cyrillic = Script(rawValue: 8)
  public static let greek = Script(rawValue: 14)
  public static let han = Script(rawValue: 17)
  public static let hangul = Script(rawValue: 18)
  public static let hebrew = Script(rawValue: 19)
  public static let hiragana = Script(rawValue: 20)
  public static let katakana = Script(rawValue: 22)
  public static let latin = Script(rawValue: 25)
  public static let thai = Script(rawValue: 38)

  /// Whether the script belongs to a writing system: neither Common nor Inherited.
  public var isSpecific: Bool { rawValue > 1 }

  /// Whether the script has capitals.
  public var hasCase: Bool { tq_script_is_cased(Int32(rawValue)) != 0 }

  /// The Unicode name, such as `Cyrillic`.
  public var name: String {
    tq_script_name(Int32(rawValue)).map { String(cString: $0) } ?? description
  }

  /// The ISO 15924 code, such as `Cyrl`.
  public var description: String {
    tq_script_short_name(Int32(rawValue)).map { String(cString: $0) } ?? "Zzzz"
  }
}

/// The general category of a character (Unicode Standard, section 4.5), with
/// ICU's `UCharCategory` numbering.
public struct GeneralCategory: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public init(of scalar: UInt32) {
    rawValue = UInt8(truncatingIfNeeded: tq_category(scalar))
  }

  public static let uppercaseLetter = GeneralCategory(rawValue: 1)
  public static let lowercaseLetter = GeneralCategory(rawValue: 2)
  public static let titlecaseLetter = GeneralCategory(rawValue: 3)
  public static let otherLetter = GeneralCategory(rawValue: 5)
  public static let nonspacingMark = GeneralCategory(rawValue: 6)
  public static let decimalNumber = GeneralCategory(rawValue: 9)
  public static let control = GeneralCategory(rawValue: 15)
  public static let format = GeneralCategory(rawValue: 16)

  public static let spaceSeparator = GeneralCategory(rawValue: 12)
  public static let dashPunctuation = GeneralCategory(rawValue: 19)
  public static let startPunctuation = GeneralCategory(rawValue: 20)
  public static let endPunctuation = GeneralCategory(rawValue: 21)
  public static let currencySymbol = GeneralCategory(rawValue: 25)
  public static let otherPunctuation = GeneralCategory(rawValue: 23)

  /// L*: any letter.
  public var isLetter: Bool { 1...5 ~= rawValue }
  /// M*: any combining mark.
  public var isMark: Bool { 6...8 ~= rawValue }
  /// N*: any number.
  public var isNumber: Bool { 9...11 ~= rawValue }
  /// Z*: any separator.
  public var isSeparator: Bool { 12...14 ~= rawValue }
  /// P*: any punctuation.
  public var isPunctuation: Bool { 19...23 ~= rawValue || 28...29 ~= rawValue }
  /// S*: any symbol.
  public var isSymbol: Bool { 24...27 ~= rawValue }
}

/// Properties of single scalars and of text that no other type holds.
public enum Characters {
  /// The value of a decimal digit of any script, or nil.
  public static func digitValue(_ scalar: UInt32) -> Int? {
    let value = tq_digit_value(scalar)
    return value >= 0 ? Int(value) : nil
  }

  /// How many cells of a terminal a scalar fills by itself: 0, 1 or 2 (UAX #11).
  public static func cellWidth(_ scalar: UInt32) -> Int { Int(tq_cell_width(scalar)) }

  /// The letter that a unit of Latin or Greek has without its diacritics; others as they are.
  public static func unmarked(_ unit: UInt16) -> UInt16 { tq_unmarked(unit) }

  /// The Unicode name, such as `LEFT DOUBLE QUOTATION MARK`.
  public static func name(_ scalar: UInt32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      guard let base = buffer.baseAddress else { return "" }
      _ = tq_character_name(scalar, base, 128)
      return String(cString: base)
    }
  }

  /// The Sentence_Break property (UAX #29, ICU's `USentenceBreak` numbers) and the
  /// general category of each code point up to U+FFFF. Takes about a millisecond.
  public static func sentenceBreakProperties() -> (properties: [UInt8], categories: [UInt8]) {
    var properties = [UInt8](repeating: 0, count: 0x10000)
    var categories = properties
    tq_sentence_classes(&properties, &categories)
    return (properties, categories)
  }

  /// The words of a text as lower-case letters, `boundary` before, between and
  /// after them, with the raw value of each letter's script (0 at a boundary)
  /// and whether it was a capital.
  ///
  /// Letters and combining marks of the Basic Multilingual Plane count; marks of
  /// the block U+0300…U+036F, which stress and tone add to a letter, are left out.
  /// Complexity: linear, one crossing to C.
  public static func letters(
    of text: ArraySlice<UInt16>, boundary: UInt16
  ) -> (units: [UInt16], scripts: [UInt8], capitals: [UInt8]) {
    let capacity = text.count + 2
    var units = [UInt16](repeating: 0, count: capacity)
    var scripts = [UInt8](repeating: 0, count: capacity)
    var capitals = scripts
    var count = 0
    text.withUnsafeBufferPointer { input in
      guard let source = input.baseAddress else { return }
      count = Int(
        tq_letters(source, Int32(input.count), boundary, &units, &scripts, &capitals))
    }
    units.removeLast(capacity - count)
    scripts.removeLast(capacity - count)
    capitals.removeLast(capacity - count)
    return (units, scripts, capitals)
  }
}
