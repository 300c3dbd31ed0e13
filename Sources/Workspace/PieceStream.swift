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
  /// - Parameter pair: the piece, aligned.
  mutating func settle(_ piece: PairPiece, _ pair: AlignedPair) -> SettledPart?
}

/// Two texts and what of them belongs together.
struct AlignedPair {
  let source: Analysis
  let target: Analysis
  var alignment: Alignment
}

/// What of an aligned piece stands before the next one.
struct SettledPart {
  /// Sentences of either text.
  let sentences: (source: Int, target: Int)
  /// What of the text of the target's file the part is.
  let extent: Range<Int>
  /// The bytes of the files that it ends at; nil where the next piece shares nothing with this.
  private var ends: (source: Int, target: Int)?

  init(wholeOf source: Analysis, _ target: Analysis, _ extent: Range<Int>) {
    sentences = (source.sentences.count, target.sentences.count)
    self.extent = extent
  }

  /// What stands before the blocks that two sentences begin, none of them the first.
  ///
  /// - Parameter extent: that of the whole piece.
  init(of pair: AlignedPair, before next: (source: Int, target: Int), _ extent: Range<Int>) {
    sentences = next
    ends = (Self.start(next.source, pair.source), Self.start(next.target, pair.target))
    let (text, last) = (pair.target.document, pair.target.sentences[next.target - 1].block)
    self.extent =
      extent.lowerBound..<max(extent.lowerBound, text.fileRange(of: text.blocks[last]).upperBound)
  }

  /// Whether a sentence and where it was moved to stand in the part. What stands behind it will
  /// find its counterpart in the next piece.
  func holds(_ move: Move) -> Bool {
    move.source < sentences.source && move.target < sentences.target
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

  /// The byte that the block of a sentence begins at, or an element before its text.
  private static func start(_ sentence: Int, _ text: Analysis) -> Int {
    let document = text.document
    let block = document.blocks[text.sentences[sentence].block]
    let element = document.elements.first { $0.offset >= block.lowerBound }
    let start = document.fileRange(of: block).lowerBound
    let first = min(start, element?.range.lowerBound ?? start)
    return document.file.span(of: first..<first).start
  }
}

extension BitextStream: PieceStream {
  func settle(_ piece: PairPiece, _ pair: AlignedPair) -> SettledPart? {
    SettledPart(wholeOf: pair.source, pair.target, piece.extent)
  }
}

extension Alignment {
  /// The same of texts that are known to be translations of each other.
  var ofTranslations: Alignment {
    Alignment(
      beads: beads, omission: omission, addition: addition, moves: moves, isGiven: isGiven)
  }
}
