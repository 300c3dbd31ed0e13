import ICU
import Linguistics

/// A target sentence in the source's language.
struct UntranslatedSentence: Rule {
  let page = RulePage(
    name: "untranslated-sentence",
    summary: "A sentence stands in the source's language",
    why: "Most readers of the translation cannot read it.",
    category: .untranslated, severity: .error, mqmSeverity: .critical, confidence: 0.98,
    examples: [
      .bad(
        "ru|en", "Мост открыли утром. Движение по нему началось в полдень.",
        "The bridge was opened in the morning. ⟦Движение по нему началось в полдень.⟧"),
      .bad(
        "en|de",
        "The bridge was opened in the morning. Traffic started at noon without any problems.",
        "Die Brücke wurde am Morgen eröffnet. "
          + "⟦Traffic started at noon without any problems.⟧"),
      .good(
        "en|es", "git submodule sync [--quiet] [--recursive] [<path>]",
        "git submodule sync [--quiet] [--recursive] [<ruta>]"),
      .bad(
        "en|es", "The check failed.\nwill display <u><b>the old bridge</b></u>",
        "La comprobación falló.\n⟦will display <u><b>the old bridge</b></u>⟧"),
      .bad(
        "en|es", "The check failed.\nuse the option --force to override this check",
        "La comprobación falló.\n⟦use the option --force to override this check⟧"),
      .good(
        "en|de", "Angela Merkel, Emmanuel Macron, Donald Tusk.",
        "Angela Merkel, Emmanuel Macron, Donald Tusk."),
      .good(
        "en|de", "The bridge was opened. Urbem lateritiam invenit, marmoream reliquit.",
        "Die Brücke wurde eröffnet. Urbem lateritiam invenit, marmoream reliquit."),
      .good(
        "en|ja", "The price is told at once. (2 P) x 3 = 6 P", "値段はすぐに分かる。(2 P) x 3 = 6 P"),
      .good("ru|en", "Он сказал «да».", "He said “da” (Russian for “yes”)."),
    ])

  func applies(to context: RuleContext) -> Bool {
    context.source.language.language != context.target.language.language
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let untranslated = context.untranslated
    guard !untranslated.isCopy else { return [] }
    return context.target.sentences.indices.compactMap { index in
      guard untranslated.isUntranslated[index] else { return nil }
      let range = context.target.sentences[index].range
      let source = context.sourceRange(context.sourceSentences(ofTarget: index))
      return finding(
        "“\(Excerpt.short(context.target.string(range)))” is"
          + " \(context.source.language.englishName), not translated",
        help: "translate the sentence", target: range, source: source.map { [$0] } ?? [],
        in: context)
    }
  }
}
