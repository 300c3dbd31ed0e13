import ICU
import Linguistics

/// A hashtag of the source that is broken or lost.
struct HashtagMismatch: ReferenceRule {
  let page = RulePage(
    name: "hashtag-mismatch",
    summary: "A hashtag is broken or lost",
    why: "A hashtag works only letter by letter: changed, it leads nowhere or to other posts.",
    category: .markup, severity: .warning, mqmSeverity: .minor, confidence: 0.9,
    examples: [
      .bad(
        "en|de", "Thousands took part (⟦#ClimateStrike⟧).",
        "Tausende nahmen teil (⟦#ClimateStrik⟧)."),
      .bad(
        "en|ru", "Thousands took part (⟦#ClimateStrike⟧).",
        "Участвовали тысячи человек (# ⟦ClimateStrike⟧)."),
      .good(
        "en|ru", "Thousands took part (#ClimateStrike).",
        "Участвовали тысячи человек (#КлиматическаяЗабастовка)."),
      .good("en|de", "Thousands took part (#MeToo).", "Tausende nahmen teil (#MeToo)."),
    ])

  let kinds: Set<Reference.Kind> = [.hashtag]
  let noun = "hashtag"

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let differences = ReferenceComparison(context) { ASCII.equalIgnoringCase($0, $1) }
      .differences(kinds)
    // A hashtag of the target without any likeness may be the translation of one.
    var translations = differences.count { $0.source == nil }
    return differences.compactMap { difference in
      guard let source = difference.source else { return nil }
      if difference.target.isEmpty, translations > 0 {
        translations -= 1
        return nil
      }
      return finding(difference, source: source, in: context)
    }
  }
}
