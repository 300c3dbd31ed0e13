import Checks

/// The format `concise`: one line a finding, `path:line:column: severity[rule] message`.
public enum ConciseReport {
  public static func render(_ report: Report, to out: ReportStream) {
    for pair in report.pairs {
      for finding in pair.findings {
        let place = Place(finding, of: pair)
        out += "\(place): \(finding.severity)[\(finding.rule)] \(Visible.text(finding.message))\n"
      }
    }
  }
}
