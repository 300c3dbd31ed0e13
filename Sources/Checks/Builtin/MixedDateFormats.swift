import ICU
import Linguistics

/// A date in digits written in another way than most of the text's.
struct MixedDateFormats: Rule {
  let page = RulePage(
    name: "date-format",
    summary: "Dates are written in several ways in one text",
    why: "Beside “05.03.2018” the reader cannot tell what “03/05/2018” means.",
    category: .dateFormat, severity: .info, mqmSeverity: .minor, confidence: 0.6,
    examples: [
      .bad(
        "en|de", "It began on 5 March 2018, went on on 7 March 2018 and ended on 9 March 2018.",
        "Es begann am 05.03.2018, ging am 07.03.2018 weiter und endete am ⟦09/03/2018⟧."),
      .bad(
        "de|en", "Von 3. Mai 2018 bis 7. Mai 2018, wieder am 9. Juni 2018.",
        "From 3 May 2018 to 7 May 2018, again on ⟦June 9⟧, 2018."),
      .bad(
        "de|en", "Am 25.3.2018, am 26.3.2018 und am 27.3.2018.",
        "On 25/3/2018, on 26/3/2018 and on ⟦3/27/2018⟧."),
      .good(
        "en|de", "It began on 5 March 2018 and ended on 9 March 2018.",
        "Es begann am 05.03.2018 und endete am 09.03.2018."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let dates = dates(in: context.target)
    // Dates in digits and dates with the month's name stand side by side by right.
    return strays(dates.filter { $0.form.sign != nil }, in: context)
      + strays(dates.filter { $0.form.sign == nil }, in: context)
  }

  /// How a date is written.
  private struct DateForm: Hashable {
    enum Order: Hashable { case dayFirst, monthFirst, yearFirst, either }
    /// Between the fields of a date in digits; nil beside the month's name.
    var sign: UInt16?
    var order: Order
  }

  private struct Date {
    var range: Range<Int>
    var form: DateForm
  }

  private func dates(in text: Analysis) -> [Date] {
    let quantities = text.quantities.all
    return quantities.indices.compactMap { index in
      let day = quantities[index]
      guard day.kind == .day, day.form == .digits, day.group >= 0,
        let month = quantities[max(0, index - 2)..<min(quantities.count, index + 3)]
          .first(where: { $0.kind == .month && $0.group == day.group })
      else { return nil }
      if month.form == .digits { return inDigits(day, month, in: text) }
      let isDayFirst = day.range.lowerBound < month.range.lowerBound
      let range =
        isDayFirst
        ? day.range.lowerBound..<month.range.upperBound
        : month.range.lowerBound..<day.range.upperBound
      return Date(
        range: range, form: DateForm(sign: nil, order: isDayFirst ? .dayFirst : .monthFirst))
    }
  }

  /// A date whose three fields have one sign between them.
  private func inDigits(_ day: Quantity, _ month: Quantity, in text: Analysis) -> Date? {
    let fields = text.text[day.range].split { !(0x30...0x39 ~= $0) }
    let signs = text.text[day.range].filter { !(0x30...0x39 ~= $0) }
    guard signs.count == 2, signs[0] == signs[1], fields.count == 3,
      let first = Double(String(decoding: fields[0], as: UTF16.self))
    else { return nil }
    let order: DateForm.Order =
      fields[0].count == 4
      ? .yearFirst
      : day.value <= 12 && month.value <= 12
        ? .either : first == day.value ? .dayFirst : .monthFirst
    return Date(range: day.range, form: DateForm(sign: signs[0], order: order))
  }

  private func strays(_ dates: [Date], in context: RuleContext) -> [Finding] {
    var counts: [DateForm: Int] = [:]
    for date in dates where date.form.order != .either { counts[date.form, default: 0] += 1 }
    // A date that may be read both ways is as the others of its sign.
    for date in dates where date.form.order == .either {
      let same = counts.keys.filter { $0.sign == date.form.sign }
      if same.isEmpty { counts[date.form, default: 0] += 1 }
      for form in same { counts[form, default: 0] += 1 }
    }
    guard let most = counts.values.max(), counts.count(where: { $0.value == most }) == 1,
      let usual = counts.first(where: { $0.value == most })?.key
    else { return [] }
    return dates.filter { date in
      date.form != usual && !(date.form.order == .either && date.form.sign == usual.sign)
    }.map { date in
      finding(
        "“\(context.target.string(date.range))” in a text that writes dates otherwise elsewhere"
          + " (\(most) times)",
        help: "write all dates in one way", target: date.range, in: context)
    }
  }
}
