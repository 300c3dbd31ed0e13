/// The rules written in Swift.
public enum Registry {
  /// By name.
  public static let rules: [any Rule] = [
    CurrencyMismatch(),
    DateMismatch(),
    MixedQuoteStyles(),
    NameVariants(),
    NumberAdded(),
    NumberFormat(),
    NumberMismatch(),
    NumberMissing(),
    OmittedSentence(),
    PercentMissing(),
    TimeMismatch(),
    UnitMismatch(),
    UnpairedQuotes(),
    UntranslatedRun(),
    UntranslatedSentence(),
  ]
}
