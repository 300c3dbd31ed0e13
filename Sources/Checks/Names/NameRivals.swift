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
  private let language: LanguageData
  private let keptPhrases: KeptPhrases
  private lazy var places = TranslatedNames(language, names.target.lemmas)

  /// The letters of a short word between two others.
  private static let gap = 5

  init(_ context: RuleContext) throws(ICUError) {
    names = try context.names
    schemes = NameSchemes(context)
    language = context.target.data
    keptPhrases = KeptPhrases(names, context)
  }

  func rivals(of entity: NameCorrespondence.Entity) throws(ICUError) -> [Rival] {
    // Of two spellings that stand once each, one is wrong.
    guard entity.renderings.count > 1, isSure(entity),
      let usual = entity.usual ?? entity.renderings.first(where: { $0.tie == .spelled })
    else { return [] }
    var rivals: [Rival] = []
    for rendering in entity.renderings
    where rendering.lemma != usual.lemma && rendering.tie != .recurring {
      if let rival = try rival(rendering, beside: usual, of: entity) { rivals.append(rival) }
    }
    return rivals
  }

  /// Whether more than the starts of sentences shows a name: its place in either text, or that it
  /// is spelled in another script.
  private func isSure(_ entity: NameCorrespondence.Entity) -> Bool {
    let isLatin = isLatin(names.source.lemmas[entity.lemma])
    return !names.source.hasCase || names.isCertain(entity)
      || entity.renderings.contains { rendering in
        rendering.tie == .spelled && self.isLatin(names.target.lemmas[rendering.lemma]) != isLatin
          || rendering.links.contains { names.target.words[names.links[$0].target].isCertain }
      }
  }

  private func rival(
    _ rendering: NameCorrespondence.Rendering, beside usual: NameCorrespondence.Rendering,
    of entity: NameCorrespondence.Entity
  ) throws(ICUError) -> Rival? {
    let source = names.source.lemmas[entity.lemma]
    let (left, right) = (names.target.lemmas[rendering.lemma], names.target.lemmas[usual.lemma])
    guard min(left.count, right.count) >= 3, isLatin(left) == isLatin(right),
      !names.target.areForms(left, right), left.withoutMarks != right.withoutMarks,
      !isCommon(rendering), !isCommon(usual),
      isLatin(source) == isLatin(left) || !stand(together: rendering, usual),
      standsAlone(rendering) || !isAdaptation(rendering, of: usual),
      !isAdaptation(usual, of: rendering),
      !places.contains(rendering.lemma), !(left == source && places.contains(usual.lemma))
    else { return nil }
    if isExclamation(usual) || keptPhrases.hold(rendering) || keptPhrases.hold(usual) { return nil }
    if usual.tie == .recurring, !isNearRecurring(left, usual) { return nil }
    guard LetterSet(left).resembles(LetterSet(right)) else { return nil }
    let (distance, length) = (distance(left, right), max(left.count, right.count))
    if 2 * distance <= length, usual.isEstablished || usual.tie == .recurring,
      let found = try schemes.names(of: source, left, right)
    {
      return Rival(rendering: rendering, usual: usual, schemes: found, confidence: 0.95)
    }
    // Two adaptations of a translated name are no spellings of it.
    let isAdapted = isLatin(source) == isLatin(left) && left != source && right != source
    guard !isAdapted || !differAtEnd(left, right),
      (usual.isEstablished || usual.tie == .recurring ? 3 : 5) * distance <= length
    else { return nil }
    return Rival(rendering: rendering, usual: usual, schemes: nil, confidence: 0.85)
  }

  /// Whether a word is so near to a translation of the name that no other word of
  /// the language is likely to be.
  private func isNearRecurring(
    _ word: ArraySlice<UInt16>, _ usual: NameCorrespondence.Rendering
  ) -> Bool {
    let other = names.target.lemmas[usual.lemma]
    return names.target.hasCase && usual.links.count > 2 && other.count >= 5
      && EditDistance.between(word, other) == 1 && !differAtEnd(word, other)
  }

  /// The edits between two words, or between what they may be inflected from.
  private func distance(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Int {
    let endings = names.target.endings
    var least = EditDistance.between(left, right)
    guard least > 1, names.target.hasCase else { return least }
    for base in [left] + endings.bases(of: left).map({ $0.base[...] }) where base.count >= 3 {
      for other in [right] + endings.bases(of: right).map({ $0.base[...] })
      where other.count >= 3 && other != base {
        least = min(least, EditDistance.between(base, other))
      }
    }
    return least
  }

  /// Whether the last two letters of two words differ: endings do that.
  private func differAtEnd(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Bool {
    !left.suffix(2).elementsEqual(right.suffix(2))
  }

  private func isLatin(_ word: ArraySlice<UInt16>) -> Bool { word.contains { 0x61...0x7A ~= $0 } }

  private func isCommon(_ rendering: NameCorrespondence.Rendering) -> Bool {
    rendering.links.contains { number in
      let link = names.links[number]
      return names.source.forms[names.source.words[link.source].form].isCommon
        || names.target.forms[names.target.words[link.target].form].isCommon
        || names.target.forms[names.target.words[link.target].form].isAcronym
    }
  }

  /// Whether a word begins its sentences and has a mark behind it, wherever it stands: Hmm, Bah!
  private func isExclamation(_ rendering: NameCorrespondence.Rendering) -> Bool {
    let text = names.target.text
    return rendering.links.allSatisfy { number in
      let range = names.target.words[names.links[number].target].range
      guard let sentence = text.sentenceIndex(at: range.lowerBound),
        let first = text.sentences[sentence].tokens.first(where: { text.tokens[$0].isWordLike }),
        Int(text.tokens[first].start) == range.lowerBound, range.upperBound < text.text.count
      else { return false }
      return Self.marks.contains(text.text[range.upperBound])
    }
  }

  private static let marks = Set("!,.…?".utf16)

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

  /// Whether a word is translated or adapted, and left as it is within other titles
  /// (National Hurricane Center, Hurrikan Rosa).
  private func isAdaptation(
    _ rendering: NameCorrespondence.Rendering, of kept: NameCorrespondence.Rendering
  ) -> Bool {
    let links = kept.links.map { names.links[$0] }
    return links.allSatisfy { $0.logit == NameLikeness.equal && isBesideKept($0.target) }
      && !rendering.links.contains { isBesideKept(names.links[$0].target) }
  }

  /// Whether the source has the name by itself wherever it is rendered so.
  private func standsAlone(_ rendering: NameCorrespondence.Rendering) -> Bool {
    rendering.links.allSatisfy {
      let word = names.links[$0].source
      return names.source.words[word].isCertain && names.fullName(ofSource: word).count == 1
    }
  }

  /// Whether another name that the target has from the source stands within a word
  /// of one.
  private func isBesideKept(_ word: Int) -> Bool {
    let place = names.target.words[word]
    return names.target.inBead[place.bead].contains { other in
      let range = names.target.words[other].range
      return other != word && isSourceWord(other)
        && range.lowerBound <= place.range.upperBound + Self.gap
        && place.range.lowerBound <= range.upperBound + Self.gap
    }
  }

  private func isSourceWord(_ word: Int) -> Bool {
    let folded = names.target.folded(names.target.words[word].form)
    return names.source.inBead[names.target.words[word].bead].contains {
      names.source.folded(names.source.words[$0].form) == folded
    }
  }
}
