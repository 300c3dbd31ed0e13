import ICU
import Linguistics

/// Tells where the target lacks a name that it renders elsewhere.
final class NameLosses {
  /// A name of the source in a bead whose target does not have it.
  struct Loss: Sendable {
    /// Index into the source's words; nil where the source's script shows no names.
    var word: Int?
    var bead: Int
    /// How the target renders the name elsewhere; nil where it does not.
    var usual: NameCorrespondence.Rendering?
    /// A word of the bead that renders another name, one that the source does not
    /// have there; an index into the target's words.
    var intruder: Int?
  }

  /// A name in a bead of the target whose source does not have it.
  struct Stranger: Sendable {
    /// Index into the target's words.
    var word: Int
    /// The name that the word renders elsewhere.
    var entity: NameCorrespondence.Entity
  }

  /// What the beads lack and what they have without need.
  struct Found: Sendable {
    /// In the order of the source.
    var losses: [Loss]
    /// In the order of the target.
    var strangers: [Stranger]
  }

  private let names: NameCorrespondence
  private let context: RuleContext
  /// The entities that each target lemma renders.
  private let entitiesOfLemma: LemmaLists
  private lazy var translated = (
    source: TranslatedNames(context.source.data, names.source.lemmas),
    target: TranslatedNames(context.target.data, names.target.lemmas)
  )
  private lazy var pronouns = (
    source: Pronouns(context.source), target: Pronouns(context.target)
  )
  private lazy var holes = NameHoles(names, context)
  private lazy var kin = NameKin(names, context)
  private lazy var keptPhrases = KeptPhrases(names, context)
  private lazy var odds = LossOdds(names, context, kin)

  /// What the aligner must be sure of, for a bead's lack to mean anything.
  private static let surePosterior = 0.9
  /// The same where another name of the article stands in the bead.
  private static let likelyPosterior = 0.7
  /// Log-odds from which a name counts as lost.
  private static let likely = 2.15
  /// Where another name stands in the bead, so many losses in two beads are too many.
  private static let shareOfReplacements = 3
  /// Letters of the shortest name that is missed without a rendering elsewhere.
  private static let shortest = 4
  /// Letters that a short form has in common with its name.
  private static let shortForm = 3

  init(_ context: RuleContext) throws(ICUError) {
    self.context = context
    names = try context.names
    var entries: [(lemma: Int, number: Int)] = []
    for (index, entity) in names.entities.enumerated() {
      for rendering in entity.renderings where rendering.isEstablished {
        entries.append((rendering.lemma, index))
      }
    }
    entitiesOfLemma = LemmaLists(entries, count: names.target.lemmas.count)
  }

  func found() throws(ICUError) -> Found {
    Found(losses: try losses(), strangers: strangers())
  }

  private func losses() throws(ICUError) -> [Loss] {
    var found: [Loss] = []
    for entity in names.entities {
      guard entity.words.contains(where: { names.linkOfSource[$0] == nil }),
        let usual = entity.renderings.first, usual.tie == .spelled,
        names.target.hasCase || !isLatin(usual), isTelling(entity, usual)
      else { continue }
      let mayBeTranslated = isTranslated(entity, usual)
      let lost = names.unrendered(entity)
      let all = Set(entity.words.map { names.source.words[$0].bead }).count
      var last: Int?
      for word in entity.words where names.linkOfSource[word] == nil {
        let bead = names.source.words[word].bead
        guard bead != last else { continue }
        last = bead
        if usual.isEstablished, let intruder = intruder(instead: entity, bead),
          mayBeTranslated
            ? lost.count == 1 && all > 2 && isReplacing(intruder, bead)
            : Self.shareOfReplacements * lost.count <= 2 * all
        {
          found.append(Loss(word: word, bead: bead, usual: usual, intruder: intruder))
          continue
        }
        guard lost.contains(bead), isToldApart(entity, bead) else { continue }
        let loss = LossOdds.Case(
          word: word, bead: bead, entity: entity, all: all, lost: lost.count,
          isTranslated: mayBeTranslated)
        let isHole = holes.isHole(word, bead) || holes.hasOpenName(entity, bead)
        let logOdds = try odds.logOdds(of: loss, isHole: isHole, givingUpAt: Self.likely)
        if logOdds > Self.likely {
          found.append(Loss(word: word, bead: bead, usual: usual, intruder: nil))
        }
      }
    }
    try addLossesInHoles(to: &found)
    return found.sorted { ($0.bead, $0.word ?? 0) < ($1.bead, $1.word ?? 0) }
  }

  /// Names of beads in which the target shows a hole, however often they stand.
  private func addLossesInHoles(to found: inout [Loss]) throws(ICUError) {
    var isKnown = [Bool](repeating: false, count: context.alignment.beads.count)
    for loss in found { isKnown[loss.bead] = true }
    for (bead, aligned) in context.alignment.beads.enumerated()
    where aligned.posterior >= Self.surePosterior && !aligned.source.isEmpty
      && !isKnown[bead]
    {
      let lacksNoun = holes.lacksNoun(bead)
      var candidates = holes.namesAtStart(bead, where: isRendered)
      if lacksNoun, names.source.hasCase { candidates += names.source.inBead[bead] }
      let word = try firstUnrendered(candidates)
      if lacksNoun, !names.source.hasCase || word != nil && names.source.capitalizesNouns {
        // It may be any of the words.
        found.append(Loss(word: nil, bead: bead, usual: nil, intruder: nil))
      } else if let word {
        found.append(Loss(word: word, bead: bead, usual: nil, intruder: nil))
      }
    }
  }

  private func firstUnrendered(_ words: [Int]) throws(ICUError) -> Int? {
    for word in words where try isUnrendered(word) { return word }
    return nil
  }

  /// Whether the target spells a name elsewhere.
  private func isRendered(_ word: Int) -> Bool {
    let lemma = names.source.lemma(of: word)
    return names.entities.contains { $0.lemma == lemma && $0.renderings.first?.tie == .spelled }
  }

  /// Whether a name is sure to be one, and no word of its bead comes from it.
  private func isUnrendered(_ word: Int) throws(ICUError) -> Bool {
    let place = names.source.words[word]
    guard names.linkOfSource[word] == nil,
      // A word that only ever begins lines may be a verb: “Inserts a table”.
      place.isCertain || isRepeated(word) && (isRendered(word) || !names.source.hasCase),
      place.range.count >= Self.shortest || !names.source.hasCase,
      !names.source.forms[place.form].isCommon
    else { return false }
    return try kin.relation(toLemma: names.source.lemma(of: word), in: place.bead) != .close
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
    guard names.isCertain(entity), !keptPhrases.hold(usual) else { return false }
    return entity.words.allSatisfy { names.source.isPlainName($0) }
      && usual.links.allSatisfy { names.target.isPlainName(names.links[$0].target) }
  }

  /// Whether usage translates a name, and puts other words for it.
  private func isTranslated(
    _ entity: NameCorrespondence.Entity, _ usual: NameCorrespondence.Rendering
  ) -> Bool {
    translated.source.contains(entity.lemma) || translated.target.contains(usual.lemma)
  }

  /// Whether a bead is sure to be the translation, and no neighbour has the name.
  private func isToldApart(_ entity: NameCorrespondence.Entity, _ bead: Int) -> Bool {
    let aligned = context.alignment.beads[bead]
    return !aligned.target.isEmpty && aligned.posterior >= Self.surePosterior
      && !isRenderedNearby(entity, bead)
  }

  /// The words that render a name elsewhere, where neither their bead nor those beside it have
  /// that name.
  private func strangers() -> [Stranger] {
    var strangers: [Stranger] = []
    for (word, place) in names.target.words.enumerated()
    where place.isCertain && names.linkOfTarget[word] == nil {
      let lemma = names.target.forms[place.form].lemma
      guard entitiesOfLemma.count(of: lemma) > 0 else { continue }
      let found = entitiesOfLemma[lemma]
      if let entity = stranger(place, rendering: found) {
        strangers.append(Stranger(word: word, entity: entity))
      }
    }
    return strangers
  }

  private func stranger(
    _ place: NameWords.Word, rendering found: ArraySlice<Int>
  ) -> NameCorrespondence.Entity? {
    guard let first = found.first,
      context.alignment.beads[place.bead].posterior >= Self.surePosterior,
      !context.alignment.beads[place.bead].source.isEmpty
    else { return nil }
    let isKnown = found.contains { index in
      names.entities[index].words.contains { abs(names.source.words[$0].bead - place.bead) <= 1 }
    }
    let entity = names.entities[first]
    let usual = entity.renderings[0]
    return isKnown || !isTelling(entity, usual) || isTranslated(entity, usual) ? nil : entity
  }

  /// A word of the bead that renders a name which the bead's source does not have.
  private func intruder(instead entity: NameCorrespondence.Entity, _ bead: Int) -> Int? {
    guard context.alignment.beads[bead].posterior >= Self.likelyPosterior else { return nil }
    return names.target.inBead[bead].first { word in
      let form = names.target.forms[names.target.words[word].form]
      guard names.linkOfTarget[word] == nil, entitiesOfLemma.count(of: form.lemma) > 0,
        !form.isCommon, !form.isAcronym, !translated.target.hasCalendarName(form.lemma),
        !isShortForm(names.target.lemmas[form.lemma], of: entity)
      else { return false }
      return entitiesOfLemma[form.lemma].allSatisfy { other in
        let other = names.entities[other]
        return isTelling(other, other.renderings[0])
          && !other.words.contains { names.source.words[$0].bead == bead }
          && !areOfOneBearer(entity, other)
      }
    }
  }

  /// Whether a word and a rendering of a name begin alike, the one no longer than that: Livi
  /// for Livingston.
  private func isShortForm(_ word: ArraySlice<UInt16>, of entity: NameCorrespondence.Entity) -> Bool
  {
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
    return !translated.target.contains(names.target.lemma(of: intruder))
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
    let lemmas = entity.renderings.map(\.lemma)
    return [bead - 1, bead + 1].contains { other in
      names.target.inBead.indices.contains(other)
        && names.target.inBead[other].contains { word in
          names.linkOfTarget[word] == nil && lemmas.contains(names.target.lemma(of: word))
        }
    }
  }
}
