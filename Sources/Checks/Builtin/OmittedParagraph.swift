import ICU
import Linguistics

/// Source paragraphs that nothing in the target translates.
struct OmittedParagraph: Rule {
  let page = RulePage(
    name: "omitted-paragraph",
    summary: "A paragraph of the source is missing in the translation",
    why: "The reader is not told what the author said.",
    category: .omission, severity: .error, mqmSeverity: .critical, confidence: 0.95,
    examples: [
      .bad(
        "ru|en",
        """
        Мост открыли в понедельник утром. Мэр поблагодарил строителей за работу.

        ⟦По нему уже прошло больше тысячи машин, хотя дорога ещё не достроена до конца. Жители \
        соседней деревни жалуются на шум и просят поставить щиты вдоль дороги.⟧

        Старый паром будет ходить до осени. Билет стоит 40 рублей.
        """,
        """
        The bridge was opened on Monday morning. The mayor thanked the builders for their work.⟦⟧

        The old ferry will stay in service until autumn. A ticket costs 40 roubles.
        """),
      .good(
        "ru|en",
        """
        Мост открыли в понедельник утром.

        По нему прошла тысяча машин.

        Старый паром будет ходить до осени. Билет стоит 40 рублей.
        """,
        """
        The bridge was opened on Monday morning. A thousand cars have crossed it. The old ferry \
        will stay in service until autumn. A ticket costs 40 roubles.
        """),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    guard !context.target.sentences.isEmpty else { return [] }
    return OmittedText(context).gaps.filter { $0.extent == .paragraph }.compactMap {
      finding("a passage is not translated", of: $0, in: context)
    }
  }
}
