import ICU
import Linguistics

/// Tells which renderings of a name are rival spellings of its usual one, and
/// which are its inflections, derivations, short forms or translations.
struct NameRivals {
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

  init(_ names: NameCorrespondence, _ schemes: NameSchemes) {
    (self.names, self.schemes) = (names, schemes)
  }

  func rivals(of entity: NameCorrespondence.Entity) throws(ICUError) -> [Rival] {
    guard let usual = entity.renderings.first(where: \.isEstablished) else { return [] }
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
    guard !areForms(left, right), left.count >= 3, right.count >= 3 else { return nil }
    let found: (first: [String], second: [String])?
    do {
      found = try schemes.names(of: source, left, right)
    } catch .icu(let error) {
      throw error
    } catch {
      preconditionFailure("\(error)")
    }
    if found != nil {
      return Rival(rendering: rendering, usual: usual, schemes: found, confidence: 0.95)
    }
    let distance = EditDistance.between(left, right)
    guard 4 * distance <= max(left.count, right.count) else { return nil }
    return Rival(rendering: rendering, usual: usual, schemes: nil, confidence: 0.85)
  }

  /// Whether two words are forms of one: of a common base, or one with something
  /// added at an end.
  private func areForms(_ left: [UInt16], _ right: [UInt16]) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    if long.starts(with: short) || long.suffix(short.count).elementsEqual(short) {
      // Merkell is no form of Merkel.
      return !(long.count == short.count + 1 && long.last == short.last)
    }
    let bases = Set(names.target.endings.bases(of: left).map(\.base) + [left])
    return names.target.endings.bases(of: right).contains { bases.contains($0.base) }
      || bases.contains(right)
  }
}
