import Documents
import QuantityTables

/// Times of the day.
extension QuantityGrammar {
  /// `10:30`, `7h55`, `7 h 55`, `15時30分`, `17.00 Uhr`, `5 p.m.`, `午後5時`; nil where none begins.
  mutating func readClock(_ index: Int) -> Int? {
    guard let number = number(index), number.form != .roman,
      let hour = hour(of: number, index)
    else { return readMilitaryTime(index) }
    let before = wordBefore(index)
    if let next = readColonTime(index, hour) { return next }
    var minute = number.decimals == 2 ? number.parts.last : nil
    // साढ़े तीन बजे, three and a half o'clock.
    if let value = number.values.first, value != hour, minute == nil {
      minute = 60 * (value - hour)
    }
    var last = index
    var isTime = false
    if let mark = lexeme(last + 1), mark.has(.clock),
      minute != nil || !isSpacedLetter(mark, at: last + 1)
    {
      isTime = minute != nil || !mark.has(.unit)
      last += 1
      if minute == nil, let value = minutes(last + 1),
        nodes[last + 1].isGlued || mark.range.count == 1 && !mark.isGlued
      {
        minute = value
        isTime = true
        last += 1
        if let mark = lexeme(last + 1), mark.isGlued, mark.has(.unit) { last += 1 }
      } else if minute == nil, let part = self.number(last + 1), part.isFraction,
        let share = part.values.first, share < 1
      {
        // 2時半, 세 시 반.
        minute = (60 * share).rounded()
        isTime = true
        last += 1
      } else if number.form == .digits, mark.range.count == 1 || minute != nil {
        isTime = true
      }
    }
    // Hours and minutes parted by a sign that is not the language's decimal sign.
    if minute != nil, let before, before.has(.clockBefore), !number.isLocal { isTime = true }
    var period = lexeme(last + 1).flatMap { self.value(.dayPeriod, of: $0) }
    if period != nil {
      last += 1
    } else {
      period = before.flatMap { self.value(.dayPeriodBefore, of: $0) }
      if period != nil, last == index { return nil }
    }
    guard isTime || (period != nil && hour >= 1) else { return nil }
    appendTime(index, hour, minute: minute, period: period, through: last)
    return last + 1
  }

  /// Whether a mark is a letter apart from its number, and no minutes stand as far behind it:
  /// `7 h` may be a duration, `7 h 55` is a time.
  private func isSpacedLetter(_ mark: Lexeme, at index: Int) -> Bool {
    mark.range.count == 1 && !mark.isGlued && mark.unit < 0x80
      && (minutes(index + 1) == nil || nodes[index + 1].isGlued)
  }

  /// The word before a node, over the stop of its abbreviation: `kl. 14.00`.
  private func wordBefore(_ index: Int) -> Lexeme? {
    guard let before = lexeme(index - 1), before.unit == 0x2E, before.isGlued else {
      return lexeme(index - 1)
    }
    return lexeme(index - 2)
  }

  /// Whether a number without a unit stands beside a word of the clock.
  func mayBeHour(_ quantity: Quantity, _ index: Int) -> Bool {
    let isPlain =
      quantity.kind == .cardinal || quantity.kind == .ordinal || quantity.kind == .duration
    guard isPlain, quantity.decimals == 0, 1...24 ~= quantity.value else { return false }
    return wordBefore(index)?.has(.clockBefore) == true
      || lexeme(index + 1)?.has(.clock) == true
  }

  private func hour(of number: ComposedNumber, _ index: Int) -> Double? {
    guard let value = number.values.first, !number.isOrdinal, !number.isFraction else { return nil }
    let hour = number.decimals == 2 ? number.parts.first ?? -1 : value
    let isWhole = hour == hour.rounded()
    guard isWhole || number.form == .words && lexeme(index + 1)?.has(.clock) == true else {
      return nil
    }
    return 0...24 ~= hour ? hour.rounded(.down) : nil
  }

  private func minutes(_ index: Int) -> Double? {
    guard let number = number(index), number.decimals == 0, let value = number.values.first,
      0..<60 ~= value, number.form == .ideographs || number.digits == 2
    else { return nil }
    return value
  }

  /// `1400 GMT`; nil where none begins.
  private mutating func readMilitaryTime(_ index: Int) -> Int? {
    guard let number = number(index), number.form == .digits, number.digits == 4,
      number.decimals == 0, let value = number.values.first,
      lexeme(index + 1)?.has(.timeZone) == true
    else { return nil }
    let (hour, minute) = ((value / 100).rounded(.down), value.truncatingRemainder(dividingBy: 100))
    guard hour < 24, minute < 60 else { return nil }
    appendTime(index, hour, minute: minute, period: nil, through: index)
    return index + 1
  }

  private mutating func readColonTime(_ index: Int, _ hour: Double) -> Int? {
    guard let colon = lexeme(index + 1), colon.unit == 0x3A || colon.unit == 0xFF1A, colon.isGlued,
      let minute = minutes(index + 2), nodes[index + 2].isGlued,
      number(index + 2)?.digits == 2, number(index)?.form == .digits
    else { return nil }
    var last = index + 2
    if let colon = lexeme(last + 1), colon.unit == 0x3A, colon.isGlued,
      minutes(last + 2) != nil, nodes[last + 2].isGlued
    {
      last += 2
    }
    var period: Double?
    if let mark = lexeme(last + 1), mark.has(.clock) { last += 1 }
    if let mark = lexeme(last + 1), let value = self.value(.dayPeriod, of: mark) {
      period = value
      last += 1
    }
    period = period ?? lexeme(index - 1).flatMap { self.value(.dayPeriodBefore, of: $0) }
    appendTime(index, hour, minute: minute, period: period, through: last)
    return last + 1
  }

  private mutating func appendTime(
    _ index: Int, _ hour: Double, minute: Double?, period: Double?, through last: Int
  ) {
    group += 1
    var values = Quantity.Numbers(hour)
    if period == 12, hour < 12 { values = [hour + 12, hour] }
    if period == 0, hour == 12 { values = [0, 12] }
    if period == nil { values.append(hour < 12 ? hour + 12 : hour - 12) }
    // Swahili counts hours from six as well: `saa 11:30 jioni` is half past five.
    if let start = wordBefore(index).flatMap({ self.value(.clockBefore, of: $0) }), start > 1 {
      let later = (hour + start).truncatingRemainder(dividingBy: 24)
      values.append(contentsOf: [later, later < 12 ? later + 12 : later - 12])
    }
    var range = nodes[index].range.lowerBound..<nodes[last].range.upperBound
    // “5 p.m.” with the stop of its abbreviation.
    if period != nil, let stop = lexeme(last + 1), stop.unit == 0x2E, stop.isGlued,
      text[nodes[last].range].contains(0x2E)
    {
      range = range.lowerBound..<stop.range.upperBound
    }
    var quantity = Quantity(
      range: range, kind: .hour, form: number(index)?.form ?? .digits, values: values)
    quantity.number = nodes[index].range
    quantity.group = group
    append(quantity, index)
    if let minute, minute > 0 {
      quantity.kind = .minute
      quantity.values = Quantity.Numbers(minute)
      append(quantity, index)
    }
  }
}
