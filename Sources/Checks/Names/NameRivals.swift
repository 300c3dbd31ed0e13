import ICU
import Linguistics

/// Tells which renderings of a name are rival spellings of its usual one, and
/// which are its inflections, derivations, short forms or translations.
final class NameRivals {
  /// A spelling beside the usual one.
  struct Rival {
    var rendering: NameCorrespondence.Rendering
    var usual: NameCorrespondence.Rendering
    /// The names of the schemes that license the spelling and the usual one.
    var schemes: (first: [String], second: [String])?
    var confidence: Double
  }

  private let names: NameCorrespondence
  private let schemes: NameSchemes
  private let language: LanguageTag
  private lazy var places = PlaceNames(language)

  init(_ context: RuleContext) throws(ICUError) {
    names = try context.names
    schemes = NameSchemes(context)
    language = context.target.language
  }

  func rivals(of entity: NameCorrespondence.Entity) throws(ICUError) -> [Rival] {
    guard let usual = entity.usual else { return [] }
    var rivals: [Rival] = []
    for rendering in entity.renderings
    where rendering.lemma != usual.lemma && rendering.tie != .recurring {
      if let rival = try rival(rendering, beside: usual, of: entity) { rivals.append(rival) }
    }
    return rivals
  }

  private func rival(
    _ rendering: NameCorrespondence.Rendering, beside usual: NameCorrespondence.Rendering,
    of entity: NameCorrespondence.Entity
  ) throws(ICUError) -> Rival? {
    let source = names.source.lemmas[entity.lemma]
    let (left, right) = (names.target.lemmas[rendering.lemma], names.target.lemmas[usual.lemma])
    guard min(left.count, right.count) >= 3, isLatin(left) == isLatin(right),
      !areForms(left, right), !isCommon(rendering), !isCommon(usual),
      !stand(together: rendering, usual), isKept(rendering) == isKept(usual),
      !places.contains(left), !(left == source && places.contains(right))
    else { return nil }
    if let found = try schemes.names(of: source, left, right) {
      return Rival(rendering: rendering, usual: usual, schemes: found, confidence: 0.95)
    }
    // Two adaptations of a translated name are no spellings of it.
    let isAdapted = isLatin(source) && isLatin(left) && left != source && right != source
    let distance = EditDistance.between(left, right)
    guard !isAdapted, 3 * distance <= max(left.count, right.count) else { return nil }
    return Rival(rendering: rendering, usual: usual, schemes: nil, confidence: 0.85)
  }

  private func isLatin(_ word: [UInt16]) -> Bool { word.contains { 0x61...0x7A ~= $0 } }

  private func isCommon(_ rendering: NameCorrespondence.Rendering) -> Bool {
    rendering.links.contains { number in
      let link = names.links[number]
      return names.source.forms[names.source.words[link.source].form].isCommon
        || names.target.forms[names.target.words[link.target].form].isCommon
    }
  }

  /// Whether a spelling stands beside the usual one in all its beads: two names
  /// that the source writes alike.
  private func stand(
    together rendering: NameCorrespondence.Rendering, _ usual: NameCorrespondence.Rendering
  ) -> Bool {
    let beads = Set(usual.links.map { names.target.words[names.links[$0].target].bead })
    return rendering.links.allSatisfy {
      beads.contains(names.target.words[names.links[$0].target].bead)
    }
  }

  /// Whether a rendering is the source's own word within a title that the target
  /// leaves untranslated.
  private func isKept(_ rendering: NameCorrespondence.Rendering) -> Bool {
    rendering.links.allSatisfy { number in
      let link = names.links[number]
      guard link.logit == NameLikeness.equal, let mention = names.target.words[link.target].mention
      else { return false }
      return names.target.inBead[names.target.words[link.target].bead].contains { word in
        word != link.target && names.target.words[word].mention == mention
          && isSourceWord(word)
      }
    }
  }

  private func isSourceWord(_ word: Int) -> Bool {
    let folded = names.target.forms[names.target.words[word].form].folded
    return names.source.inBead[names.target.words[word].bead].contains {
      names.source.forms[names.source.words[$0].form].folded == folded
    }
  }

  /// Whether two words are forms of one: of a common base, or one with something
  /// added at an end.
  private func areForms(_ left: [UInt16], _ right: [UInt16]) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    if long.starts(with: short) || long.suffix(short.count).elementsEqual(short) {
      // Merkell is no form of Merkel, nor カダフィー of カダフィ.
      let last = long[long.count - 1]
      return !(long.count == short.count + 1 && (last == short.last || last == 0x30FC))
    }
    let bases = Set(names.target.endings.bases(of: left).map(\.base) + [left])
    return names.target.endings.bases(of: right).contains { bases.contains($0.base) }
      || bases.contains(right)
  }
}
