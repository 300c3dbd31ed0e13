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
      .bad("ru|en", "Он сказал: «Мы согласны».", "He said: ⟦“We agree.\"⟧"),
      .bad("en|de", "He said: “We agree.”", "Er sagte: ⟦„Einverstanden.\"⟧"),
      .bad(
        "ru|en", "«Да», «нет», «может быть» и «никогда».",
        "“Yes,” “no,” “perhaps” and ⟦\"never.\"⟧"),
      .good("ru|en", "«Да», «нет» и «может быть».", "\"Yes,\" \"no\" and \"perhaps.\""),
      .good("en|de", "“He said ‘no’,” she said.", "„Er hat ‚nein‘ gesagt“, sagte sie."),
    ])

  func applies(to context: RuleContext) -> Bool { !context.target.quotations.marks.isEmpty }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let quotations = context.target.quotations
    let broken = quotations.mixed.map { pair in
      finding(
        "\(mark(pair.open)) is closed by \(mark(pair.close))",
        help: "use one style of quotation marks for both ends",
        target: pair.range, source: source(of: pair, in: context), in: context)
    }
    return broken + outliers(in: context)
  }

  /// The quotations in a style that the text uses twice at most, while it uses
  /// another at least three times as often.
  private func outliers(in context: RuleContext) -> [Finding] {
    let outer = context.target.quotations.pairs.filter { $0.depth == 0 && $0.open.isDouble }
    var counts: [QuotationPair: Int] = [:]
    for pair in outer { counts[style(pair), default: 0] += 1 }
    guard counts.count > 1,
      let (usual, most) = counts.max(by: {
        ($0.value, $1.key.open) < ($1.value, $0.key.open)
      })
    else { return [] }
    return outer.compactMap { pair in
      let count = counts[style(pair), default: 0]
      guard style(pair) != usual, count <= 2, most >= 3 * count, sameFamily(style(pair), usual)
      else { return nil }
      return finding(
        "\(mark(pair.open))…\(mark(pair.close)) in a text that writes"
          + " \(mark(usual.open))…\(mark(usual.close)) elsewhere (\(most) times)",
        help: "write \(mark(usual.open))…\(mark(usual.close)) here too",
        target: pair.range, source: source(of: pair, in: context), severity: .warning,
        confidence: 0.9,
        in: context)
    }
  }

  private func style(_ pair: Quotations.Pair) -> QuotationPair {
    QuotationPair(open: pair.open.unit, close: pair.close.unit)
  }

  /// Corner and title brackets stand beside other marks by right (《…》 for titles).
  private func sameFamily(_ left: QuotationPair, _ right: QuotationPair) -> Bool {
    (left.open >= 0x3008) == (right.open >= 0x3008)
  }

  private func source(of pair: Quotations.Pair, in context: RuleContext) -> [Range<Int>] {
    guard let sentence = context.target.sentenceIndex(at: pair.open.offset),
      let range = context.sourceRange(context.sourceSentences(ofTarget: sentence))
    else { return [] }
    return [range]
  }

  private func mark(_ mark: QuotationMark) -> String { self.mark(mark.unit) }
  private func mark(_ unit: UInt16) -> String { String(decoding: [unit], as: UTF16.self) }
}
