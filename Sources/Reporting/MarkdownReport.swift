import Checks

/// The format `markdown`: a summary and a table of the findings, for comments on
/// a change and for job summaries.
public enum MarkdownReport {
  public static func render(_ report: Report, to out: ReportStream) {
    out += "# tqcheck\n\n"
    out += "\(report.count(.error)) errors, \(report.count(.warning)) warnings,"
    out += " \(report.count(.info)) infos in \(report.pairs.count) pairs.\n"
    for pair in report.pairs {
      let score = pair.score
      out += "\n## \(escaped(pair.target.file.name))\n\n"
      out += "Source: \(escaped(pair.source.file.name)). Penalty per 1,000 words:"
      out += " \(Int(score.penaltyPer1000Words.rounded())) (\(score.caveat)).\n"
      guard !pair.findings.isEmpty else { continue }
      out += "\n| Place | Severity | Rule | Finding |\n| --- | --- | --- | --- |\n"
      for finding in pair.findings {
        let place = Place(finding, of: pair)
        out += "| \(place.start.line):\(place.start.column) | \(finding.severity)"
        out += " | `\(finding.rule)` | \(escaped(finding.message)) |\n"
      }
    }
  }

  /// The summary of a run for `$GITHUB_STEP_SUMMARY`, which takes 1 MiB: the
  /// score of each pair, the rules that found something, the first 20 findings.
  public static func jobSummary(_ report: Report) -> [UInt8] {
    let places = report.pairs.flatMap { pair in pair.findings.map { (Place($0, of: pair), $0) } }
    var out = "# tqcheck\n\n| Translation | Findings | Penalty per 1,000 words |\n"
    out += "| --- | ---: | --- |\n"
    for pair in report.pairs.prefix(100) {
      out += "| \(escaped(pair.target.file.name)) | \(pair.findings.count)"
      out += " | \(pair.score.perThousandText) (\(pair.score.caveat)) |\n"
    }
    if report.pairs.count > 100 { out += "\n… and \(report.pairs.count - 100) more pairs\n" }
    guard !places.isEmpty else { return Array(out.utf8) }
    out += "\n| Rule | Findings |\n| --- | ---: |\n"
    for (rule, count) in report.ruleCounts { out += "| `\(rule)` | \(count) |\n" }
    out += "\n| Place | Severity | Rule | Finding |\n| --- | --- | --- | --- |\n"
    for (place, finding) in places.prefix(20) {
      out += "| \(escaped(place.description)) | \(finding.severity)"
      out += " | `\(finding.rule)` | \(escaped(String(finding.message.prefix(500)))) |\n"
    }
    if places.count > 20 { out += "\n… and \(places.count - 20) more\n" }
    return Array(out.utf8)
  }

  /// Text for CommonMark and for GitHub's tables, struck-out words and formulas.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in Visible.text(text).unicodeScalars {
      if "\\`*_{}[]<>#|&~$".unicodeScalars.contains(scalar) { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
    return out
  }
}
