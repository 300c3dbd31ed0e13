/// The rules written in Swift.
public enum Registry {
  /// By name.
  public static let rules: [any Rule] = [
    MixedQuoteStyles(),
    OmittedSentence(),
    QuoteLocale(),
    UnpairedQuotes(),
    UntranslatedRun(),
    UntranslatedSentence(),
  ]
}
