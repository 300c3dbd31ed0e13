import ICU
import Linguistics

/// Tells where the target lacks a name that it renders elsewhere.
final class NameLosses {
  /// A name of the source in a bead whose target does not have it.
  struct Loss: Sendable {
    /// Index into the source's words.
    var word: Int
    var bead: Int
    /// How the target renders the name elsewhere; nil where it does not.
    var usual: NameCorrespondence.Rendering?
    /// A word of the bead that renders another name, one that the source does not
    /// have there; an index into the target's words.
    var intruder: Int?
    /// Whether something else in the bead may stand for the name: the intruder, a
    /// pronoun, a title that is translated as a whole, another name.
    var isReplaced: Bool
  }

  private let names: NameCorrespondence
  private let context: RuleContext
  /// The entities that each target lemma renders.
  private var entitiesOfLemma: [Int: [Int]] = [:]
  /// Folded forms that render one name or other: they resemble none besides.
  private var knownRenderings: Set<Int32> = []
  private lazy var translated = (
    source: TranslatedNames(context.source.language),
    target: TranslatedNames(context.target.language)
  )
  private let holes: NameHoles
  private let unsaid: UnsaidNames
  private lazy var pronouns = (
    source: Pronouns(context.source), target: Pronouns(context.target)
  )
  private let likeness: NameLikeness
  /// The target's forms, folded as names are.
  private var foldedForms: [Int32: [UInt16]] = [:]

  /// What the aligner must be sure of, for a bead's lack to mean anything.
  private static let surePosterior = 0.9
  /// The same where another name of the article stands in the bead.
  private static let likelyPosterior = 0.7
  /// One loss in so many beads is believed, more are a habit of the translation.
  private static let shareOfLosses = 6
  /// The same where the target shows a hole.
  private static let shareOfHoles = 2
  /// Where another name stands in the bead, so many losses in two beads are too many.
  private static let shareOfReplacements = 3
  /// Standard deviations of length below which a sentence that names somebody for the second
  /// time shows that it lacks a word.
  private static let shorter = -0.3
  /// Letters that a short form has in common with its name.
  private static let shortForm = 3
  /// A logit from which a word of any kind may be derived from a name.
  private static let derived: Float = -3
  /// The letters that an adjective has from a name (Schottland, schottisch).
  private static let stem = 5

  init(_ context: RuleContext) throws(ICUError) {
    self.context = context
    names = try context.names
    holes = NameHoles(names, context)
    unsaid = UnsaidNames(names, context)
    likeness = NameLikeness(
      source: context.source.language.language, target: context.target.language.language)
    for (index, entity) in names.entities.enumerated() {
      for rendering in entity.renderings where rendering.isEstablished {
        entitiesOfLemma[rendering.lemma, default: []].append(index)
      }
    }
    for link in names.links where link.logit >= NameLikeness.strong {
      let range = names.target.words[link.target].range
      for token in context.target.tokenTable.indices(in: range) {
        knownRenderings.insert(context.target.form(of: context.target.tokens[token]).folded)
      }
    }
  }

  /// All losses, in the order of the source.
  func losses() throws(ICUError) -> [Loss] {
    var found: [Loss] = []
    for entity in names.entities {
      guard let usual = entity.renderings.first, usual.tie == .spelled,
        names.target.hasCase || !isLatin(usual), isTelling(entity, usual)
      else { continue }
      let isTranslated = isTranslated(entity, usual)
      let lost = names.unrendered(entity)
      let all = Set(entity.words.map { names.source.words[$0].bead }).count
      var last: Int?
      for word in entity.words where names.linkOfSource[word] == nil {
        let bead = names.source.words[word].bead
        guard bead != last else { continue }
        last = bead
        if usual.isEstablished, let intruder = intruder(instead: entity, bead),
          isTranslated
            ? lost.count == 1 && all > 2 && isReplacing(intruder, bead)
            : Self.shareOfReplacements * lost.count <= 2 * all
        {
          found.append(
            Loss(word: word, bead: bead, usual: usual, intruder: intruder, isReplaced: true))
          continue
        }
        let isHole = lost.count <= max(1, all / Self.shareOfHoles) && holes.isHole(word, bead)
        guard !isTranslated, lost.contains(bead), try isLost(entity, bead, isHole: isHole) else {
          continue
        }
        let isFew = lost.count <= max(1, all / Self.shareOfLosses)
        let isCertain =
          if isHole { true } else if isFew { try isLastOfFullName(word, of: entity) } else { false }
        guard
          isCertain
            || usual.isEstablished && isFew && (all > 2 || isShort(bead))
              && !unsaid.contains(word, bead)
        else { continue }
        let isReplaced = if isCertain { false } else { try isReplaced(word, of: entity) }
        found.append(
          Loss(word: word, bead: bead, usual: usual, intruder: nil, isReplaced: isReplaced))
      }
    }
    try addLossesAtStart(to: &found)
    return found.sorted { $0.word < $1.word }
  }

  /// Names at the start of a sentence that the target begins without, however often
  /// they stand.
  private func addLossesAtStart(to found: inout [Loss]) throws(ICUError) {
    guard names.source.hasCase else { return }
    let known = Set(found.map(\.bead))
    for (bead, aligned) in context.alignment.beads.enumerated()
    where aligned.posterior >= Self.surePosterior && !known.contains(bead) {
      guard let word = holes.nameAtStart(bead), names.linkOfSource[word] == nil,
        names.source.words[word].isCertain || isRepeated(word),
        !names.source.forms[names.source.words[word].form].isCommon,
        try !isDerived(names.source.lemma(of: word), [], bead, above: 0)
      else { continue }
      found.append(Loss(word: word, bead: bead, usual: nil, intruder: nil, isReplaced: false))
    }
  }

  private func isRepeated(_ word: Int) -> Bool {
    let form = names.source.words[word].form
    return names.source.words.count { $0.form == form } > 1
  }

  /// Whether a rendering is in Latin letters: within a text of another script one
  /// of several ways to write a name.
  private func isLatin(_ rendering: NameCorrespondence.Rendering) -> Bool {
    names.target.lemmas[rendering.lemma].contains { 0x61...0x7A ~= $0 }
  }

  /// Whether a name is one that texts repeat as it is.
  private func isTelling(
    _ entity: NameCorrespondence.Entity, _ usual: NameCorrespondence.Rendering
  ) -> Bool {
    guard names.isCertain(entity) else { return false }
    let forms = entity.words.map { names.source.forms[names.source.words[$0].form] }
    let written = usual.links.map {
      names.target.forms[names.target.words[names.links[$0].target].form]
    }
    return !forms.contains(where: { $0.isCommon || $0.isAcronym })
      && !written.contains(where: { $0.isCommon || $0.isAcronym })
  }

  /// Whether usage translates a name, and puts other words for it.
  private func isTranslated(
    _ entity: NameCorrespondence.Entity, _ usual: NameCorrespondence.Rendering
  ) -> Bool {
    translated.source.contains(names.source.lemmas[entity.lemma])
      || translated.target.contains(names.target.lemmas[usual.lemma])
  }

  /// Whether nothing in or beside a bead may stand for a name.
  private func isLost(
    _ entity: NameCorrespondence.Entity, _ bead: Int, isHole: Bool
  ) throws(ICUError) -> Bool {
    let aligned = context.alignment.beads[bead]
    guard !aligned.target.isEmpty, aligned.posterior >= Self.surePosterior,
      !isRenderedNearby(entity, bead)
    else { return false }
    return try !isDerived(
      entity.lemma, entity.renderings, bead, above: isHole ? 0 : Self.derived)
  }

  /// The name that a word renders elsewhere, where neither its bead nor those beside it
  /// have that name.
  func stranger(_ word: Int) -> NameCorrespondence.Entity? {
    let place = names.target.words[word]
    guard names.linkOfTarget[word] == nil, place.isCertain,
      context.alignment.beads[place.bead].posterior >= Self.surePosterior,
      !context.alignment.beads[place.bead].source.isEmpty,
      let found = entitiesOfLemma[names.target.forms[place.form].lemma]
    else { return nil }
    let isKnown = found.contains { index in
      names.entities[index].words.contains { abs(names.source.words[$0].bead - place.bead) <= 1 }
    }
    let entity = names.entities[found[0]]
    let usual = entity.renderings[0]
    return isKnown || !isTelling(entity, usual) || isTranslated(entity, usual) ? nil : entity
  }

  private func isIntruder(_ token: Token) -> Bool {
    knownRenderings.contains(context.target.form(of: token).folded)
  }

  /// A word of the bead that renders a name which the bead's source does not have.
  private func intruder(instead entity: NameCorrespondence.Entity, _ bead: Int) -> Int? {
    guard context.alignment.beads[bead].posterior >= Self.likelyPosterior else { return nil }
    return names.target.inBead[bead].first { word in
      let form = names.target.forms[names.target.words[word].form]
      guard names.linkOfTarget[word] == nil, !form.isCommon, !form.isAcronym,
        !translated.target.hasCalendarName(names.target.lemmas[form.lemma]),
        !isShortForm(names.target.lemmas[form.lemma], of: entity),
        let others = entitiesOfLemma[form.lemma]
      else { return false }
      return others.allSatisfy { other in
        let other = names.entities[other]
        return isTelling(other, other.renderings[0])
          && !other.words.contains { names.source.words[$0].bead == bead }
          && !areOfOneBearer(entity, other)
      }
    }
  }

  /// Whether a word and a rendering of a name begin alike, the one no longer than that: Livi
  /// for Livingston.
  private func isShortForm(_ word: [UInt16], of entity: NameCorrespondence.Entity) -> Bool {
    entity.renderings.contains { rendering in
      let usual = names.target.lemmas[rendering.lemma]
      let common = zip(word, usual).prefix { $0 == $1 }.count
      return common >= Self.shortForm && common >= min(word.count, usual.count) - 1
    }
  }

  /// Whether a word stands for a name that usage may translate: it is none of that kind,
  /// and not the bearer of a pronoun.
  private func isReplacing(_ intruder: Int, _ bead: Int) -> Bool {
    let aligned = context.alignment.beads[bead]
    return !translated.target.contains(names.target.lemmas[names.target.lemma(of: intruder)])
      && pronouns.source.count(in: aligned.source) <= pronouns.target.count(in: aligned.target)
  }

  /// Whether two words stand in one full name somewhere.
  private func areOfOneBearer(
    _ first: NameCorrespondence.Entity, _ second: NameCorrespondence.Entity
  ) -> Bool {
    let mentions = Set(first.words.compactMap { names.source.words[$0].mention })
    return second.words.contains {
      names.source.words[$0].mention.map(mentions.contains) ?? false
    }
  }

  /// Whether the next or previous bead has a rendering of the name without the name.
  private func isRenderedNearby(_ entity: NameCorrespondence.Entity, _ bead: Int) -> Bool {
    let lemmas = Set(entity.renderings.map(\.lemma))
    return [bead - 1, bead + 1].contains { other in
      names.target.inBead.indices.contains(other)
        && names.target.inBead[other].contains { word in
          names.linkOfTarget[word] == nil && lemmas.contains(names.target.lemma(of: word))
        }
    }
  }

  /// Whether a word of the bead has the stem of a rendering in it, or resembles the
  /// name: an adjective, an inhabitant, a compound, an abbreviation.
  ///
  /// - Parameter logit: the likeness above which a word resembles the name.
  private func isDerived(
    _ lemma: Int, _ renderings: [NameCorrespondence.Rendering], _ bead: Int, above logit: Float
  ) throws(ICUError) -> Bool {
    let source = names.source.lemmas[lemma]
    let known = renderings.map { names.target.lemmas[$0.lemma] }
    let stems = known.map { $0.prefix(min(max(3, $0.count - 2), Self.stem)) }
    if !names.target.hasCase,
      let range = context.targetRange(context.alignment.beads[bead].target),
      stems.contains(where: { context.target.text[range].contains($0) })
    {
      return true
    }
    return try NameCache.reading { () throws(NameError) in
      let name = try likeness.source(source)
      for sentence in context.alignment.beads[bead].target {
        for token in context.target.sentences[sentence].tokens {
          let word = context.target.tokens[token]
          guard word.isWordLike, !isIntruder(word), let folded = folded(word) else { continue }
          if stems.contains(where: { folded.contains($0) }) { return true }
          if context.target.form(of: word).casing == .upper,
            (known + [source]).contains(where: { abbreviates(folded, $0) })
          {
            return true
          }
          if try likeness.logit(name, likeness.target(folded)) > logit { return true }
        }
      }
      return false
    }
  }

  /// Whether letters stand in a name in their order, the first at its start (AZ, Arizona).
  private func abbreviates(_ letters: [UInt16], _ name: [UInt16]) -> Bool {
    guard letters.first == name.first else { return false }
    var rest = letters[...]
    for letter in name where letter == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  private func folded(_ token: Token) -> [UInt16]? {
    if let known = foldedForms[token.form] { return known }
    let language = context.target.language.language
    let made = try? NameFolding.fold(context.target.text[token.range], language: language)
    foldedForms[token.form] = made
    return made
  }

  /// Whether the target is shorter than its source lets expect, as far as that is told.
  private func isShort(_ number: Int) -> Bool {
    let bead = context.alignment.beads[number]
    return context.lengths.deviation(bead.source, bead.target).map { $0 < Self.shorter } ?? true
  }

  /// Whether something else in the bead may stand for the name: a pronoun, a title
  /// that is translated as a whole, another name, the name itself just before.
  private func isReplaced(
    _ name: Int, of entity: NameCorrespondence.Entity
  ) throws(ICUError) -> Bool {
    let number = names.source.words[name].bead
    let bead = context.alignment.beads[number]
    guard pronouns.target.count(in: bead.target) <= pronouns.source.count(in: bead.source),
      !isGivenName(name),
      !entity.words.contains(where: { names.source.words[$0].bead == number - 1 })
    else { return true }
    let rest = try rest(of: number)
    let fullName = names.fullName(ofSource: name)
    if fullName.count > 1, rest.source.isSuperset(of: fullName) { return true }
    // With more names in the target one may stand for this one, with more in the source
    // the translation is free.
    guard names.target.hasCase, !names.target.capitalizesNouns else { return false }
    return rest.target.count { names.target.words[$0].isCertain } > 1
      || rest.source.count { names.source.words[$0].isCertain && $0 != name } > 1
  }

  /// Whether the target leaves a name at the last word of a full name: translations
  /// shorten names to it.
  private func isGivenName(_ name: Int) -> Bool {
    guard let last = names.fullName(ofSource: name).last, last != name else { return false }
    return names.linkOfSource[last] != nil
  }

  /// Whether the target has a full name but for its last word, one that stands for its
  /// bearer elsewhere.
  private func isLastOfFullName(
    _ name: Int, of entity: NameCorrespondence.Entity
  ) throws(ICUError) -> Bool {
    guard let before = wordBefore(name),
      entity.words.contains(where: { names.fullName(ofSource: $0).count == 1 })
    else { return false }
    if let link = names.linkOfSource[before] {
      return names.target.words[names.links[link].target].isCertain
    }
    return try !rest(of: names.source.words[name].bead).source.contains(before)
  }

  /// The word before the last one of a full name; in a script without capitals any word
  /// with at most a space between.
  private func wordBefore(_ name: Int) -> Int? {
    let fullName = names.fullName(ofSource: name)
    if names.source.hasCase {
      return fullName.last == name ? fullName.dropLast().last : nil
    }
    let (before, bead) = (name - 1, names.source.inBead[names.source.words[name].bead])
    guard bead.contains(before),
      names.source.words[before].range.upperBound + 1 >= names.source.words[name].range.lowerBound
    else { return nil }
    return before
  }

  /// The names of a bead that nothing is tied to, without those of either text that spell
  /// one of the other: they stand once, and nothing had to tie them.
  private func rest(of bead: Int) throws(ICUError) -> (source: Set<Int>, target: Set<Int>) {
    var source = Set(names.source.inBead[bead].filter { names.linkOfSource[$0] == nil })
    var target = Set(names.target.inBead[bead].filter { names.linkOfTarget[$0] == nil })
    try NameCache.reading { () throws(NameError) in
      var found: [(logit: Float, name: Int, word: Int)] = []
      for name in source {
        let spelling = try likeness.source(names.source.lemmas[names.source.lemma(of: name)])
        for word in target where names.target.words[word].isCertain || names.target.hasCase {
          let other = names.target.lemmas[names.target.lemma(of: word)]
          let logit = try likeness.logit(spelling, likeness.target(other))
          if logit > 0 { found.append((logit, name, word)) }
        }
      }
      found.sort { ($1.logit, $0.name, $0.word) < ($0.logit, $1.name, $1.word) }
      for pair in found where source.contains(pair.name) && target.contains(pair.word) {
        source.remove(pair.name)
        target.remove(pair.word)
      }
    }
    return (source, target)
  }
}
