import Linguistics

/// A day, month, year or day of the week that the translation changes.
struct DateMismatch: QuantityRule {
  let page = RulePage(
    name: "date-mismatch",
    summary: "A date differs from the source's",
    why: "A wrong date sends the reader to another event.",
    category: .date, severity: .error, mqmSeverity: .major, confidence: 0.95,
    examples: [
      .bad(
        "en|de", "The treaty was signed on ⟦March⟧ 5, 2018.",
        "Der Vertrag wurde am 5. ⟦April⟧ 2018 unterzeichnet."),
      .bad("en|fr", "He died in ⟦2011⟧ in Paris.", "Il est mort en ⟦2010⟧ à Paris."),
      .bad("de|en", "Sie kam am ⟦Dienstag⟧ an.", "She arrived on ⟦Thursday⟧."),
      .good("en|ru", "It was signed on March 5, 2018.", "Он был подписан 05.03.2018."),
      .good("en|ja", "It was signed on March 5, 2018.", "2018年3月5日に調印された。"),
      .good("en|uk", "He was a star in the 1990s.", "Він був зіркою у 90-х роках."),
    ])

  func concerns(_ fault: QuantityFault) -> Bool { fault.kind == .value && fault.isOfDate }

  func message(_ fault: QuantityFault, in context: RuleContext) -> (text: String, help: String)? {
    guard let source = fault.source, let target = fault.target else { return nil }
    return (
      "“\(context.target.string(target.range))” where the source’s date has"
        + " “\(context.source.string(source.range))”",
      "give the date of the source"
    )
  }
}
