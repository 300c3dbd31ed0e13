import Documents
import TestSupport
import Testing

@Suite struct SourceFileTests {
  private func file(_ bytes: [UInt8], _ encoding: String? = nil) throws -> SourceFile {
    try SourceFile(name: "a.txt", bytes: bytes, encoding: encoding)
  }

  private func file(_ text: String) throws -> SourceFile { try file(Array(text.utf8)) }

  private func message(_ bytes: [UInt8], _ encoding: String? = nil) -> String? {
    do {
      _ = try file(bytes, encoding)
      return nil
    } catch {
      return "\(error)"
    }
  }

  static let texts = [
    "", "plain", "Ünïcödé «текст» 中文 👨‍👩‍👧 e\u{301}\n", "a\r\nb\rc\u{85}d\u{2028}e\u{2029}f",
    String(repeating: "ab語😀", count: 300),
    // A letter of two bytes and half a pair among 32 units take 32 bytes.
    String(repeating: String(repeating: "x", count: 22) + "é" + "12345678" + "😀", count: 40),
  ]

  @Test(arguments: texts)
  func everyScalarMapsToItsBytes(text: String) throws {
    let file = try file(text)
    var byte = 0
    var unit = 0
    for scalar in text.unicodeScalars {
      let units = scalar.utf16.count
      let span = file.span(of: unit..<unit + units)
      #expect(span == Span(start: byte, end: byte + scalar.utf8.count))
      #expect(file.textRange(of: span) == unit..<unit + units)
      byte += scalar.utf8.count
      unit += units
    }
    #expect(file.text.count == unit)
  }

  @Test func encodingsGiveTheSameText() throws {
    let text = "Тест «да» 😀\n"
    let little: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let files = try [
      file(text), file([0xEF, 0xBB, 0xBF] + Array(text.utf8)), file([0xFF, 0xFE] + little),
      file([0xFE, 0xFF] + big), file(little, "UTF-16LE"), file(big, "utf-16be"),
      file(Array(text.utf8), "utf8"),
    ]
    for file in files { #expect(file.text == Array(text.utf16)) }
    #expect(files[2].span(of: 5..<6) == Span(start: 12, end: 14))
    #expect(files.map(\.hasByteOrderMark) == [false, true, true, true, false, false, false])
  }

  @Test func convertersKeepByteOffsets() throws {
    let file = try file([0xC4, 0xE0, 0x20, 0xAB, 0xED, 0xE5, 0xF2, 0xBB], "windows-1251")
    #expect(String(decoding: file.text, as: UTF16.self) == "Да «нет»")
    #expect(file.span(of: 4..<7) == Span(start: 4, end: 7))
    let japanese = try self.file([0x93, 0xFA, 0x41, 0x96, 0x7B], "Shift_JIS")
    #expect(String(decoding: japanese.text, as: UTF16.self) == "日A本")
    #expect(japanese.span(of: 1..<3) == Span(start: 2, end: 5))
  }

  @Test func aByteOrderMarkCountsInOffsetsOnly() throws {
    let position = try file([0xEF, 0xBB, 0xBF] + Array("abc".utf8)).position(at: 1)
    #expect(position.byte == 4)
    #expect(position.scalar == 2)
    #expect(position.column == 2)
  }

  @Test func columnsCountInEveryUnit() throws {
    let file = try file("x\n中文 e\u{301} 👨‍👩‍👧 teh")
    let range = 2..<file.text.count - 3
    let position = file.position(at: range.upperBound)
    #expect(position.line == 2)
    #expect(position.column == 13)
    #expect(position.utf8Column == 31)
    #expect(position.utf16Column == 16)
    #expect(position.cellColumn == 11)
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"])
  func everyLineEndEndsALine(lineEnd: String) throws {
    let file = try file("one\(lineEnd)two\(lineEnd)")
    #expect(file.lineCount == 3)
    #expect(String(decoding: file.text[file.lineRange(2)], as: UTF16.self) == "two")
    #expect(file.lineRange(3).isEmpty)
  }

  /// Lines keep marks on the way; what is counted from a mark is what is counted from the start.
  @Test(arguments: ["x", "é", "語", "😀", "a\u{301}", "👨\u{200D}👩\u{200D}👧"])
  func columnsOfLongLinesAreCountedFromTheirStart(piece: String) throws {
    let line = String(repeating: piece, count: 6000 / piece.utf16.count)
    let file = try file("one\n\(line)\n\(line)")
    let start = 4 + line.utf16.count + 1
    for offset in stride(from: start, through: file.text.count, by: 7) {
      var walked = Columns()
      walked.advance(over: file.text[start..<offset])
      let position = file.position(at: offset)
      #expect(position.line == 3)
      #expect(position.column == walked.scalars + 1)
      #expect(position.utf8Column == walked.utf8 + 1)
      #expect(position.cellColumn == walked.cells + 1)
    }
  }

  /// ASCII is decoded eight characters at a time, and only some units keep their byte.
  @Test func everyUnitKnowsItsByte() throws {
    var random = SplitMix64(state: 3)
    let pieces = ["a", "abcdefgh", "some longer words ", "é", "語", "😀"]
    let text = (0..<600).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let file = try file(text)
    #expect(file.text == Array(text.utf16))
    var (unit, byte) = (0, 0)
    for scalar in text.unicodeScalars {
      #expect(file.span(of: unit..<unit).start == byte)
      unit += scalar.utf16.count
      byte += scalar.utf8.count
    }
    #expect(file.span(of: unit..<unit).start == byte)
  }

  @Test func undecodableBytesNamePlaceAndCure() {
    let latin = Array(
      "Stra\u{DF}e und \u{FC}ber den M\u{FC}ller, f\u{FC}r sch\u{F6}ne Gr\u{FC}\u{DF}e"
        .unicodeScalars.map { UInt8($0.value) })
    #expect(
      message(Array("one\n".utf8) + latin)
        == "a.txt:2: not valid UTF-8: DF at byte 8; it looks like ISO-8859-1:"
        + " try --encoding ISO-8859-1")
    #expect(
      message([0x61, 0xE2, 0x82, 0x20])
        == "a.txt:1: not valid UTF-8: E2 82 at byte 1; if it is text in another encoding, name"
        + " that with --encoding")
    #expect(message([0xFF, 0xFE, 0x41])?.contains("not valid UTF-16LE: 41 at byte 2") == true)
    #expect(message([0xFF, 0xFE, 0x00, 0xDC])?.contains("00 DC at byte 2") == true)
    #expect(message([0x81, 0x20], "Shift_JIS")?.contains("not valid Shift_JIS: 81") == true)
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5],
      [0x80],
      [0xC3],
    ] as [[UInt8]])
  func illFormedUTF8IsRefused(bytes: [UInt8]) {
    #expect(message(bytes) != nil)
  }

  @Test func zeroBytesAreNoText() {
    let little: [UInt8] = Array("Hello there, you".utf8).flatMap { [$0, 0] }
    #expect(
      message(little)
        == "a.txt:1: a NUL byte at byte 1: not a text file, or in an encoding that needs naming;"
        + " it looks like UTF-16LE: try --encoding UTF-16LE")
    #expect(message([0x61, 0x00, 0x62]) != nil)
  }

  @Test func anUnknownEncodingIsNamed() {
    #expect(message([0x61], "klingon")?.contains("no encoding is called “klingon”") == true)
  }
}
