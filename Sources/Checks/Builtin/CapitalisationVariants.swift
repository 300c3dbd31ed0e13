import ICU
import Linguistics

/// A title that is capitalised here and not there: the President, the president.
struct CapitalisationVariants: Rule {
  let page = RulePage(
    name: "capitalisation-variants",
    summary: "The same word is capitalised in one place and not in another",
    why: "The text follows two styles, and the reader looks for a difference.",
    category: .capitalisation, severity: .info, mqmSeverity: .neutral, confidence: 0.7,
    examples: [
      .bad(
        "ru|en", "Он сказал, что президент согласен. Она сказала, что президент против.",
        "He said that the President agreed. She said that ⟦the president⟧ did not,"
          + " and the President left."),
      .bad(
        "en|fr", "He said the state paid. She said the state did not. The state!",
        "Il a vu ⟦un état⟧ payer. Elle a dit que par un État ou un État on paie."),
      .good(
        "ru|en", "Президент согласен.", "The President agreed, and the President left."),
      .good("en|de", "the good and the good man", "das Gute und das gute Werk"),
    ])

  /// Places that a finding names besides its own.
  private static let mostRelated = 100

  func applies(to context: RuleContext) -> Bool {
    context.target.hasCase
      && context.target.facts.value("segmentation.capital-nouns") != "true"
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    let isRival = formsInBothCases(text)
    guard isRival.contains(true) else { return [] }
    let tokens = text.tokens
    let places = tokens.indices.dropFirst().filter { index in
      let (previous, token) = (tokens[index - 1], tokens[index])
      return isRival[Int(text.form(of: token).folded)] && token.kind == .word
        && previous.kind == .word && text.form(of: previous).casing == .lower
        && isNear(previous, token, text) && isAlone(token, in: text)
    }
    var isCapital = [Bool](repeating: false, count: isRival.count)
    for place in places where text.form(of: tokens[place]).casing == .title {
      isCapital[Int(text.form(of: tokens[place]).folded)] = true
    }
    // By the word before (an article, mostly) and the word itself.
    var uses: [Use: (capital: [Range<Int>], small: [Range<Int>])] = [:]
    var order: [Use] = []
    for place in places {
      let (previous, form) = (tokens[place - 1], text.form(of: tokens[place]))
      guard isCapital[Int(form.folded)] else { continue }
      let use = Use(article: text.form(of: previous).folded, word: form.folded)
      if uses[use] == nil { order.append(use) }
      let range = previous.range.lowerBound..<tokens[place].range.upperBound
      if form.casing == .title {
        uses[use, default: ([], [])].capital.append(range)
      } else {
        uses[use, default: ([], [])].small.append(range)
      }
    }
    return order.flatMap { uses[$0].map { findings($0, in: context) } ?? [] }
  }

  private struct Use: Hashable {
    var article: Int32
    var word: Int32
  }

  /// Of each folded form, whether it is of four letters and more and written both ways.
  private func formsInBothCases(_ text: Analysis) -> [Bool] {
    var isCapital = [Bool](repeating: false, count: text.tokenTable.foldedForms.count)
    var isSmall = isCapital
    for form in text.tokenTable.forms where form.kind == .word && form.range.count >= 4 {
      if form.casing == .title { isCapital[Int(form.folded)] = true }
      if form.casing == .lower { isSmall[Int(form.folded)] = true }
    }
    return zip(isCapital, isSmall).map { $0 && $1 }
  }

  /// Whether a single character, a space mostly, stands between the two.
  private func isNear(_ previous: Token, _ token: Token, _ text: Analysis) -> Bool {
    token.start - previous.end == 1
  }

  /// Whether no capital follows: with a name behind it a title is another thing.
  private func isAlone(_ token: Token, in text: Analysis) -> Bool {
    let after = Int(token.end) + 1
    return text.category(at: after) != .uppercaseLetter
      || !WhiteSpace.isBlank(text.unit(at: Int(token.end)))
  }

  private func findings(
    _ use: (capital: [Range<Int>], small: [Range<Int>]), in context: RuleContext
  ) -> [Finding] {
    guard !use.capital.isEmpty, !use.small.isEmpty else { return [] }
    let (rare, usual) =
      use.small.count <= use.capital.count ? (use.small, use.capital) : (use.capital, use.small)
    let text = context.target
    return rare.map { range in
      finding(
        "“\(text.string(range))” beside “\(text.string(usual[0]))” (\(usual.count) times)",
        help: "write the word one way", target: range,
        related: usual.prefix(Self.mostRelated).map { ($0, "written otherwise") }, in: context)
    }
  }
}
