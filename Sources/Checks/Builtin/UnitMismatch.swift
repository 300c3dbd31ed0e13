import ICU
import Linguistics
import QuantityTables

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
      .bad(
        "en|de", "The nail is ⟦3 cm⟧ long. The board is 9 cm wide and the slat 4 cm thick.",
        "Der Nagel ist ⟦3 mm⟧ lang. Das Brett ist 9 mm breit und die Latte 4 mm dick."),
      .bad(
        "en|pt", "It will rain ⟦2 inches⟧ here. Up to 6 inches may fall in the hills.",
        "Vai chover ⟦5 mm⟧ aqui. Podem cair até 15 mm nas colinas."),
      .bad("en|fr", "It was ⟦12 °C⟧ in Paris.", "Il faisait ⟦12 °F⟧ à Paris."),
      .bad("en|ru", "A plot of ⟦50 m²⟧ is for sale.", "Продаётся участок в ⟦50 м³⟧."),
      .good(
        "en|de", "Up to 512K fit, or 16M with 4G of memory.",
        "Es passen bis zu 512 KB hinein oder 16 MB bei 4 GB Speicher."),
      .good("en|de", "The village is 10 miles away.", "Das Dorf ist 16 Kilometer entfernt."),
      .good("en|fr", "It was 80 degrees Fahrenheit.", "Il faisait 27 degrés."),
      .good("en|es", "He ran 130 miles.", "Corrió 209 km (130 millas)."),
      .good("en|ja", "The wind blew at 30 metres per second.", "秒速30メートルの風が吹いた。"),
      .good(
        "uk|es", "Вона відсвяткувала 21-й день народження в Києві.", "Celebró sus 21 años en Kiev."),
    ])

  /// A unit that is wrong in the same way throughout is one fault: the first
  /// place, with the others beside it.
  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    var groups: [[QuantityFault]] = []
    for fault in context.quantityFaults.filter(concerns) {
      if let index = groups.firstIndex(where: { Self.isSameSwap($0[0], fault) }) {
        groups[index].append(fault)
      } else {
        groups.append([fault])
      }
    }
    return groups.compactMap { group in
      let fault = group[0]
      guard let (text, help) = message(fault, in: context) else { return nil }
      return finding(
        text, help: help, target: fault.place, source: group.compactMap { $0.source?.range },
        related: group.dropFirst().map { ($0.place, "so here") },
        severity: QuantitySeverity.of(fault.confidence), confidence: fault.confidence, in: context)
    }
  }

  /// Whether two faults put the same unit for the same other one: the numbers
  /// kept (10 miles, 10 km), or both wrong by the same power of ten (mm for cm).
  private static func isSameSwap(_ a: QuantityFault, _ b: QuantityFault) -> Bool {
    guard a.kind == b.kind, a.source?.units == b.source?.units,
      a.target?.units == b.target?.units
    else { return false }
    return a.kind == .unit || magnitude(a) != 0 && magnitude(a) == magnitude(b)
  }

  /// By how many powers of ten the translation's value is off, rounded.
  private static func magnitude(_ fault: QuantityFault) -> Int {
    guard let source = fault.source, let target = fault.target,
      let wanted = QuantityRelation.conversions(source, target).first, wanted > 0,
      target.value > 0
    else { return 0 }
    let root = 10.0.squareRoot()
    var ratio = target.value / wanted
    var magnitude = 0
    while ratio >= root, magnitude < 9 { (ratio, magnitude) = (ratio / 10, magnitude + 1) }
    while ratio < 1 / root, magnitude > -9 { (ratio, magnitude) = (ratio * 10, magnitude - 1) }
    return magnitude
  }

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
