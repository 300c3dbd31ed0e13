import DigitLists
import ICU

/// Writes the words down that a language's data says something of, in the forms that stand in
/// texts, for ``WordTable``: lists of their hashes and of their roles.
public struct WordEncoder {
  private static let abbreviations: [(key: String, role: WordRole)] = [
    ("titles", .prepositive), ("prepositive", .prepositive), ("numeric", .numeric),
    ("postpositive", .postpositive), ("final", .final), ("times", .time), ("letters", .letter),
  ]
  private static let plainWords: [(key: String, role: WordRole)] = [
    ("starters", .starter), ("ordinal-followers", .ordinalFollower),
    ("names-with-mark", .exclaims), ("continuations", .continuation),
    ("adverbial-starters", .adverbial), ("always-capital", .alwaysCapital),
  ]

  private var roles: [UInt64: WordRole] = [:]

  /// - Parameter list: the entries of a list of `segmentation`.
  public static func encoded(_ list: (String) -> [String]) throws(ICUError) -> String {
    var encoder = WordEncoder()
    try encoder.addAbbreviations(
      abbreviations.flatMap { key, role in list(key).map { ($0, role) } })
    for (key, role) in plainWords {
      for word in list(key) { encoder.add(Array(word.utf16)[...], role) }
    }
    return encoder.text
  }

  private var text: String {
    let entries = roles.sorted { $0.key < $1.key }
    var writer = DigitWriter()
    writer.append(entries.map(\.key))
    writer.append(entries.map(\.value.rawValue))
    return writer.text
  }

  /// Adds abbreviations as written, with a capital at the start, and in capitals.
  ///
  /// `z. B` has a stop between its parts, with or without a space in the text:
  /// its key is `z.B`, and `z` becomes partial. `i dr` has a space: its key is
  /// `i dr`, and `dr` ends a phrase.
  private mutating func addAbbreviations(
    _ words: [(word: String, role: WordRole)]
  ) throws(ICUError) {
    for (word, role) in words {
      let key = joined(word)
      let capital = try CaseMapping.upper(key[...], locale: "")
      let titled = try CaseMapping.upper(key.prefix(1), locale: "") + key.dropFirst()
      for form in [key, titled, capital] { add(form: form[...], role) }
    }
  }

  private mutating func add(form: ArraySlice<UInt16>, _ role: WordRole) {
    add(form, role)
    for index in form.indices.dropFirst() where form[index] == 0x2E {
      add(form[..<index], .partial)
    }
    if let space = form.lastIndex(of: 0x20) { add(form[(space + 1)...], .endsPhrase) }
  }

  private mutating func add(_ word: ArraySlice<UInt16>, _ role: WordRole) {
    var hash = WordHash()
    for unit in word { hash.add(unit) }
    roles[hash.value, default: []].formUnion(role)
  }

  /// `z. B` → `z.B`, without a stop at the end.
  private func joined(_ word: String) -> [UInt16] {
    var units = Array(word.utf16)
    if units.contains(0x20) {
      let pairs = zip([0] + units, units)
      units = pairs.filter { $0 != (0x2E, 0x20) }.map { $1 }
    }
    while units.last == 0x2E { units.removeLast() }
    return units
  }
}
