import Documents
import ICU
import Linguistics

/// Quotation marks that the target language does not use.
struct QuoteLocale: Rule {
  let page = RulePage(
    name: "quote-locale",
    summary: "Quotation marks are not those of the target language",
    why: "Marks of another language look like a slip, and some mean the opposite end here.",
    category: .punctuation, severity: .warning, mqmSeverity: .minor, confidence: 0.9,
    examples: [
      .bad("en|de", "He said ⟦“yes”⟧ again.", "Er sagte wieder ⟦“Ja”⟧."),
      .bad("en|de", "He said \"yes\" again.", "Er sagte wieder ⟦\"Ja\"⟧."),
      .bad("de|en", "Er sagte wieder „Ja“.", "Again he said ⟦„yes“⟧."),
      .bad("en|fr", "He said “yes” again.", "Il a encore dit ⟦„oui“⟧."),
      .bad("en|uk", "He said “yes” again.", "Він знову сказав ⟦‘так’⟧."),
      .bad("en|zh-Hans", "He said “yes” again.", "他又说了⟦„是的“⟧。"),
      .good(
        "en|de", "Type \"`ls`\" again.", "Tippen Sie wieder \"`ls`\" ein.", format: .markdown),
      .good("en|nds", "He said “yes” again.", "He sä wedder »Jo« un „Nee“."),
      .good("en|de", "He said “yes” again.", "Er sagte wieder „Ja“ und »Nein«."),
      .good("en|en-GB", "He said \"yes\" again.", "He said “yes” and \"no\" again."),
      .good("en|ja", "He read “War and Peace”.", "彼は『戦争と平和』を読んだ。"),
      .good("en|sv", "He said “yes” again.", "Han sade ”ja” igen."),
      .good(
        "en|de", "Enter =CONVERT(A1; \"mi\"; \"yd\") here.",
        "Geben Sie =UMRECHNEN(A1; \"mi\"; \"yd\") ein."),
      .good("en|fur", "He read “War and Peace”.", "Al à let “Vuere e pâs”."),
      .good(
        "en|cs", "LOWER(\"Bridge\";\"A\") gives it.", "LOWER(\"Bridge\";\"A\") to vrátí."),
    ])

  /// Only of languages with rules of their own: what CLDR alone has is seldom what is printed, as
  /// ‘…’ of Friulian.
  func applies(to context: RuleContext) -> Bool {
    !context.target.quotations.pairs.isEmpty
      && (context.style.quotes != nil || !context.target.facts.list("quotes").isEmpty)
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let styles = QuoteStyles(context.target)
    let house = context.style.quotes
    guard let usual = house ?? context.target.facts.quotes.first else { return [] }
    let outer = context.target.quotations.outermost(inBlocksOf: context.target.document)
    return outer.compactMap { pair in
      guard house == nil ? styles.isForeign(pair.style) : context.style.isForeign(pair.style),
        !isInCode(pair, in: context.target)
      else { return nil }
      let bead = QuotationComparison(atTarget: pair.open.offset, in: context)
      return finding(
        "\(QuoteStyles.string(pair.style)) is not \(house == nil ? "a style of" : "the house style of")"
          + " \(context.target.language.englishName)",
        help: "write \(QuoteStyles.string(usual))",
        target: pair.range, source: bead?.sourcePlace(of: pair.open.offset) ?? [],
        in: context)
    }
  }

  /// Whether straight marks hold a value in a piece of code, or nothing but code:
  /// `LOWER("a";"b")`, `name="a"`, "`ls`".
  private func isInCode(_ pair: Quotations.Pair, in text: Analysis) -> Bool {
    guard pair.open.unit == 0x22 || pair.open.unit == 0x27 else { return false }
    let quoted = text.text[pair.open.offset + 1..<pair.close.offset]
    if quoted.contains(Document.object),
      quoted.allSatisfy({ $0 == Document.object || WhiteSpace.isBlank($0) })
    {
      return true
    }
    let before = text.unit(at: pair.open.offset - 1)
    let start = pair.open.offset..<pair.open.offset + 1
    return text.reference(at: start)?.kind == .name || before == 0x3D || before == 0x3B
      || before == 0x28 && text.isWordCharacter(at: pair.open.offset - 2)
  }
}
