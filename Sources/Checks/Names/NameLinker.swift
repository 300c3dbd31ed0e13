import Linguistics

/// Ties the recurring names of the source to words of the target.
///
/// Within a bead, words of one spelling are one: how often they stand there costs no
/// more than a linear walk.
struct NameLinker {
  private typealias Link = NameCorrespondence.Link

  private let source: NameWords
  private let target: NameWords
  private(set) var likeness: NameLikeness
  /// The beads in which each lemma stands, ascending.
  private let sourceBeads: LemmaLists
  private let targetBeads: LemmaLists
  /// Whether each lemma of the source is a name that recurs: one that stands once has no
  /// second rendering.
  private let recurs: [Bool]
  private(set) var links: [NameCorrespondence.Link] = []
  private(set) var linkOfSource: [Int?]
  private(set) var linkOfTarget: [Int?]
  /// The words of a bead that are not tied yet.
  private var names: WordGroups
  private var words: WordGroups
  /// The names of a bead that stand nowhere else.
  private var singles: WordGroups
  /// The numbers by which `likeness` knows the base forms.
  private var sourceNumbers: [Int?]
  private var targetNumbers: [Int?]
  /// The letters of the lemmas.
  private let sourceSets: [LetterSet]
  private let targetSets: [LetterSet]

  /// A logit below which other base forms of an inflected pair are not tried.
  private static let hopeful: Float = -8
  /// A logit from which a word that nothing else explains may spell a name.
  private static let partial: Float = -3
  private static let shortest = 3

  init(_ source: NameWords, _ target: NameWords, _ likeness: NameLikeness) {
    (self.source, self.target, self.likeness) = (source, target, likeness)
    let beads = source.beadsOfLemmas
    sourceBeads = beads
    targetBeads = target.beadsOfLemmas
    recurs = source.lemmas.indices.map {
      beads.count(of: $0) > 1 && source.lemmas[$0].count >= Self.shortest
    }
    linkOfSource = [Int?](repeating: nil, count: source.words.count)
    linkOfTarget = [Int?](repeating: nil, count: target.words.count)
    names = WordGroups(source)
    singles = names
    words = WordGroups(target)
    sourceNumbers = [Int?](repeating: nil, count: source.lemmas.baseForms.count)
    targetNumbers = [Int?](repeating: nil, count: target.lemmas.baseForms.count)
    sourceSets = source.lemmas.indices.map { LetterSet(source.lemmas[$0]) }
    targetSets = target.lemmas.indices.map { LetterSet(target.lemmas[$0]) }
  }

  mutating func run() throws(NameError) {
    tieEqual()
    for bead in source.inBead.indices {
      try tieSpelled(bead)
    }
    try tieNear()
    tieRecurring()
    try tieNear()
  }

  private func isRecurring(_ word: Int) -> Bool { recurs[source.lemma(of: word)] }

  // MARK: Words of one spelling

  /// Gathers the words of a bead that are not tied yet.
  private mutating func gatherWords(_ bead: Int) {
    words.removeAll()
    for word in target.inBead[bead] where linkOfTarget[word] == nil {
      words.add(word, form: target.words[word].form)
    }
  }

  /// Ties the names of one group to the words of another one by one, as far as either goes.
  private mutating func tie(
    _ first: Int, to firstWord: Int, as tie: NameCorrespondence.Tie, _ logit: Float
  ) {
    var (next, word): (Int?, Int?) = (first, firstWord)
    while let name = next {
      next = names.word(after: name)
      guard linkOfSource[name] == nil else { continue }
      while let tied = word, linkOfTarget[tied] != nil { word = words.word(after: tied) }
      guard let word else { return }
      add(Link(source: name, target: word, tie: tie, logit: logit))
    }
  }

  private mutating func add(_ link: NameCorrespondence.Link) {
    guard linkOfSource[link.source] == nil, linkOfTarget[link.target] == nil else { return }
    linkOfSource[link.source] = links.count
    linkOfTarget[link.target] = links.count
    links.append(link)
  }

  // MARK: By letters

  /// Most names of two languages in one script are the same word. A name that stands
  /// once matters where the target repeats what renders it.
  private mutating func tieEqual() {
    let same = source.lemmas.indices.map { target.lemmas.index(of: $0, in: source.lemmas) }
    /// The words of a bead by their lemma, as chains that lead from the first to the last.
    var first = [Int?](repeating: nil, count: target.lemmas.count)
    var next = [Int?](repeating: nil, count: target.words.count)
    for bead in source.inBead.indices {
      for word in target.inBead[bead].reversed() {
        next[word] = first[target.lemma(of: word)]
        first[target.lemma(of: word)] = word
      }
      for name in source.inBead[bead] {
        let recurs = isRecurring(name)
        guard recurs || source.words[name].isCertain,
          let lemma = same[source.lemma(of: name)], recurs || targetBeads.count(of: lemma) > 1,
          let word = first[lemma]
        else { continue }
        first[lemma] = next[word]
        add(Link(source: name, target: word, tie: .spelled, logit: NameLikeness.equal))
      }
      for word in target.inBead[bead] { first[target.lemma(of: word)] = nil }
    }
  }

  private mutating func tieSpelled(_ bead: Int) throws(NameError) {
    names.removeAll()
    for name in source.inBead[bead]
    where linkOfSource[name] == nil && (isRecurring(name) || source.words[name].isCertain) {
      names.add(name, form: source.words[name].form)
    }
    guard !names.first.isEmpty else { return }
    gatherWords(bead)
    var isGathered = false
    var found: [(name: Int, word: Int, logit: Float)] = []
    for (number, name) in names.first.enumerated() {
      let recurs = isRecurring(name)
      for (other, word) in words.first.enumerated()
      where recurs || targetBeads.count(of: target.lemma(of: word)) > 1 {
        let logit = try logit(name, word)
        guard logit > 0 else { continue }
        if !isGathered { gatherSingles(bead) }
        isGathered = true
        guard try !isBetterSpelled(word, than: logit) else { continue }
        found.append((number, other, logit))
      }
    }
    found.sort { ($1.logit, $0.name, $0.word) < ($0.logit, $1.name, $1.word) }
    for link in found {
      tie(names.first[link.name], to: words.first[link.word], as: .spelled, link.logit)
    }
  }

  private mutating func gatherSingles(_ bead: Int) {
    singles.removeAll()
    for word in source.inBead[bead] where !isRecurring(word) {
      singles.add(word, form: source.words[word].form)
    }
  }

  /// Whether a name that stands once spells a word of its bead better.
  private mutating func isBetterSpelled(
    _ word: Int, than logit: Float
  ) throws(NameError) -> Bool {
    guard logit < NameLikeness.equal - 1 else { return false }
    for name in singles.first where try self.logit(name, word) > logit { return true }
    return false
  }

  /// The likeness of two words, with the base forms that fit each other best.
  private mutating func logit(_ name: Int, _ word: Int) throws(NameError) -> Float {
    let (lemma, otherLemma) = (source.lemma(of: name), target.lemma(of: word))
    guard sourceSets[lemma].resembles(targetSets[otherLemma]) else {
      return NameLikeness.hopeless
    }
    var best = try logit(
      ofBases: source.lemmas.bases[lemma], target.lemmas.bases[otherLemma])
    guard Self.hopeful..<NameLikeness.equal ~= best else { return best }
    let left = source.forms[source.words[name].form].bases
    let right = target.forms[target.words[word].form].bases
    guard left.count + right.count > 2 else { return best }
    for base in source.bases[left] {
      for other in target.bases[right] {
        best = max(best, try logit(ofBases: base, other))
      }
    }
    return best
  }

  private mutating func logit(ofBases base: Int, _ other: Int) throws(NameError) -> Float {
    let (name, word) = (try number(ofSource: base), try number(ofTarget: other))
    return likeness.logit(name, word)
  }

  private mutating func number(ofSource base: Int) throws(NameError) -> Int {
    if let known = sourceNumbers[base] { return known }
    let number = try likeness.number(ofSource: source.lemmas.baseForms[base])
    sourceNumbers[base] = number
    return number
  }

  private mutating func number(ofTarget base: Int) throws(NameError) -> Int {
    if let known = targetNumbers[base] { return known }
    let number = try likeness.number(ofTarget: target.lemmas.baseForms[base])
    targetNumbers[base] = number
    return number
  }

  // MARK: By other beads

  /// Words that nearly are a rendering of a name that its bead lacks, or spell
  /// it in part, and that stand nowhere but beside the name.
  private mutating func tieNear() throws(NameError) {
    let known = knownRenderings()
    for bead in source.inBead.indices {
      names.removeAll()
      for name in source.inBead[bead]
      where linkOfSource[name] == nil && known.count(of: source.lemma(of: name)) > 0 {
        names.add(name, form: source.words[name].form)
      }
      guard !names.first.isEmpty else { continue }
      gatherWords(bead)
      for name in names.first {
        let lemma = source.lemma(of: name)
        for word in words.first {
          let other = target.lemma(of: word)
          guard stands(other, onlyBeside: lemma) else { continue }
          let isNear = isNear(other, toAnyOf: known[lemma])
          guard isNear || target.hasCase && !target.capitalizesNouns else { continue }
          let logit = try logit(name, word)
          guard isNear || logit >= Self.partial else { continue }
          tie(name, to: word, as: .near, logit)
        }
      }
    }
  }

  /// Whether a lemma of the target has no bead without one of the source, with which it shares
  /// a bead.
  private func stands(_ lemma: Int, onlyBeside name: Int) -> Bool {
    let (count, most) = (targetBeads.count(of: lemma), sourceBeads.count(of: name))
    guard count > 1 else { return true }
    return count <= most && isSubset(targetBeads[lemma], of: sourceBeads[name])
  }

  private func isSubset(_ beads: ArraySlice<Int>, of all: ArraySlice<Int>) -> Bool {
    var place = all.startIndex
    for bead in beads {
      while place < all.endIndex, all[place] < bead { place += 1 }
      guard place < all.endIndex, all[place] == bead else { return false }
    }
    return true
  }

  private func isNear(_ lemma: Int, toAnyOf others: ArraySlice<Int>) -> Bool {
    for other in others where areNear(other, lemma) { return true }
    return false
  }

  /// Whether few edits lead from one lemma of the target to another: one in three letters
  /// where capitals show what is a name, else one in four.
  private func areNear(_ lemma: Int, _ other: Int) -> Bool {
    let (left, right) = (target.lemmas[lemma], target.lemmas[other])
    let (shorter, longer) = (min(left.count, right.count), max(left.count, right.count))
    let (weight, limit) = (target.hasCase ? 3 : 4, max(shorter, 4))
    let least = max(longer - shorter, targetSets[lemma].edits(to: targetSets[other]))
    return shorter >= Self.shortest && weight * least <= limit
      && weight * EditDistance.between(left, right) <= limit
  }

  /// Words that stand wherever a name stands that no letters render anywhere.
  private mutating func tieRecurring() {
    let known = knownRenderings()
    /// The numbers of two lemmas as one, and a word of each.
    var found: [(lemmas: Int, name: Int32, word: Int32)] = []
    for bead in source.inBead.indices {
      names.removeAll()
      for name in source.inBead[bead]
      where linkOfSource[name] == nil && isRecurring(name)
        && known.count(of: source.lemma(of: name)) == 0
      {
        names.add(name, form: source.words[name].form)
      }
      guard !names.first.isEmpty else { continue }
      words.removeAll()
      for word in target.inBead[bead]
      where linkOfTarget[word] == nil && target.words[word].isCertain {
        words.add(word, form: target.words[word].form)
      }
      for word in words.first {
        for name in names.first {
          let lemmas = source.lemma(of: name) * target.lemmas.count + target.lemma(of: word)
          var (nextName, nextWord): (Int?, Int?) = (name, word)
          while let name = nextName, let word = nextWord {
            found.append((lemmas, Int32(name), Int32(word)))
            (nextName, nextWord) = (names.word(after: name), words.word(after: word))
          }
        }
      }
    }
    found.sort { $0.lemmas < $1.lemmas }
    var shared: [Range<Int>] = []
    var start = 0
    while start < found.count {
      let lemmas = found[start].lemmas
      var end = start + 1
      while end < found.count, found[end].lemmas == lemmas { end += 1 }
      // At least two in three of both must meet.
      let (name, word) = lemmas.quotientAndRemainder(dividingBy: target.lemmas.count)
      if end - start > 1,
        3 * (end - start) >= sourceBeads.count(of: name) + targetBeads.count(of: word)
      {
        shared.append(start..<end)
      }
      start = end
    }
    shared.sort { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
    for range in shared {
      for pair in found[range] {
        add(
          Link(source: Int(pair.name), target: Int(pair.word), tie: .recurring, logit: 0))
      }
    }
  }

  // MARK: Results

  /// The target lemmas that surely render each source lemma: by their letters, or
  /// more than once.
  private func knownRenderings() -> LemmaLists {
    let linksOfLemma = LemmaLists(
      links.indices.map { (source.lemma(of: links[$0].source), $0) }, count: source.lemmas.count)
    var entries: [(lemma: Int, number: Int)] = []
    /// By the target's lemmas the last one of the source that it was linked with, and whether
    /// it is an entry of that one.
    var last = [(lemma: Int, isEntry: Bool)](
      repeating: (-1, false), count: target.lemmas.count)
    for lemma in source.lemmas.indices {
      for number in linksOfLemma[lemma] {
        let other = target.lemma(of: links[number].target)
        let isRepeated = last[other].lemma == lemma
        if isRepeated, last[other].isEntry { continue }
        let isEntry = isRepeated || links[number].logit >= NameLikeness.strong
        if isEntry { entries.append((lemma, other)) }
        last[other] = (lemma, isEntry)
      }
    }
    return LemmaLists(entries, count: source.lemmas.count)
  }

  /// The names that recur on either side, in the order of the source.
  func entities() -> [NameCorrespondence.Entity] {
    var entities: [NameCorrespondence.Entity] = []
    var entityOfLemma = [Int?](repeating: nil, count: source.lemmas.count)
    let words = source.wordsOfLemmas
    for word in source.words.indices where isRecurring(word) || linkOfSource[word] != nil {
      let lemma = source.lemma(of: word)
      guard entityOfLemma[lemma] == nil else { continue }
      entityOfLemma[lemma] = entities.count
      let all =
        recurs[lemma] ? Array(words[lemma]) : words[lemma].filter { linkOfSource[$0] != nil }
      entities.append(.init(lemma: lemma, words: all, renderings: []))
    }
    for case let number? in linkOfTarget {
      let link = links[number]
      guard let index = entityOfLemma[source.lemma(of: link.source)] else { continue }
      entities[index].add(link, number: number, lemma: target.lemma(of: link.target))
    }
    for index in entities.indices where entities[index].renderings.count > 1 {
      // The sort is stable: the first one of equals stays first.
      entities[index].renderings.sort { $0.links.count > $1.links.count }
    }
    return entities
  }
}

extension NameCorrespondence.Entity {
  fileprivate mutating func add(_ link: NameCorrespondence.Link, number: Int, lemma: Int) {
    if let known = renderings.firstIndex(where: { $0.lemma == lemma }) {
      renderings[known].links.append(number)
      renderings[known].logit = max(renderings[known].logit, link.logit)
      if link.tie.rawValue > renderings[known].tie.rawValue { renderings[known].tie = link.tie }
    } else {
      var links: [Int] = []
      links.reserveCapacity(words.count)
      links.append(number)
      renderings.append(.init(lemma: lemma, tie: link.tie, logit: link.logit, links: links))
    }
  }
}
