import Linguistics

/// A group of source sentences and the target sentences that translate them.
/// One side is empty for an omission or an addition.
public struct Bead: Sendable, Equatable {
  /// Indices into the source's `sentences`.
  public var source: Range<Int>
  /// Indices into the target's `sentences`.
  public var target: Range<Int>
  /// Log-odds against leaving these sentences unaligned.
  public var score: Double
  /// The probability of the bead given both texts, 0…1.
  public var posterior: Double

  public init(source: Range<Int>, target: Range<Int>, score: Double, posterior: Double) {
    self.source = source
    self.target = target
    self.score = score
    self.posterior = posterior
  }
}

/// A sentence that stands elsewhere in the translation. Both sentences are unaligned in the
/// beads, which keep the order of the texts.
public struct Move: Sendable, Equatable {
  /// Index into the source's `sentences`.
  public var source: Int
  /// Index into the target's `sentences`.
  public var target: Int
  /// Log-odds against the two being an omission and an addition.
  public var score: Double

  public init(source: Int, target: Int, score: Double) {
    self.source = source
    self.target = target
    self.score = score
  }
}

/// The beads of two texts, in order, covering every sentence once.
public struct Alignment: Sendable {
  public let beads: [Bead]
  /// Sentences that were moved, by source sentence.
  public let moves: [Move]
  /// How much the texts look like translations of each other, 0…1. Below 0.5 they hardly
  /// are, and no bead is worth a finding.
  public let quality: Double
  /// Whether the files say what belongs together: then a bead is a pair of units.
  public let isGiven: Bool
  /// The bead of each source sentence, as an index into `beads`.
  public let beadOfSource: [Int]
  /// The bead of each target sentence, as an index into `beads`.
  public let beadOfTarget: [Int]

  public init(
    beads: [Bead], sourceCount: Int, targetCount: Int, moves: [Move] = [], quality: Double = 1,
    isGiven: Bool = false
  ) {
    self.isGiven = isGiven
    self.beads = beads
    self.moves = moves
    self.quality = quality
    var ofSource = [Int](repeating: 0, count: sourceCount)
    var ofTarget = [Int](repeating: 0, count: targetCount)
    for (index, bead) in beads.enumerated() {
      for sentence in bead.source { ofSource[sentence] = index }
      for sentence in bead.target { ofTarget[sentence] = index }
    }
    beadOfSource = ofSource
    beadOfTarget = ofTarget
  }
}
