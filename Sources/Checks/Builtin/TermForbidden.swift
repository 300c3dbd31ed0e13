import ICU
import Linguistics

/// A target term that the glossary forbids.
struct TermForbidden: Rule {
  let page = RulePage(
    name: "term-forbidden",
    summary: "A term stands here that the glossary forbids",
    why: "The client has decided against the word.",
    category: .terminology, severity: .error, mqmSeverity: .major, confidence: 0.95,
    examples: [
      .bad(
        "ru|en", "Он написал о ⟦русском деле⟧.", "He wrote about the ⟦Russian causes⟧.",
        glossary: "ru\ten\tstatus\nрусское дело\tRussian cause\tforbidden"),
      .bad(
        "en|de", "The phone rang.", "Das ⟦Handy⟧ klingelte.",
        glossary: "de\tstatus\nHandy\tforbidden"),
      .good(
        "en|de", "His handiwork is known.", "Sein Handwerk ist bekannt.",
        glossary: "de\tstatus\nHand\tforbidden"),
    ])

  func applies(to context: RuleContext) -> Bool { hasGlossary(context) }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    var findings: [Finding] = []
    for use in context.glossary.uses {
      for place in use.forbidden {
        findings.append(
          finding(
            "the glossary forbids “\(context.target.string(place))”",
            help: "use \(use.concept.choice ?? "another word")",
            target: place, source: use.source.first.map { [$0] } ?? [], in: context))
      }
    }
    return findings
  }
}
