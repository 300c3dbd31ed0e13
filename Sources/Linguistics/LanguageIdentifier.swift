import Documents
import ICU

/// A guess at the language of a text.
public struct LanguageGuess: Sendable {
  public var language: LanguageTag
  /// 0…1; below 0.5 the guess is to be said aloud.
  public var confidence: Double
}

/// Tells the language of a text from its script.
public struct LanguageIdentifier: Sendable {
  public init() {}

  public func identify(_ text: ArraySlice<UInt16>) -> LanguageGuess? {
    var counts: [Script: Int] = [:]
    forEachScalar(in: text.prefix(20_000)) { scalar, _ in
      let script = Script(of: scalar)
      if script.isSpecific { counts[script, default: 0] += 1 }
    }
    guard
      let (script, count) = counts.max(by: {
        ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue)
      })
    else { return nil }
    let tag = LanguageTag("und-\(script)").flatMap { LanguageTag($0.maximized) }
    let share = Double(count) / Double(counts.values.reduce(0, +))
    return tag.flatMap { LanguageTag($0.language) }.map {
      LanguageGuess(language: $0, confidence: script == .latin ? 0.1 : share / 2)
    }
  }

  /// How much likelier a piece of text is in one language than in another:
  /// natural logarithm of the ratio.
  public func logOdds(
    of language: LanguageTag, against other: LanguageTag, in text: ArraySlice<UInt16>
  ) -> Double {
    0
  }
}
