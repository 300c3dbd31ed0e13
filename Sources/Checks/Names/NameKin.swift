import ICU
import Linguistics
import NameTables

/// Finds words of a bead that come from a name without being one of its renderings: an
/// adjective, an inhabitant, a compound, an abbreviation.
final class NameKin {
  /// How near the nearest word of a bead is to a name.
  enum Relation {
    case none, faint, close
  }

  private let names: NameCorrespondence
  private let context: RuleContext
  private var likeness: NameLikeness
  /// Whether each folded form renders one name or other: it resembles none besides.
  private lazy var isRendering = renderings()
  /// The target's forms, folded as names are.
  private var foldedForms: [Int32: [UInt16]] = [:]

  /// A logit from which a word may be derived from a name.
  private static let derived: Float = -3
  /// The letters that an adjective has from a name (Schottland, schottisch).
  private static let stem = 5

  init(_ names: NameCorrespondence, _ context: RuleContext) {
    self.names = names
    self.context = context
    likeness = names.likeness.forgetful
  }

  private func renderings() -> [Bool] {
    let (tokens, forms) = (context.target.tokens, context.target.tokenTable.forms)
    var isRendering = [Bool](repeating: false, count: context.target.tokenTable.foldedForms.count)
    var first = 0
    for (word, link) in zip(names.target.words, names.linkOfTarget) {
      guard let link, names.links[link].logit >= NameLikeness.strong else { continue }
      let range = word.range
      while first < tokens.count, tokens[first].start < range.lowerBound { first += 1 }
      var token = first
      while token < tokens.count, tokens[token].end <= range.upperBound {
        isRendering[Int(forms[Int(tokens[token].form)].folded)] = true
        token += 1
      }
    }
    return isRendering
  }

  func relation(
    to entity: NameCorrespondence.Entity, in bead: Int
  ) throws(ICUError) -> Relation {
    try relation(to: entity.lemma, entity.renderings, in: bead)
  }

  /// The same for a name that nothing renders anywhere.
  func relation(toLemma lemma: Int, in bead: Int) throws(ICUError) -> Relation {
    try relation(to: lemma, [], in: bead)
  }

  private func relation(
    to lemma: Int, _ renderings: [NameCorrespondence.Rendering], in bead: Int
  ) throws(ICUError) -> Relation {
    let source = names.source.lemmas[lemma]
    let known = renderings.map { names.target.lemmas[$0.lemma] }
    let stems = known.map { $0.prefix(min(max(3, $0.count - 2), Self.stem)) }
    if !names.target.hasCase,
      let range = context.targetRange(context.alignment.beads[bead].target),
      stems.contains(where: { Self.has(context.target.text[range], $0) })
    {
      return .close
    }
    return try NameCache.reading { () throws(NameError) in
      let name = try likeness.number(ofSource: source)
      var best = -Float.infinity
      for sentence in context.alignment.beads[bead].target {
        for token in context.target.sentences[sentence].tokens {
          let word = context.target.tokens[token]
          let form = context.target.form(of: word)
          guard word.isWordLike, !isRendering[Int(form.folded)], let folded = folded(word)
          else { continue }
          if stems.contains(where: { Self.has(folded[...], $0) })
            || form.casing == .upper
              && (known + [source]).contains(where: { abbreviates(folded, $0) })
          {
            return .close
          }
          let other = try likeness.number(ofTarget: folded[...])
          best = max(best, likeness.logit(name, other))
          if best > 0 { return .close }
        }
      }
      return best > Self.derived ? .faint : .none
    }
  }

  /// Whether a stretch of text stands in another one.
  private static func has(_ text: ArraySlice<UInt16>, _ part: ArraySlice<UInt16>) -> Bool {
    guard let first = part.first, text.count >= part.count else { return part.isEmpty }
    return (text.startIndex...text.endIndex - part.count).contains {
      text[$0] == first && text[$0..<$0 + part.count] == part
    }
  }

  /// Whether letters stand in a name in their order, the first at its start (AZ, Arizona).
  private func abbreviates(_ letters: [UInt16], _ name: ArraySlice<UInt16>) -> Bool {
    guard letters.first == name.first else { return false }
    var rest = letters[...]
    for letter in name where letter == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  /// Whether the bead has an acronym that the source does not have, with the first letter of
  /// the name in it.
  func hasAcronym(of entity: NameCorrespondence.Entity, in bead: Int) -> Bool {
    guard names.target.hasCase,
      let initial = names.target.lemmas[entity.renderings[0].lemma].first
    else { return false }
    let (source, target) = (context.source.tokenTable, context.target)
    return context.alignment.beads[bead].target.contains { sentence in
      target.tokens[target.sentences[sentence].tokens].contains { token in
        guard target.form(of: token).casing == .upper else { return false }
        let folded = target.tokenTable.foldedForms[Int(target.form(of: token).folded)]
        return folded.contains(initial) && source.foldedForms.index(of: folded) == nil
      }
    }
  }

  /// Names and words that spell each other, the likeliest first.
  func pairs(
    of source: Set<Int>, _ target: Set<Int>
  ) throws(ICUError) -> [(name: Int, word: Int)] {
    let words = target.filter { names.target.words[$0].isCertain || names.target.hasCase }
    return try NameCache.reading { () throws(NameError) in
      let spellings = try words.map { (word) throws(NameError) in
        try likeness.number(ofTarget: names.target.lemmas[names.target.lemma(of: word)])
      }
      var found: [(logit: Float, name: Int, word: Int)] = []
      for name in source {
        let lemma = names.source.lemmas[names.source.lemma(of: name)]
        let spelling = try likeness.number(ofSource: lemma)
        for (word, other) in zip(words, spellings) {
          let logit = likeness.logit(spelling, other)
          if logit > 0 { found.append((logit, name, word)) }
        }
      }
      found.sort { ($1.logit, $0.name, $0.word) < ($0.logit, $1.name, $1.word) }
      return found.map { ($0.name, $0.word) }
    }
  }

  private func folded(_ token: Token) -> [UInt16]? {
    if let known = foldedForms[token.form] { return known }
    let language = context.target.language.language
    let made = try? NameFolding.fold(context.target.text[token.range], language: language)
    foldedForms[token.form] = made
    return made
  }
}
