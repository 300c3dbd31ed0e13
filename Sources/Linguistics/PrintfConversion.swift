/// A conversion of printf (POSIX, fprintf): `%s`, `%2$-5.1f`, `%ld`.
public struct PrintfConversion {
  /// From the percent sign to the letter, UTF-16 units.
  public let range: Range<Int>
  /// Which argument it puts, from 1, where it says so.
  public let argument: Int?
  /// How it puts it: flags, width, precision, length and letter.
  public let form: ArraySlice<UInt16>

  /// How many arguments before its own say its width and precision: `%.*s`.
  public let sizes: Int
  /// Whether its letter is one of the usual ones; others are more likely prose, or a date's.
  let isUsual: Bool

  private static let letters = Array("sdifuxc@oXeEgGaApn".utf16)
  private static let usualLetters = letters.prefix(8)
  private static let lengths = Array("hlqjzt".utf16)
  /// Letters that a length is read before. Behind digits the last two may be a suffix with it, as
  /// Turkish has them: “%50li”, “%30lu”.
  private static let lengthened = Array("dxiu".utf16)
  private static let dollar: UInt16 = 0x24

  /// The one at a percent sign, whatever follows it. Nil where there is none.
  public init?(at offset: Int, in text: [UInt16]) {
    var end = offset + 1
    var start = end
    while end + 1 < text.count {
      let isFlag = text[end] == 0x2B || text[end] == 0x2D
      guard
        Self.isDigit(text[end]) || [Self.dollar, 0x2E, 0x2A].contains(text[end])
          || isFlag && Self.isDigit(text[end + 1])
      else { break }
      end += 1
      if text[end - 1] == Self.dollar { start = end }
    }
    let known = Self.isDigit(text[end - 1]) ? Self.lengthened.prefix(2) : Self.lengthened[...]
    let length = text[end...].prefix(2).prefix { Self.lengths.contains($0) }.count
    if length > 0, end + length < text.count, known.contains(text[end + length]) { end += length }
    guard end < text.count, Self.letters.contains(text[end]) else { return nil }
    range = offset..<end + 1
    sizes = text[offset..<end].count { $0 == 0x2A }
    isUsual = Self.usualLetters.contains(text[end])
    form = text[start...end]
    argument =
      start > offset + 1
      ? Int(String(decoding: text[offset + 1..<start - 1], as: UTF16.self)) : nil
  }

  private static func isDigit(_ unit: UInt16) -> Bool { 0x30...0x39 ~= unit }
}
