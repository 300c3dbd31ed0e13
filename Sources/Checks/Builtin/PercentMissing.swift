import Linguistics

/// A percentage whose number is there and whose sign or word is not.
struct PercentMissing: QuantityRule {
  let page = RulePage(
    name: "percent-missing",
    summary: "A percentage has lost its percent sign",
    why: "“20” is another statement than “20 %”.",
    category: .number, severity: .error, mqmSeverity: .major, confidence: 0.98,
    examples: [
      .bad("en|de", "Prices rose ⟦20%⟧ last year.", "Die Preise stiegen um ⟦20⟧ im Jahr."),
      .good("en|tr", "Prices rose 20 percent.", "Fiyatlar yüzde 20 arttı."),
      .good(
        "en|fr", "Support fell by 3.5 percentage points.", "Le soutien a baissé de 3,5 points."),
      .good("en|ru", "after a rise of 12 percent", "после 12-процентного роста"),
      .good("en|zu", "Prices rose 20 percent.", "Amanani enyuke ngamaphesenti ayi-20."),
      .good("en|fr", "Between 70% and 90% of them agreed.", "De 70 à 90 % étaient d’accord."),
    ])

  func concerns(_ fault: QuantityFault) -> Bool { fault.kind == .percent }

  func message(_ fault: QuantityFault, in context: RuleContext) -> (text: String, help: String)? {
    guard let source = fault.source, let target = fault.target else { return nil }
    return (
      "“\(context.target.string(target.range))” without percent, the source has"
        + " “\(context.source.string(source.range))”",
      "add the percent sign or word"
    )
  }
}
