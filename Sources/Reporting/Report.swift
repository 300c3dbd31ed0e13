import Alignment
import Checks
import Documents
import ICU
import Linguistics

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
    public var file: SourceFile
    public var language: LanguageTag
    /// The sentences, in order.
    public var sentences: [Span]
    /// The number of the block that each sentence stands in.
    public var paragraphs: [Int]
    /// Words, numbers and ideographic words by UAX #29.
    public var words: Int

    public init(_ analysis: Analysis) {
      file = analysis.document.file
      language = analysis.language
      sentences = analysis.sentences.map { analysis.document.span(of: $0.range) }
      paragraphs = analysis.sentences.map(\.block)
      words = analysis.tokens.count { $0.isWordLike }
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

    /// The text of a span of the file.
    func text(_ span: Span) -> String {
      String(decoding: file.text[file.textRange(of: span)], as: UTF16.self)
    }
  }

  public init(
    source: Side, target: Side, alignment: Alignment, findings: [Finding],
    outcomes: [(rule: String, outcome: Engine.Outcome)]
  ) {
    self.source = source
    self.target = target
    self.alignment = alignment
    self.findings = []
    self.outcomes = outcomes
    score = Score(findings, words: source.words, profile: .mqm)
    let fingerprints = Fingerprint.all(of: findings, in: self, path: target.file.name)
    self.findings = zip(findings, fingerprints).map {
      ReportedFinding(finding: $0, fingerprint: $1)
    }
  }
}

extension PairReport {
  /// Names the findings by another path of the target than the file's name, one
  /// that does not depend on the folder that the program runs in.
  public mutating func setFingerprints(path: String) {
    let fingerprints = Fingerprint.all(of: findings.map(\.finding), in: self, path: path)
    for (index, fingerprint) in zip(findings.indices, fingerprints) {
      findings[index].fingerprint = fingerprint
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
        pair.findings.map(\.finding), words: pair.source.words, profile: profile)
    }
  }

  public func count(_ severity: Severity) -> Int {
    pairs.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
  }

  /// How many findings each rule has, the most first, then by name.
  public var ruleCounts: [(rule: String, count: Int)] {
    let counts = pairs.flatMap(\.findings).reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
    return counts.map { ($0.key, $0.value) }.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
  }

  /// The worst severity of all findings, or nil for a clean run.
  public var worst: Severity? {
    pairs.flatMap(\.findings).map(\.severity).max()
  }

  /// The same report with the findings at or above a severity.
  public func showing(_ severity: Severity) -> Report {
    var report = self
    for index in report.pairs.indices {
      report.pairs[index].findings.removeAll { $0.severity < severity }
      report.pairs[index].hidden.removeAll { $0.severity < severity }
    }
    return report
  }
}
