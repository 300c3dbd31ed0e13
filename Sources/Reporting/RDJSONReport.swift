import Checks

/// The format `rdjson`: reviewdog's diagnostic result. Columns are UTF-8 bytes
/// from 1, ends exclusive.
public enum RDJSONReport {
  /// - Parameter pages: the address of the rules' pages, which the rule's name follows.
  public static func render(_ report: Report, pages: String? = nil, to out: ReportStream) {
    var json = JSONWriter(to: out)
    json.object {
      $0.object("source") { $0.value("name", "tqcheck") }
      $0.array("diagnostics") {
        for pair in report.pairs {
          for finding in pair.findings { diagnostic(finding, pair, pages, to: &$0) }
        }
      }
    }
    out += json.finished()
  }

  private static func diagnostic(
    _ finding: ReportedFinding, _ pair: PairReport, _ pages: String?, to json: inout JSONWriter
  ) {
    json.object {
      $0.value("message", finding.message + (finding.help.map { "; " + $0 } ?? ""))
      $0.object("location") { location(Place(finding, of: pair), to: &$0) }
      $0.value("severity", finding.severity.description.uppercased())
      $0.object("code") {
        $0.value("value", finding.rule)
        if let pages { $0.value("url", pages + finding.rule) }
      }
      if let fix = finding.fix {
        $0.array("suggestions") {
          $0.object {
            $0.object("range") { range(Place(fix.span, in: pair.target), to: &$0) }
            $0.value("text", fix.replacement)
          }
        }
      }
      $0.array("relatedLocations") {
        for (place, note) in Place.related(to: finding, of: pair) {
          $0.object {
            $0.value("message", note)
            $0.object("location") { location(place, to: &$0) }
          }
        }
      }
    }
  }

  private static func location(_ place: Place, to json: inout JSONWriter) {
    json.value("path", place.file.name)
    json.object("range") { range(place, to: &$0) }
  }

  private static func range(_ place: Place, to json: inout JSONWriter) {
    for (key, position) in [("start", place.start), ("end", place.end)] {
      json.object(key) {
        $0.value("line", position.line)
        $0.value("column", position.utf8Column)
      }
    }
  }
}
