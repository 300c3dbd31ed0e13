import Alignment
import Documents
import ICU
import Linguistics
import Testing

@testable import Reporting

@Suite struct AlignmentReportTests {
  private func report() throws -> AlignmentReport {
    func analysis(_ text: String, _ language: String) throws -> Analysis {
      let file = try SourceFile(name: "test.txt", bytes: Array(text.utf8))
      let tag = try #require(LanguageTag(language))
      return try Analysis(PlainText.read(file, layout: .lines), language: tag)
    }
    return AlignmentReport(
      source: try analysis("Salt & pepper.\nOil.\nLeft\tout.", "en"),
      target: try analysis("Salz und <Pfeffer>, Öl.", "de"),
      alignment: Alignment(
        beads: [
          Bead(source: 0..<2, target: 0..<1, score: 3, posterior: 0.9876),
          Bead(source: 2..<3, target: 1..<1, score: 0, posterior: 0.4),
        ], omission: [0, 0, 0.4], addition: [0], moves: [Move(source: 2, target: 0, score: 1)]))
  }

  @Test func beadsAreNumbersFromZero() throws {
    #expect(try report().beads() == "[0, 1]:[0]\n[2]:[]\n")
  }

  @Test func tabSeparatedHasOneBeadALine() throws {
    #expect(
      try report().tabSeparated() == """
        source\ttarget\tprobability
        Salt & pepper. Oil.\tSalz und <Pfeffer>, Öl.\t0.988
        Left out.\t\t0.400

        """)
  }

  @Test func translationMemoryEscapesAndLeavesOutOneSidedBeads() throws {
    let memory = try report().translationMemory(version: "1.2")
    #expect(memory.contains("<seg>Salt &amp; pepper. Oil.</seg>"))
    #expect(memory.contains("<tuv xml:lang=\"de\"><seg>Salz und &lt;Pfeffer&gt;, Öl.</seg>"))
    #expect(memory.contains("<tu segtype=\"block\">"))
    #expect(memory.contains("creationtoolversion=\"1.2\" segtype=\"sentence\""))
    #expect(!memory.contains("Left"))
  }

  @Test func sideBySideMarksDoubtAndMoves() throws {
    #expect(
      try report().sideBySide(cells: 45) == """
        Salt & pepper.     │2-1 │ Salz und
        Oil.               │    │ <Pfeffer>, Öl.
        Left out.          │1-0?│ 

        Moved: sentence 3 of the source is sentence 1 of the translation.

        """)
  }

  @Test func wrappingCountsCells() {
    let lines = AlignmentReport.wrapped("漢字漢字 ab cd", cells: 6)
    #expect(lines.map(\.text) == ["漢字漢", "字 ab", "cd"])
    #expect(lines.map(\.width) == [6, 5, 2])
  }
}
