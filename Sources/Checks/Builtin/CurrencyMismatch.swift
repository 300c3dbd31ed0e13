import Linguistics

/// An amount of money in another currency with the same number.
struct CurrencyMismatch: QuantityRule {
  let page = RulePage(
    name: "currency-mismatch",
    summary: "An amount of money has another currency",
    why: "The amount is wrong by the rate of exchange.",
    category: .number, severity: .error, mqmSeverity: .major, confidence: 0.95,
    examples: [
      .bad("en|fr", "The fine was ⟦$2,000⟧ in all.", "L’amende était de ⟦2 000 euros⟧."),
      .good("en|fr", "The fine was $2,000.", "L’amende était de 2 000 dollars américains."),
      .good("en|zh-Hans", "It sold for $5.2 million.", "它以520万美元售出。"),
    ])

  func concerns(_ fault: QuantityFault) -> Bool { fault.kind == .unit && fault.isOfMoney }

  func message(_ fault: QuantityFault, in context: RuleContext) -> (text: String, help: String)? {
    guard let source = fault.source, let target = fault.target else { return nil }
    return (
      "“\(context.target.string(target.range))” where the source has"
        + " “\(context.source.string(source.range))”",
      "use the currency of the source, or convert the amount"
    )
  }
}
