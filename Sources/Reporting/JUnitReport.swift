import Checks

/// The format `junit`: one suite a pair, one failing case a finding; one passing
/// case where a pair is clean.
public enum JUnitReport {
  public static func render(_ report: Report) -> [UInt8] {
    let total = report.pairs.reduce(0) { $0 + max(1, $1.findings.count) }
    let failures = report.pairs.reduce(0) { $0 + $1.findings.count }
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml +=
      "<testsuites name=\"tqcheck\" tests=\"\(total)\" failures=\"\(failures)\" errors=\"0\">\n"
    for pair in report.pairs {
      let name = XML.escaped(pair.target.file.name)
      let count = pair.findings.count
      xml += "  <testsuite name=\"\(name)\" tests=\"\(max(1, count))\" failures=\"\(count)\""
      xml += " errors=\"0\">\n"
      for finding in pair.findings {
        let place = Place(finding, of: pair)
        xml += "    <testcase name=\"\(finding.rule) \(place.start.line):\(place.start.column)\""
        xml += " classname=\"\(name)\">\n      <failure type=\"\(finding.severity)\""
        xml += " message=\"\(XML.escaped(finding.message))\">"
        xml += XML.escaped("\(place): \(finding.help ?? finding.message)")
        xml += "</failure>\n    </testcase>\n"
      }
      if count == 0 {
        xml += "    <testcase name=\"no findings\" classname=\"\(name)\"/>\n"
      }
      xml += "  </testsuite>\n"
    }
    return Array((xml + "</testsuites>\n").utf8)
  }
}
