extension LanguageTag {
  /// The scripts that ordinary words of the language are written in.
  ///
  /// ISO 15924 has compound codes for languages that mix scripts: Jpan, Kore, Hans, Hant.
  public var scripts: Set<Script> {
    switch script.description {
    case "Jpan": [.han, .hiragana, .katakana]
    case "Kore": [.hangul, .han]
    case "Hans", "Hant": [.han]
    default: [script]
    }
  }
}
