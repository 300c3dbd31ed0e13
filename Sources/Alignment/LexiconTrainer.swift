import Glibc
import Linguistics

/// Learns which words translate each other from pairs of texts that belong to one project:
/// those that stand in a bead together far more often than chance has it.
public struct LexiconTrainer: Sendable {
  /// Beads less likely than this are passed over.
  private static let leastPosterior = 0.5
  /// Beads that two words must share.
  private static let leastCount = 2
  /// The least log-likelihood ratio (Dunning 1993), which is χ²-distributed with one degree of
  /// freedom where words are independent: one pair in 10,000 exceeds it by chance. So many
  /// pairs are looked at that a common cut would let in as many chance ones as true ones.
  private static let leastRatio = 15.1
  /// The least share of beads with either word that have both (Dice), and the least part of
  /// the best share of each of the two words.
  private static let leastShare = 0.25
  private static let leastPart = 0.6

  private var sources = Counts()
  private var targets = Counts()
  private var pairs: [Pair: Int] = [:]
  private var beads = 0

  private struct Pair: Hashable {
    let source: Int32
    let target: Int32
  }

  /// Words and the number of beads that have each.
  private struct Counts {
    var forms = FormTable()
    var beads: [Int] = []

    /// Counts the distinct words of a bead and returns their numbers.
    mutating func add(_ sentences: Range<Int>, of text: Analysis) -> [Int32] {
      let table = text.tokenTable
      var words: Set<Int32> = []
      for token in sentences.flatMap({ table.tokens[text.sentences[$0].tokens] })
      where token.kind == .word || token.kind == .ideograph {
        let folded = table.foldedForms[Int(table.forms[Int(token.form)].folded)]
        let (word, isNew) = forms.intern(folded)
        if isNew { beads.append(0) }
        words.insert(Int32(word))
      }
      for word in words { beads[Int(word)] += 1 }
      return Array(words)
    }
  }

  public init() {}

  /// Adds a pair of texts. Texts that are no translations of each other teach nothing.
  ///
  /// Complexity: for each bead the product of the numbers of its words.
  public mutating func add(_ source: Analysis, _ target: Analysis, _ alignment: Alignment) {
    guard alignment.isOfTranslations else { return }
    for bead in alignment.beads
    where bead.posterior >= Self.leastPosterior && !bead.source.isEmpty && !bead.target.isEmpty {
      let words = (sources.add(bead.source, of: source), targets.add(bead.target, of: target))
      beads += 1
      for source in words.0 {
        for target in words.1 { pairs[Pair(source: source, target: target), default: 0] += 1 }
      }
    }
  }

  /// What has been learnt; words that are written alike are left out, since the aligner sees
  /// that they are.
  public func lexicon() -> Lexicon {
    var best = (
      [Double](repeating: 0, count: sources.beads.count),
      [Double](repeating: 0, count: targets.beads.count)
    )
    var likely: [(pair: Pair, share: Double)] = []
    for (pair, both) in pairs where both >= Self.leastCount {
      let (source, target) = (Int(pair.source), Int(pair.target))
      let counts = (sources.beads[source], targets.beads[target])
      let share = 2 * Double(both) / Double(counts.0 + counts.1)
      guard share >= Self.leastShare, ratio(both, counts.0, counts.1) >= Self.leastRatio else {
        continue
      }
      best.0[source] = max(best.0[source], share)
      best.1[target] = max(best.1[target], share)
      likely.append((pair, share))
    }
    likely.sort { ($0.pair.source, $0.pair.target) < ($1.pair.source, $1.pair.target) }
    return Lexicon(
      likely.compactMap { pair, share in
        let (source, target) = (Int(pair.source), Int(pair.target))
        let words = (sources.forms[source], targets.forms[target])
        guard share >= Self.leastPart * max(best.0[source], best.1[target]), words.0 != words.1
        else { return nil }
        return (words.0, words.1, Float(share))
      })
  }

  /// The log-likelihood ratio of two words that share `both` beads against independent ones;
  /// 0 where they meet less often than chance has it.
  private func ratio(_ both: Int, _ source: Int, _ target: Int) -> Double {
    guard both * beads > source * target else { return 0 }
    func term(_ seen: Int, _ row: Int, _ column: Int) -> Double {
      guard seen > 0 else { return 0 }
      return Double(seen) * log(Double(seen) * Double(beads) / (Double(row) * Double(column)))
    }
    return 2
      * (term(both, source, target) + term(source - both, source, beads - target)
        + term(target - both, beads - source, target)
        + term(beads - source - target + both, beads - source, beads - target))
  }
}
