/// The rules written in Swift.
public enum Registry {
  /// By name.
  public static let rules: [any Rule] = [
    AllCaps(),
    ApostropheStyle(),
    BidiControl(),
    CJKSpacing(),
    DoubleSpace(),
    EndPunctuation(),
    InvisibleCharacter(),
    MissingSpace(),
    MissingStop(),
    MixedQuoteStyles(),
    MixedScriptWord(),
    Mojibake(),
    OmittedSentence(),
    QuoteLocale(),
    RepeatedPunctuation(),
    RepeatedWord(),
    ReplacementCharacter(),
    SentenceCase(),
    SpaceBeforePunctuation(),
    TrailingSpace(),
    UnnormalisedText(),
    UnpairedBrackets(),
    UnpairedQuotes(),
    UntranslatedRun(),
    UntranslatedSentence(),
  ]
}
