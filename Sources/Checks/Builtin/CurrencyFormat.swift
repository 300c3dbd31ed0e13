import ICU
import Linguistics

/// An amount of money with its sign on the wrong side of the number.
struct CurrencyFormat: Rule {
  let page = RulePage(
    name: "currency-format",
    summary: "A currency sign stands on the wrong side of the amount",
    why: "“$50” and “50 €” follow the language of the text, not that of the source.",
    category: .currencyFormat, severity: .warning, mqmSeverity: .minor, confidence: 0.85,
    examples: [
      .bad("en|de", "It cost €50 in all.", "Es kostete insgesamt ⟦€50⟧."),
      .bad("fr|en", "Elle a payé 50 € en tout.", "She paid ⟦50€⟧ in all."),
      .bad(
        "en|tr", "One is $50, one $70, one $90.", "Biri 50 $, biri 70 $, biri ⟦$90⟧."),
      .good("en|de", "It cost €50 in all.", "Es kostete insgesamt 50 €."),
      .good("en|nl", "It cost €50 in all.", "Het kostte in totaal € 50."),
      .good("de|en", "Es kostete 3,5 Mio. €.", "It cost €3.5 million."),
      .good("en|ja", "It cost $5.", "値段は$5だった。"),
    ])

  func applies(to context: RuleContext) -> Bool {
    context.target.quantities.all.contains { $0.kind == .money }
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    let amounts = text.quantities.all.compactMap { Amount($0, in: text) }
      .filter { !text.isInReference($0.range) }
    guard !amounts.isEmpty else { return [] }
    let leading = amounts.count(where: \.isLeading)
    let byLocale = try Self.isLeading(in: text)
    // Where both are in use, the text's own habit counts.
    guard let isLeading = byLocale ?? Self.majority(leading, of: amounts.count) else { return [] }
    let isSpaced = amounts.first { $0.isLeading == isLeading }?.isSpaced ?? !isLeading
    return amounts.filter { $0.isLeading != isLeading }.map { amount in
      let written = amount.written(isLeading: isLeading, isSpaced: isSpaced, in: text)
      return finding(
        "“\(text.string(amount.range))” in a text that writes the sign"
          + (isLeading ? " before the amount" : " behind the amount"),
        help: written.map { "write “\($0)”" } ?? "move the sign", target: amount.range,
        source: context.sourceRange(atTarget: amount.range.lowerBound).map { [$0] } ?? [],
        fix: written.map { (amount.range, $0, false) }, in: context)
    }
  }

  private static func majority(_ leading: Int, of count: Int) -> Bool? {
    leading > 0 && leading < count && 2 * leading != count ? 2 * leading > count : nil
  }

  /// Whether CLDR's pattern of the locale puts the sign first; nil where texts do both.
  private static func isLeading(in text: Analysis) throws(ICUError) -> Bool? {
    if text.facts.value("currency-sign") == "either" { return nil }
    let written = try ICU.NumberFormat(
      skeleton: "currency/EUR unit-width-narrow", locale: text.language.description
    ).format(5)
    guard let sign = written.firstIndex(of: 0x20AC),
      let digit = written.firstIndex(where: { NumeralReader.digit($0) != nil })
    else { return nil }
    return sign < digit
  }

  /// A number in digits directly beside a currency sign.
  private struct Amount {
    var range: Range<Int>
    var number: Range<Int>
    var isLeading: Bool
    var isSpaced: Bool
    /// The number ends in its digits: no scale word would be left behind.
    var isPlain: Bool

    init?(_ quantity: Quantity, in text: Analysis) {
      guard quantity.kind == .money, quantity.form == .digits, !quantity.sharesUnit else {
        return nil
      }
      number = quantity.number
      let isSign = { (offset: Int) in text.category(at: offset) == .currencySymbol }
      var before = number.lowerBound - 1
      if WhiteSpace.isBlank(text.unit(at: before)) { before -= 1 }
      var after = number.upperBound
      if WhiteSpace.isBlank(text.unit(at: after)) { after += 1 }
      isPlain = NumeralReader.digit(text.text[number.upperBound - 1]) != nil
      switch (isSign(before), isSign(after)) {
      case (true, false):
        // US$ and R$ are written before the number in every language.
        guard !text.isWordCharacter(at: before - 1) else { return nil }
        (range, isLeading, isSpaced) = (
          before..<number.upperBound, true, before + 1 < number.lowerBound
        )
      case (false, true):
        (range, isLeading, isSpaced) = (
          number.lowerBound..<(after + 1), false, after > number.upperBound
        )
      default: return nil
      }
    }

    /// The amount with its sign on the other side; nil where more would move.
    func written(isLeading: Bool, isSpaced: Bool, in text: Analysis) -> String? {
      guard isPlain else { return nil }
      let sign = text.string(
        self.isLeading
          ? range.lowerBound..<(range.lowerBound + 1) : (range.upperBound - 1)..<range.upperBound)
      let digits = text.string(number)
      let gap = isSpaced ? "\u{A0}" : ""
      return isLeading ? sign + gap + digits : digits + gap + sign
    }
  }
}
