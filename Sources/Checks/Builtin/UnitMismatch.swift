import Linguistics

/// A measure in another unit with the same number, or wrongly converted.
struct UnitMismatch: QuantityRule {
  let page = RulePage(
    name: "unit-mismatch",
    summary: "A measure has the wrong unit or is wrongly converted",
    why: "A mile is no kilometre: the reader gets a wrong size without a sign of it.",
    category: .unit, severity: .error, mqmSeverity: .major, confidence: 0.9,
    examples: [
      .bad(
        "en|de", "The village is ⟦10 miles⟧ away.", "Das Dorf ist ⟦10 Kilometer⟧ entfernt."),
      .bad(
        "en|ru", "The storm is ⟦385 miles⟧ south of the city.",
        "Шторм находится в ⟦360 км⟧ к югу от города."),
      .good("en|de", "The village is 10 miles away.", "Das Dorf ist 16 Kilometer entfernt."),
      .good("en|fr", "It was 80 degrees Fahrenheit.", "Il faisait 27 degrés."),
      .good("en|es", "He ran 130 miles.", "Corrió 209 km (130 millas)."),
    ])

  func concerns(_ fault: QuantityFault) -> Bool {
    fault.kind == .conversion || (fault.kind == .unit && !fault.isOfMoney)
  }

  /// The text of a measure, with the unit that it shares with a later number.
  private func shown(_ quantity: Quantity, _ text: Analysis) -> String {
    let unit = quantity.units.first.map { " " + UnitTable.standard[$0].name } ?? ""
    return text.string(quantity.range) + (quantity.sharesUnit ? unit : "")
  }

  func message(_ fault: QuantityFault, in context: RuleContext) -> (text: String, help: String)? {
    guard let source = fault.source, let target = fault.target else { return nil }
    let (given, wanted) = (shown(target, context.target), shown(source, context.source))
    guard let value = QuantityRelation.conversions(source, target).first else {
      return ("“\(given)” where the source has “\(wanted)”", "use the unit of the source")
    }
    let unit = target.units.first.map { UnitTable.standard[$0].name } ?? ""
    return (
      "\(wanted) ≈ \(QuantityText.rounded(value)) \(unit), the translation says “\(given)”",
      "use the unit of the source, or convert the number"
    )
  }
}
