import Alignment
import Checks
import Documents
import Foundation
import ICU
import Linguistics
import TestSupport
import Testing

@testable import Checks
@testable import Reporting

/// Every machine format on a pair with wide, combining, joined, right-to-left
/// and markup characters: well-formed, complete, and with columns that cut the
/// named text out of the file again.
@Suite struct FormatTests {
  private static let target = "中文 e\u{301} 👨‍👩‍👧 “yes\" & <b> ]]> 100% שלום\n\nSecond “no\" here.\n"
  private static let message = "“ is “closed\" by 100%, ]]>: <b>\nשלום"

  private func report() throws -> Report {
    let source = try ExampleRunner.analysis("Да.\n\nНет.", #require(LanguageTag("ru")))
    let file = try SourceFile(name: "dir a/цель,1.txt", bytes: Array(Self.target.utf8))
    let target = try Analysis(PlainText.read(file), language: #require(LanguageTag("en")))
    let spans = target.quotations.mixed.map { target.document.span(of: $0.range) }
    let findings = spans.map {
      Finding(
        rule: "mixed-quote-styles", category: .punctuation, severity: .error, mqmSeverity: .minor,
        confidence: 0.97, message: Self.message, help: "use one style", target: $0,
        source: [Span(start: 0, end: 5)], related: [],
        fix: Finding.Fix(span: $0, replacement: "“yes”", isSafe: true))
    }
    #expect(findings.count == 2)
    var pair = PairReport(
      source: .init(source), target: .init(target),
      alignment: Aligner().align(source, target), findings: findings,
      outcomes: [("mixed-quote-styles", .violations)])
    var seen = Fingerprint.Seen()
    pair.setFingerprints(path: file.name, after: &seen)
    return Report(pairs: [pair], version: "1")
  }

  private func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  private func dig(_ value: Any, _ path: [Any]) throws -> Any {
    try path.reduce(value) { value, step in
      if let index = step as? Int { return try #require(value as? [Any])[index] }
      let key = try #require(step as? String)
      return try #require((value as? [String: Any])?[key])
    }
  }

  @Test func sarifHasWhatTheStandardRequires() throws {
    let log = try json(
      try ReportStream.text {
        try SARIFReport.render(report(), rules: Registry.rules.map(\.page), to: $0)
      })
    #expect(try dig(log, ["version"]) as? String == "2.1.0")
    #expect(try dig(log, ["runs", 0, "columnKind"]) as? String == "utf16CodeUnits")
    #expect(try dig(log, ["runs", 0, "tool", "driver", "name"]) as? String == "tqcheck")
    let result = try dig(log, ["runs", 0, "results", 0])
    #expect((try dig(result, ["message", "text"]) as? String)?.hasPrefix(Self.message) == true)
    let index = try #require(dig(result, ["ruleIndex"]) as? Int)
    #expect(
      try dig(log, ["runs", 0, "tool", "driver", "rules", index, "id"]) as? String
        == "mixed-quote-styles")
    let place = try dig(result, ["locations", 0, "physicalLocation"])
    #expect(
      try dig(place, ["artifactLocation", "uri"]) as? String
        == "dir%20a/%D1%86%D0%B5%D0%BB%D1%8C%2C1.txt")
    let start = try #require(dig(place, ["region", "startColumn"]) as? Int)
    let end = try #require(dig(place, ["region", "endColumn"]) as? Int)
    let line = Array(Self.target.split(separator: "\n")[0].utf16)
    #expect(String(decoding: line[start - 1..<end - 1], as: UTF16.self) == "“yes\"")
  }

  @Test func sarifKeepsTheWorstOfTooManyResults() throws {
    var report = try report()
    let finding = report.pairs[0].findings[0]
    var mild = finding
    mild.severity = .info
    report.pairs[0].findings =
      Array(repeating: mild, count: 2) + Array(repeating: finding, count: SARIFReport.mostResults)
    let log = try json(ReportStream.text { SARIFReport.render(report, rules: [], to: $0) })
    let results = try #require(dig(log, ["runs", 0, "results"]) as? [[String: Any]])
    #expect(results.count == SARIFReport.mostResults)
    #expect(results.allSatisfy { $0["level"] as? String == "error" })
    let notice = try dig(
      log, ["runs", 0, "invocations", 0, "toolExecutionNotifications", 0, "message", "text"])
    #expect(notice as? String == "2 results are left out: code scanning takes 25000")
  }

  @Test func githubTellsHowManyItLeavesOut() throws {
    var report = try report()
    report.pairs[0].findings = Array(repeating: report.pairs[0].findings[0], count: 13)
    let lines = ReportStream.text { GitHubReport.render(report, to: $0) }
      .split(separator: "\n")
    #expect(lines.last == "::notice title=tqcheck::3 more in the full report")
  }

  @Test func theJobSummaryStaysSmall() throws {
    var report = try report()
    let finding = report.pairs[0].findings[0]
    report.pairs[0].findings = Array(repeating: finding, count: 21)
    report.pairs = Array(repeating: report.pairs[0], count: 2000)
    let text = String(decoding: MarkdownReport.jobSummary(report), as: UTF8.self)
    #expect(text.utf8.count < 100_000)
    #expect(text.contains("… and 1900 more pairs\n") && text.contains("… and 41980 more\n"))
  }

  @Test func rdjsonCountsBytes() throws {
    let result = try json(ReportStream.text { try RDJSONReport.render(report(), to: $0) })
    let range = try dig(result, ["diagnostics", 0, "location", "range"])
    let start = try #require(dig(range, ["start", "column"]) as? Int)
    let end = try #require(dig(range, ["end", "column"]) as? Int)
    let line = Array(Self.target.split(separator: "\n")[0].utf8)
    #expect(String(decoding: line[start - 1..<end - 1], as: UTF8.self) == "“yes\"")
    #expect(try dig(result, ["diagnostics", 0, "severity"]) as? String == "ERROR")
  }

  @Test func jsonCountsScalars() throws {
    let result = try json(ReportStream.text { try JSONReport.render(report(), to: $0) })
    let target = try dig(result, ["issues", 0, "target"])
    let start = try #require(dig(target, ["start"]) as? Int)
    let end = try #require(dig(target, ["end"]) as? Int)
    let scalars = Array(Self.target.unicodeScalars)
    var text = ""
    for scalar in scalars[start..<end] { text.unicodeScalars.append(scalar) }
    #expect(text == "“yes\"")
  }

  @Test func gitlabFingerprintsDiffer() throws {
    let issues = try #require(
      json(ReportStream.text { try GitLabReport.render(report(), to: $0) }) as? [[String: Any]])
    #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == 2)
    #expect(issues[0]["severity"] as? String == "minor")
    #expect(try dig(issues[0], ["location", "lines", "begin"]) as? Int == 1)
  }

  @Test func githubEscapesItsCommands() throws {
    let lines = try ReportStream.text { try GitHubReport.render(report(), to: $0) }
      .split(separator: "\n")
    #expect(
      lines[0]
        == "::error file=dir a/цель%2C1.txt,line=1,col=16,endColumn=21,title=mixed-quote-styles::"
        + "“ is “closed\" by 100%25, ]]>: <b>%0Aשלום; use one style")
    #expect(lines.count == 2)
  }

  @Test func xmlIsWellFormed() throws {
    let report = try report()
    for render in [JUnitReport.render, CheckstyleReport.render] {
      let text = ReportStream.text { render(report, $0) }
      #expect(text.contains("“ is “closed&quot; by 100%, ]]&gt;: &lt;b&gt;&#10;שלום"))
      #expect(try Markup.isBalanced(text))
    }
    #expect(XML.escaped("a\u{1B}b") == "a\u{FFFD}b")
  }

  @Test func aCleanPairIsAPassingCase() throws {
    var report = try report()
    report.pairs[0].findings = []
    let text = ReportStream.text { JUnitReport.render(report, to: $0) }
    #expect(text.contains("tests=\"1\" failures=\"0\""))
    #expect(text.contains("<testcase name=\"no findings\""))
  }

  @Test func markdownCellsAreEscaped() throws {
    let text = try ReportStream.text { try MarkdownReport.render(report(), to: $0) }
    #expect(text.contains("2 errors, 0 warnings"))
    #expect(text.contains("\\]\\]\\>: \\<b\\> שלום |"))
  }

  @Test func whatIsHiddenStaysInSARIFAndJSON() throws {
    var report = try report()
    var hidden = report.pairs[0].findings.removeLast()
    hidden.standing = .suppressed(reason: "as “set\"", inSource: true)
    report.pairs[0].hidden = [hidden]
    report.pairs[0].findings[0].standing = .new
    let log = try json(
      ReportStream.text {
        SARIFReport.render(report, rules: [], pages: "https://a.example/", to: $0)
      })
    let results = ["runs", 0, "results"] as [Any]
    #expect(try dig(log, results + [0, "baselineState"]) as? String == "new")
    #expect(try dig(log, results + [1, "suppressions", 0, "kind"]) as? String == "inSource")
    #expect(
      try dig(log, results + [1, "suppressions", 0, "justification"]) as? String == "as “set\"")
    let data = try json(ReportStream.text { JSONReport.render(report, to: $0) })
    #expect(try (dig(data, ["issues"]) as? [Any])?.count == 1)
    #expect(try dig(data, ["hidden", 0, "suppressed"]) as? String == "as “set\"")
    let entries = try json(ReportStream.text { GitLabReport.render(report, to: $0) }) as? [Any]
    #expect(entries?.count == 1)
  }

  @Test func linksCannotBreakOut() {
    let style = Style(isOn: true)
    #expect(
      style.link("[x]", to: "https://a.example/x")
        == "\u{1B}]8;;https://a.example/x\u{1B}\\[x]\u{1B}]8;;\u{1B}\\")
    #expect(style.link("[x]", to: "https://a.example/\u{1B}x") == "[x]")
  }

  @Test func fingerprintsSurviveInsertedLines() throws {
    let before = try #require(report().pairs[0].findings.first?.fingerprint)
    let file = try SourceFile(
      name: "dir a/цель,1.txt", bytes: Array(("New line.\n\n" + Self.target).utf8))
    var pair = try report().pairs[0]
    let target = try Analysis(PlainText.read(file), language: #require(LanguageTag("en")))
    pair.target = .init(target)
    for index in pair.findings.indices {
      pair.findings[index].target = target.document.span(
        of: target.quotations.mixed[index].range)
    }
    var seen = Fingerprint.Seen()
    pair.setFingerprints(path: file.name, after: &seen)
    #expect(pair.findings.first?.fingerprint == before)
  }
}

/// Whether every element of a small XML text is closed in order.
enum Markup {
  static func isBalanced(_ text: String) throws -> Bool {
    var open: [Substring] = []
    for piece in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
      guard let end = piece.firstIndex(of: ">") else { return false }
      let tag = piece[..<end]
      if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
      let name = tag.split(separator: " ")[0]
      if name.hasPrefix("/") {
        guard open.popLast() == name.dropFirst() else { return false }
      } else {
        open.append(name)
      }
    }
    return open.isEmpty
  }
}
