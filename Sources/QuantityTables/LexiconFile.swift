/// The words and signs that a language's numbers are made of, as text that is looked up
/// without being read as a whole. `LexiconEncoder` tells its form.
public final class LexiconFile: Sendable {
  public let decimalSigns: [UInt16]
  public let groupSigns: [UInt16]
  /// Whether numeric dates put the month before the day; nil where CLDR does not say.
  public let isMonthFirst: Bool?
  /// Particles that are written onto the next word, longest first.
  public let prefixes: [[UInt16]]
  /// What stands between number words that are written together; empty where the language
  /// parts them.
  public let links: [[UInt16]]
  /// The longest form, UTF-16 units.
  public let maximumLength: Int
  private let compoundStarts: Set<UInt32>
  private let bytes: [UInt8]
  private let slots: Range<Int>

  /// What is known of one form of the Basic Multilingual Plane.
  public struct Entry: Sendable {
    public var senses: [Sense] = []
    /// What the form means as the stem of an inflected word.
    public var stemSenses: [Sense] = []
    /// Whether a longer phrase begins with the form.
    public var isBeginning = false
  }

  /// - Parameter bytes: as written by `language(_:rows:units:)` or `region(_:rows:units:)`.
  public init(_ bytes: [UInt8]) {
    var start = 0
    var lines: [ArraySlice<UInt8>] = []
    while lines.count < 8, let end = bytes[start...].firstIndex(of: 0x0A) {
      lines.append(bytes[start..<end])
      start = end + 1
    }
    while lines.count < 8 { lines.append([]) }
    let text = { (line: Int) in Array(String(decoding: lines[line], as: UTF8.self).utf16) }
    let list = { (line: Int) in text(line).split(separator: 0x09).map(Array.init) }
    decimalSigns = text(0)
    groupSigns = text(1)
    isMonthFirst = lines[2].first.map { $0 == UInt8(ascii: "m") }
    prefixes = list(3)
    links = list(4)
    compoundStarts = Set(
      lines[5].split(separator: 0x09).map { UInt32(Self.number($0)) })
    maximumLength = Int(Self.number(lines[6]))
    slots = lines[7].indices
    self.bytes = bytes
  }

  /// What is known of a form, or nil. Complexity: linear in the form's length.
  public func entry(_ form: ArraySlice<UInt16>) -> Entry? {
    guard form.count <= maximumLength, !slots.isEmpty else { return nil }
    let count = slots.count / Self.slotWidth
    var slot = Self.hash(of: form) & (count - 1)
    while let row = row(of: slot) {
      if let end = end(of: form, at: row) { return entry(after: end + 1) }
      slot = (slot + 1) & (count - 1)
    }
    return nil
  }

  /// Whether a number word that is written together with others may begin so.
  public func mayBeginCompound(_ form: ArraySlice<UInt16>) -> Bool {
    !compoundStarts.isEmpty && form.count >= 6
      && Self.start(of: form).map(compoundStarts.contains) ?? false
  }

  static func start(of form: ArraySlice<UInt16>) -> UInt32? {
    guard form.count > 1 else { return nil }
    return UInt32(form[form.startIndex]) << 16 | UInt32(form[form.startIndex + 1])
  }

  // MARK: Rows

  /// The fields of a row behind its form.
  private func entry(after start: Int) -> Entry {
    let line = bytes[start...].prefix { $0 != 0x0A }
    let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard fields.count == 3 else { return Entry() }
    return Entry(
      senses: Self.senses(fields[0]), stemSenses: Self.senses(fields[1]),
      isBeginning: !fields[2].isEmpty)
  }

  private static func senses(_ field: ArraySlice<UInt8>) -> [Sense] {
    field.split(separator: 0x20).compactMap { text in
      guard let letter = text.first, letter >= firstLetter,
        Int(letter - firstLetter) < kinds.count
      else { return nil }
      return Sense(kind: kinds[Int(letter - firstLetter)], value: number(text.dropFirst()))
    }
  }

  private static let kinds = Sense.Kind.allCases
  private static let firstLetter = UInt8(ascii: "A")

  static func letter(of kind: Sense.Kind) -> UInt8 {
    firstLetter + UInt8(kinds.firstIndex(of: kind) ?? 0)
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Double {
    guard text.count <= 15, text.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return Double(String(decoding: text, as: UTF8.self)) ?? 0
    }
    return text.reduce(0) { 10 * $0 + Double($1 - 0x30) }
  }

  /// Where a row's form ends if it is `form`, else nil.
  private func end(of form: ArraySlice<UInt16>, at row: Int) -> Int? {
    var index = row
    for unit in form {
      let byte = bytes[index]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard length < 4, index + length < bytes.count else { return nil }
      var scalar = UInt32(length == 1 ? byte : byte & (0x7F >> UInt8(length)))
      for next in bytes[(index + 1)..<(index + length)] {
        scalar = scalar << 6 | UInt32(next & 0x3F)
      }
      guard scalar == UInt32(unit) else { return nil }
      index += length
    }
    return bytes[index] == Self.separator ? index : nil
  }

  private static let separator = UInt8(ascii: "\t")

  // MARK: Slots

  /// Characters of a slot: 24 bits in sixes.
  static let slotWidth = 4
  private static let firstDigit = UInt8(ascii: "0")
  private static let empty = UInt8(ascii: "-")

  static func slot(of offset: Int?) -> [UInt8] {
    guard let offset else { return Array(repeating: empty, count: slotWidth) }
    return (0..<slotWidth).map { firstDigit + UInt8(offset >> (6 * $0) & 63) }
  }

  /// The place of the row that a slot names, or nil for an empty one.
  private func row(of slot: Int) -> Int? {
    let start = slots.lowerBound + Self.slotWidth * slot
    guard bytes[start] != Self.empty else { return nil }
    let offset = (0..<Self.slotWidth).reduce(0) {
      $0 | Int(bytes[start + $1] - Self.firstDigit) << (6 * $1)
    }
    return slots.upperBound + 1 + offset
  }

  /// FNV-1a over UTF-16 units, 32 bits. Source: Fowler, Noll, Vo (draft-eastlake-fnv).
  static func hash(of form: ArraySlice<UInt16>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for unit in form { hash = (hash ^ UInt32(unit)) &* 0x0100_0193 }
    return Int(hash ^ hash >> 15)
  }
}

extension LexiconFile {
  /// The lexicon of a language: CLDR's words and those of the rows.
  ///
  /// - Parameters:
  ///   - locale: the language as an ICU locale.
  ///   - rows: the fields of the files of `rules/quantities/` for all languages and this one.
  public static func language(_ locale: String, rows: [[String]], units: UnitTable) -> [UInt8] {
    var builder = LexiconBuilder(rows: rows, units: units)
    builder.addLanguage(locale: locale)
    return LexiconEncoder(builder).encoded()
  }

  /// What a region's locale has of its own, to be looked up before its language.
  public static func region(_ locale: String, rows: [[String]], units: UnitTable) -> [UInt8] {
    var builder = LexiconBuilder(rows: rows, units: units)
    builder.addRegion(locale: locale)
    return LexiconEncoder(builder).encoded()
  }
}
