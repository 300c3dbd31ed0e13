import Checks
import Documents

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

  /// The other places of a finding, each with a word on why it is shown: first
  /// those in the source, but for the one that stands for a finding without target.
  static func related(
    to finding: ReportedFinding, of pair: PairReport
  ) -> [(place: Place, note: String)] {
    sources(of: finding, in: pair).map { ($0, "source") }
      + finding.related.map { (Place($0.span, in: pair.target), $0.message) }
  }

  static func sources(of finding: ReportedFinding, in pair: PairReport) -> [Place] {
    let sources = finding.target == nil ? finding.source.dropFirst() : finding.source[...]
    return sources.map { Place($0, in: pair.source) }
  }

  var description: String { "\(Visible.text(file.name)):\(start.line):\(start.column)" }
}
