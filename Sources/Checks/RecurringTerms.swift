import ICU
import Linguistics

/// Terms of two words that the source repeats, and the one phrase of two words
/// that the target has for each.
///
/// A rendering is told by recurrence alone: it stands in most of the term's beads and
/// hardly anywhere else, and no other phrase of the source comes and goes with it more
/// closely. A variant shares one of its words, in the same place, where the other word is
/// missing.
struct RecurringTerms {
  /// Beads that a term needs.
  private static let fewest = 3

  private let source: Phrases
  private let target: Phrases
  private let terms: [Int]

  /// Nil where the source repeats no term often enough.
  ///
  /// Complexity: linear in the texts for beads of bounded size.
  init?(_ context: RuleContext) {
    let (alignment, count) = (context.alignment, context.alignment.beads.count)
    source = Phrases(context.source, alignment.beadOfSource, count: count)
    terms = source.recurring(inBeads: Self.fewest)
    guard !terms.isEmpty else { return nil }
    target = Phrases(context.target, alignment.beadOfTarget, count: count)
  }

  /// In the order of the terms, each term's by place.
  func variants() -> [TermVariant] {
    var tallies = (source: Tally(source), target: Tally(target))
    return terms.flatMap { term -> [TermVariant] in
      let uses = source.uses(of: term).map(Int.init)
      let beads = Set(uses.map { Int(source.words[$0].bead) })
      guard let usual = rendering(of: term, in: beads, &tallies) else { return [] }
      return uses.compactMap { variant(of: $0, usual: usual, beads: beads) }
    }
  }

  /// In how many of some beads each phrase of a text stands.
  private struct Tally {
    private(set) var counts: [Int32]
    private var lastBeads: [Int32]
    private(set) var seen: [Int] = []

    init(_ phrases: Phrases) {
      counts = [Int32](repeating: 0, count: phrases.count)
      lastBeads = [Int32](repeating: -1, count: phrases.count)
    }

    mutating func count(_ phrases: Phrases, in beads: Set<Int>) {
      for number in seen { (counts[number], lastBeads[number]) = (0, -1) }
      seen.removeAll(keepingCapacity: true)
      for bead in beads {
        for place in phrases.phrases(inBead: bead) {
          let number = Int(phrases.numbers[place])
          guard number >= 0, lastBeads[number] != Int32(bead) else { continue }
          if counts[number] == 0 { seen.append(number) }
          lastBeads[number] = Int32(bead)
          counts[number] += 1
        }
      }
    }
  }

  /// The first use of the phrase that stands in two thirds of the beads or more, and
  /// hardly anywhere else.
  private func rendering(
    of term: Int, in beads: Set<Int>, _ tallies: inout (source: Tally, target: Tally)
  ) -> Int? {
    tallies.target.count(target, in: beads)
    let counts = tallies.target.counts
    guard let most = tallies.target.seen.map({ Int(counts[$0]) }).max(),
      3 * most >= 2 * beads.count, most > 1, most < beads.count
    else { return nil }
    let likely = tallies.target.seen.filter { Int(counts[$0]) == most }
    // Two phrases that are as frequent tell nothing.
    guard likely.count == 1, let number = likely.first else { return nil }
    let uses = target.uses(of: number).map(Int.init)
    let outside = uses.count { !beads.contains(Int(target.words[$0].bead)) }
    guard 3 * outside <= uses.count, isBestPartner(term, of: uses, &tallies.source) else {
      return nil
    }
    return uses.first
  }

  /// Whether no phrase of the source shares more beads with the uses of a phrase of the
  /// target than a term does, by Dice's coefficient.
  private func isBestPartner(_ term: Int, of uses: [Int], _ tally: inout Tally) -> Bool {
    let beads = Set(uses.map { Int(target.words[$0].bead) })
    tally.count(source, in: beads)
    let counts = tally.counts
    func dice(_ number: Int) -> Double {
      Double(2 * counts[number]) / Double(source.beadCount(of: number) + beads.count)
    }
    let best = dice(term)
    return tally.seen.allSatisfy { dice($0) <= best }
  }

  private func variant(of use: Int, usual: Int, beads: Set<Int>) -> TermVariant? {
    let bead = Int(source.words[use].bead)
    // A term that stands there twice, or in parts, may be shortened.
    guard source.count(ofWordLike: use, inBead: bead) == 1,
      source.count(ofWordLike: use + 1, inBead: bead) == 1
    else { return nil }
    for (kept, other) in [(0, 1), (1, 0)] {
      guard target.count(ofWordLike: usual + kept, inBead: bead) == 1,
        target.count(ofWordLike: usual + other, inBead: bead) == 0
      else { continue }
      let place = target.phrases(inBead: bead).first {
        target.areSame($0 + kept, usual + kept) && target.areRivals($0 + other, usual + other)
      }
      // A word that the text needs for other things is no part of a term.
      guard let place, !target.hasWord(like: place + other, outside: beads),
        !target.hasWord(like: usual + other, outside: beads)
      else { continue }
      return TermVariant(
        source: source.range(at: use), target: target.range(at: place),
        usual: target.range(at: usual))
    }
    return nil
  }
}
