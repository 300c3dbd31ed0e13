import ICU
import Linguistics

/// A quotation mark that opens or closes nothing.
struct UnpairedQuotes: Rule {
  let page = RulePage(
    name: "unpaired-quotes",
    summary: "A quotation mark has no partner",
    why: "The reader cannot tell where somebody's words begin or end.",
    category: .punctuation, severity: .error, mqmSeverity: .minor, confidence: 0.97,
    examples: [
      .bad(
        "ru|en", "⟦«Мы согласны»⟧, — сказал он вчера.", "⟦“⟧We agree, he said yesterday."),
      .bad(
        "en|de", "⟦“We agree,”⟧ he said yesterday.",
        "Wir sind einverstanden⟦“⟧, sagte er gestern."),
      .bad("en|ja", "“We agree,” he said.", "⟦「⟧賛成だと彼は述べた。"),
      .bad("en|he", "“We agree,” he said.", "אנחנו מסכימים⟦\"⟧, אמר."),
      .bad("en|zh-Hans", "“We agree,” he said.", "他说：⟦“⟧我们同意。"),
      .bad("en|ru", "“We fully agree,” he said.", "⟦«⟧Мы «полностью согласны», — сказал он."),
      .good(
        "en|fr", "“We agree,” he said.", "« Nous sommes d’accord », a-t-il dit."),
      .good(
        "ru|en", "«Мы согласны. Но не сразу», — сказал он.",
        "“We agree.\n\n“But not at once,” he said."),
      .good(
        "en|ru", "The company Torgovy Dom Vesna was founded in May.",
        "ООО «Торговый дом «Весна» основано в мае."),
      .good(
        "en|sv", "“We agree,” he said. “But not at once.”",
        "”Vi är överens”, sade han. ”Men inte genast.”"),
      .good("en|he", "The army spoke of a “misunderstanding”.", "צה\"ל דיבר על \"אי הבנה\"."),
      .good("de|en", "Der 6-Zoll-Bildschirm ist neu.", "The 6\" screen is new."),
    ])

  func applies(to context: RuleContext) -> Bool { !context.target.quotations.marks.isEmpty }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    context.target.quotations.loose.compactMap { judge($0, in: context) }
  }

  private func judge(_ loose: Quotations.Loose, in context: RuleContext) -> Finding? {
    let offset = loose.mark.offset
    guard let bead = QuotationComparison(atTarget: offset, in: context) else { return nil }
    let counterpart = bead.counterpart(of: offset)
    if loose.resumedAt != nil {
      // A later paragraph carries the quotation on, unless the source ends it here.
      let endsHere = counterpart.map { bead.isWhole($0) } ?? bead.isBalancedInSource
      guard endsHere, !bead.agrees else { return nil }
      return finding(loose.mark, bead, severity: .warning, confidence: 0.9, in: context)
    }
    if loose.mayShareClose, bead.source.isEmpty || bead.agrees { return nil }
    if loose.isEnclosed {
      guard !bead.isLooseInSource else { return nil }
      return finding(loose.mark, bead, severity: .warning, confidence: 0.87, in: context)
    }
    if let counterpart {
      // The same end is loose in the source.
      if counterpart.quotation == nil { return nil }
      let isSure = bead.isWhole(counterpart) && !bead.agrees
      return finding(
        loose.mark, bead, severity: isSure ? .error : .warning, confidence: isSure ? 0.98 : 0.85,
        in: context)
    }
    guard bead.source.isEmpty || !bead.agrees else { return nil }
    return finding(
      loose.mark, bead, severity: .warning, confidence: bead.source.isEmpty ? 0.8 : 0.83,
      in: context)
  }

  private func finding(
    _ mark: QuotationMark, _ bead: QuotationComparison, severity: Severity, confidence: Double,
    in context: RuleContext
  ) -> Finding {
    let range = mark.offset..<mark.offset + 1
    let text = context.target.string(range)
    let isClose = mark.side == .close
    return finding(
      isClose
        ? "\(text) closes a quotation that was never opened"
        : "\(text) opens a quotation that is never closed",
      help: isClose
        ? "add the opening mark, or delete this one"
        : "add the closing mark, or delete this one",
      target: range, source: bead.sourcePlace(of: mark.offset), severity: severity,
      confidence: confidence, in: context)
  }
}
