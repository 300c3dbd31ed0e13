import Linguistics

/// Days of the week beside full dates.
struct WeekdayOfDate {
  /// The weekdays that stand beside a date with day, month and year and are not
  /// the weekday of that date.
  static func contradictions(in text: Analysis) -> [Quantity] {
    let quantities = text.quantities.all
    return quantities.indices.compactMap { index in
      let weekday = quantities[index]
      guard weekday.kind == .weekday, !weekday.isWeak, index + 3 < quantities.count else {
        return nil
      }
      let date = quantities[(index + 1)...(index + 3)]
      let group = date.first?.group ?? -1
      let fields = [Quantity.Kind.day, .month, .year].compactMap { kind in
        date.first { $0.kind == kind && $0.group == group }
      }
      guard group >= 0, fields.count == 3, fields.allSatisfy({ $0.values.count == 1 }),
        let next = date.first, next.range.lowerBound - weekday.range.upperBound <= 6,
        // The Gregorian calendar.
        fields[2].value >= 1900
      else { return nil }
      let day = Self.weekday(
        day: Int(fields[0].value), month: Int(fields[1].value), year: Int(fields[2].value))
      return weekday.values.contains(Double(day)) ? nil : weekday
    }
  }

  /// 1 for Sunday. Source: Sakamoto's method (T. Sakamoto, comp.lang.c, 1992).
  static func weekday(day: Int, month: Int, year: Int) -> Int {
    let offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    guard 1...12 ~= month else { return 0 }
    let year = month < 3 ? year - 1 : year
    return (year + year / 4 - year / 100 + year / 400 + offsets[month - 1] + day) % 7 + 1
  }
}
