import Alignment
import Checks
import Documents
import ICU
import Linguistics
import Synchronization

/// What came of checking one pair of files.
public struct PairReport: Sendable {
  public var source: Side
  public var target: Side
  public var alignment: Alignment
  public var findings: [ReportedFinding]
  /// Those that a suppression or the baseline keeps out of sight.
  public var hidden: [ReportedFinding] = []
  public var outcomes: [(rule: String, outcome: Engine.Outcome)]
  /// How long each stage of the check took, in order.
  public var stages: [(name: String, duration: Duration)] = []
  /// The names of the source and their spellings in the target, where they were asked for.
  public var names: [NameTable.Entry] = []
  /// Of all findings, whichever of them a report shows.
  public internal(set) var score: Score

  /// One text of the pair.
  public struct Side: Sendable {
    /// Without its text where `excerpts` have what is needed of that.
    public var file: SourceFile
    /// What is kept of a file that was checked in pieces, in order.
    private var excerpts: [Excerpt] = []
    private var reader = ExcerptReader()
    public var language: LanguageTag
    /// How many sentences there are.
    public var sentenceCount: Int
    /// The sentences, in order; of a file that was checked in pieces those with findings.
    public var sentences: [Span]
    /// The number of the block that each sentence stands in.
    public var paragraphs: [Int]
    /// Words, numbers and ideographic words by UAX #29.
    public var words: Int

    /// - Parameter count: how many sentences from the first one on belong to the report; all
    ///   when nil.
    public init(_ analysis: Analysis, sentences count: Int? = nil) {
      file = analysis.document.file
      language = analysis.language
      let own = analysis.sentences.prefix(count ?? analysis.sentences.count)
      sentences = analysis.document.spans(of: own.lazy.map(\.range))
      sentenceCount = own.count
      paragraphs = own.map(\.block)
      let next = analysis.sentences.dropFirst(own.count).first?.tokens.lowerBound
      words = analysis.tokens.prefix(next ?? analysis.tokens.count).count { $0.isWordLike }
    }

    /// Each block, from its first sentence to its last.
    public var blocks: [Span] {
      var blocks: [Span] = []
      var number: Int?
      for (sentence, paragraph) in zip(sentences, paragraphs) {
        if paragraph == number {
          blocks[blocks.count - 1].end = sentence.end
        } else {
          blocks.append(sentence)
          number = paragraph
        }
      }
      return blocks
    }

    /// The file, or the excerpt of it, that has the text of a span.
    public func file(of span: Span) -> SourceFile {
      let before = excerpts[..<excerpts.partitioningIndex { $0.start > span.start }]
      // What the rules saw of the next piece of a text may stand in between.
      guard let index = before.lastIndex(where: { $0.holds(span) }) ?? before.indices.last else {
        return file
      }
      return reader.read(index) { file.reading(excerpts[index]) }
    }

    /// The text of a span of the file.
    public func text(_ span: Span) -> String { String(utf16: units(span)) }

    func units(_ span: Span) -> ArraySlice<UInt16> {
      let file = file(of: span)
      return file.text[file.textRange(of: span)]
    }

    /// Lets go of all but some spans, the text round them and their sentences.
    ///
    /// - Parameter reach: UTF-16 units of text on both sides of each.
    mutating func keepOnly(_ spans: [Span], reach: Int) {
      excerpts = file.excerpts(of: spans, reach: reach)
      reader = ExcerptReader()
      let holding = Set(
        spans.map { span in sentences.partitioningIndex { $0.start > span.start } - 1 })
      sentences = holding.sorted().filter { $0 >= 0 }.map { sentences[$0] }
      paragraphs = []
      file = file.withoutText
    }

    mutating func append(_ next: Side) {
      excerpts += next.excerpts
      excerpts.sort { $0.start < $1.start }
      reader = ExcerptReader()
      sentences += next.sentences
      sentenceCount += next.sentenceCount
      words += next.words
    }
  }

  /// Keeps the excerpt that was read last: findings come in order, and many may stand in one.
  private final class ExcerptReader: Sendable {
    private let last = Mutex<(index: Int, file: SourceFile)?>(nil)

    func read(_ index: Int, _ read: () -> SourceFile) -> SourceFile {
      last.withLock { last in
        if let last, last.index == index { return last.file }
        let file = read()
        last = (index, file)
        return file
      }
    }
  }

  /// The findings are without fingerprints: see ``setFingerprints(path:after:)``.
  public init(
    source: Side, target: Side, alignment: Alignment, findings: [Finding],
    outcomes: [(rule: String, outcome: Engine.Outcome)]
  ) {
    self.source = source
    self.target = target
    self.alignment = alignment
    self.findings = findings.map { ReportedFinding(finding: $0, fingerprint: "") }
    self.outcomes = outcomes
    score = Score(findings, words: source.words, profile: .mqm)
  }
}

extension PairReport {
  /// Names the findings for reports and baselines.
  ///
  /// - Parameters:
  ///   - path: the target's, one that does not depend on the folder that the program runs in.
  ///   - seen: the findings of the pieces before, where the file comes in pieces.
  public mutating func setFingerprints(path: String, after seen: inout Fingerprint.Seen) {
    let fingerprints = Fingerprint.all(
      of: findings.lazy.map(\.finding), in: self, path: path, after: &seen)
    for (index, fingerprint) in zip(findings.indices, fingerprints) {
      findings[index].fingerprint = fingerprint
    }
  }
}

extension PairReport {
  /// Text round a place that reports may show, in UTF-16 units.
  private static let reach = 100

  /// Lets go of all that no report shows of a piece of a large bitext: the alignment, and the
  /// text but for that of the findings.
  ///
  /// - Parameters:
  ///   - severity: findings below it are let go too.
  ///   - places: spans of the target that findings to come may stand at.
  public mutating func compact(keeping severity: Severity, and places: [Span]) {
    findings.removeAll { $0.severity < severity }
    hidden.removeAll { $0.severity < severity }
    alignment = Alignment(beads: [], omission: [], addition: [], isGiven: true)
    let findings = (self.findings + hidden).map(\.finding)
    let sources = findings.flatMap(\.source)
    let targets = findings.flatMap { finding in
      [finding.target, finding.fix?.span].compactMap(\.self) + finding.related.map(\.span)
    }
    source.keepOnly(sources, reach: Self.reach)
    target.keepOnly(targets + places, reach: Self.reach)
  }

  /// Adds what came of the next piece of the file.
  public mutating func append(_ next: PairReport) {
    source.append(next.source)
    target.append(next.target)
    findings += next.findings
    hidden += next.hidden
    score = score.adding(next.score)
    for (index, (mine, its)) in zip(outcomes, next.outcomes).enumerated() {
      outcomes[index].outcome = mine.outcome.joined(with: its.outcome)
    }
    for (index, (mine, its)) in zip(stages, next.stages).enumerated() {
      stages[index].duration = mine.duration + its.duration
    }
  }
}

/// What came of a run.
public struct Report: Sendable {
  public var pairs: [PairReport]
  /// tqcheck's version.
  public var version: String
  /// Whether every pair could be checked.
  public var isComplete = true

  /// - Parameter profile: by which the pairs are scored.
  public init(pairs: [PairReport], version: String, profile: Score.Profile = .mqm) {
    self.pairs = pairs
    self.version = version
    for index in pairs.indices {
      let pair = pairs[index]
      self.pairs[index].score = Score(
        pair.findings.lazy.map(\.finding), words: pair.source.words, profile: profile)
    }
  }

  public func count(_ severity: Severity) -> Int {
    pairs.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
  }

  /// How many findings each rule has, the most first, then by name.
  public var ruleCounts: [(rule: String, count: Int)] {
    let findings = pairs.lazy.flatMap(\.findings)
    let counts = findings.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
    return counts.map { ($0.key, $0.value) }.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
  }

  /// The worst severity of all findings, or nil for a clean run.
  public var worst: Severity? {
    pairs.lazy.flatMap(\.findings).map(\.severity).max()
  }

  /// The same report with the findings at or above a severity.
  public func showing(_ severity: Severity) -> Report {
    var report = self
    // What has none below is not copied: there may be very many.
    for (index, pair) in pairs.enumerated() {
      if pair.findings.contains(where: { $0.severity < severity }) {
        report.pairs[index].findings.removeAll { $0.severity < severity }
      }
      if pair.hidden.contains(where: { $0.severity < severity }) {
        report.pairs[index].hidden.removeAll { $0.severity < severity }
      }
    }
    return report
  }
}
