/// Digits above and below the line.
///
/// Source: The Unicode Standard 15.0, blocks “Latin-1 Supplement” and “Superscripts and
/// Subscripts”.
enum Superscripts {
  /// The value of a superscript digit, or nil.
  static func digit(_ unit: UInt16) -> Int? {
    if unit < 0x80 { return nil }
    return switch unit {
    case 0xB9: 1
    case 0xB2, 0xB3: Int(unit) - 0xB0
    case 0x2070, 0x2074...0x2079: Int(unit) - 0x2070
    default: nil
    }
  }

  static func isSubscript(_ unit: UInt16) -> Bool { 0x2080...0x2089 ~= unit }

  /// The largest exponent of ten that a text gives for a quantity.
  private static let largestExponent = 30

  /// The power of ten that an exponent at `start` makes, and where the exponent ends; nil
  /// where none stands there.
  static func power(_ text: [UInt16], at start: Int, limit: Int) -> (value: Double, end: Int)? {
    var index = start
    let isNegative = index < limit && text[index] == 0x207B
    if isNegative { index += 1 }
    var exponent = 0
    let first = index
    while index < limit, exponent <= largestExponent, let digit = digit(text[index]) {
      exponent = exponent * 10 + digit
      index += 1
    }
    guard index > first, exponent <= largestExponent else { return nil }
    let power = (0..<exponent).reduce(1.0) { value, _ in value * 10 }
    return (isNegative ? 1 / power : power, index)
  }
}
