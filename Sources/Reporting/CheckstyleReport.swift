import Checks

/// The format `checkstyle`, columns in characters.
public enum CheckstyleReport {
  public static func render(_ report: Report, to out: ReportStream) {
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n"
    for pair in report.pairs {
      let (target, source) = (pair.target.file.name, pair.source.file.name)
      for file in source == target ? [target] : [target, source] {
        let findings = pair.findings.lazy.filter { Place($0, of: pair).file.name == file }
        guard !findings.isEmpty else { continue }
        out += "  <file name=\"\(XML.escaped(file))\">\n"
        for finding in findings {
          let place = Place(finding, of: pair)
          out += "    <error line=\"\(place.start.line)\" column=\"\(place.start.column)\""
          out += " severity=\"\(finding.severity)\" message=\"\(XML.escaped(finding.message))\""
          out += " source=\"tqcheck.\(finding.rule)\"/>\n"
        }
        out += "  </file>\n"
      }
    }
    out += "</checkstyle>\n"
  }
}
