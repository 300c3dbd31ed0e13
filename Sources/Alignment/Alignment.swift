import Glibc
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

  /// The two sentences as if they stood in one place.
  public var bead: Bead {
    Bead(
      source: source..<source + 1, target: target..<target + 1, score: score,
      posterior: 1 / (1 + exp(-score)))
  }
}

/// The beads of two texts, in order, covering every sentence once.
public struct Alignment: Sendable {
  public let beads: [Bead]
  /// Sentences that were moved, by source sentence.
  public var moves: [Move]
  /// How much the texts look like translations of each other, 0…1.
  public let quality: Double
  /// Whether the files say what belongs together: then a bead is a pair of units.
  public let isGiven: Bool
  /// False where the texts hardly are translations of each other, so that no bead is worth a
  /// finding. Texts of a few sentences may share no word by chance and are not judged.
  public var isOfTranslations: Bool {
    quality >= 0.5 || min(omission.count, addition.count) < Self.fewestSentences
  }
  static let fewestSentences = 6
  /// The probability that each source sentence has no counterpart, whatever bead holds it.
  public let omission: [Double]
  /// The probability that each target sentence has no counterpart, whatever bead holds it.
  public let addition: [Double]
  /// The bead of each source sentence, as an index into `beads`.
  public let beadOfSource: [Int]
  /// The bead of each target sentence, as an index into `beads`.
  public let beadOfTarget: [Int]

  public init(
    beads: [Bead], omission: [Double], addition: [Double], moves: [Move] = [],
    quality: Double = 1, isGiven: Bool = false
  ) {
    self.isGiven = isGiven
    self.beads = beads
    self.omission = omission
    self.addition = addition
    self.moves = moves
    self.quality = quality
    var ofSource = [Int](repeating: 0, count: omission.count)
    var ofTarget = [Int](repeating: 0, count: addition.count)
    for (index, bead) in beads.enumerated() {
      for sentence in bead.source { ofSource[sentence] = index }
      for sentence in bead.target { ofTarget[sentence] = index }
    }
    beadOfSource = ofSource
    beadOfTarget = ofTarget
  }

  /// The bead that tells what each target sentence translates: that of the source sentence, where
  /// one was moved.
  public var originOfTarget: [Int] {
    var beads = beadOfTarget
    for move in moves { beads[move.target] = beadOfSource[move.source] }
    return beads
  }

  /// The source sentences without a counterpart: those alone in their beads, and those whose
  /// beads give them one although they are without it by this probability at least.
  public func omittedSentences(atLeast chance: Double) -> [Int] {
    Self.unaligned(omission, atLeast: chance) { beads[beadOfSource[$0]].target.isEmpty }
  }

  /// The target sentences without a counterpart, told in the same way.
  public func addedSentences(atLeast chance: Double) -> [Int] {
    Self.unaligned(addition, atLeast: chance) { beads[beadOfTarget[$0]].source.isEmpty }
  }

  /// The neighbours of a sentence that is alone are in doubt because of it, and do not count.
  private static func unaligned(
    _ probabilities: [Double], atLeast chance: Double, isAlone: (Int) -> Bool
  ) -> [Int] {
    probabilities.indices.filter { sentence in
      if isAlone(sentence) { return true }
      let around = max(0, sentence - 1)...min(probabilities.count - 1, sentence + 1)
      return probabilities[sentence] >= chance && !around.contains(where: isAlone)
    }
  }
}
