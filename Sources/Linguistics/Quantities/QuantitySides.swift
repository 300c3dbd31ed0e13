import QuantityTables

/// What stands on either side of a number: its unit, its sign and other marks.
extension QuantityGrammar {
  // MARK: The right side

  /// Reads units and marks after the number; returns the last node taken.
  mutating func readRight(_ quantity: inout Quantity, _ index: Int) -> Int {
    var next = index + 1
    // Endings of ordinals, written on or after a hyphen or a stop: 19th, 20-й, 3.
    if let mark = lexeme(next), mark.isGlued, mark.has(.ordinalMark) {
      quantity.kind = .ordinal
      next += 1
    } else if let sign = lexeme(next), sign.isGlued,
      Self.isHyphen(sign.unit) || sign.unit == 0x2E
        || sign.unit == 0x27 || sign.unit == 0x2019,
      let after = lexeme(next + 1), sign.unit == 0x2E || after.isGlued, after.kind == .word
    {
      if after.has(.ordinalMark), after.isGlued, sign.unit != 0x2E, !after.has(.decade) {
        quantity.kind = .ordinal
        next += 2
      } else if after.has(.unit) && Self.isHyphen(sign.unit) || after.has(.percent)
        || after.has(.decade) || after.has(.century)
        || after.has(.scale)
      {
        next += 1
      }
    }
    guard let word = lexeme(next) else { return next - 1 }
    if !word.kinds.isDisjoint(with: .marks), let last = readMark(word, at: next, &quantity) {
      return last
    }
    return readUnit(word, at: next, of: index, &quantity) ?? next - 1
  }

  static func isHyphen(_ unit: UInt16) -> Bool {
    unit == 0x2D || 0x2010...0x2015 ~= unit || unit == 0x2212
  }

  private func readMark(_ word: Lexeme, at index: Int, _ quantity: inout Quantity) -> Int? {
    let value = quantity.value
    if word.has(.percent) {
      quantity.kind = .percent
    } else if word.has(.century), value <= 30 {
      quantity.kind = .century
      quantity.isWeak = false
    } else if word.has(.decade), value >= 10, value.truncatingRemainder(dividingBy: 10) == 0,
      quantity.decimals == 0,
      // Czech counts years and names decades with one word: `60 let`, `60. léta`.
      !word.has(.unit) || word.isGlued || quantity.kind == .ordinal
        || lexeme(index - 1)?.kind == .sign
    {
      quantity.kind = .decade
    } else if word.has(.yearMark), quantity.form != .words, value >= 1000, value < 3000 {
      quantity.kind = .year
    } else if word.has(.monthMark), value >= 1, value <= 12, quantity.decimals == 0,
      word.isGlued || word.unit > 0x2FFF
    {
      quantity.kind = .month
      quantity.isWeak = false
    } else if word.has(.dayMark), value >= 1, value <= 31, quantity.decimals == 0,
      last.map({ $0.kind == .month && quantity.number.lowerBound - $0.range.upperBound <= 1 })
        ?? false || (word.isGlued && !word.has(.unit))
    {
      quantity.kind = .day
      quantity.isWeak = false
    } else {
      return nil
    }
    quantity.range = quantity.range.lowerBound..<word.range.upperBound
    return index
  }

  private func readUnit(
    _ word: Lexeme, at index: Int, of node: Int, _ quantity: inout Quantity
  ) -> Int? {
    var index = index
    var word = word
    if !word.has(.unit) {
      // “30 million US dollars”, „500 US-Dollar“: a word or two before money.
      guard let far = (1...2).first(where: { isMoney(lexeme(index + $0)) }),
        (0..<far).allSatisfy({ qualifies(lexeme(index + $0)) }), let money = lexeme(index + far),
        // “$100 and $2”: a sign before a number is that one's.
        money.kind == .word && !money.has(.unitBefore) || !isBeforeNumber(index + far)
      else { return nil }
      index += far
      word = money
    }
    let units = self.units(.unit, of: word)
    // “89 يوم السبت”: the word is part of the day's name; with an article it is no unit.
    if word.hasPrefix || lexeme(index + 1)?.has(.weekday) == true { return nil }
    // Single letters are units only of a number in digits.
    if word.range.count == 1, word.unit < 0x3000, quantity.form != .digits { return nil }
    quantity.units = units
    quantity.kind = Self.kind(of: units, quantity.kind)
    if quantity.kind == .duration, isYear(number(node)),
      units.contains(where: { UnitTable.standard[$0].name == "year" })
    {
      // «2018 год» is a date.
      quantity.kind = .year
      quantity.units = Quantity.Units()
    }
    let isCounting = number(node)?.isCounting == true
    if quantity.form == .ideographs || isCounting { quantity.isWeak = false }
    quantity.range = quantity.range.lowerBound..<word.range.upperBound
    return takeHalf(behind: index, &quantity) ?? index
  }

  /// « Deux heures et demie »; nil where no half follows the unit.
  private func takeHalf(behind index: Int, _ quantity: inout Quantity) -> Int? {
    guard quantity.decimals == 0, quantity.kind == .duration || quantity.kind == .measure,
      lexeme(index + 1)?.has(.join) == true, let half = number(index + 2), half.isFraction,
      half.values.first == 0.5
    else { return nil }
    let wholes = quantity.values
    quantity.values = wholes.mapped { $0 + 0.5 }
    quantity.values.append(contentsOf: wholes)
    quantity.range = quantity.range.lowerBound..<nodes[index + 2].range.upperBound
    return index + 2
  }

  static func kind(of units: Quantity.Units, _ kind: Quantity.Kind) -> Quantity.Kind {
    guard let unit = units.first, kind != .ordinal else { return kind }
    let table = UnitTable.standard
    if units.contains(where: { table[$0].isMoney }) { return .money }
    return table[unit].isDuration ? .duration : .measure
  }

  /// Whether a number follows a lexeme, perhaps with its scale before it.
  private func isBeforeNumber(_ index: Int) -> Bool {
    let next = lexeme(index + 1)?.has(.scaleBefore) == true ? index + 2 : index + 1
    return node(next)?.isNumber == true
  }

  private func isMoney(_ word: Lexeme?) -> Bool {
    guard let word else { return false }
    return units(.unit, of: word).contains { UnitTable.standard[$0].isMoney }
  }

  /// Whether a lexeme may stand between a number and its currency.
  private func qualifies(_ word: Lexeme?) -> Bool {
    // “450 tenge per dollar”, whatever a tenge is.
    guard let word, !word.has(.per) else { return false }
    return word.kind == .word
      ? word.range.count > 1 || word.unit < 0x3000
      : Self.isHyphen(word.unit) && word.isGlued
  }

  // MARK: The left side

  func readLeft(_ quantity: inout Quantity, _ index: Int) {
    guard var word = lexeme(index - 1) else { return readSign(&quantity, index) }
    // A particle may be tied to the number: שנות ה-90.
    if Self.isHyphen(word.unit), word.isGlued, nodes[index].isGlued,
      let before = lexeme(index - 2), before.has(.centuryBefore) || before.has(.decadeBefore)
    {
      word = before
    }
    guard !word.kinds.isDisjoint(with: .marksBefore) else { return readSign(&quantity, index) }
    let start = word.range.lowerBound
    if word.has(.percentBefore), quantity.kind == .cardinal {
      quantity.kind = .percent
    } else if word.has(.unitBefore), quantity.units.isEmpty || quantity.kind != .money {
      let units = self.units(.unitBefore, of: word)
      quantity.units = units
      quantity.kind = Self.kind(of: units, quantity.kind)
    } else if word.has(.centuryBefore), quantity.value <= 30 {
      quantity.kind = .century
      quantity.isWeak = false
    } else if word.has(.decadeBefore), quantity.value >= 10,
      quantity.value.truncatingRemainder(dividingBy: 10) == 0, quantity.units.isEmpty
    {
      quantity.kind = .decade
    } else if let era = self.value(.era, of: word),
      quantity.kind == .duration || quantity.kind == .year
    {
      if let year = quantity.values.first { quantity.values = [era + year, year] }
      quantity.kind = .year
      quantity.units = Quantity.Units()
    } else if word.has(.prefixMark), quantity.kind == .cardinal {
      quantity.kind = .ordinal
    } else {
      return readSign(&quantity, index)
    }
    quantity.range = min(start, quantity.range.lowerBound)..<quantity.range.upperBound
  }

  /// A minus sign, where it cannot be a hyphen or a dash.
  private func readSign(_ quantity: inout Quantity, _ index: Int) {
    guard quantity.form == .digits, let sign = lexeme(index - 1), nodes[index].isGlued,
      Self.isHyphen(sign.unit), !sign.isGlued, let value = quantity.values.first,
      sign.unit == 0x2212 || sign.unit == 0x2D, node(index - 2)?.isNumber != true
    else { return }
    let values = quantity.values
    quantity.values = Quantity.Numbers(-value)
    quantity.values.append(contentsOf: values)
    quantity.range = sign.range.lowerBound..<quantity.range.upperBound
    quantity.number = sign.range.lowerBound..<quantity.number.upperBound
  }
}
