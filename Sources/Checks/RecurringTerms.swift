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
  private let terms: [Phrases.Key]

  /// Nil where the source repeats no term often enough.
  ///
  /// Complexity: linear in the texts for beads of bounded size.
  init?(_ context: RuleContext) {
    source = Phrases(context.source, context.alignment.beadOfSource)
    terms = source.repeated.filter { [source] in source.beadCount(of: $0) >= Self.fewest }
    guard !terms.isEmpty else { return nil }
    target = Phrases(context.target, context.alignment.beadOfTarget)
  }

  /// In the order of the terms, each term's by place.
  func variants() -> [TermVariant] {
    terms.flatMap { key -> [TermVariant] in
      let uses = source.uses(of: key)
      let beads = Set(uses.map { source.words[$0].bead })
      guard let usual = rendering(of: key, in: beads) else { return [] }
      return uses.compactMap { variant(of: $0, usual: usual, beads: beads) }
    }
  }

  /// The first use of the phrase that stands in two thirds of the beads or more, and
  /// hardly anywhere else.
  private func rendering(of term: Phrases.Key, in beads: Set<Int>) -> Int? {
    var counts: [Phrases.Key: Set<Int>] = [:]
    for bead in beads {
      for place in target.phrases(inBead: bead) {
        counts[target.key(at: place), default: []].insert(bead)
      }
    }
    guard let most = counts.values.map(\.count).max(), 3 * most >= 2 * beads.count, most > 1,
      most < beads.count
    else { return nil }
    let likely = counts.filter { $0.value.count == most }.keys
    // Two phrases that are as frequent tell nothing.
    guard likely.count == 1, let key = likely.first else { return nil }
    let uses = target.uses(of: key)
    let outside = uses.count { !beads.contains(target.words[$0].bead) }
    guard 3 * outside <= uses.count, isBestPartner(term, of: uses) else { return nil }
    return uses.first
  }

  /// Whether no phrase of the source shares more beads with the uses of a phrase of the
  /// target than a term does, by Dice's coefficient.
  private func isBestPartner(_ term: Phrases.Key, of uses: [Int]) -> Bool {
    let beads = Set(uses.map { target.words[$0].bead })
    var shared: [Phrases.Key: Int] = [:]
    for bead in beads {
      for key in Set(source.phrases(inBead: bead).map(source.key)) { shared[key, default: 0] += 1 }
    }
    func dice(_ key: Phrases.Key) -> Double {
      Double(2 * (shared[key] ?? 0)) / Double(source.beadCount(of: key) + beads.count)
    }
    let best = dice(term)
    return shared.keys.allSatisfy { dice($0) <= best }
  }

  private func variant(of use: Int, usual: Int, beads: Set<Int>) -> TermVariant? {
    let bead = source.words[use].bead
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
      guard let place, target.count(ofWordLike: place + other, outside: beads) == 0,
        target.count(ofWordLike: usual + other, outside: beads) == 0
      else { continue }
      return TermVariant(
        source: source.range(at: use), target: target.range(at: place),
        usual: target.range(at: usual))
    }
    return nil
  }
}

/// The pairs of neighbouring words of one text, by what all their forms begin with.
private struct Phrases {
  struct Word {
    var range: Range<Int>
    var form: Int
    var casing: Form.Casing
    /// The first letters, which all of its forms begin with, as one number.
    var front: UInt64
    var bead: Int
    /// Whether it may be part of a term: no number, and no short word of grammar.
    var isHeavy: Bool
  }

  /// The fronts of two words.
  struct Key: Hashable {
    var first: UInt64
    var second: UInt64
  }

  /// Letters of a word below which it is taken for a word of grammar.
  private static let shortest = 4
  /// UTF-16 units that all forms of a word begin with.
  private static let front = 3

  let words: [Word]
  /// The keys that stand in the text twice or more, by first use.
  private(set) var repeated: [Key] = []
  private let text: Analysis
  /// Indices of first words.
  private var usesByKey: [Key: [Int]] = [:]
  private var beadCounts: [Key: Int] = [:]
  private var phrasesByBead: [Int: [Int]] = [:]
  private var wordsByFront: [UInt64: [Int]] = [:]

  init(_ text: Analysis, _ beads: [Int]) {
    self.text = text
    words = text.sentences.enumerated().flatMap { number, sentence in
      sentence.tokens.compactMap { index in
        let token = text.tokens[index]
        guard token.isWordLike else { return nil }
        let form = text.form(of: token)
        return Word(
          range: token.range, form: Int(form.folded), casing: form.casing,
          front: Self.front(of: text.tokenTable.foldedForms[Int(form.folded)]),
          bead: beads[number],
          isHeavy: token.kind == .word && token.range.count >= Self.shortest)
      }
    }
    for index in words.indices where words[index].isHeavy {
      wordsByFront[words[index].front, default: []].append(index)
      guard index + 1 < words.count, words[index + 1].isHeavy, areNeighbours(index) else {
        continue
      }
      phrasesByBead[words[index].bead, default: []].append(index)
      let key = key(at: index)
      if let first = usesByKey[key]?.first {
        guard areSame(first, index), areSame(first + 1, index + 1) else { continue }
        if usesByKey[key]?.count == 1 { repeated.append(key) }
      }
      if usesByKey[key]?.last.map({ words[$0].bead }) != words[index].bead {
        beadCounts[key, default: 0] += 1
      }
      usesByKey[key, default: []].append(index)
    }
  }

  func uses(of key: Key) -> [Int] { usesByKey[key] ?? [] }

  /// In how many beads a phrase stands.
  func beadCount(of key: Key) -> Int { beadCounts[key] ?? 0 }

  func phrases(inBead bead: Int) -> [Int] { phrasesByBead[bead] ?? [] }

  func key(at index: Int) -> Key {
    Key(first: words[index].front, second: words[index + 1].front)
  }

  func range(at index: Int) -> Range<Int> {
    words[index].range.lowerBound..<words[index + 1].range.upperBound
  }

  /// Whether two words are forms of one.
  func areSame(_ one: Int, _ other: Int) -> Bool {
    Inflection().areSame(form(at: one), form(at: other))
  }

  /// Whether two words can stand for each other: written alike, and no forms of one
  /// word, not even with a changed stem.
  func areRivals(_ one: Int, _ other: Int) -> Bool {
    words[one].casing == words[other].casing && form(at: one).first != form(at: other).first
  }

  func count(ofWordLike index: Int, inBead bead: Int) -> Int {
    like(index).count { words[$0].bead == bead }
  }

  func count(ofWordLike index: Int, outside beads: Set<Int>) -> Int {
    like(index).count { !beads.contains(words[$0].bead) }
  }

  private func like(_ index: Int) -> [Int] {
    (wordsByFront[words[index].front] ?? []).filter { areSame($0, index) }
  }

  private static func front(of form: ArraySlice<UInt16>) -> UInt64 {
    form.prefix(front).reduce(0) { $0 << 16 | UInt64($1) }
  }

  private func form(at index: Int) -> ArraySlice<UInt16> {
    text.tokenTable.foldedForms[words[index].form]
  }

  /// Whether a single character, a space mostly, stands between a word and the next.
  private func areNeighbours(_ index: Int) -> Bool {
    let (one, next) = (words[index], words[index + 1])
    return one.bead == next.bead && next.range.lowerBound - one.range.upperBound == 1
      && WhiteSpace.isBlank(text.unit(at: one.range.upperBound))
  }
}
