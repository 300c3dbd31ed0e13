internal import CICU

/// Strings of CLDR with the key and the number that each stands for.
public struct CLDRStrings: ~Copyable {
  private let handle: OpaquePointer

  /// A part of ICU's data.
  public enum Bundle: String, Sendable {
    case main = ""
    case units = "unit"
    case currencies = "curr"
    case regions = "region"
  }

  /// All strings below `path` (keys joined by `/`) in the data of exactly this
  /// ICU locale; none where it has no such data.
  ///
  /// Complexity: linear in the number of strings, below a microsecond each.
  public init(_ bundle: Bundle, locale: String, path: String) throws(ICUError) {
    var status: Int32 = 0
    let opened = tq_resource_strings(bundle.rawValue, locale, path, &status)
    guard let opened, status <= 0 else {
      throw ICUError(code: status, operation: "reading “\(path)” of “\(locale)”")
    }
    handle = opened
  }

  /// `values` in words, by each public rule set of the locale; the key is the
  /// rule set's name, such as `%spellout-ordinal`. Ordinals are
  /// spelled of the first `ordinalCount` values only. `compounds` are spelled too
  /// where the language writes the first of them as one word. None where ICU
  /// cannot spell numbers in the language.
  public init(
    spelling values: [Double], ordinalCount: Int = 0, compounds: [Double] = [], locale: String
  ) throws(ICUError) {
    var status: Int32 = 0
    let all = values + compounds
    let opened = all.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap {
        tq_spelled_numbers(
          locale, $0, Int32(values.count), Int32(ordinalCount), $0 + values.count,
          Int32(compounds.count), &status)
      }
    }
    guard let opened, status <= 0 else {
      throw ICUError(code: status, operation: "spelling numbers in “\(locale)”")
    }
    handle = opened
  }

  deinit { tq_strings_close(handle) }

  /// Calls `body` with each string, its key and its number, in ICU's order.
  public func visit(
    _ body: (_ text: UnsafeBufferPointer<UInt16>, _ key: String, _ value: Double) -> Void
  ) {
    for index in 0..<tq_strings_count(handle) {
      var length: Int32 = 0
      let text = tq_strings_text(handle, index, &length)
      body(
        UnsafeBufferPointer(start: text, count: Int(length)),
        String(cString: tq_strings_key(handle, index)), tq_strings_value(handle, index))
    }
  }
}

extension Characters {
  /// The number that a character stands for (`½`, `Ⅻ`, `三`, `百`), or nil.
  /// Source: UCD property Numeric_Value with Unihan's numbers.
  public static func numericValue(_ scalar: UInt32) -> Double? {
    let value = tq_numeric_value(scalar)
    return value >= 0 ? value : nil
  }
}

/// Writes numbers by a number skeleton of ICU, such as `percent` or
/// `currency/EUR unit-width-full-name`.
public struct NumberFormat: ~Copyable {
  private let handle: OpaquePointer

  public init(skeleton: String, locale: String) throws(ICUError) {
    var status: Int32 = 0
    let opened = tq_number_format_open(skeleton, locale, &status)
    guard let opened, status <= 0 else {
      throw ICUError(code: status, operation: "opening the number format “\(skeleton)”")
    }
    handle = opened
  }

  deinit { tq_number_format_close(handle) }

  public func format(_ value: Double) throws(ICUError) -> [UInt16] {
    try filling(guess: 48, "formatting a number") { out, capacity, status in
      tq_format_number(handle, value, out, capacity, &status)
    }
  }
}

/// Writes dates and times in UTC.
public enum DateFormat {
  public enum Style: Int32, Sendable {
    case full, long, medium, short
  }

  /// `milliseconds` since 1970 as a date in one of the locale's own styles.
  public static func date(
    _ milliseconds: Double, style: Style, locale: String
  ) throws(ICUError) -> [UInt16] {
    try format(milliseconds, style: style.rawValue, pattern: "", locale: locale)
  }

  /// `milliseconds` since 1970 by a pattern of UTS #35, such as `d MMMM y`.
  public static func format(
    _ milliseconds: Double, pattern: String, locale: String
  ) throws(ICUError) -> [UInt16] {
    try format(milliseconds, style: 0, pattern: pattern, locale: locale)
  }

  private static func format(
    _ milliseconds: Double, style: Int32, pattern: String, locale: String
  ) throws(ICUError) -> [UInt16] {
    try filling(guess: 64, "formatting a date") { out, capacity, status in
      tq_format_date(locale, style, pattern, milliseconds, out, capacity, &status)
    }
  }
}
