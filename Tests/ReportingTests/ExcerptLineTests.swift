import Documents
import Testing

@testable import Reporting

@Suite struct ExcerptLineTests {
  private func excerpt(_ text: String, _ range: Range<Int>, cells: Int) throws -> ExcerptLine {
    let file = try SourceFile(name: "a", bytes: Array(text.utf8))
    return ExcerptLine(range, in: file, cells: cells)
  }

  @Test func aShortLineIsShownWhole() throws {
    let line = try excerpt("one two three", 4..<7, cells: 88)
    #expect(line.text == "one two three")
    #expect(line.indent == 4)
    #expect(line.width == 3)
  }

  @Test func aLongLineIsCutOnBothSides() throws {
    let line = try excerpt(String(repeating: "abcde", count: 40), 100..<103, cells: 11)
    #expect(line.text == "…bcdeabcdeab…")
    #expect(line.indent == 5)
  }

  @Test func widthCountsCellsNotCharacters() throws {
    let line = try excerpt(String(repeating: "語", count: 40), 20..<21, cells: 10)
    #expect(line.text == "…語語語語語…")
    #expect(line.indent == 5)
    #expect(line.width == 2)
  }

  @Test func clustersAreNeverCut() throws {
    let line = try excerpt(String(repeating: "👨‍👩‍👧", count: 9), 32..<40, cells: 6)
    #expect(line.text == "…👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧…")
  }

  @Test func aPlaceThatIsTooWideIsCutAtItsEnd() throws {
    let line = try excerpt("abcdefghij", 2..<9, cells: 4)
    #expect(line.text == "…cdef…")
    #expect(line.width == 4)
  }

  @Test func controlsAreShownByCodePoint() throws {
    #expect(try excerpt("a\u{1B}[1mb\tc", 0..<1, cells: 40).text == "a<U+001B>[1mb c")
  }

  @Test func rightToLeftTextIsTold() throws {
    #expect(try excerpt("שלום עולם", 0..<4, cells: 40).isRightToLeft)
    #expect(try !excerpt("hello", 0..<4, cells: 40).isRightToLeft)
  }
}
