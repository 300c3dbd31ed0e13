import ICU
import Linguistics

/// A space within Chinese or Japanese text.
struct CJKSpacing: Rule {
  let page = RulePage(
    name: "cjk-spacing",
    summary: "A space stands between Chinese or Japanese characters",
    why: "These scripts are written without spaces between words.",
    category: .whitespace, severity: .info, mqmSeverity: .minor, confidence: 0.8,
    examples: [
      .bad("en|zh-Hans", "The bridge was opened.", "大桥⟦ ⟧开通了。"),
      .bad("en|ja", "The bridge was opened.", "橋は⟦ ⟧開通した。"),
      .good("en|zh-Hans", "The US and NBC", "美国和 NBC 电视台"),
      .good("en|ja", "Elizabeth Warren", "エリザベス ウォレン"),
      .good("en|ko", "The bridge was opened.", "다리가 개통되었다."),
    ])

  func applies(to context: RuleContext) -> Bool {
    !context.target.facts.scripts.isDisjoint(with: [.han, .hiragana, .katakana])
      && !context.target.facts.scripts.contains(.hangul)
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var found: [Finding] = []
    for (token, next) in zip(text.tokens, text.tokens.dropFirst())
    where token.end + 1 == next.start && isEast(token, text) && isEast(next, text) {
      let space = token.range.upperBound..<next.range.lowerBound
      guard text.text[space.lowerBound] == 0x20 else { continue }
      found.append(
        finding(
          "a space within running text", help: "close it up", target: space,
          fix: (space, "", false), in: context))
    }
    return found
  }

  /// Katakana is left out: spaces part the words of foreign names.
  private func isEast(_ token: Token, _ text: Analysis) -> Bool {
    token.isWordLike && [.han, .hiragana].contains(text.form(of: token).script)
  }
}
