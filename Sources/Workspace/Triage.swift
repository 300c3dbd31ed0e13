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
      if let span = finding.target, !span.isEmpty { return !target.touching(span).isEmpty }
      return finding.source.first.map { span in !source.touching(span).isEmpty } ?? false
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

  /// Hides what is suppressed, by the first suppression that means it.
  ///
  /// Complexity: linear in the findings and suppressions, times the logarithm of the blocks.
  private mutating func suppress(_ pair: inout PairReport) {
    guard suppressions.contains(where: { !$0.isOver }) else { return }
    let blocks = pair.target.blocks
    var meaning: [Meaning: [Int]] = [:]
    for index in suppressions.indices where !suppressions[index].isOver {
      let suppression = suppressions[index].suppression
      for rule in suppression.rules {
        guard let meant = Meaning(suppression, rule, blocks) else { continue }
        meaning[meant, default: []].append(index)
      }
      if case .nextBlock = suppression.scope { suppressions[index].isOver = true }
    }
    guard !meaning.isEmpty else { return }
    var hidden: [(suppression: Int, rule: Int, finding: ReportedFinding)] = []
    pair.findings.removeAll { finding in
      var first: Int?
      for meant in Meaning.all(of: finding, blocks) {
        guard let all = meaning[meant] else { continue }
        for index in all { suppressions[index].unused.removeAll { $0 == finding.rule } }
        // None of the others is unused any more.
        meaning[meant] = [all[0]]
        first = min(first ?? all[0], all[0])
      }
      guard let first else { return false }
      let suppression = suppressions[first].suppression
      var finding = finding
      finding.standing = .suppressed(
        reason: suppression.reason, inSource: suppression.isInSource)
      hidden.append((first, suppression.rules.firstIndex(of: finding.rule) ?? 0, finding))
      return true
    }
    hidden.sort { ($0.suppression, $0.rule) < ($1.suppression, $1.rule) }
    pair.hidden += hidden.map(\.finding)
  }

  /// What a suppression means for one of its rules.
  private enum Meaning: Hashable {
    case file(rule: String)
    case block(Int, rule: String)
    case finding(fingerprint: String, rule: String)

    /// Nil for one whose block is not there.
    init?(_ suppression: Suppression, _ rule: String, _ blocks: [Span]) {
      switch suppression.scope {
      case .file: self = .file(rule: rule)
      case .finding(let fingerprint): self = .finding(fingerprint: fingerprint, rule: rule)
      case .nextBlock(let comment):
        let block = blocks.partitioningIndex { $0.start >= comment.end }
        guard block < blocks.count else { return nil }
        self = .block(block, rule: rule)
      }
    }

    /// All that mean a finding.
    static func all(of finding: ReportedFinding, _ blocks: [Span]) -> [Meaning] {
      let whole: [Meaning] = [
        .file(rule: finding.rule),
        .finding(fingerprint: finding.fingerprint, rule: finding.rule),
      ]
      guard let span = finding.target else { return whole }
      return whole + blocks.touching(span).map { .block($0, rule: finding.rule) }
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
}

extension Span {
  /// Whether the two share a byte, or an empty one stands in or at the other.
  fileprivate func touches(_ other: Span) -> Bool {
    if isEmpty || other.isEmpty { return start <= other.end && other.start <= end }
    return start < other.end && other.start < end
  }
}

extension [Span] {
  /// Which of these, which are in order, a span touches.
  fileprivate func touching(_ span: Span) -> [Int] {
    let start = partitioningIndex { $0.end >= span.start }
    return self[start...].prefix { $0.start <= span.end }.indices.filter { self[$0].touches(span) }
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
