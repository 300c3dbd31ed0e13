import Documents
import Testing

@Suite struct UTF16TextTests {
  /// The ends of each length in UTF-8, and surrogates alone, turned round, doubled and last.
  @Test(arguments: [
    [], [0x00], [0x7F, 0x80], [0x7FF, 0x800], [0xD7FF, 0xE000, 0xFFFF],
    [0xD800, 0xDC00], [0xDBFF, 0xDFFF], [0xD83D], [0xDE00], [0xDE00, 0xD83D],
    [0xD83D, 0xD83D, 0xDE00], [0xD83D, 0x61], [0x61, 0xDE00, 0xDE00], [0x4E2D, 0xD83D],
  ])
  func stringsAreThoseOfTheStandardLibrary(units: [UInt16]) {
    let text = [0x20] + units + [0x20]
    let part = text[1..<text.count - 1]
    #expect(String(utf16: part) == String(decoding: part, as: UTF16.self))
  }
}
