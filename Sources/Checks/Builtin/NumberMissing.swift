import Linguistics

/// A number of the source that the translation does not have.
struct NumberMissing: QuantityRule {
  let page = RulePage(
    name: "number-missing",
    summary: "A number of the source is missing in the translation",
    why: "The reader is not told a figure that the author gave.",
    category: .number, severity: .warning, mqmSeverity: .major, confidence: 0.8,
    examples: [
      .bad(
        "en|de", "The bridge was built in ⟦1932⟧ by two brothers.",
        "⟦Die Brücke wurde von zwei Brüdern gebaut.⟧"),
      .good("en|de", "It was his first win.", "Es war sein erster Sieg."),
      .good("en|fr", "One hundred percent wool.", "De la pure laine à 100 %."),
    ])

  func concerns(_ fault: QuantityFault) -> Bool { fault.kind == .missing }

  func message(_ fault: QuantityFault, in context: RuleContext) -> (text: String, help: String)? {
    guard let source = fault.source else { return nil }
    return (
      "nothing translates \(QuantityText.shown(source, in: context.source))",
      "give the number, or confirm that the words say it"
    )
  }
}
