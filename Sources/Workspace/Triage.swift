import Checks
import Documents
import Reporting

/// The one place that decides which findings are told, and how: the rules that
/// the settings choose and their severities, ignored blocks, suppressions, the
/// baseline, and last the order.
struct Triage {
  let choices: Settings.Choices
  let ignoredBlocks: [TextPattern]
  /// The name of the file beside the target that suppressions stand in.
  let sidecar: String
  let baseline: Baseline?
  private var suppressions: [Pending] = []

  init(
    choices: Settings.Choices, ignoredBlocks: [TextPattern], sidecar: String, baseline: Baseline?
  ) {
    self.choices = choices
    self.ignoredBlocks = ignoredBlocks
    self.sidecar = sidecar
    self.baseline = baseline
  }

  /// Judges a pair, or the next piece of one.
  mutating func judge(_ pair: inout PairReport) {
    select(&pair)
    dropIgnoredBlocks(&pair)
    suppress(&pair)
    compareWithBaseline(&pair)
    setSeverities(&pair)
    pair.findings.sort { Engine.precedes($0.finding, $1.finding) }
  }

  /// Tells what only the whole pair shows: the suppressions that suppress nothing, whatever the
  /// baseline holds.
  func finish(_ pair: inout PairReport) {
    if choices.includes(UnusedSuppression.page.name) {
      for pending in suppressions {
        pair.findings += pending.unused.map {
          UnusedSuppression.finding(pending.suppression, $0, sidecar: sidecar)
        }
      }
    }
    setSeverities(&pair)
    pair.findings.sort { Engine.precedes($0.finding, $1.finding) }
  }

  private func setSeverities(_ pair: inout PairReport) {
    for index in pair.findings.indices {
      if let severity = choices.severity(of: pair.findings[index].rule) {
        pair.findings[index].severity = severity
      }
    }
  }

  private func select(_ pair: inout PairReport) {
    pair.findings.removeAll { !choices.includes($0.rule) }
    pair.outcomes.removeAll { !choices.includes($0.rule) }
  }

  // MARK: Ignored blocks

  private func dropIgnoredBlocks(_ pair: inout PairReport) {
    guard !ignoredBlocks.isEmpty else { return }
    let target = ignored(pair.target)
    let source = ignored(pair.source)
    pair.findings.removeAll { finding in
      if let span = finding.target, !span.isEmpty { return target.contains { $0.touches(span) } }
      return finding.source.first.map { span in source.contains { $0.touches(span) } } ?? false
    }
  }

  /// The blocks of a text that settings ignore.
  private func ignored(_ side: PairReport.Side) -> [Span] {
    side.blocks.filter { block in
      let text = side.file.text[side.file.textRange(of: block)]
      return ignoredBlocks.contains { $0.matches(text) }
    }
  }

  // MARK: Suppressions

  private struct Pending {
    let suppression: Suppression
    /// Those of its rules that have suppressed nothing yet.
    var unused: [String]
    /// Whether the piece is judged that it stood in, if it is for the next block.
    var isOver = false
  }

  /// Takes suppressions of the pair, or of the piece that is judged next.
  mutating func add(_ new: [Suppression]) {
    suppressions += new.map {
      Pending(suppression: $0, unused: $0.rules.filter(choices.includes))
    }
  }

  /// Hides what is suppressed.
  private mutating func suppress(_ pair: inout PairReport) {
    guard !suppressions.isEmpty else { return }
    let blocks = pair.target.blocks
    for index in suppressions.indices where !suppressions[index].isOver {
      let suppression = suppressions[index].suppression
      for rule in suppression.rules where choices.includes(rule) {
        let isMeant = { (finding: ReportedFinding) in
          finding.rule == rule && suppression.covers(finding, blocks: blocks)
        }
        var hidden = pair.findings.filter(isMeant)
        if !hidden.isEmpty || pair.hidden.contains(where: isMeant) {
          suppressions[index].unused.removeAll { $0 == rule }
        }
        pair.findings.removeAll(where: isMeant)
        for index in hidden.indices {
          hidden[index].standing = .suppressed(
            reason: suppression.reason, inSource: suppression.isInSource)
        }
        pair.hidden += hidden
      }
      if case .nextBlock = suppression.scope { suppressions[index].isOver = true }
    }
  }

  // MARK: Baseline

  private func compareWithBaseline(_ pair: inout PairReport) {
    guard let baseline else { return }
    for index in pair.findings.indices {
      let isKnown = baseline.contains(pair.findings[index])
      pair.findings[index].standing = isKnown ? .known : .new
    }
    pair.hidden += pair.findings.filter { $0.standing == .known }
    pair.findings.removeAll { $0.standing == .known }
  }
}

extension Suppression {
  var isInSource: Bool { comment != nil }

  fileprivate func covers(_ finding: ReportedFinding, blocks: [Span]) -> Bool {
    switch scope {
    case .file: return true
    case .finding(let fingerprint): return finding.fingerprint == fingerprint
    case .nextBlock(let comment):
      guard let span = finding.target, let block = blocks.first(where: { $0.start >= comment.end })
      else { return false }
      return block.touches(span)
    }
  }
}

extension Span {
  /// Whether the two share a byte, or an empty one stands in or at the other.
  fileprivate func touches(_ other: Span) -> Bool {
    if isEmpty || other.isEmpty { return start <= other.end && other.start <= end }
    return start < other.end && other.start < end
  }
}

/// A suppression that suppresses nothing.
public enum UnusedSuppression {
  public static let page = RulePage(
    name: "unused-suppression",
    summary: "A suppression suppresses nothing",
    why: "The fault that it excused is gone; left behind, it would excuse the next one.",
    category: Category(mqm: "other", its: "other"), severity: .warning, mqmSeverity: .neutral,
    confidence: 1, examples: [])

  static func finding(
    _ suppression: Suppression, _ rule: String, sidecar: String
  ) -> ReportedFinding {
    let (span, place, name): (Span, String, String) =
      switch suppression.scope {
      case .nextBlock(let comment), .file(let comment): (comment, "", "\(comment.start)")
      case .finding(let fingerprint):
        (Span(start: 0, end: 0), " (\(sidecar):\(suppression.line))", fingerprint)
      }
    let finding = Finding(
      page, message: "there is no finding of \(rule) to suppress\(place)", help: "remove it",
      target: span)
    return ReportedFinding(
      finding: finding, fingerprint: Fingerprint.of([page.name, sidecar, rule, name]))
  }
}
