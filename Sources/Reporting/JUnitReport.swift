import Checks

/// The format `junit`: one suite a pair, one failing case a finding; one passing
/// case where a pair is clean.
public enum JUnitReport {
  public static func render(_ report: Report, to out: ReportStream) {
    let total = report.pairs.reduce(0) { $0 + max(1, $1.findings.count) }
    let failures = report.pairs.reduce(0) { $0 + $1.findings.count }
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    out +=
      "<testsuites name=\"tqcheck\" tests=\"\(total)\" failures=\"\(failures)\" errors=\"0\">\n"
    for pair in report.pairs {
      let name = XML.escaped(pair.target.file.name)
      let count = pair.findings.count
      out += "  <testsuite name=\"\(name)\" tests=\"\(max(1, count))\" failures=\"\(count)\""
      out += " errors=\"0\">\n"
      for finding in pair.findings {
        let place = Place(finding, of: pair)
        out += "    <testcase name=\"\(finding.rule) \(place.start.line):\(place.start.column)\""
        out += " classname=\"\(name)\">\n      <failure type=\"\(finding.severity)\""
        out += " message=\"\(XML.escaped(finding.message))\">"
        out += XML.escaped("\(place): \(finding.help ?? finding.message)")
        out += "</failure>\n    </testcase>\n"
      }
      if count == 0 {
        out += "    <testcase name=\"no findings\" classname=\"\(name)\"/>\n"
      }
      out += "  </testsuite>\n"
    }
    out += "</testsuites>\n"
  }
}
