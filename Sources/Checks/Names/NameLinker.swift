import Linguistics

/// Ties the recurring names of the source to words of the target.
///
/// Within a bead, words of one spelling are one: how often they stand there costs no
/// more than a linear walk.
final class NameLinker {
  private typealias Link = NameCorrespondence.Link

  private let source: NameWords
  private let target: NameWords
  private let likeness: NameLikeness
  /// The beads in which each lemma stands, ascending.
  private let sourceBeads: [[Int]]
  private let targetBeads: [[Int]]
  private(set) var links: [NameCorrespondence.Link] = []
  private(set) var linkOfSource: [Int?]
  private(set) var linkOfTarget: [Int?]
  /// `logit` by the forms of both words.
  private var knownLogits: [Int: Float] = [:]
  /// The lemmas as they are compared.
  private var sourceSpellings: [NameLikeness.Spelling?]
  private var targetSpellings: [NameLikeness.Spelling?]
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
    sourceBeads = source.beadsOfLemmas
    targetBeads = target.beadsOfLemmas
    linkOfSource = [Int?](repeating: nil, count: source.words.count)
    linkOfTarget = [Int?](repeating: nil, count: target.words.count)
    sourceSpellings = Array(repeating: nil, count: source.lemmas.count)
    targetSpellings = Array(repeating: nil, count: target.lemmas.count)
    sourceSets = source.lemmas.map(LetterSet.init)
    targetSets = target.lemmas.map(LetterSet.init)
  }

  func run() throws(NameError) {
    tieEqual()
    for bead in source.inBead.indices {
      try tieSpelled(bead)
    }
    try tieNear()
    tieRecurring()
    try tieNear()
  }

  /// A name that stands once has no second rendering.
  private func isRecurring(_ word: Int) -> Bool {
    let lemma = source.lemma(of: word)
    return sourceBeads[lemma].count > 1 && source.lemmas[lemma].count >= Self.shortest
  }

  // MARK: Words of one spelling

  /// The words of a bead that are not tied yet and that `isMeant` admits, those of one
  /// form together, in the order of their first.
  private func names(
    in bead: Int, where isMeant: (Int) -> Bool
  ) -> [[Int]] {
    grouped(source.inBead[bead].filter { linkOfSource[$0] == nil && isMeant($0) }) {
      source.words[$0].form
    }
  }

  private func words(in bead: Int, where isMeant: (Int) -> Bool = { _ in true }) -> [[Int]] {
    grouped(target.inBead[bead].filter { linkOfTarget[$0] == nil && isMeant($0) }) {
      target.words[$0].form
    }
  }

  private func grouped(_ words: [Int], by key: (Int) -> Int) -> [[Int]] {
    var groups: [[Int]] = []
    var places: [Int: Int] = [:]
    for word in words {
      // Most beads have few words.
      let place =
        words.count < 16
        ? groups.firstIndex { key($0[0]) == key(word) } : places[key(word)]
      if let place {
        groups[place].append(word)
      } else {
        if words.count >= 16 { places[key(word)] = groups.count }
        groups.append([word])
      }
    }
    return groups
  }

  /// Ties the names to the words one by one, as far as either goes.
  private func tie(
    _ names: [Int], to words: [Int], as tie: NameCorrespondence.Tie, _ logit: Float
  ) {
    var next = 0
    for name in names where linkOfSource[name] == nil {
      while next < words.count, linkOfTarget[words[next]] != nil { next += 1 }
      guard next < words.count else { return }
      add(Link(source: name, target: words[next], tie: tie, logit: logit))
    }
  }

  private func add(_ link: NameCorrespondence.Link) {
    guard linkOfSource[link.source] == nil, linkOfTarget[link.target] == nil else { return }
    linkOfSource[link.source] = links.count
    linkOfTarget[link.target] = links.count
    links.append(link)
  }

  // MARK: By letters

  /// Most names of two languages in one script are the same word. A name that stands
  /// once matters where the target repeats what renders it.
  private func tieEqual() {
    var lemmas = FormTable()
    for lemma in target.lemmas { _ = lemmas.intern(lemma[...]) }
    let same = source.lemmas.map { lemmas.index(of: $0[...]) }
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
          let lemma = same[source.lemma(of: name)], recurs || targetBeads[lemma].count > 1,
          let word = first[lemma]
        else { continue }
        first[lemma] = next[word]
        add(Link(source: name, target: word, tie: .spelled, logit: NameLikeness.equal))
      }
      for word in target.inBead[bead] { first[target.lemma(of: word)] = nil }
    }
  }

  private func tieSpelled(_ bead: Int) throws(NameError) {
    let names = names(in: bead) { isRecurring($0) || source.words[$0].isCertain }
    guard !names.isEmpty else { return }
    let words = words(in: bead)
    var others: [Int]?
    var found: [(name: Int, word: Int, logit: Float)] = []
    for (number, name) in names.enumerated() {
      let recurs = isRecurring(name[0])
      for (other, word) in words.enumerated()
      where recurs || targetBeads[target.lemma(of: word[0])].count > 1 {
        let logit = try logit(name[0], word[0])
        guard logit > 0 else { continue }
        let rivals = others ?? unrepeated(in: bead)
        others = rivals
        guard try !isBetterSpelled(word[0], than: logit, by: rivals) else { continue }
        found.append((number, other, logit))
      }
    }
    found.sort { ($1.logit, $0.name, $0.word) < ($0.logit, $1.name, $1.word) }
    for link in found { tie(names[link.name], to: words[link.word], as: .spelled, link.logit) }
  }

  /// The names of a bead that stand nowhere else.
  private func unrepeated(in bead: Int) -> [Int] {
    grouped(source.inBead[bead].filter { !isRecurring($0) }) { source.words[$0].form }.map { $0[0] }
  }

  /// Whether a name that stands once spells a word of its bead better.
  private func isBetterSpelled(
    _ word: Int, than logit: Float, by names: [Int]
  ) throws(NameError) -> Bool {
    guard logit < NameLikeness.equal - 1 else { return false }
    for name in names where try self.logit(name, word) > logit { return true }
    return false
  }

  /// The likeness of two words, with the base forms that fit each other best.
  private func logit(_ name: Int, _ word: Int) throws(NameError) -> Float {
    let (left, right) = (source.words[name].form, target.words[word].form)
    guard sourceSets[source.forms[left].lemma].resembles(targetSets[target.forms[right].lemma])
    else { return NameLikeness.hopeless }
    let key = left * target.forms.count + right
    if let known = knownLogits[key] { return known }
    let logit = try logit(source.forms[left], target.forms[right])
    knownLogits[key] = logit
    return logit
  }

  private func logit(
    _ left: NameWords.Form, _ right: NameWords.Form
  ) throws(NameError) -> Float {
    var best = try likeness.logit(spelling(ofSource: left.lemma), spelling(ofTarget: right.lemma))
    guard Self.hopeful..<NameLikeness.equal ~= best, left.bases.count + right.bases.count > 2
    else { return best }
    for base in left.bases {
      for other in right.bases {
        best = max(best, try likeness.logit(likeness.source(base), likeness.target(other)))
      }
    }
    return best
  }

  private func spelling(ofSource lemma: Int) throws(NameError) -> NameLikeness.Spelling {
    if let known = sourceSpellings[lemma] { return known }
    let made = try likeness.source(source.lemmas[lemma])
    sourceSpellings[lemma] = made
    return made
  }

  private func spelling(ofTarget lemma: Int) throws(NameError) -> NameLikeness.Spelling {
    if let known = targetSpellings[lemma] { return known }
    let made = try likeness.target(target.lemmas[lemma])
    targetSpellings[lemma] = made
    return made
  }

  // MARK: By other beads

  /// Words that nearly are a rendering of a name that its bead lacks, or spell
  /// it in part, and that stand nowhere but beside the name.
  private func tieNear() throws(NameError) {
    let known = knownRenderings()
    for bead in source.inBead.indices {
      let names = names(in: bead) { !known[source.lemma(of: $0)].isEmpty }
      guard !names.isEmpty else { continue }
      let words = words(in: bead)
      for name in names {
        let lemma = source.lemma(of: name[0])
        for word in words {
          let other = target.lemma(of: word[0])
          guard isSubset(targetBeads[other], of: sourceBeads[lemma]) else { continue }
          let logit = try logit(name[0], word[0])
          guard
            target.hasCase && !target.capitalizesNouns && logit >= Self.partial
              || known[lemma].contains(where: { areNear(target.lemmas[$0], target.lemmas[other]) })
          else { continue }
          tie(name, to: word, as: .near, logit)
        }
      }
    }
  }

  private func isSubset(_ beads: [Int], of all: [Int]) -> Bool {
    var place = 0
    for bead in beads {
      while place < all.count, all[place] < bead { place += 1 }
      guard place < all.count, all[place] == bead else { return false }
    }
    return true
  }

  /// Whether few edits lead from one word to the other: one in three letters
  /// where capitals show what is a name, else one in four.
  private func areNear(_ left: [UInt16], _ right: [UInt16]) -> Bool {
    let shorter = min(left.count, right.count)
    return shorter >= Self.shortest
      && (target.hasCase ? 3 : 4) * EditDistance.between(left, right) <= max(shorter, 4)
  }

  /// Words that stand wherever a name stands that no letters render anywhere.
  private func tieRecurring() {
    let known = knownRenderings()
    var shared: [Int: [Link]] = [:]
    for bead in source.inBead.indices {
      let names = names(in: bead) { isRecurring($0) && known[source.lemma(of: $0)].isEmpty }
      guard !names.isEmpty else { continue }
      for word in words(in: bead, where: { target.words[$0].isCertain }) {
        for name in names {
          let key =
            source.lemma(of: name[0]) * target.lemmas.count + target.lemma(of: word[0])
          for (name, word) in zip(name, word) {
            shared[key, default: []].append(
              Link(source: name, target: word, tie: .recurring, logit: 0))
          }
        }
      }
    }
    let ordered = shared.filter { key, links in
      // At least two in three of both must meet.
      let (name, word) = key.quotientAndRemainder(dividingBy: target.lemmas.count)
      return links.count > 1
        && 3 * links.count >= sourceBeads[name].count + targetBeads[word].count
    }.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    for (_, links) in ordered {
      for link in links { add(link) }
    }
  }

  // MARK: Results

  /// The target lemmas that surely render each source lemma: by their letters, or
  /// more than once.
  private func knownRenderings() -> [[Int]] {
    var counts: [Int: Int] = [:]
    for link in links {
      let weight = link.logit >= NameLikeness.strong ? 2 : 1
      let key =
        source.lemma(of: link.source) * target.lemmas.count + target.lemma(of: link.target)
      counts[key, default: 0] += weight
    }
    var known = [[Int]](repeating: [], count: source.lemmas.count)
    for (key, count) in counts where count > 1 {
      known[key / target.lemmas.count].append(key % target.lemmas.count)
    }
    return known
  }

  /// The names that recur on either side, in the order of the source.
  func entities() -> [NameCorrespondence.Entity] {
    var entities: [NameCorrespondence.Entity] = []
    var entityOfLemma = [Int?](repeating: nil, count: source.lemmas.count)
    for word in source.words.indices where isRecurring(word) || linkOfSource[word] != nil {
      let lemma = source.lemma(of: word)
      let index = entityOfLemma[lemma] ?? entities.count
      if index == entities.count {
        entityOfLemma[lemma] = index
        entities.append(.init(lemma: lemma, words: [], renderings: []))
      }
      entities[index].words.append(word)
    }
    for number in links.indices.sorted(by: { links[$0].target < links[$1].target }) {
      let link = links[number]
      guard let index = entityOfLemma[source.lemma(of: link.source)] else { continue }
      entities[index].add(link, number: number, lemma: target.lemma(of: link.target))
    }
    for index in entities.indices {
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
      renderings.append(.init(lemma: lemma, tie: link.tie, logit: link.logit, links: [number]))
    }
  }
}
