/// The rules written in Swift.
public enum Registry {
  /// By name.
  public static let rules: [any Rule] = [
    MixedQuoteStyles(),
    NameVariants(),
    OmittedSentence(),
    UnpairedQuotes(),
    UntranslatedRun(),
    UntranslatedSentence(),
  ]
}
