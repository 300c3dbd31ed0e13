import ICU
import Linguistics

/// An account name (`@name`) that differs from the source's.
struct MentionMismatch: ReferenceRule {
  let page = RulePage(
    name: "mention-mismatch",
    summary: "An account name differs from the source's",
    why: "The name no longer leads to the person or company meant.",
    category: .markup, severity: .error, mqmSeverity: .major, confidence: 0.95,
    examples: [
      .bad(
        "en|de", "The club thanked its fans (⟦@example_news⟧).",
        "Der Verein dankte seinen Fans (⟦@example_new⟧)."),
      .bad(
        "en|ru", "The club thanked its fans (⟦@JaneDoe42⟧).",
        "Клуб поблагодарил болельщиков (⟦JaneDoe42⟧)."),
      .good(
        "en|ru", "The club thanked its fans (@JaneDoe42).",
        "Клуб поблагодарил болельщиков (@JaneDoe42)."),
    ])

  let kinds: Set<Reference.Kind> = [.mention]
  let noun = "account name"

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
