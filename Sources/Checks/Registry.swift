/// The rules written in Swift.
public enum Registry {
  /// By name.
  public static let rules: [any Rule] = [
    EmailMismatch(),
    HashtagMismatch(),
    MentionMismatch(),
    MixedQuoteStyles(),
    NameVariants(),
    OmittedSentence(),
    PlaceholderMismatch(),
    TagMismatch(),
    UnpairedQuotes(),
    UntranslatedRun(),
    UntranslatedSentence(),
    URLMismatch(),
  ]
}
