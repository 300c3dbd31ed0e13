import Checks

/// The format `checkstyle`, columns in characters.
public enum CheckstyleReport {
  public static func render(_ report: Report, to out: ReportStream) {
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n"
    for pair in report.pairs {
      let (target, source) = (pair.target.file.name, pair.source.file.name)
      for file in source == target ? [target] : [target, source] {
        var isOpen = false
        for finding in pair.findings {
          let place = Place(finding, of: pair)
          guard place.file.name == file else { continue }
          if !isOpen { out += "  <file name=\"\(XML.escaped(file))\">\n" }
          isOpen = true
          out += "    <error line=\"\(place.start.line)\" column=\"\(place.start.column)\""
          out += " severity=\"\(finding.severity)\" message=\"\(XML.escaped(finding.message))\""
          out += " source=\"tqcheck.\(finding.rule)\"/>\n"
        }
        if isOpen { out += "  </file>\n" }
      }
    }
    out += "</checkstyle>\n"
  }
}
