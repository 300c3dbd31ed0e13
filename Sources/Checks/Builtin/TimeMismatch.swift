import Linguistics

/// A time of day that the translation changes.
struct TimeMismatch: QuantityRule {
  let page = RulePage(
    name: "time-mismatch",
    summary: "A time of day differs from the source's",
    why: "The reader comes at the wrong hour.",
    category: .date, severity: .error, mqmSeverity: .major, confidence: 0.9,
    examples: [
      .bad("en|de", "The doors open at ⟦5 p.m.⟧ today.", "Einlass ist heute um ⟦18 Uhr⟧."),
      .good("en|de", "The doors open at 5:30 p.m.", "Einlass ist um 17.30 Uhr."),
      .good("en|zh-Hans", "It begins at 3 p.m.", "下午3点开始。"),
    ])

  func concerns(_ fault: QuantityFault) -> Bool {
    fault.kind == .value && fault.isOfTime && !fault.isOfDate
  }

  func message(_ fault: QuantityFault, in context: RuleContext) -> (text: String, help: String)? {
    guard let source = fault.source, let target = fault.target else { return nil }
    return (
      "\(QuantityText.dated(target, in: context.target)) where the source has "
        + QuantityText.dated(source, in: context.source),
      "give the time of the source"
    )
  }
}
