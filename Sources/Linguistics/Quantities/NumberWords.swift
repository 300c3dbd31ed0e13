import QuantityTables

/// Numbers written in words.
extension NumberComposer {
  mutating func composeWords(_ first: Lexeme) -> ComposedNumber? {
    // What is written onto digits is their unit: 5일.
    if first.isGlued, numeral(at: -1) != nil { return nil }
    if let value = self.value(.fraction, of: first) { return composeFraction(value) }
    if let value = self.value(.decadeName, of: first) {
      index += 1
      return ComposedNumber(
        values: Quantity.Numbers(value), form: .words, isDecade: true)
    }
    if let value = self.value(.addend, of: first) { return composeAddend(value) }
    guard let value = self.value(first) else { return composeScaleAlone() }
    var number = ComposedNumber(form: .words)
    number.isWeak = isWeak(first)
    number.isCounting = first.has(.counting)
    number.isOrdinal = first.has(.ordinal)
    number.values = alternatives(first)
    index += 1
    addWords(to: &number, WordSum(first: value))
    takeHalf(&number)
    takeDenominator(&number)
    addDistantScale(&number)
    return number
  }

  /// The words and scales that go on with a number.
  private mutating func addWords(to number: inout ComposedNumber, _ sum: WordSum) {
    var sum = sum
    while let (step, next) = nextWord() {
      // A short word with a capital is a name: „die achtjährige Mia“, “a B grade”.
      let isName = next.casing == .title && next.range.count <= 3 || isCapital(next)
      if !isName, let scale = self.value(.scale, of: next), sum.multiply(by: scale) {
        number.isWeak = false
      } else if step > 0 || !next.has(.unit) || number.isOrdinal || at(1)?.has(.scale) == true,
        // “The eighth and twentieth”: two.
        step == 0 || next.hasPrefix || !number.isOrdinal || !next.has(.ordinal),
        !isHalf(at: step),
        let value = self.value(next),
        sum.add(value, isInverted: isInverted(step, next))
      {
        number.isWeak = false
        number.isOrdinal = number.isOrdinal || next.has(.ordinal)
      } else {
        break
      }
      index += step + 1
      number.values = Quantity.Numbers(sum.total)
    }
  }

  /// Whether a half or another part stands there with its article: “a million and a half”.
  private func isHalf(at offset: Int) -> Bool {
    guard isOne(at(offset)), let next = at(offset + 1) else { return false }
    return value(.fraction, of: next).map { $0 < 1 } ?? false
  }

  /// «साढ़े तीन करोड़»: three and a half crores.
  private mutating func composeAddend(_ addend: Double) -> ComposedNumber? {
    guard let next = at(1), let value = self.value(next) else { return nil }
    index += 2
    var number = ComposedNumber(values: Quantity.Numbers(value + addend), form: .words)
    addWords(to: &number, WordSum(first: value + addend))
    return number
  }

  /// The words of one number meet directly, by a hyphen, by a word such as “and” or by that
  /// between hyphens (vingt-et-un).
  private func nextWord() -> (step: Int, lexeme: Lexeme)? {
    guard let next = at(0) else { return nil }
    if next.kind == .word, !next.kinds.isEmpty, !next.has(.join) || next.has(.number) {
      return (0, next)
    }
    guard let after = at(1), next.unit == 0x2D || next.has(.join) else { return nil }
    if next.unit == 0x2D, after.has(.join), at(2)?.unit == 0x2D, let last = at(3),
      last.kind == .word
    {
      return (3, last)
    }
    return after.kind == .word ? (1, after) : nil
  }

  /// “Three and twenty”: the units first, joined by a word or a particle.
  private func isInverted(_ step: Int, _ next: Lexeme) -> Bool {
    next.hasPrefix || (step > 0 && at(step / 2)?.has(.join) == true)
  }

  private func value(_ lexeme: Lexeme) -> Double? {
    value(.number, of: lexeme) ?? value(.ordinal, of: lexeme)
      ?? value(.weak, of: lexeme) ?? value(.counting, of: lexeme)
  }

  private func alternatives(_ lexeme: Lexeme) -> Quantity.Numbers {
    var values = Quantity.Numbers()
    for value in scanner.meanings.values(.values, of: lexeme)
    where !values.contains(value) {
      values.append(value)
    }
    return values
  }

  /// Weak are words so marked, inflected forms, and capitalised words within a
  /// sentence: parts of names.
  private func isWeak(_ lexeme: Lexeme) -> Bool {
    if lexeme.has(.weak) || lexeme.has(.counting) { return true }
    return lexeme.casing == .title && index > 0
  }

  /// “Half”, “half a million”.
  private mutating func composeFraction(_ value: Double) -> ComposedNumber {
    var number = ComposedNumber(
      values: [value, value * 100, value * 60, 1 / value], form: .words, isWeak: true,
      isFraction: true)
    index += 1
    // „Halb sechs“ is half past five, “half six” half past six.
    if let hour = at(0).flatMap({ self.value($0) }), 2...12 ~= hour, at(0)?.has(.scale) == false {
      index += 1
      return ComposedNumber(values: [hour - 1, hour], form: .words, isWeak: true)
    }
    let skip = isOne(at(0)) ? 1 : 0
    if let next = at(skip), let scale = self.value(.scale, of: next), next.range.count > 1,
      scale >= 12
    {
      number.values = Quantity.Numbers(value * scale)
      number.isFraction = false
      number.isWeak = scale < 1000
      index += skip + 1
    }
    return number
  }

  /// “Two and a half”, then perhaps “million”; « un million et demi ».
  mutating func takeHalf(_ number: inout ComposedNumber) {
    guard let join = at(0), join.has(.join) || join.hasPrefix else { return }
    let skip = join.hasPrefix ? 0 : isOne(at(1)) ? 2 : 1
    guard let next = at(skip), let half = self.value(.fraction, of: next), half < 1 else {
      return
    }
    let wholes = number.values
    number.values = wholes.mapped { $0 + half * Self.scale(of: $0) }
    number.values.append(contentsOf: wholes)
    index += skip + 1
    takeScales(&number)
  }

  /// The thousands, millions or billions that a number is a multiple of, else 1.
  private static func scale(of value: Double) -> Double {
    [1e12, 1e9, 1e6, 1e3].first { value >= $0 && value.remainder(dividingBy: $0) == 0 } ?? 1
  }

  /// “Two thirds”, or a number of quarters.
  private mutating func takeDenominator(_ number: inout ComposedNumber) {
    guard let value = number.values.first, value >= 2, !number.isOrdinal, let next = at(0),
      let share = self.value(.fraction, of: next), value * share < 1
    else { return }
    number.values = [value * share, value * share * 100, value, share]
    number.isFraction = true
    index += 1
  }

  /// A scale without a number: “thousands of people”, «тысяча человек».
  private mutating func composeScaleAlone() -> ComposedNumber? {
    guard let first = at(0), let scale = self.value(.scale, of: first), !first.has(.unit),
      first.range.count > 2 || first.unit > 0x2FFF
    else { return nil }
    index += 1
    var number = ComposedNumber(values: Quantity.Numbers(scale), form: .words, isWeak: true)
    takeHalf(&number)
    return number
  }

  /// “A”, “one”.
  private func isOne(_ lexeme: Lexeme?) -> Bool {
    lexeme.flatMap { self.value(.weak, of: $0) } == 1
  }
}
