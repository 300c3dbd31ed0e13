import Checks

/// The format `markdown`: a summary and a table of the findings, for comments on
/// a change and for job summaries.
public enum MarkdownReport {
  public static func render(_ report: Report) -> [UInt8] {
    var out = "# tqcheck\n\n"
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
    return Array(out.utf8)
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in Visible.text(text).unicodeScalars {
      if "\\`*_{}[]<>#|".unicodeScalars.contains(scalar) { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
    return out
  }
}
