import Linguistics

/// Ties the recurring names of the source to words of the target.
struct NameLinker {
  private typealias Link = NameCorrespondence.Link

  private let source: NameWords
  private let target: NameWords
  private let likeness: NameLikeness
  /// The beads in which each lemma stands.
  private let sourceBeads: [Set<Int>]
  private let targetBeads: [Set<Int>]
  private(set) var links: [NameCorrespondence.Link] = []
  private(set) var linkOfSource: [Int: Int] = [:]
  private(set) var linkOfTarget: [Int: Int] = [:]
  /// `logit` by the forms of both words.
  private var knownLogits: [Int: Float] = [:]

  /// A logit below which other base forms of an inflected pair are not tried.
  private static let hopeful: Float = -8
  /// A logit from which a word that nothing else explains may spell a name.
  private static let partial: Float = -3
  private static let shortest = 3

  init(_ source: NameWords, _ target: NameWords, _ likeness: NameLikeness) {
    (self.source, self.target, self.likeness) = (source, target, likeness)
    sourceBeads = source.beadsOfLemmas
    targetBeads = target.beadsOfLemmas
  }

  mutating func run() throws(NameError) {
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

  // MARK: By letters

  /// A name that stands once matters where the target repeats what renders it.
  private mutating func tieSpelled(_ bead: Int) throws(NameError) {
    tieEqual(bead)
    var found: [Link] = []
    for name in source.inBead[bead] where linkOfSource[name] == nil {
      let recurs = isRecurring(name)
      guard recurs || source.words[name].isCertain else { continue }
      for word in target.inBead[bead]
      where (recurs || targetBeads[target.lemma(of: word)].count > 1)
        && linkOfTarget[word] == nil
      {
        let logit = try logit(name, word)
        guard logit > 0, try !isBetterSpelled(word, than: logit, in: bead) else { continue }
        found.append(Link(source: name, target: word, tie: .spelled, logit: logit))
      }
    }
    found.sort { ($1.logit, $0.source, $0.target) < ($0.logit, $1.source, $1.target) }
    for link in found { add(link) }
  }

  /// Most names of two languages in one script are the same word.
  private mutating func tieEqual(_ bead: Int) {
    for name in source.inBead[bead] {
      let recurs = isRecurring(name)
      guard recurs || source.words[name].isCertain else { continue }
      let lemma = source.lemmas[source.lemma(of: name)]
      let equal = target.inBead[bead].first { word in
        let other = target.lemma(of: word)
        return linkOfTarget[word] == nil && target.lemmas[other] == lemma
          && (recurs || targetBeads[other].count > 1)
      }
      guard let equal else { continue }
      add(Link(source: name, target: equal, tie: .spelled, logit: NameLikeness.equal))
    }
  }

  /// Whether a name that stands once spells a word of its bead better.
  private mutating func isBetterSpelled(
    _ word: Int, than logit: Float, in bead: Int
  ) throws(NameError) -> Bool {
    guard logit < NameLikeness.equal - 1 else { return false }
    for name in source.inBead[bead] where !isRecurring(name) {
      if try self.logit(name, word) > logit { return true }
    }
    return false
  }

  /// The likeness of two words, with the base forms that fit each other best.
  private mutating func logit(_ name: Int, _ word: Int) throws(NameError) -> Float {
    let (form, other) = (source.words[name].form, target.words[word].form)
    let key = form * target.forms.count + other
    if let known = knownLogits[key] { return known }
    let logit = try logit(source.forms[form], target.forms[other])
    knownLogits[key] = logit
    return logit
  }

  private func logit(_ left: NameWords.Form, _ right: NameWords.Form) throws(NameError) -> Float {
    var best = try likeness.logit(source.lemmas[left.lemma], target.lemmas[right.lemma])
    guard Self.hopeful..<NameLikeness.equal ~= best else { return best }
    for base in left.bases {
      for other in right.bases { best = max(best, try likeness.logit(base, other)) }
    }
    return best
  }

  private mutating func add(_ link: NameCorrespondence.Link) {
    guard linkOfSource[link.source] == nil, linkOfTarget[link.target] == nil else { return }
    linkOfSource[link.source] = links.count
    linkOfTarget[link.target] = links.count
    links.append(link)
  }

  // MARK: By other beads

  /// Words that nearly are a rendering of a name that its bead lacks, or spell
  /// it in part, and that stand nowhere but beside the name.
  private mutating func tieNear() throws(NameError) {
    let known = knownRenderings()
    for bead in source.inBead.indices {
      for name in source.inBead[bead] where linkOfSource[name] == nil {
        let lemma = source.lemma(of: name)
        guard let renderings = known[lemma] else { continue }
        for word in target.inBead[bead] where linkOfTarget[word] == nil {
          let other = target.lemma(of: word)
          guard targetBeads[other].isSubset(of: sourceBeads[lemma]) else { continue }
          let logit = try logit(name, word)
          guard
            target.hasCase && logit >= Self.partial
              || renderings.contains(where: { areNear(target.lemmas[$0], target.lemmas[other]) })
          else { continue }
          add(Link(source: name, target: word, tie: .near, logit: logit))
        }
      }
    }
  }

  /// Whether few edits lead from one word to the other: one in three letters
  /// where capitals show what is a name, else one in four.
  private func areNear(_ left: [UInt16], _ right: [UInt16]) -> Bool {
    let shorter = min(left.count, right.count)
    return shorter >= Self.shortest
      && (target.hasCase ? 3 : 4) * EditDistance.between(left, right) <= max(shorter, 4)
  }

  /// Words that stand wherever a name stands that no letters render.
  private mutating func tieRecurring() {
    var shared: [[Int]: [Link]] = [:]
    for bead in source.inBead.indices {
      for name in source.inBead[bead] where linkOfSource[name] == nil && isRecurring(name) {
        for word in target.inBead[bead]
        where linkOfTarget[word] == nil && target.words[word].isCertain {
          shared[[source.lemma(of: name), target.lemma(of: word)], default: []].append(
            Link(source: name, target: word, tie: .recurring, logit: 0))
        }
      }
    }
    let ordered = shared.filter { pair, links in
      // At least two in three of both must meet.
      links.count > 1
        && 3 * links.count >= sourceBeads[pair[0]].count + targetBeads[pair[1]].count
    }.sorted { ($1.value.count, $0.key[0], $0.key[1]) < ($0.value.count, $1.key[0], $1.key[1]) }
    for (_, links) in ordered {
      for link in links { add(link) }
    }
  }

  // MARK: Results

  /// The target lemmas that surely render each source lemma: by their letters, or
  /// more than once.
  private func knownRenderings() -> [Int: Set<Int>] {
    var counts: [[Int]: Int] = [:]
    for link in links {
      let weight = link.logit >= NameLikeness.strong ? 2 : 1
      counts[[source.lemma(of: link.source), target.lemma(of: link.target)], default: 0] += weight
    }
    var known: [Int: Set<Int>] = [:]
    for (pair, count) in counts where count > 1 { known[pair[0], default: []].insert(pair[1]) }
    return known
  }

  /// The names that recur on either side, in the order of the source.
  func entities() -> [NameCorrespondence.Entity] {
    var entities: [NameCorrespondence.Entity] = []
    var entityOfLemma: [Int: Int] = [:]
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
