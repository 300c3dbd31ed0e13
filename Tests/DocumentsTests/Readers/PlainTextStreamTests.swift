import TestSupport
import Testing

@testable import Documents

/// Windows on a plain text hold what the whole text has there.
@Suite struct PlainTextStreamTests {
  private static let samples: [(layout: TextLayout?, text: String)] = [
    (.paragraphs, "One 😀.\n\n  Two für.  \nThree.\n\n\n\nFour.\n"),
    (.paragraphs, "\u{FEFF}One.\r\n\r\nTwo für.\r\nThree.\r\n\r\nFour 😀"),
    (.wrapped, "One\n  goes on.\n\nTwo für\nStraßen\u{2028}\u{2028}Three\rand\r\rFour."),
    (.lines, "One.\nTwo 😀.\n\tThree.\nFour."),
  ]

  /// Blocks with their places.
  private static func blocks(_ document: Document) -> [String] {
    document.blocks.map { block in
      let place = document.file.position(at: document.fileRange(of: block).lowerBound)
      return "\(place) \(document.span(of: block)) \(String(utf16: document.text[block]))"
    }
  }

  @Test(arguments: samples, 1...40)
  func blocksAreThoseOfTheWhole(sample: (layout: TextLayout?, text: String), size: Int) throws {
    let program = try Program()
    defer { program.cleanUp() }
    try program.write(sample.text, to: "a.txt")
    let path = program.folder.appending(path: "a.txt").path()
    var stream = try #require(try PlainTextStream(path: path, layout: sample.layout))
    #expect(stream.remaining == sample.text.utf8.count)
    var found: [String] = []
    var count = size
    while true {
      let document = try stream.read(count)
      if stream.isAtEnd {
        found += Self.blocks(document)
        break
      }
      if document.blocks.count < 2 {
        count *= 2
        continue
      }
      found += Self.blocks(document).dropLast()
      stream.move(toBlock: document.blocks.count - 1, of: document)
      // A window that was widened is not read as a whole when it is small again.
      count = size
    }
    let whole = try SourceFile.read(path: path)
    #expect(found == Self.blocks(PlainText.read(whole, layout: sample.layout)))
  }

  @Test func theFirstWindowTellsTheLayout() throws {
    let program = try Program()
    defer { program.cleanUp() }
    let lines = (10..<50).map { "This is sentence \($0).\n" }.joined()
    try program.write(lines + "One. Two. Three.\n\nFour.\n", to: "a.txt")
    let path = program.folder.appending(path: "a.txt").path()
    var stream = try #require(try PlainTextStream(path: path, layout: nil))
    let first = try stream.read(600)
    #expect(first.isPresegmented && !stream.isAtEnd)
    stream.move(toBlock: first.blocks.count - 1, of: first)
    let rest = try stream.read(1000)
    #expect(rest.isPresegmented && stream.isAtEnd)
    #expect(rest.file.position(at: 0).line == first.blocks.count)
  }

  @Test func textThatIsNotUTF8IsRefused() throws {
    let program = try Program()
    defer { program.cleanUp() }
    try program.write([0xFF, 0xFE, 0x41, 0], to: "utf16.txt")
    let folder = program.folder
    #expect(
      try PlainTextStream(path: folder.appending(path: "utf16.txt").path(), layout: nil) == nil)
    try program.write(Array("One.\n\nTwo.\n\nThr".utf8) + [0xE9, 0x65], to: "latin1.txt")
    var stream = try #require(
      try PlainTextStream(path: folder.appending(path: "latin1.txt").path(), layout: nil))
    let first = try stream.read(10)
    stream.move(toBlock: 1, of: first)
    let error = #expect(throws: DocumentError.self) { try stream.read(100) }
    let message = try #require(error).description
    #expect(message.contains("latin1.txt:5: not valid UTF-8: E9 at byte 15;"))
  }
}
