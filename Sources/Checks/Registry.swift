/// The rules written in Swift.
public enum Registry {
  /// By name.
  public static let rules: [any Rule] = [
    AddedSentence(),
    EmailMismatch(),
    HashtagMismatch(),
    MentionMismatch(),
    MixedQuoteStyles(),
    NameVariants(),
    OmittedSentence(),
    PlaceholderMismatch(),
    RepeatedSentence(),
    SentenceVariants(),
    TagMismatch(),
    UnpairedQuotes(),
    UntranslatedRun(),
    UntranslatedSentence(),
    URLMismatch(),
    WrongLanguage(),
  ]
}
