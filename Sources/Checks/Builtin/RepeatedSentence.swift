import ICU
import Linguistics

/// A sentence that the target has more often than the source.
struct RepeatedSentence: Rule {
  let page = RulePage(
    name: "repeated-sentence",
    summary: "A sentence stands twice in the translation but once in the source",
    why: "It was copied by mistake, perhaps over the translation of another sentence.",
    category: .addition, severity: .error, mqmSeverity: .major, confidence: 0.97,
    examples: [
      .bad(
        "ru|en",
        "Мост открыли в понедельник утром. Мэр поблагодарил строителей за работу.",
        """
        The bridge was opened on Monday morning. ⟦The bridge was opened on Monday morning.⟧ \
        The mayor thanked the builders for their work.
        """),
      .good(
        "en|de",
        "We will fight for this town. The crowd cheered loudly. We will fight for this town.",
        "Wir kämpfen für diese Stadt. Die Menge jubelte laut. Wir kämpfen für diese Stadt."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    SentenceRepetitions(context).repetitions.map { repetition in
      let range = context.target.sentences[repetition.sentence].range
      let original = context.target.sentences[repetition.original].range
      let source = context.sourceRange(context.sourceSentences(ofTarget: repetition.sentence))
      let text = Excerpt.short(context.target.string(range))
      return finding(
        repetition.isUnaligned
          ? "“\(text)” is a repetition that the source does not have"
          : "“\(text)” stands for two different sentences of the source",
        help: "delete it, or translate what the source says here", target: range,
        source: source.map { [$0] } ?? [], related: [(original, "the same sentence")],
        severity: repetition.isUnaligned ? .error : .warning,
        confidence: repetition.isUnaligned ? 0.97 : 0.85, in: context)
    }
  }
}
