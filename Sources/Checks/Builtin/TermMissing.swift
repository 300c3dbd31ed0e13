import ICU
import Linguistics

/// A glossary term of the source whose rendering the target lacks.
struct TermMissing: Rule {
  let page = RulePage(
    name: "term-missing",
    summary: "A glossary term is not rendered as the glossary says",
    why: "The client's readers know the thing by its agreed name.",
    category: .terminology, severity: .warning, mqmSeverity: .major, confidence: 0.85,
    examples: [
      .bad(
        "en|de", "The ⟦heat pump⟧ was repaired on Monday.",
        "Die Heizung wurde am Montag repariert.⟦⟧", glossary: "en\tde\nheat pump\tWärmepumpe"),
      .good(
        "en|de", "The heat pumps were repaired.", "Die Wärmepumpen wurden repariert.",
        glossary: "en\tde\nheat pump\tWärmepumpe"),
      .good(
        "ru|en", "Он написал о русском деле.", "He wrote about the Russian affair.",
        glossary: "ru\ten\tstatus\nрусское дело\tRussian affair\tadmitted"),
      .good(
        "en|zh", "The heat pump was repaired.", "热泵已修好。",
        glossary: "en\tzh\nheat pump\t热泵"),
    ])

  func applies(to context: RuleContext) -> Bool { hasGlossary(context) }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    var findings: [Finding] = []
    for use in context.glossary.uses {
      // A forbidden rendering is another rule's finding.
      guard let source = use.source.first, let choice = use.concept.choice,
        let best = use.concept.preferred.first ?? use.concept.admitted.first,
        use.allowed.isEmpty, use.forbidden.isEmpty
      else { continue }
      let note = use.concept.note.map { " (\($0))" } ?? ""
      findings.append(
        finding(
          "“\(context.source.string(source))” is “\(best)” by the glossary\(note), which is not here",
          help: "use \(choice)",
          target: use.range.upperBound..<use.range.upperBound, source: [source], in: context))
    }
    return findings
  }
}
