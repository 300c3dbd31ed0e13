import Checks

/// The format `concise`: one line a finding, `path:line:column: severity[rule] message`.
public enum ConciseReport {
  public static func render(_ report: Report) -> [UInt8] {
    var lines = ""
    for pair in report.pairs {
      for finding in pair.findings {
        let place = Place(finding, of: pair)
        lines += "\(place): \(finding.severity)[\(finding.rule)] \(Visible.text(finding.message))\n"
      }
    }
    return Array(lines.utf8)
  }
}
