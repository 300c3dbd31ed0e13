import Checks

/// The format `gitlab`: GitLab's Code Quality report. GitLab does not show the
/// check's name, so the description holds it.
public enum GitLabReport {
  public static func render(_ report: Report, to out: ReportStream) {
    var json = JSONWriter(to: out)
    json.array {
      for pair in report.pairs {
        for finding in pair.findings {
          let place = Place(finding, of: pair)
          $0.object {
            $0.value("description", "\(finding.rule): \(finding.message)")
            $0.value("check_name", finding.rule)
            $0.value("fingerprint", finding.fingerprint)
            $0.value("severity", severity(finding))
            $0.object("location") {
              $0.value("path", place.file.name)
              $0.object("lines") {
                $0.value("begin", place.start.line)
                $0.value("end", place.end.line)
              }
            }
          }
        }
      }
    }
    out += json.finished()
  }

  private static func severity(_ finding: ReportedFinding) -> String {
    switch finding.mqmSeverity {
    case .neutral: "info"
    case .minor: "minor"
    case .major: "major"
    case .critical: "critical"
    }
  }
}
