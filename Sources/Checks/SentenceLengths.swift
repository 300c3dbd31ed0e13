import Glibc
import ICU
import Linguistics

/// How long translated sentences are against what the article's own ratio of
/// lengths lets expect.
///
/// The logarithm of the ratio of lengths is taken as normal round the
/// article's mean, with a variance that falls with the length. Model: W. Gale,
/// K. Church, "A program for aligning sentences in bilingual corpora" (1993);
/// the two parts of the variance: own estimate from news articles in ten pairs.
struct SentenceLengths: Sendable {
  /// Standard deviations up to which two texts may be free translations of each other.
  static let free = 1.5

  /// The part of the variance that no length removes.
  private static let constantVariance = 0.012
  /// The part that a mean length of one letter would have.
  private static let letterVariance = 4.0
  /// Beads that tell an article's own ratio.
  private static let fewest = 5

  private let source: Side
  private let target: Side
  /// The logarithm of the article's ratio, target to source; nil where too few beads tell it.
  private let usual: Double?

  init(_ context: RuleContext) {
    let weights = ScriptWeights()
    let (source, target) = (Side(context.source, weights), Side(context.target, weights))
    self.source = source
    self.target = target
    let plain = context.alignment.beads.filter { $0.source.count == 1 && $0.target.count == 1 }
    let sums = plain.reduce(into: (source: 0.0, target: 0.0)) { sums, bead in
      sums.source += source.length(bead.source)
      sums.target += target.length(bead.target)
    }
    let isTold = plain.count >= Self.fewest && sums.source > 0 && sums.target > 0
    usual = isTold ? log(sums.target / sums.source) : nil
  }

  /// By how many standard deviations the target of a bead is longer than its
  /// source lets expect; nil where that cannot be told.
  func deviation(_ source: Range<Int>, _ target: Range<Int>) -> Double? {
    guard let usual else { return nil }
    let (one, other) = (self.source.length(source), self.target.length(target))
    guard one > 0, other > 0 else { return nil }
    let mean = (one + other * exp(-usual)) / 2
    let variance = Self.constantVariance + Self.letterVariance / mean
    return (log(other / one) - usual) / variance.squareRoot()
  }

  /// The length of source sentences in letters of an alphabet.
  func sourceLength(_ sentences: Range<Int>) -> Double { source.length(sentences) }

  /// The lengths of one text's sentences, summed up.
  private struct Side: Sendable {
    private var sums: [Double] = [0]

    init(_ text: Analysis, _ weights: ScriptWeights) {
      let lengths = text.tokenTable.forms.map(weights.length(of:))
      let tokens = text.tokens
      sums.reserveCapacity(text.sentences.count + 1)
      for sentence in text.sentences {
        sums.append(sentence.tokens.reduce(sums.last ?? 0) { $0 + lengths[Int(tokens[$1].form)] })
      }
    }

    func length(_ sentences: Range<Int>) -> Double {
      sums[sentences.upperBound] - sums[sentences.lowerBound]
    }
  }
}

/// How much text a character of a script holds: `rules/alignment/lengths.tsv`.
struct ScriptWeights {
  private var weights = [Double](repeating: 1, count: 256)

  init() {
    for row in TabSeparated.rows("alignment/lengths.tsv") where row.count == 2 {
      if let script = Script(name: row[0]), let weight = Double(row[1]) {
        weights[Int(script.rawValue)] = weight
      }
    }
  }

  /// The length of a sentence in letters of an alphabet, spaces among them.
  func length(of sentence: Sentence, in text: Analysis) -> Double {
    sentence.tokens.reduce(0) { $0 + length(of: text.form(of: text.tokens[$1])) }
  }

  /// The length of a token, with a space behind it where its script parts words.
  func length(of form: Form) -> Double {
    guard form.kind.isWordLike else { return 1 }
    let weight = weights[Int(form.script.rawValue)]
    return Double(form.range.count) * weight + (weight > 1 ? 0 : 1)
  }
}
