import Checks
import Documents

/// The format `concise`: one line a finding, `path:line:column: severity[rule] message`.
public enum ConciseReport {
  public static func render(_ report: Report) -> [UInt8] {
    var lines = ""
    for pair in report.pairs {
      for finding in pair.findings {
        let place = Place(finding, of: pair)
        lines += "\(place): \(finding.severity)[\(finding.rule)] \(Visible.text(finding.message))\n"
      }
    }
    return Array(lines.utf8)
  }
}

/// Where a finding is shown: in the target, or in the source where it has no target.
struct Place: CustomStringConvertible {
  let file: SourceFile
  let range: Range<Int>
  let start: Position
  let end: Position

  init(_ finding: ReportedFinding, of pair: PairReport) {
    self.init(finding.finding, of: pair)
  }

  init(_ finding: Finding, of pair: PairReport) {
    let span = finding.target ?? finding.source.first ?? Span(start: 0, end: 0)
    self.init(span, in: finding.target != nil ? pair.target : pair.source)
  }

  init(_ span: Span, in side: PairReport.Side) {
    file = side.file(of: span)
    range = file.textRange(of: span)
    start = file.position(at: range.lowerBound)
    end = file.position(at: range.upperBound)
  }

  var description: String { "\(Visible.text(file.name)):\(start.line):\(start.column)" }
}
