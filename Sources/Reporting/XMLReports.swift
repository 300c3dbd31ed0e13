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

enum XML {
  /// `text` for an attribute or element of XML 1.0: characters that XML does not
  /// allow become U+FFFD, line ends and tabs character references.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: out += "&amp;"
      case 0x3C: out += "&lt;"
      case 0x3E: out += "&gt;"
      case 0x22: out += "&quot;"
      case 0x09, 0x0A, 0x0D: out += "&#\(scalar.value);"
      case 0..<0x20, 0xFFFE, 0xFFFF: out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
