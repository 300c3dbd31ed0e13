/// The rules written in Swift.
public enum Registry {
  /// By name.
  public static let rules: [any Rule] = [
    AddedSentence(),
    CopiedSource(),
    EmailMismatch(),
    HashtagMismatch(),
    LengthRatio(),
    MentionMismatch(),
    MixedQuoteStyles(),
    NameVariants(),
    OmittedParagraph(),
    OmittedSentence(),
    PlaceholderMismatch(),
    RepeatedSentence(),
    SentenceVariants(),
    TagMismatch(),
    TermVariants(),
    TruncatedTranslation(),
    UnpairedQuotes(),
    UntranslatedRun(),
    UntranslatedSentence(),
    URLMismatch(),
    WrongLanguage(),
  ]
}
