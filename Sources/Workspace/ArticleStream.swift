import Alignment
import Checks
import Documents
import Linguistics

/// Reads a large pair of articles piece by piece. A piece is a window on either text; what it has
/// before a border that both texts share is settled, and the next windows begin there.
struct ArticleStream: PieceStream {
  private var source: any TextWindows
  private var target: any TextWindows
  /// How long the two windows are together.
  private let usualSize: Int
  private var size: Int
  private var hasSettled = false
  private var isDone = false

  /// The most of both windows that one of them may be: where one text ends early, the other
  /// must not leave it hardly any.
  private static let largestShare = 0.75

  /// Plain texts, read from their files window by window. Nil where they are best read as a
  /// whole: they are small, not in UTF-8, or no files.
  ///
  /// - Parameters:
  ///   - smallest: bytes that both files are larger than together to be read in pieces.
  ///   - size: bytes of the two windows together; more where they hold no border.
  init?(
    _ source: PairCheck.Input, _ target: PairCheck.Input, smallest: Int, size: Int
  ) throws(DocumentError) {
    // A pipe is read only once.
    guard [source.path, target.path].allSatisfy({ FilePath.isFile(FilePath.absolute($0)) }),
      let first = try PlainTextStream(path: source.path, layout: source.layout),
      let second = try PlainTextStream(path: target.path, layout: target.layout),
      first.remaining + second.remaining > smallest
    else { return nil }
    self.init(first, second, size: size)
  }

  /// Nil where the texts are best judged as a whole: one is far longer than the other.
  ///
  /// - Parameter size: how long the two windows are together; more where they hold no border.
  init?(_ source: any TextWindows, _ target: any TextWindows, size: Int) {
    guard !PairCheck.areUnequal(source.remaining, target.remaining) else { return nil }
    (self.source, self.target) = (source, target)
    usualSize = size
    self.size = size
  }

  mutating func next() throws(DocumentError) -> PairPiece? {
    guard !isDone else { return nil }
    while true {
      // In proportion to what is left, so that both texts end together.
      let share = Double(source.remaining) / Double(max(1, source.remaining + target.remaining))
      let part = min(max(share, 1 - Self.largestShare), Self.largestShare)
      let first = Int(part * Double(size))
      let documents = (source: try source.read(first), target: try target.read(size - first))
      let piece = PairPiece(
        source: documents.source, target: documents.target,
        extent: target.start..<documents.target.file.text.count)
      isDone = source.isAtEnd && target.isAtEnd
      // A single block has no border.
      if isDone || min(piece.source.blocks.count, piece.target.blocks.count) > 1 { return piece }
      size *= 2
    }
  }

  mutating func settle(_ piece: PairPiece, _ pair: AlignedPair) -> SettledPart? {
    if isDone { return SettledPart(wholeOf: pair.source, pair.target, piece.extent) }
    guard hasSettled || pair.alignment.isOfTranslations,
      let border = Self.lastBorder(in: pair)
    else {
      size *= 2
      return nil
    }
    let (first, second) = (pair.source, pair.target)
    source.move(toBlock: first.sentences[border.source].block, of: first.document)
    target.move(toBlock: second.sentences[border.target].block, of: second.document)
    size = usualSize
    hasSettled = true
    return SettledPart(of: pair, before: border, piece.extent)
  }

  // MARK: Borders

  /// How sure a bead must be to bear a border.
  private static let sure = 0.9
  /// Beads that must be sure behind a border, so that what follows the windows has no say before
  /// it: so many, or such a share of those of small windows. As many again may be unsure among
  /// them: beads of passages that are no translations of each other hardly ever are sure.
  private static let behind = (most: 100, share: 1.0 / 16)
  /// The share of the beads that must stand before it, or the windows are too small for what
  /// one text lacks.
  private static let before = 1.0 / 4

  /// The sentences behind the last border: it stands between sure beads and paragraphs of both
  /// texts, and in no quotation.
  private static func lastBorder(in pair: AlignedPair) -> (source: Int, target: Int)? {
    let beads = pair.alignment.beads
    let needed = min(behind.most, 1 + Int(behind.share * Double(beads.count)))
    let (source, target) = (Borders(pair.source), Borders(pair.target))
    // The sure beads from each one on.
    var sure = [0]
    for bead in beads.reversed() { sure.append(sure[sure.count - 1] + (isSure(bead) ? 1 : 0)) }
    sure.reverse()
    let first = 1 + Int(before * Double(beads.count))
    for index in (first..<max(first, beads.count)).reversed()
    where isSure(beads[index - 1]) && isSure(beads[index]) {
      let end = min(beads.count, index + 2 * needed)
      let next = (source: beads[index].source.lowerBound, target: beads[index].target.lowerBound)
      if sure[index] - sure[end] >= needed, source.canStand(before: next.source),
        target.canStand(before: next.target)
      {
        return next
      }
    }
    return nil
  }

  private static func isSure(_ bead: Bead) -> Bool {
    bead.posterior >= sure && !bead.source.isEmpty && !bead.target.isEmpty
  }

  /// Where one of the texts may be parted.
  private struct Borders {
    let text: Analysis

    init(_ text: Analysis) { self.text = text }

    func canStand(before sentence: Int) -> Bool {
      let block = text.sentences[sentence].block
      guard sentence > 0, text.sentences[sentence - 1].block != block else { return false }
      let offset = text.document.blocks[block].lowerBound
      let (pairs, loose) = (text.quotations.pairs, text.quotations.loose)
      return !pairs.contains { $0.open.offset < offset && offset <= $0.close.offset }
        && !loose.contains { $0.mark.offset < offset && offset <= $0.resumedAt ?? 0 }
    }
  }
}
