import ICU
import Linguistics

/// Words that the source quotes and the translation does not.
struct QuoteMissing: Rule {
  let page = RulePage(
    name: "quote-missing",
    summary: "A quotation of the source is not quoted in the translation",
    why: "The reader takes somebody's words for the author's.",
    category: .punctuation, severity: .info, mqmSeverity: .minor, confidence: 0.5,
    examples: [
      .bad(
        "ru|en", "Он назвал это ⟦«недоразумением, которое затянулось»⟧ надолго.",
        "⟦He called it a misunderstanding that has dragged on for long.⟧"),
      .bad(
        "en|de", "She spoke of ⟦“a very long and very hard way”⟧ for all.",
        "⟦Sie sprach von einem sehr langen und sehr schweren Weg für alle.⟧"),
      .good(
        "ru|en", "Он назвал это «недоразумением, которое затянулось».",
        "He called it “a misunderstanding that has dragged on.”"),
      .good("ru|en", "Газета «Правда» пишет.", "The newspaper Pravda writes."),
    ])

  /// Words from which on a quotation is more than a title or a name.
  private static let fewest = 3

  func applies(to context: RuleContext) -> Bool {
    context.source.quotations.pairs.contains { $0.depth == 0 }
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let quoted = context.target.quotations
    let reach = Self.reach(of: quoted)
    let pairs = context.source.quotations.pairs
    return context.alignment.beads.compactMap { bead in
      guard bead.source.count == 1, bead.target.count == 1,
        let source = context.sourceRange(bead.source),
        let target = context.targetRange(bead.target),
        quoted.ends(in: target).isEmpty, !isInside(target, quoted, reach)
      else { return nil }
      let first = pairs.partitioningIndex { $0.open.offset >= source.lowerBound }
      let pair = pairs[first...].prefix { $0.open.offset < source.upperBound }.first {
        $0.depth == 0 && source.contains($0.close.offset)
          && words(in: $0.range, context.source) >= Self.fewest
      }
      guard let pair else { return nil }
      return finding(
        "“\(Excerpt.short(context.source.string(pair.range)))” is not quoted here",
        help: "quote the words, or make sure that they are reported speech",
        target: target, source: [pair.range], in: context)
    }
  }

  /// Whether a quotation that began earlier runs on through a range.
  private func isInside(_ range: Range<Int>, _ quotations: Quotations, _ reach: [Int]) -> Bool {
    let next = quotations.pairs.partitioningIndex { $0.range.lowerBound > range.lowerBound }
    return next > 0 && reach[next - 1] >= range.upperBound
  }

  /// For each quotation how far it and those before it reach.
  private static func reach(of quotations: Quotations) -> [Int] {
    var furthest = 0
    return quotations.pairs.map { pair in
      furthest = max(furthest, pair.range.upperBound)
      return furthest
    }
  }

  private func words(in range: Range<Int>, _ text: Analysis) -> Int {
    text.tokens[text.tokenTable.indices(in: range)].count(where: \.isWordLike)
  }
}
