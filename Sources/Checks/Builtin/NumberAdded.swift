import Linguistics

/// A number of the translation that the source does not have.
struct NumberAdded: QuantityRule {
  let page = RulePage(
    name: "number-added",
    summary: "A number stands in the translation only",
    why: "The reader is told a figure that the author did not give.",
    category: .addition, severity: .warning, mqmSeverity: .major, confidence: 0.8,
    examples: [
      .bad(
        "de|en", "Die Brücke wurde von zwei Brüdern gebaut.",
        "The bridge was built in ⟦1932⟧ by two brothers."),
      .good("de|en", "Sie kauften ein Dutzend Eier.", "They bought 12 eggs."),
    ])

  func concerns(_ fault: QuantityFault) -> Bool { fault.kind == .added }

  func message(_ fault: QuantityFault, in context: RuleContext) -> (text: String, help: String)? {
    guard let target = fault.target else { return nil }
    return (
      "\(QuantityText.shown(target, in: context.target)) has no counterpart in the source",
      "remove the number, or confirm that the source's words say it"
    )
  }
}
