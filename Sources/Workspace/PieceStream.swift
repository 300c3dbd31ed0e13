import Alignment
import Checks
import Documents
import Linguistics

/// The pieces of a large pair, one after the other.
protocol PieceStream {
  /// The next piece; nil at the end.
  mutating func next() throws(DocumentError) -> PairPiece?

  /// What of the last piece is to be judged; nil where it comes again, and larger.
  ///
  /// - Parameter context: the piece, aligned.
  mutating func settle(_ context: RuleContext) -> SettledPart?
}

/// What of an aligned piece stands before the next one.
struct SettledPart {
  /// Sentences of either text.
  let sentences: (source: Int, target: Int)
  /// The bytes of the files that it ends at; nil where the next piece shares nothing with this.
  private var ends: (source: Int, target: Int)?

  init(wholeOf context: RuleContext) {
    sentences = (context.source.sentences.count, context.target.sentences.count)
  }

  /// What stands before the blocks that two sentences begin.
  init(of context: RuleContext, before next: (source: Int, target: Int)) {
    sentences = next
    ends = (Self.start(next.source, context.source), Self.start(next.target, context.target))
  }

  /// Whether a finding stands in the part. What has no place in the target, or an empty one
  /// between two sentences, is where its source is.
  func holds(_ finding: Finding) -> Bool {
    guard let ends else { return true }
    if let span = finding.target, !span.isEmpty || finding.source.isEmpty {
      return span.start < ends.target
    }
    return finding.source.first.map { $0.start < ends.source } ?? true
  }

  private static func start(_ sentence: Int, _ text: Analysis) -> Int {
    text.document.span(of: text.document.blocks[text.sentences[sentence].block]).start
  }
}

extension BitextStream: PieceStream {
  func settle(_ context: RuleContext) -> SettledPart? { SettledPart(wholeOf: context) }
}

extension Alignment {
  /// The same of texts that are known to be translations of each other.
  var ofTranslations: Alignment {
    Alignment(
      beads: beads, omission: omission, addition: addition, moves: moves, isGiven: isGiven)
  }
}
