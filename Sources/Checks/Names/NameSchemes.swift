import ICU
import Linguistics
import NameTables

/// Which romanisation schemes or transcription customs lead from a name to its
/// spellings. Reads the tables that it needs when it is asked for the first time.
///
/// Not to be shared between tasks.
final class NameSchemes {
  private let source: LanguageData
  private let target: LanguageData
  private lazy var matcher = source.schemeMatcher(serving: target.tag.language)

  init(_ context: RuleContext) {
    (source, target) = (context.source.data, context.target.data)
  }

  /// The names of the schemes that license two spellings of a source name, or nil
  /// where one of them follows none.
  func names(
    of source: ArraySlice<UInt16>, _ first: ArraySlice<UInt16>, _ second: ArraySlice<UInt16>
  ) throws(ICUError) -> (first: [String], second: [String])? {
    try NameCache.reading { () throws(NameError) in try pair(of: source, first, second) }
  }

  /// The names of the schemes by which a name of the source becomes a rendering.
  func names(
    of entity: NameCorrespondence.Entity, as rendering: NameCorrespondence.Rendering,
    _ names: NameCorrespondence
  ) throws(ICUError) -> [String] {
    let set = try NameCache.reading { () throws(NameError) in
      try schemes(
        of: names.source.lemmas[entity.lemma], rendering: names.target.lemmas[rendering.lemma])
    }
    guard let all = matcher?.table.schemes else { return [] }
    return set.indices.map { all[$0].name }
  }

  /// How a scheme would spell a name that is spelled otherwise; nil where the spelling
  /// follows the scheme, and where the source's language does not have it.
  func spelling(
    of entity: NameCorrespondence.Entity, as rendering: NameCorrespondence.Rendering,
    by id: String, _ names: NameCorrespondence
  ) throws(ICUError) -> (text: String, scheme: String)? {
    try NameCache.reading { () throws(NameError) in
      let target = names.target.lemmas[rendering.lemma]
      let bases = entity.words.flatMap {
        names.source.bases(of: names.source.forms[names.source.words[$0].form])
      }
      var followed = SchemeSet()
      for base in bases { followed.formUnion(try schemes(of: base[...], rendering: target)) }
      // A scheme of several years (bgn-pcgn-1965) goes by its plain name too.
      let editions = (matcher?.table.schemes ?? []).enumerated().filter {
        $0.element.id == id || $0.element.id.hasPrefix(id + "-")
      }
      let isFollowed = editions.contains { followed.contains(SchemeSet(index: $0.offset)) }
      guard !isFollowed, let matcher, let edition = editions.last,
        let text = try matcher.rendering(
          of: names.source.lemmas[entity.lemma], under: edition.offset)
      else { return nil }
      return (String(decoding: text, as: UTF16.self), edition.element.name)
    }
  }

  private func pair(
    of source: ArraySlice<UInt16>, _ first: ArraySlice<UInt16>, _ second: ArraySlice<UInt16>
  ) throws(NameError) -> (first: [String], second: [String])? {
    let (left, right) = (
      try schemes(of: source, rendering: first), try schemes(of: source, rendering: second)
    )
    if !left.isEmpty, !right.isEmpty, let table = matcher?.table {
      return (Self.telling(left, right, table.schemes), Self.telling(right, left, table.schemes))
    }
    return try sharedSource(first, second)
  }

  /// The schemes of the source's language under which a name (folded) becomes a spelling.
  private func schemes(
    of name: ArraySlice<UInt16>, rendering spelling: ArraySlice<UInt16>
  ) throws(NameError) -> SchemeSet {
    guard let matcher else { return [] }
    return try matcher.schemes(rendering: name, as: spelling, in: target.tag.language)
  }

  /// The same for two spellings of a name that comes from a third language.
  private func sharedSource(
    _ first: ArraySlice<UInt16>, _ second: ArraySlice<UInt16>
  ) throws(NameError) -> (first: [String], second: [String])? {
    guard let (answer, schemes) = try target.sharedSource(Array(first), Array(second)) else {
      return nil
    }
    return (
      Self.telling(answer.first, answer.second, schemes),
      Self.telling(answer.second, answer.first, schemes)
    )
  }

  /// The names of the schemes of one spelling, without those of the other where
  /// that leaves any.
  private static func telling(
    _ schemes: SchemeSet, _ other: SchemeSet, _ all: [Scheme]
  ) -> [String] {
    let own = schemes.subtracting(other)
    return (own.isEmpty ? schemes : own).indices.map { all[$0].name }
  }
}
