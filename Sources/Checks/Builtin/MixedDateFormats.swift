import ICU
import Linguistics

/// A date in digits written in another way than most of the text's.
struct MixedDateFormats: Rule {
  let page = RulePage(
    name: "date-format",
    summary: "Dates in digits are written in several ways in one text",
    why: "Beside “05.03.2018” the reader cannot tell what “03/05/2018” means.",
    category: .dateFormat, severity: .info, mqmSeverity: .minor, confidence: 0.6,
    examples: [
      .bad(
        "en|de", "It began on 5 March 2018, went on on 7 March 2018 and ended on 9 March 2018.",
        "Es begann am 05.03.2018, ging am 07.03.2018 weiter und endete am ⟦09/03/2018⟧."),
      .good(
        "en|de", "It began on 5 March 2018 and ended on 9 March 2018.",
        "Es begann am 05.03.2018 und endete am 09.03.2018."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    let dates = text.quantities.all.filter { $0.kind == .day && $0.form == .digits }
      .compactMap { date in sign(of: date, in: text).map { (date: date, sign: $0) } }
    var counts: [UInt16: Int] = [:]
    for date in dates { counts[date.sign, default: 0] += 1 }
    guard counts.count > 1,
      let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
    else { return [] }
    return dates.filter { $0.sign != usual.key && counts[$0.sign, default: 0] < usual.value }.map {
      finding(
        "“\(text.string($0.date.range))” in a text that parts dates by"
          + " “\(String(decoding: [usual.key], as: UTF16.self))” elsewhere (\(usual.value) times)",
        help: "write all dates in one way", target: $0.date.range, in: context)
    }
  }

  /// The sign between the fields of a date that is all digits; nil for others.
  private func sign(of date: Quantity, in text: Analysis) -> UInt16? {
    let signs = text.text[date.range].filter { !(0x30...0x39 ~= $0) }
    guard signs.count == 2, let first = signs.first, first == signs.last else { return nil }
    return first
  }
}
