import Checks

/// The format `checkstyle`, columns in characters.
public enum CheckstyleReport {
  public static func render(_ report: Report) -> [UInt8] {
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n"
    for pair in report.pairs {
      let (target, source) = (pair.target.file.name, pair.source.file.name)
      for file in source == target ? [target] : [target, source] {
        let places = pair.findings.map { (Place($0, of: pair), $0) }
          .filter { $0.0.file.name == file }
        guard !places.isEmpty else { continue }
        xml += "  <file name=\"\(XML.escaped(file))\">\n"
        for (place, finding) in places {
          xml += "    <error line=\"\(place.start.line)\" column=\"\(place.start.column)\""
          xml += " severity=\"\(finding.severity)\" message=\"\(XML.escaped(finding.message))\""
          xml += " source=\"tqcheck.\(finding.rule)\"/>\n"
        }
        xml += "  </file>\n"
      }
    }
    return Array((xml + "</checkstyle>\n").utf8)
  }
}
