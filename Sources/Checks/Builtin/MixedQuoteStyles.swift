import ICU
import Linguistics

/// A quotation opened by one style of mark and closed by another, or a
/// quotation in a style that the rest of the text does not use.
struct MixedQuoteStyles: Rule {
  let page = RulePage(
    name: "mixed-quote-styles",
    summary: "Quotation marks of two styles are mixed",
    why: "It shows that a text was pasted together, and a search for one style misses the other.",
    category: .punctuation, severity: .error, mqmSeverity: .minor, confidence: 0.97,
    examples: [
      .bad("ru|en", "Он сказал: ⟦«Мы согласны»⟧.", "He said: ⟦“We agree.\"⟧"),
      .bad("en|de", "He said: ⟦“We agree.”⟧", "Er sagte: ⟦„Einverstanden.\"⟧"),
      .bad("en|ja", "He said: “We agree.”", "彼は⟦「賛成だ”⟧と述べた。"),
      .bad(
        "ru|en", "«Да», «нет», «может быть» и «никогда».",
        "“Yes,” “no,” “perhaps” and ⟦\"never.\"⟧"),
      .good("ru|en", "«Да», «нет» и «может быть».", "\"Yes,\" \"no\" and \"perhaps.\""),
      .good(
        "en|es", "“Yes,” “no,” “perhaps” and “I said ‘never’.”",
        "“Sí”, “no”, “tal vez” y «dije “nunca”»."),
      .good("en|de", "“He said ‘no’,” she said.", "„Er hat ‚nein‘ gesagt“, sagte sie."),
    ])

  func applies(to context: RuleContext) -> Bool { !context.target.quotations.marks.isEmpty }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let broken = context.target.quotations.mixed.map { pair in
      finding(
        "\(QuoteStyles.string(pair.open.unit)) is closed by"
          + " \(QuoteStyles.string(pair.close.unit))",
        help: "use one style of quotation marks for both ends",
        target: pair.range, source: source(of: pair, in: context), in: context)
    }
    return broken + outliers(in: context)
  }

  /// The quotations in a style that the text uses twice at most, while it uses
  /// another at least three times as often. Styles that are wrong in the
  /// language anyway are left to `quote-locale`.
  private func outliers(in context: RuleContext) -> [Finding] {
    let styles = QuoteStyles(context.target)
    guard styles.counts.count > 1, let (usual, most) = styles.usual else { return [] }
    // Against the language's first choice even one of three is a stranger.
    let ratio = usual == context.target.facts.quotes.first ? 2 : 3
    let rare = styles.counts.dropFirst().filter { style, count in
      count <= 2 && most >= ratio * count && !styles.isForeign(style)
        && !(isCorner(style) && isCorner(usual))
    }.map(\.style)
    return context.target.quotations.pairs.compactMap { pair in
      guard pair.depth == 0, rare.contains(pair.style), !nests(pair, in: context.target) else {
        return nil
      }
      return finding(
        "\(QuoteStyles.string(pair.style)) in a text that writes"
          + " \(QuoteStyles.string(usual)) elsewhere (\(most) times)",
        help: "write \(QuoteStyles.string(usual)) here too",
        target: pair.range, source: source(of: pair, in: context), severity: .warning,
        confidence: 0.9, in: context)
    }
  }

  /// Whether a quotation has another in it: then the two need marks that differ, and follow
  /// the language's order of outer and inner ones, whatever plain quotations have.
  private func nests(_ pair: Quotations.Pair, in text: Analysis) -> Bool {
    // An ending may follow the inner closing mark, which is then taken for an apostrophe.
    let opensTwo = text.facts.nestedQuotes.contains {
      $0.open == text.unit(at: pair.open.offset + 1)
    }
    return text.facts.quotes.contains(pair.style)
      && (opensTwo
        || text.quotations.pairs.contains {
          pair.range.contains($0.open.offset) && $0.open.offset != pair.open.offset
            && text.facts.nestedQuotes.contains($0.style)
        })
  }

  /// 「…」 and 『…』 stand side by side by right.
  private func isCorner(_ style: QuotationPair) -> Bool { 0x300C...0x300F ~= style.open }

  private func source(of pair: Quotations.Pair, in context: RuleContext) -> [Range<Int>] {
    QuotationComparison(atTarget: pair.open.offset, in: context)?
      .sourcePlace(of: pair.open.offset) ?? []
  }
}
