import ICU
import Linguistics

/// A target that stops before the source's end.
struct TruncatedTranslation: Rule {
  let page = RulePage(
    name: "truncated-translation",
    summary: "The end of the article is missing in the translation",
    why: "The file was cut off, or the translator has not finished.",
    category: .omission, severity: .error, mqmSeverity: .critical, confidence: 0.95,
    examples: [
      .bad(
        "ru|en",
        """
        Мост открыли в понедельник утром. Мэр поблагодарил строителей за работу. ⟦По мосту уже \
        прошло больше тысячи машин, хотя дорога к нему ещё не достроена. Жители соседней деревни \
        жалуются на шум и просят поставить щиты. Старый паром будет ходить до осени.⟧
        """,
        """
        The bridge was opened on Monday morning. The mayor thanked the builders for their work.⟦⟧
        """),
      .good(
        "ru|en", "Мост открыли утром. По нему прошла тысяча машин. Мэр был рад. Паром ушёл.",
        """
        The bridge was opened in the morning. A thousand cars have crossed it. The mayor was \
        glad. The ferry has left.
        """),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    guard !context.target.sentences.isEmpty else { return [] }
    return OmittedText(context).gaps.filter { $0.extent == .ending }.compactMap {
      finding("the translation ends before the source", of: $0, in: context)
    }
  }
}
