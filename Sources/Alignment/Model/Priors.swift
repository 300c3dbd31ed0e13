import Glibc

/// The few constants of the model, none of them bound to a language.
///
/// The shares of the bead shapes follow Gale and Church 1993 (table 5) and the counts
/// that later hand alignments of books give for larger shapes.
enum Priors {
  /// Sentences that a bead may hold on one side.
  static let maxSide = 4
  /// Share of beads of `row + 1` source and `column + 1` target sentences.
  static let shapes: [[Double]] = [
    [0.86, 0.045, 0.008, 0.0015],
    [0.045, 0.008, 0.003, 0.0006],
    [0.008, 0.003, 0.001, 0.0003],
    [0.0015, 0.0006, 0.0003, 0.0002],
  ]
  /// The chance that a run of unaligned sentences starts on one side.
  static let nullStart = 0.006
  /// The chance that such a run goes on.
  static let nullNext = 0.1
  /// The chance that it turns out to be a long one, such as a dropped section, and the
  /// chance that a long one goes on.
  static let nullLong = 0.002
  static let nullLongNext = 0.95
  /// The chance that a run on one side is followed by one on the other.
  static let nullSwitch = 0.1

  /// The chance that an unaligned sentence was moved rather than left out.
  static let moved = 0.02
  /// The chance that several in a row were moved, where the other text has as many in a row that
  /// translate nothing.
  static let movedWhole = 0.3
  /// The chance that the sentence behind a moved one was moved with it.
  static let movedNext = 0.9

  /// Variance of the logarithm of the ratio of lengths: a constant part and one that
  /// falls with the length in letters.
  static let lengthVariance = (constant: 0.008, perLetter: 1.4)
  /// The chance that a translation's length is out of the common run: the standard
  /// deviation is then four times as large.
  static let lengthOutlier = 0.002
  /// How much wider than that the spread is taken before it has been estimated.
  static let firstSpread = 2.0
  /// Observations that the general spread is worth.
  static let spreadWeight = 8.0
  /// Standard deviation of the logarithm of the ratio of two texts' lengths.
  static let ratioDeviation = 0.15

  /// The chance that a word with a perfect look-alike was translated by it.
  static let wordTrust = 0.6
  static let numberTrust = 0.8
  static let markTrust = 0.5
  /// Observations that these chances are worth for one word.
  static let trustWeight = 1.5
  /// The most that one token may say for a bead, in nats: a chance resemblance of rare
  /// words must not outweigh a sentence.
  static let maxTokenGain: Float = 5

  /// The chance that a paragraph of the source starts one in the target, before it has been
  /// estimated, and the observations that it is worth.
  static let paragraphTrust = 0.5
  static let paragraphWeight = 4.0

  /// The nats that words say for a sentence of a translation at least. Estimated on news in
  /// eleven languages: none of 420 translations is below, nor of 320 with half of their
  /// sentences left out, and four in five of 420 pairs of unrelated texts are.
  static let relatedEvidence = 0.65
  /// Letters of an alphabet that a text needs to show that it is none: of pages of bare headings
  /// 25 in 5,367 were told that had fewer.
  static let fewestLetters = 170.0
  /// The score of the correlation of sentences' lengths that tells a translation as well, if no
  /// more than that share of the beads is unaligned. Estimated on manuals in fourteen languages
  /// and news in ten, each also beside other texts, some of as many paragraphs: of 91 translations
  /// that share few words seven are below, and of 2,900 pairs of unrelated texts 87 are not.
  static let likeLengths = 3.3
  static let mostUnaligned = 0.05

  /// What a bead must be worth in expected hits to be kept apart: half of the F1 that
  /// is hoped for at most, less where a miss is worse than a false split.
  static let beadCost = 0.2
}
