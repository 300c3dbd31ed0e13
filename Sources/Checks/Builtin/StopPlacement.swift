import ICU
import Linguistics

/// A full stop or comma inside closing quotation marks here and outside there.
struct StopPlacement: Rule {
  let page = RulePage(
    name: "stop-placement",
    summary: "Stops stand inside the quotation marks here and outside there",
    why: "The text follows two styles of punctuation.",
    category: .punctuation, severity: .info, mqmSeverity: .neutral, confidence: 0.7,
    examples: [
      .bad(
        "ru|en", "Он сказал «да», «нет», «может быть» и «никогда».",
        "He said “yes,” “no,” “perhaps,” and “never⟦”.⟧"),
      .good("ru|en", "Он сказал «да», «нет».", "He said “yes,” and then “no.”"),
      .good("en|de", "He said “yes,” “no,” “never.”", "Er sagte „Ja“, „Nein“ und „Nie“."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var (inside, outside): ([Range<Int>], [Range<Int>]) = ([], [])
    for pair in text.quotations.pairs where pair.depth == 0 && pair.open.isDouble {
      let close = pair.close.offset
      if isStop(text.unit(at: close - 1)) {
        inside.append(close - 1..<close + 1)
      } else if isStop(text.unit(at: close + 1)) {
        outside.append(close..<close + 2)
      }
    }
    let (rare, usual) = inside.count < outside.count ? (inside, outside) : (outside, inside)
    guard !rare.isEmpty, usual.count >= 3 * rare.count else { return [] }
    return rare.map { range in
      finding(
        "“\(text.string(range))” where the text elsewhere has the stop"
          + " \(inside.count < outside.count ? "outside" : "inside") (\(usual.count) times)",
        help: "put the stop in the same place throughout", target: range, in: context)
    }
  }

  private func isStop(_ unit: UInt16) -> Bool { unit == 0x2E || unit == 0x2C }
}
