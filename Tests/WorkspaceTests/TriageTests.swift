import Checks
import ICU
import Reporting
import TestSupport
import Testing

@testable import Workspace

@Suite struct TriageTests {
  private func report(_ target: String) throws -> PairReport {
    let program = try Program()
    defer { program.cleanUp() }
    try program.write("The bridge was opened in 1990.\n\nThe bridge was closed.\n", to: "a.en.md")
    try program.write(target, to: "a.de.md")
    var options = Project.Options()
    (options.sourceLanguage, options.targetLanguage) = (LanguageTag("en"), LanguageTag("de"))
    let run = Run([try program.job("a.en.md", "a.de.md", options)], Engine())
    return try #require(run.pairs.first).report
  }

  @Test func theFirstSuppressionHidesAndAllThatMeanAFindingAreUsed() throws {
    let report = try report(
      """
      <!-- tqcheck-ignore repeated-word, date-mismatch: here -->

      Die Brücke wurde wurde 1991 eröffnet.

      <!-- tqcheck-ignore repeated-word: never -->
      <!-- tqcheck-ignore-file repeated-word: everywhere -->

      Die Brücke wurde geschlossen geschlossen.

      """)
    let hidden = report.hidden.map { finding -> String in
      guard case .suppressed(let reason, let isInSource) = finding.standing else { return "" }
      return "\(finding.rule) \(reason) \(isInSource)"
    }
    #expect(
      hidden == ["repeated-word here true", "date-mismatch here true", "repeated-word never true"])
    #expect(!report.findings.contains { $0.rule == UnusedSuppression.page.name })
  }

  @Test func aSuppressionHoldsForItsBlockAlone() throws {
    let report = try report(
      """
      Die Brücke wurde wurde 1990 eröffnet.

      <!-- tqcheck-ignore repeated-word, date-mismatch: here -->

      Die Brücke wurde geschlossen geschlossen.

      """)
    #expect(report.hidden.map(\.rule) == ["repeated-word"])
    #expect(report.findings.map(\.rule).filter { $0 == "repeated-word" }.count == 1)
    let unused = report.findings.filter { $0.rule == UnusedSuppression.page.name }
    #expect(unused.map(\.message) == ["there is no finding of date-mismatch to suppress"])
  }
}
