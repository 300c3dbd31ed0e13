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
        "ru|en", "«Мы согласны», — сказал он вчера.", "⟦“⟧We agree, he said yesterday."),
      .bad(
        "en|de", "“We agree,” he said yesterday.", "Wir sind einverstanden⟦“⟧, sagte er gestern."),
      .bad("en|ja", "“We agree,” he said.", "⟦「⟧賛成だと彼は述べた。"),
      .good(
        "en|fr", "“We agree,” he said.", "« Nous sommes d’accord », a-t-il dit."),
      .good(
        "ru|en", "«Мы согласны. Но не сразу», — сказал он.",
        "“We agree.\n\n“But not at once,” he said."),
      .good("de|en", "Der 6-Zoll-Bildschirm ist neu.", "The 6\" screen is new."),
    ])

  func applies(to context: RuleContext) -> Bool { !context.target.quotations.marks.isEmpty }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    context.target.quotations.unpaired.compactMap { mark in
      guard let sentence = context.target.sentenceIndex(at: mark.offset) else { return nil }
      let beads = context.sourceSentences(ofTarget: sentence)
      let source = QuotationBalance(of: beads, in: context.source)
      // The source leaves the same end open: a quotation that runs on.
      if source.opens != source.closes { return nil }
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
        target: range, source: context.sourceRange(beads).map { [$0] } ?? [],
        severity: source.opens > 0 ? .error : .warning,
        confidence: source.opens > 0 ? 0.98 : 0.85, in: context)
    }
  }
}

/// How many quotations begin and end within some sentences of a text.
struct QuotationBalance {
  var opens = 0
  var closes = 0

  init(of sentences: Range<Int>, in text: Analysis) {
    guard let first = sentences.first, let last = sentences.last else { return }
    let range =
      text.sentences[first].range.lowerBound..<text.sentences[last].range.upperBound
    for pair in text.quotations.pairs + text.quotations.mixed where pair.open.isDouble {
      if range.contains(pair.open.offset) { opens += 1 }
      if range.contains(pair.close.offset) { closes += 1 }
    }
    for mark in text.quotations.unpaired where range.contains(mark.offset) {
      if mark.side == .close { closes += 1 } else { opens += 1 }
    }
  }
}
