import Checks

/// The format `github`: workflow commands that GitHub shows as annotations. It
/// shows ten of a level a step, so the worst come first. It does not say what its
/// columns count; these count UTF-16 units, as its other interfaces do.
public enum GitHubReport {
  public static func render(_ report: Report, to out: ReportStream) {
    for severity in Severity.allCases.reversed() {
      for pair in report.pairs {
        for finding in pair.findings where finding.severity == severity {
          out += line(finding, pair) + "\n"
        }
      }
    }
    let unseen = Severity.allCases.reduce(0) { $0 + max(0, report.count($1) - 10) }
    if unseen > 0 { out += "::notice title=tqcheck::\(unseen) more in the full report\n" }
  }

  private static func line(_ finding: ReportedFinding, _ pair: PairReport) -> String {
    let place = Place(finding, of: pair)
    var properties = "file=\(property(place.file.name)),line=\(place.start.line)"
    // A column is only taken together with a single line.
    if place.start.line == place.end.line {
      properties += ",col=\(place.start.utf16Column),endColumn=\(place.end.utf16Column)"
    } else {
      properties += ",endLine=\(place.end.line)"
    }
    let message = finding.message + (finding.help.map { "; " + $0 } ?? "")
    return
      "::\(command(finding.severity)) \(properties),title=\(property(finding.rule))::\(data(message))"
  }

  private static func command(_ severity: Severity) -> String {
    severity == .info ? "notice" : severity.description
  }

  private static func data(_ text: String) -> String {
    Visible.text(
      text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A"))
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
