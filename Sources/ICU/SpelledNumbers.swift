/// Numbers in words by CLDR's rules (RBNF), as far as a lexicon needs them: 0 to
/// 20, the tens and hundreds, what a language writes as one word between, and
/// powers of ten with their doubles and fivefolds.
///
/// Opening the rules of a language costs milliseconds, so the build spells the
/// numbers of the languages that `rules/quantities/` knows beforehand.
public enum SpelledNumbers {
  public struct Row: Sendable {
    /// Case-folded, with plain spaces.
    public var text: String
    public var isOrdinal: Bool
    public var value: Double

    public init(text: String, isOrdinal: Bool, value: Double) {
      self.text = text
      self.isOrdinal = isOrdinal
      self.value = value
    }
  }

  /// The distinct spellings of an ICU locale; none where ICU cannot spell in it.
  public static func rows(locale: String) -> [Row] {
    let small = (0...20).map(Double.init) + (3...9).map { Double($0 * 10) }
    let hundreds = (1...9).map { Double($0 * 100) }
    let between = (21...99).filter { $0 % 10 > 0 }.map(Double.init)
    let large = [1e3, 1e4, 1e5, 1e6, 1e7, 1e9, 1e12].flatMap { [$0, 2 * $0, 5 * $0] }
    guard
      let spelled = try? CLDRStrings(
        spelling: small + hundreds + large, ordinalCount: small.count, compounds: between,
        locale: locale)
    else { return [] }
    var rows: [Row] = []
    var seen: Set<String> = []
    spelled.visit { units, key, value in
      guard let folded = QuantityWords.folded(Array(units)) else { return }
      let text = String(decoding: folded, as: UTF16.self)
      guard !key.hasSuffix("year"), seen.insert(text).inserted else { return }
      let isOrdinal = key.utf8.count > 16 && key.hasPrefix("%spellout-ordinal")
      rows.append(Row(text: text, isOrdinal: isOrdinal, value: value))
    }
    return rows
  }
}
