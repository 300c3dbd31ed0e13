import ICU
import Linguistics

/// A target that is the source itself.
struct CopiedSource: Rule {
  let page = RulePage(
    name: "copied-source",
    summary: "The translation is a copy of the source",
    why: "The wrong file was named, or nothing was translated.",
    category: .untranslated, severity: .error, mqmSeverity: .critical, confidence: 0.99,
    examples: [
      .bad(
        "ru|en", "Мост открыли утром. Движение по нему началось в полдень.",
        "⟦Мост открыли утром. Движение по нему началось в полдень.⟧"),
      .good(
        "ru|en", "Мост открыли утром. Движение по нему началось в полдень.",
        "The bridge was opened in the morning. Traffic started at noon."),
      .good(
        "en|sr", "Build a coal mine and an iron mine.", "Izgradi rudnik uglja i rudnik gvožđa."),
    ])

  func applies(to context: RuleContext) -> Bool {
    context.source.language.language != context.target.language.language
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let all = context.target.sentences.indices
    guard context.untranslated.isCopy, let range = context.targetRange(all)
    else {
      return []
    }
    return [
      finding(
        "the text is \(context.source.language.englishName), as the source is",
        help: "check that the right file was named", target: range,
        source: context.sourceRange(context.source.sentences.indices).map { [$0] } ?? [],
        in: context)
    ]
  }
}
