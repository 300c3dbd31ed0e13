import ICU
import Linguistics

/// Two source sentences run into one, with a sentence's first word in the middle.
struct MissingStop: Rule {
  let page = RulePage(
    name: "missing-stop",
    summary: "Two sentences run together without a full stop",
    why: "The reader stumbles over the missing end.",
    category: .punctuation, severity: .warning, mqmSeverity: .minor, confidence: 0.9,
    examples: [
      .bad(
        "ru|en", "Мост открыли вчера утром. Он соединяет оба берега реки.",
        "The bridge was opened yesterday ⟦morning It⟧ connects both banks of the river."),
      .bad(
        "en|ru", "The bridge was opened yesterday. He thanked the builders for it.",
        "Мост торжественно открыли ⟦вчера, Он⟧ поблагодарил за это строителей."),
      .good(
        "ru|en", "Мост открыли вчера утром. Об этом пишет газета.",
        "The bridge was opened yesterday morning, according to The Times."),
      .good("ru|en", "Он читает «Таймс».", "He reads The Times every day."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let starters = Set(
      context.target.facts.list("segmentation.starters").map { Array($0.utf16) })
    guard !starters.isEmpty else { return [] }
    var found: [Finding] = []
    for bead in context.alignment.beads
    where bead.source.count > bead.target.count && !bead.target.isEmpty {
      for sentence in bead.target {
        if let range = seam(in: context.target.sentences[sentence], starters, context.target) {
          found.append(
            finding(
              "“\(context.target.string(range))” joins two sentences without a full stop",
              help: "end the first sentence", target: range,
              source: context.sourceRange(bead.source).map { [$0] } ?? [], in: context))
        }
      }
    }
    return found
  }

  /// A word in lower case, then white space or a comma, then a word that begins
  /// sentences and is written with a capital only there.
  private func seam(
    in sentence: Sentence, _ starters: Set<[UInt16]>, _ text: Analysis
  ) -> Range<Int>? {
    let tokens = sentence.tokens.filter { text.tokens[$0].isWordLike }
    for (previous, index) in zip(tokens, tokens.dropFirst()).dropFirst() {
      let (first, second) = (text.tokens[previous], text.tokens[index])
      guard text.form(of: second).casing == .title, text.form(of: first).casing == .lower,
        isGap(Int(first.end)..<Int(second.start), in: text),
        starters.contains(Array(text.text[second.range])), isOrdinary(second, in: text),
        // A title (The Times) goes on with a capital.
        text.form(of: text.tokens[min(index + 1, text.tokens.count - 1)]).casing == .lower
      else { continue }
      return first.range.lowerBound..<second.range.upperBound
    }
    return nil
  }

  /// Whether the word is capitalised only because it begins a sentence: not the
  /// English I and I’m.
  private func isOrdinary(_ token: Token, in text: Analysis) -> Bool {
    let folded = text.form(of: token).folded
    if text.tokenTable.forms.contains(where: { $0.folded == folded && $0.casing == .lower }) {
      return true
    }
    return token.range.count > 1 && text.text[token.range].allSatisfy { $0 != 0x27 && $0 != 0x2019 }
  }

  private func isGap(_ range: Range<Int>, in text: Analysis) -> Bool {
    range.count == 1 && WhiteSpace.isBlank(text.text[range.lowerBound])
      || range.count == 2 && text.text[range.lowerBound] == 0x2C
        && WhiteSpace.isBlank(text.text[range.lowerBound + 1])
  }
}
