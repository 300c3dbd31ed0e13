import ICU
import Linguistics

/// An e-mail address that differs from the source's.
struct EmailMismatch: ReferenceRule {
  let page = RulePage(
    name: "email-mismatch",
    summary: "An e-mail address differs from the source's",
    why: "Letters to a wrong address do not arrive, or reach somebody else.",
    category: .markup, severity: .error, mqmSeverity: .major, confidence: 0.97,
    examples: [
      .bad(
        "en|de", "Write to ⟦press.office@example.org⟧ for tickets.",
        "Karten gibt es bei ⟦presse.office@example.org⟧."),
      .bad(
        "en|ru", "Tickets are free (⟦jane@example.org⟧).", "Билеты бесплатны (jane ⟦@example.org⟧)."
      ),
      .good(
        "en|ru", "Write to press.office@example.org for tickets.",
        "За билетами пишите на press.office@example.org."),
    ])

  let kinds: Set<Reference.Kind> = [.email]
  let noun = "address"

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    ReferenceComparison(context) { ASCII.equalIgnoringCase($0, $1) }
      .differences(kinds).compactMap { difference in
        guard let source = difference.source else { return nil }
        return finding(
          difference, source: source, severity: difference.target.isEmpty ? .warning : .error,
          in: context)
      }
  }
}
