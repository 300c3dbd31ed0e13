import Checks
import Documents
import ICU

/// The format `text`: each finding with an annotated excerpt of the target and
/// of the source, for people.
public struct TextReport {
  private let style: Style
  /// Cells of an excerpt beside the gutter.
  private static let excerptCells = 88
  private let statistics: Bool

  /// - Parameter statistics: whether the findings are counted by rule, and the
  ///   score is told, at the end.
  public init(color: Bool, statistics: Bool = false) {
    style = Style(isOn: color)
    self.statistics = statistics
  }

  public func render(_ report: Report) -> [UInt8] {
    var out = ""
    for pair in report.pairs {
      for finding in pair.findings { out += render(finding, of: pair) + "\n" }
    }
    if statistics { out += table(of: report) }
    out += summary(of: report) + "\n"
    return Array(out.utf8)
  }

  private func render(_ finding: Finding, of pair: PairReport) -> String {
    let place = Place(finding, of: pair)
    let label = "\(finding.severity)[\(finding.rule)]"
    var out = "\(style.bold(place.description)) \(style.severity(finding.severity, label))"
    out += " \(Visible.text(finding.message))\n"
    let spans = finding.target == nil ? Array(finding.source.dropFirst()) : finding.source
    let sourcePlaces = spans.map { Place($0, in: pair.source.file) }
    let related = finding.related.map { (Place($0.span, in: pair.target.file), $0.message) }
    let lines = [place.start.line] + sourcePlaces.map(\.start.line) + related.map(\.0.start.line)
    let gutter = String(lines.max() ?? 1).count
    out += excerpt(place, gutter: gutter, mark: "^", severity: finding.severity)
    for (other, message) in related {
      out += header(other, gutter: gutter, note: message)
      out += excerpt(other, gutter: gutter, mark: "-", severity: nil)
    }
    for other in sourcePlaces.prefix(2) {
      out += header(other, gutter: gutter, note: "source")
      out += excerpt(other, gutter: gutter, mark: "-", severity: nil)
    }
    if let help = finding.help {
      out += pad("", gutter) + style.dim(" = ") + style.bold("help:") + " \(Visible.text(help))\n"
    }
    return out
  }

  private func header(_ place: Place, gutter: Int, note: String) -> String {
    pad("", gutter) + style.dim(" ┌ \(place)") + " \(Visible.text(note))\n"
  }

  private func excerpt(_ place: Place, gutter: Int, mark: Character, severity: Severity?) -> String
  {
    let line = ExcerptLine(place.range, in: place.file, cells: Self.excerptCells)
    var out =
      style.dim("\(pad(String(place.start.line), gutter)) │ ") + line.text + "\n"
    guard !line.isRightToLeft else { return out }
    let carets = String(repeating: mark, count: line.width)
    out += style.dim("\(pad("", gutter)) │ ") + String(repeating: " ", count: line.indent)
    out += (severity.map { style.severity($0, carets) } ?? style.dim(carets)) + "\n"
    return out
  }

  private func summary(of report: Report) -> String {
    let sentences = report.pairs.reduce(0) { $0 + $1.target.sentences.count }
    let scope =
      "\(plural(report.pairs.count, "pair")), \(plural(sentences, "sentence"))"
    let counts = [
      (report.count(.error), "error"), (report.count(.warning), "warning"),
      (report.count(.info), "info"),
    ].filter { $0.0 > 0 }.map { plural($0.0, $0.1) }
    return counts.isEmpty
      ? "No findings in \(scope)." : "Found \(counts.joined(separator: ", ")) in \(scope)."
  }

  /// The number of findings of each rule, and the score of each pair.
  private func table(of report: Report) -> String {
    let counts = report.ruleCounts
    let width = String(counts.first?.count ?? 0).count
    var out = ""
    for (rule, count) in counts { out += "\(pad(String(count), width)) \(style.bold(rule))\n" }
    if !counts.isEmpty { out += "\n" }
    for pair in report.pairs {
      let score = pair.score
      out += "\(Visible.text(pair.target.file.name)): penalty \(score.perThousandText)"
      out += " per 1,000 words (\(score.caveat))\n"
    }
    return out
  }

  private func plural(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 || noun == "info" ? "" : "s")"
  }

  private func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// Colours of a terminal (ECMA-48 SGR), or none.
struct Style {
  let isOn: Bool

  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }

  func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: wrap(text, "1;31")
    case .warning: wrap(text, "1;33")
    case .info: wrap(text, "1;36")
    }
  }

  private func wrap(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
