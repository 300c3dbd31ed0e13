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
  private let fingerprints: Bool
  private let links: String?

  /// - Parameters:
  ///   - statistics: whether the findings are counted by rule, and the score is
  ///     told, at the end.
  ///   - fingerprints: whether each finding's fingerprint is told.
  ///   - links: the address of the rules' pages, which the rule's name follows,
  ///     for a terminal that shows links.
  public init(
    color: Bool, statistics: Bool = false, fingerprints: Bool = false, links: String? = nil
  ) {
    style = Style(isOn: color)
    self.statistics = statistics
    self.fingerprints = fingerprints
    self.links = links
  }

  public func render(_ report: Report, to out: ReportStream) {
    for pair in report.pairs {
      for group in groups(of: pair) { out += render(group, of: pair) + "\n" }
    }
    if statistics { out += table(of: report) }
    out += summary(of: report) + "\n"
  }

  /// The findings of a pair, those of one sentence together.
  private func groups(of pair: PairReport) -> [ArraySlice<ReportedFinding>] {
    var groups: [ArraySlice<ReportedFinding>] = []
    var start = 0
    var last: Int?
    for (index, finding) in pair.findings.enumerated() {
      let sentence = finding.target.flatMap { span in
        let next = pair.target.sentences.partitioningIndex { $0.start > span.start }
        return next > 0 ? next - 1 : nil
      }
      if index > start, sentence == nil || sentence != last {
        groups.append(pair.findings[start..<index])
        start = index
      }
      last = sentence
    }
    return groups + (start < pair.findings.count ? [pair.findings[start...]] : [])
  }

  private func render(_ group: ArraySlice<ReportedFinding>, of pair: PairReport) -> String {
    let places = group.map { Place($0, of: pair) }
    guard let line = sharedLine(places) else {
      return group.map { render([$0], of: pair) }.joined()
    }
    let others = group.flatMap { otherPlaces($0, of: pair) }
    let lines = places.map(\.start.line) + others.map { $0.place.start.line }
    let gutter = String(lines.max() ?? 1).count
    var out = zip(group, places).map(title).joined()
    out += style.dim("\(pad(String(places[0].start.line), gutter)) │ ") + line.text + "\n"
    for (finding, place) in zip(group, places) {
      out += carets(under: place, in: line, gutter: gutter, mark: "^", severity: finding.severity)
    }
    var shown: Set<String> = []
    for (other, note) in others where shown.insert("\(other) \(other.range) \(note)").inserted {
      let line = ExcerptLine(other.range, in: other.file, cells: Self.excerptCells)
      out += pad("", gutter) + style.dim(" ┌ \(other)") + " \(Visible.text(note))\n"
      out += style.dim("\(pad(String(other.start.line), gutter)) │ ") + line.text + "\n"
      out += carets(under: other, in: line, gutter: gutter, mark: "-", severity: nil)
    }
    for finding in group {
      if let help = finding.help, shown.insert(help).inserted {
        out += note("help", help, gutter: gutter)
      }
      if fingerprints { out += note("fingerprint", finding.fingerprint, gutter: gutter) }
    }
    return out
  }

  /// The excerpt that shows all of these places; nil where one is not enough.
  private func sharedLine(_ places: [Place]) -> ExcerptLine? {
    guard let first = places.first else { return nil }
    let start = places.map(\.range.lowerBound).min() ?? first.range.lowerBound
    let end = places.map(\.range.upperBound).max() ?? first.range.upperBound
    let line = ExcerptLine(start..<end, in: first.file, cells: Self.excerptCells)
    let isShared = places.allSatisfy {
      $0.start.line == first.start.line && line.cells(of: $0.range, in: $0.file) != nil
    }
    return places.count == 1 || isShared ? line : nil
  }

  /// The other places of a finding that are shown, each with a word on why.
  private func otherPlaces(
    _ finding: ReportedFinding, of pair: PairReport
  ) -> [(place: Place, note: String)] {
    finding.related.map { (Place($0.span, in: pair.target), $0.message) }
      + Place.sources(of: finding, in: pair).prefix(2).map { ($0, "source") }
  }

  private func title(_ finding: ReportedFinding, _ place: Place) -> String {
    let rule = style.link("[\(finding.rule)]", to: links.map { $0 + finding.rule })
    let label = style.severity(finding.severity, "\(finding.severity)\(rule)")
    return "\(style.bold(place.description)) \(label) \(Visible.text(finding.message))\n"
  }

  private func note(_ name: String, _ text: String, gutter: Int) -> String {
    pad("", gutter) + style.dim(" = ") + style.bold("\(name):") + " \(Visible.text(text))\n"
  }

  private func carets(
    under place: Place, in line: ExcerptLine, gutter: Int, mark: Unicode.Scalar,
    severity: Severity?
  ) -> String {
    guard !line.isRightToLeft else { return "" }
    let (indent, width) =
      line.cells(of: place.range, in: place.file) ?? (line.indent, line.width)
    let carets = repeated(mark, width)
    return style.dim("\(pad("", gutter)) │ ") + repeated(" ", indent)
      + (severity.map { style.severity($0, carets) } ?? style.dim(carets)) + "\n"
  }

  private func summary(of report: Report) -> String {
    let sentences = report.pairs.reduce(0) { $0 + $1.target.sentenceCount }
    let scope =
      "\(plural(report.pairs.count, "pair")), \(plural(sentences, "sentence"))"
    let counts = [
      (report.count(.error), "error"), (report.count(.warning), "warning"),
      (report.count(.info), "info"),
    ].filter { $0.0 > 0 }.map { plural($0.0, $0.1) }
    let found = counts.isEmpty ? "No findings" : "Found \(counts.joined(separator: ", "))"
    return "\(found) in \(scope)\(hidden(in: report))."
  }

  private func hidden(in report: Report) -> String {
    let hidden = report.pairs.flatMap(\.hidden)
    let known = hidden.count { $0.standing == .known }
    let counts = [(hidden.count - known, "suppressed"), (known, "in the baseline")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return counts.isEmpty ? "" : "; \(counts.joined(separator: ", "))"
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
    repeated(" ", width - text.utf8.count) + text
  }

  /// A character of ASCII some times.
  private func repeated(_ scalar: Unicode.Scalar, _ count: Int) -> String {
    String(decoding: repeatElement(UInt8(ascii: scalar), count: max(0, count)), as: UTF8.self)
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

  /// A link (OSC 8), where the address is one that cannot break out of it.
  func link(_ text: String, to address: String?) -> String {
    guard isOn, let address, address.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else { return text }
    return "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  private func wrap(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
