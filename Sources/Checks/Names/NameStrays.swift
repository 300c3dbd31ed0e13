import Linguistics

/// Finds words of the target that stand once and are one letter away from a name that
/// the target repeats, where the source has no other name for them.
struct NameStrays {
  struct Stray {
    /// Indices into the target's words: the stray, and the name's first.
    var word: Int
    var name: Int
    /// How often the target has the name.
    var count: Int
  }

  private let names: NameCorrespondence
  private var likeness: NameLikeness
  /// The words of each target lemma.
  private let wordsOfLemma: LemmaLists

  private static let shortest = 6
  /// Letters at the start of two words that are hardly alike by chance.
  private static let telling = 4

  /// Nil where the target's writing does not show names.
  init?(_ names: NameCorrespondence) {
    guard names.target.hasCase, !names.target.capitalizesNouns else { return nil }
    self.names = names
    likeness = names.likeness.forgetful
    wordsOfLemma = names.target.wordsOfLemmas
  }

  /// In the order of the target.
  ///
  /// Complexity: linear in the distinct names, but for those that have the same ends.
  mutating func all() throws(NameError) -> [Stray] {
    var found: [Stray] = []
    for group in groups() {
      let usual = group.max { wordsOfLemma.count(of: $0) < wordsOfLemma.count(of: $1) }
      guard let usual, let name = wordsOfLemma[usual].first, wordsOfLemma.count(of: usual) > 1,
        wordsOfLemma[usual].contains(where: isSure)
      else { continue }
      for stray in group where wordsOfLemma.count(of: stray) == 1 {
        guard let word = wordsOfLemma[stray].first, try isStray(stray, from: usual) else {
          continue
        }
        found.append(Stray(word: word, name: name, count: wordsOfLemma.count(of: usual)))
      }
    }
    return found.sorted { $0.word < $1.word }
  }

  /// The lemmas, several each, that have the first two and last two letters in common: endings
  /// are inflection.
  private func groups() -> [[Int]] {
    var ends: [(ends: UInt64, lemma: Int)] = []
    for lemma in names.target.lemmas.indices {
      let units = names.target.lemmas[lemma]
      guard units.count >= Self.shortest - 1, isName(lemma) else { continue }
      let (start, end) = (units.startIndex, units.endIndex)
      let front = UInt64(units[start]) << 48 | UInt64(units[start + 1]) << 32
      ends.append((front | UInt64(units[end - 2]) << 16 | UInt64(units[end - 1]), lemma))
    }
    ends.sort { $0 < $1 }
    var groups: [[Int]] = []
    var start = 0
    while start < ends.count {
      var next = start + 1
      while next < ends.count, ends[next].ends == ends[start].ends { next += 1 }
      if next - start > 1 { groups.append(ends[start..<next].map(\.lemma)) }
      start = next
    }
    return groups
  }

  /// Whether more than the start of a sentence shows that a word is a name.
  private func isSure(_ word: Int) -> Bool {
    names.target.words[word].isCertain || names.linkOfTarget[word] != nil
  }

  private func isName(_ lemma: Int) -> Bool {
    wordsOfLemma[lemma].allSatisfy { word in
      let form = names.target.forms[names.target.words[word].form]
      return !form.isCommon && !form.isAcronym
    }
  }

  private mutating func isStray(_ stray: Int, from usual: Int) throws(NameError) -> Bool {
    let (left, right) = (names.target.lemmas[stray], names.target.lemmas[usual])
    guard min(left.count, right.count) >= Self.shortest - 1,
      max(left.count, right.count) >= Self.shortest, EditDistance.between(left, right) == 1,
      left.withoutMarks != right.withoutMarks, !names.target.areForms(left, right)
    else { return false }
    guard let word = wordsOfLemma[stray].first else { return false }
    if let link = names.linkOfTarget[word], names.links[link].logit >= NameLikeness.strong {
      let lemma = names.source.lemma(of: names.links[link].source)
      return names.links[link].logit < NameLikeness.equal
        && wordsOfLemma[usual].contains { other in
          names.linkOfTarget[other].map {
            names.source.lemma(of: names.links[$0].source) == lemma
          } ?? false
        }
    }
    return try !isNamed(left, betterThan: right, in: names.target.words[word].bead)
  }

  /// Whether a name of the source begins as a word does, beyond the letter in which that differs
  /// from another; or, where nothing renders the name, is spelled by it as well or better.
  private mutating func isNamed(
    _ word: ArraySlice<UInt16>, betterThan usual: ArraySlice<UInt16>, in bead: Int
  ) throws(NameError) -> Bool {
    let least = max(commonStart(word, usual) + 1, Self.telling)
    let (number, usualNumber) = (
      try likeness.number(ofTarget: word), try likeness.number(ofTarget: usual)
    )
    for name in names.source.inBead[bead] {
      let lemma = names.source.lemmas[names.source.lemma(of: name)]
      if commonStart(lemma, word) >= least { return true }
      guard names.linkOfSource[name] == nil else { continue }
      let spelling = try likeness.number(ofSource: lemma)
      let logit = likeness.logit(spelling, number)
      if logit > 0, logit >= likeness.logit(spelling, usualNumber) { return true }
    }
    return false
  }

  private func commonStart(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Int {
    zip(left, right).prefix { $0 == $1 }.count
  }
}
