import ICU
import Linguistics

/// A web address that differs from the source's.
struct URLMismatch: ReferenceRule {
  let page = RulePage(
    name: "url-mismatch",
    summary: "A web address differs from the source's",
    why: "The link is dead or leads somewhere else.",
    category: .markup, severity: .error, mqmSeverity: .major, confidence: 0.97,
    examples: [
      .bad(
        "en|de", "The report is public (⟦https://www.example.org/news/2018⟧).",
        "Der Bericht ist öffentlich (⟦https://www.example.org/nachrichten/2018⟧)."),
      .bad(
        "en|ru", "The report is public (⟦https://example.org/a?id=4711⟧).",
        "Отчёт опубликован (⟦https://example.org/⟧ a?id=4711)."),
      .good(
        "en|de", "See https://example.org/en/news and https://en.wikipedia.org/wiki/Germany.",
        "Siehe https://example.org/de/news und https://de.wikipedia.org/wiki/Deutschland."),
      .good(
        "en|de", "See https://example.org/page?id=7&lang=en for more.",
        "Mehr unter https://example.org/page?lang=de&id=7."),
    ])

  let kinds: Set<Reference.Kind> = [.url]
  let noun = "address"

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let addresses = LocalisedAddresses(context)
    return ReferenceComparison(context) { addresses.areSame($0, $1) }
      .differences(kinds).compactMap { difference in
        guard let source = difference.source else { return nil }
        return finding(
          difference, source: source, severity: difference.target.isEmpty ? .warning : .error,
          in: context)
      }
  }
}
