import ICU
import Linguistics

/// A term that is to stay as it is but is not in the target.
struct DoNotTranslate: Rule {
  let page = RulePage(
    name: "do-not-translate",
    summary: "A term that must stay as it is was changed",
    why: "Names of products and functions help only in the form in which readers meet them.",
    category: .doNotTranslate, severity: .error, mqmSeverity: .major, confidence: 0.95,
    examples: [
      .bad(
        "en|de", "Open ⟦Night Shift⟧ in the settings.",
        "Öffnen Sie Nachtschicht in den Einstellungen.⟦⟧",
        glossary: "en\tstatus\nNight Shift\tdo-not-translate"),
      .good(
        "en|de", "Open Night Shift in the settings.",
        "Öffnen Sie Night Shift in den Einstellungen.",
        glossary: "en\tstatus\nNight Shift\tdo-not-translate"),
    ])

  func applies(to context: RuleContext) -> Bool { hasGlossary(context) }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    var findings: [Finding] = []
    for use in context.glossary.uses where use.concept.isKept && use.kept.isEmpty {
      guard let source = use.source.first else { continue }
      findings.append(
        finding(
          "“\(use.concept.source)” must stay as it is, and is not here",
          help: "write “\(use.concept.source)”",
          target: use.range.upperBound..<use.range.upperBound,
          source: [source], in: context))
    }
    return findings
  }
}
