import Alignment
import Documents
import ICU
import Linguistics
import Testing

@testable import Checks
@testable import Reporting

@Suite struct TextReportTests {
  /// A finding on one word of a long line far down the file, of which the source is the file too.
  private func report(_ words: [String], on number: Int) throws -> Report {
    let emptyLines = 99_998
    let all = (0..<60).map { words[$0 % words.count] }
    let text = String(repeating: "\n", count: emptyLines) + all.joined(separator: " ") + "\n"
    let file = try SourceFile(name: "a", bytes: Array(text.utf8))
    let analysis = try Analysis(PlainText.read(file), language: #require(LanguageTag("en")))
    let start = all[..<number].reduce(emptyLines) { $0 + $1.utf8.count + 1 }
    let span = Span(start: start, end: start + all[number].utf8.count)
    let finding = Finding(
      rule: "r", category: .punctuation, severity: .error, mqmSeverity: .minor, confidence: 1,
      message: "m", help: nil, target: span, source: [span], related: [], fix: nil)
    let side = PairReport.Side(analysis)
    let pair = PairReport(
      source: side, target: side, alignment: Aligner().align(analysis, analysis),
      findings: [finding], outcomes: [])
    return Report(pairs: [pair], version: "1")
  }

  @Test(
    arguments: [
      ["word"], ["語語"], ["👨‍👩‍👧"], ["e\u{301}\u{302}"], ["שלום"], ["a\u{1B}b"],
      ["word", "語", "👩🏽‍🚀", "e\u{301}"], [String(repeating: "語", count: 90)],
    ], [0, 1, 30, 59])
  func excerptsAreAHundredCellsOfWholeClusters(words: [String], number: Int) throws {
    let out = try ReportStream.text {
      TextReport(color: false).render(try report(words, on: number), to: $0)
    }
    let clusters = Set(words.joined()).union(Visible.text(words[0])).union(" …^-")
    let excerpts = out.split(separator: "\n").filter { $0.contains(" │ ") }
    #expect(excerpts.count >= 2)
    for excerpt in excerpts {
      var columns = Columns()
      columns.advance(over: Array(excerpt.utf16)[...])
      #expect(columns.cells <= 100, "\(excerpt)")
      let shown = excerpt.drop { $0 != "│" }.dropFirst()
      #expect(clusters.isSuperset(of: shown), "\(excerpt)")
    }
  }
}
