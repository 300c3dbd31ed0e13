import ICU
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
      .bad(
        "en|fr", "It was signed on 5 March 2018.",
        "Il a été signé le ⟦mardi⟧ 5 mars 2018."),
      .bad(
        "de|en-US", "Sie trat am ⟦5.3.2018⟧ in Kraft.", "It took effect on ⟦5/3/2018⟧."),
      .good("en|fr", "It was signed on 5 March 2018.", "Il a été signé le lundi 5 mars 2018."),
      .good("en|ru", "It was signed on March 5, 2018.", "Он был подписан 05.03.2018."),
      .good("en|ja", "It was signed on March 5, 2018.", "2018年3月5日に調印された。"),
      .good("en|uk", "He was a star in the 1990s.", "Він був зіркою у 90-х роках."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let faults = context.quantityFaults.filter(concerns)
    var seen: Set<Int32> = []
    let differing = faults.filter { fault in
      // Day and month that changed places are one fault.
      guard let date = fault.target, date.group >= 0, date.form == .digits else { return true }
      return seen.insert(date.group).inserted
    }.compactMap { fault -> Finding? in
      guard let (text, help) = message(fault, in: context) else { return nil }
      return finding(
        text, help: help, target: fault.place, source: fault.source.map { [$0.range] } ?? [],
        severity: QuantitySeverity.of(fault.confidence), confidence: fault.confidence, in: context)
    }
    return differing + wrongWeekdays(faults, in: context)
  }

  /// Days of the week that the source does not name and that are not the date's.
  private func wrongWeekdays(_ faults: [QuantityFault], in context: RuleContext) -> [Finding] {
    WeekdayOfDate.contradictions(in: context.target).compactMap { weekday in
      let source = context.bead(atTarget: weekday.range.lowerBound)?.source ?? 0..<0
      guard !context.source.quantities.ofSentences(source).contains(where: { $0.kind == .weekday }),
        !faults.contains(where: { $0.target?.range == weekday.range })
      else { return nil }
      return finding(
        "the date beside “\(context.target.string(weekday.range))” is another day of the week",
        help: "check the date and the day", target: weekday.range,
        source: context.sourceRange(source).map { [$0] } ?? [], in: context)
    }
  }

  func concerns(_ fault: QuantityFault) -> Bool { fault.kind == .value && fault.isOfDate }

  func message(_ fault: QuantityFault, in context: RuleContext) -> (text: String, help: String)? {
    guard let source = fault.source, let target = fault.target else { return nil }
    return (
      "\(QuantityText.dated(target, in: context.target)) where the source has "
        + QuantityText.dated(source, in: context.source),
      "give the date of the source"
    )
  }
}
