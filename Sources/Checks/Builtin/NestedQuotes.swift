import ICU
import Linguistics

/// A quotation within another with the marks of the outer one.
struct NestedQuotes: Rule {
  let page = RulePage(
    name: "nested-quotes",
    summary: "A quotation within a quotation has the outer marks",
    why: "The reader takes the inner opening for a slip and the inner end for the outer one.",
    category: .punctuation, severity: .warning, mqmSeverity: .minor, confidence: 0.85,
    examples: [
      .bad("en|de", "“He said ‘no’ again.”", "„Er sagte wieder ⟦„nein“⟧, immer.“"),
      .bad("ru|en", "«Он сказал „нет“ снова».", "“He said ⟦“no”⟧ again.”"),
      .bad("en|ja", "“He said ‘no’ again.”", "「彼はまた⟦「いいえ」⟧と言った。」"),
      .good("en|de", "“He said ‘no’ again.”", "„Er sagte wieder ‚nein‘, immer.“"),
      .good("en|ru", "“He said ‘no’ again.”", "«Он снова сказал „нет“ и ушёл»."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let pairs = context.target.quotations.pairs
    let facts = context.target.facts
    var outer: [Quotations.Pair] = []
    var found: [Finding] = []
    for pair in pairs {
      outer.removeAll { $0.close.offset < pair.open.offset }
      if let parent = outer.last, parent.style == pair.style, pair.open.isDouble,
        pair.open.unit != QuotationMark.straightDouble,
        facts.nestedQuotes.first != pair.style,
        let inner = context.style.nestedQuotes
          ?? facts.nestedQuotes.first(where: { $0 != pair.style }), inner != pair.style
      {
        let isAccepted = facts.nestedQuotes.contains(pair.style)
        found.append(
          finding(
            "\(QuoteStyles.string(pair.style)) within \(QuoteStyles.string(pair.style))",
            help: "write \(QuoteStyles.string(inner)) inside",
            target: pair.range, severity: isAccepted ? .info : .warning, in: context))
      }
      outer.append(pair)
    }
    return found
  }
}
