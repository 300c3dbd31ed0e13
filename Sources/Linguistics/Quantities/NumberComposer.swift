import ICU
import QuantityTables

/// A number made of one or more lexemes, without its unit.
struct ComposedNumber {
  var values: [Double]
  var parts: [Double] = []
  var decimals = 0
  var form = Quantity.Form.digits
  var isWeak = false
  /// Whether it is weak for want of something that it counts.
  var isCounting = false
  var isDecade = false
  var isOrdinal = false
  var isFraction = false
  var isLocal = true
  var isEitherLocal = false
  /// Digits of the numeral's first group; 0 for words.
  var digits = 0
  var isDotted = false
  /// Written onto letters: `MH17`, `F-16`.
  var isIdentifier = false
}

/// Joins the lexemes of one sentence into numbers: digits with their scales
/// (`1.2 million`, `12億5050万`), words (`two hundred and five`), Roman numerals.
struct NumberComposer {
  /// The lexemes, those of a number as one.
  private(set) var nodes: [Lexeme] = []
  private(set) var numbers: [ComposedNumber] = []
  private let lexemes: [Lexeme]
  private let meanings: Meanings
  private let text: [UInt16]
  private var index = 0

  init(_ lexemes: [Lexeme], _ meanings: Meanings, text: [UInt16]) {
    self.lexemes = lexemes
    self.meanings = meanings
    self.text = text
  }

  /// Complexity: linear in the number of lexemes.
  mutating func compose() {
    nodes.reserveCapacity(lexemes.count)
    var copied = 0
    while index < lexemes.count {
      let start = index
      guard lexemes[start].mayBeginNumber,
        let number = composeNumeral() ?? composeWords() ?? composeRoman()
      else {
        index = start + 1
        continue
      }
      nodes += lexemes[copied..<start]
      var node = lexemes[start]
      node.end = lexemes[index - 1].end
      node.number = Int32(numbers.count)
      nodes.append(node)
      numbers.append(number)
      copied = index
    }
    nodes += lexemes[copied...]
  }

  private func at(_ offset: Int) -> Lexeme? {
    let position = index + offset
    return position >= 0 && position < lexemes.count ? lexemes[position] : nil
  }

  // MARK: Digits and Chinese numerals

  private mutating func composeNumeral() -> ComposedNumber? {
    guard let first = at(0), first.kind == .numeral else { return nil }
    var number = ComposedNumber(values: [])
    let isIdentifier = writtenOntoLetters
    let ideographs = meanings.ideographs(of: first)
    if let numeral = meanings.numeral(of: first) {
      number.values = numeral.values
      number.parts = numeral.parts
      number.decimals = numeral.decimals
      number.isLocal = numeral.isLocal
      number.isEitherLocal = numeral.isEitherLocal
      number.digits = numeral.digits
      number.isDotted = numeral.isDotted
      number.isIdentifier = isIdentifier
      number.isFraction = numeral.digits == 0 && (numeral.values.first ?? 1) < 1
    } else {
      number.values = [ideographs ?? 0]
      number.form = .ideographs
      // One character is more often part of a word, unless something counts by it.
      number.isWeak = first.range.count == 1
    }
    index += 1
    takePower(&number)
    takeVulgarFraction(&number)
    if ideographs == nil || !number.isWeak { takeScales(&number) }
    if number.isWeak, let next = at(0), next.isGlued, next.has(.counter) { number.isWeak = false }
    return number
  }

  private var writtenOntoLetters: Bool {
    guard let here = at(0), here.isGlued, let before = at(-1) else { return false }
    if before.kind == .word { return before.kinds.isEmpty && Self.isCoded(before) }
    guard before.unit == 0x2D, before.isGlued, let letters = at(-2) else { return false }
    return letters.kind == .word && letters.kinds.isEmpty && Self.isCoded(letters)
  }

  /// Whether letters before digits make a code: Hebrew and later scripts write
  /// particles so.
  private static func isCoded(_ letters: Lexeme) -> Bool { letters.unit < 0x590 }

  /// `3.5 × 10⁶`.
  private mutating func takePower(_ number: inout ComposedNumber) {
    guard number.form == .digits, let sign = at(0), Self.isTimes(sign.unit),
      let power = at(1).flatMap(meanings.numeral), power.isPower, let factor = power.values.first
    else { return }
    number.values = number.values.map { $0 * factor }
    index += 2
  }

  /// ×, · and ⋅.
  private static func isTimes(_ unit: UInt16) -> Bool {
    unit == 0xD7 || unit == 0xB7 || unit == 0x22C5
  }

  /// `3½`, `3 1/2` and `1/2`.
  private mutating func takeVulgarFraction(_ number: inout ComposedNumber) {
    guard let whole = number.values.first, number.parts.isEmpty, number.form == .digits else {
      return
    }
    if let next = at(0).flatMap(meanings.numeral), let value = next.values.first,
      next.digits == 0, value < 1
    {
      number.values = [whole + value]
      number.decimals = 2
      index += 1
    } else if let slash = at(0), slash.unit == 0x2F || slash.unit == 0x2044, slash.isGlued,
      let below = at(1), below.isGlued, let divisor = meanings.numeral(of: below)?.values.first,
      whole < divisor, divisor <= 10, number.digits == 1, at(2)?.unit != slash.unit
    {
      number.values = [whole / divisor]
      number.parts = [whole, divisor]
      number.isFraction = true
      index += 2
    }
  }

  /// Scale words and signs: `million`, `万`, also several: `mil millones`, `12億5050万`.
  private mutating func takeScales(_ number: inout ComposedNumber) {
    guard !number.isDotted else { return }
    var sum = 0.0
    if at(0)?.has(.filler) == true, at(1)?.has(.scale) == true { index += 1 }
    while let next = at(0), let scale = meanings.value(.scale, of: next), isScale(next) {
      let isAmbiguous = next.has(.unit) || next.has(.month) || next.has(.decade)
      if isAmbiguous {
        number.values += number.values.prefix(1).map { $0 * scale }
        return
      }
      number.values = number.values.map { $0 * scale }
      index += 1
      skipStop()
      // 12億 and then 5050万.
      if let more = at(0), more.kind == .numeral, next.unit > 0x2FFF,
        let value = meanings.numeral(of: more)?.values.first ?? meanings.ideographs(of: more),
        value < scale
      {
        sum += number.values.first ?? 0
        number.values = [value]
        index += 1
      }
    }
    if sum > 0 { number.values = number.values.map { sum + $0 } }
    addDistantScale(&number)
  }

  /// The full stop of an abbreviated scale: 350 тыс. долларов.
  private mutating func skipStop() {
    guard let stop = at(0), stop.unit == 0x2E, stop.isGlued, let next = at(1),
      next.has(.unit) || next.has(.scale)
    else { return }
    index += 1
  }

  /// « Six autres millions »: a word between may be of the number.
  private func addDistantScale(_ number: inout ComposedNumber) {
    guard let word = at(0), word.kind == .word, word.kinds.isEmpty, let next = at(1),
      let scale = meanings.value(.scale, of: next), scale >= 1000, next.range.count > 2,
      let value = number.values.first
    else { return }
    number.values.append(value * scale)
  }

  private func isScale(_ lexeme: Lexeme) -> Bool {
    // A short abbreviation is one only beside the number.
    lexeme.range.count > 1 || lexeme.isGlued || lexeme.unit > 0x2FFF
      || (lexeme.casing != .none && lexeme.unit > 0x24F)
  }

  // MARK: Words

  private mutating func composeWords() -> ComposedNumber? {
    guard let first = at(0), first.kind == .word else { return nil }
    // What is written onto digits is their unit: 5일.
    if first.isGlued, at(-1).flatMap(meanings.numeral) != nil { return nil }
    if let value = meanings.value(.fraction, of: first) { return composeFraction(value) }
    if let value = meanings.value(.decadeName, of: first) {
      index += 1
      return ComposedNumber(values: [value], form: .words, isDecade: true)
    }
    if let value = meanings.value(.addend, of: first) { return composeAddend(value) }
    guard let value = value(first) else { return composeScaleAlone() }
    var number = ComposedNumber(values: [], form: .words)
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
      // A short word with a capital is a name: „die achtjährige Mia“.
      let isName = next.casing == .title && next.range.count <= 3
      if !isName, let scale = meanings.value(.scale, of: next), sum.multiply(by: scale) {
        number.isWeak = false
      } else if step == 1 || !next.has(.unit), let value = self.value(next),
        sum.add(value, isInverted: isInverted(step, next))
      {
        number.isWeak = false
        number.isOrdinal = number.isOrdinal || next.has(.ordinal)
      } else {
        break
      }
      index += step + 1
      number.values = [sum.total]
    }
  }

  /// «साढ़े तीन करोड़»: three and a half crores.
  private mutating func composeAddend(_ addend: Double) -> ComposedNumber? {
    guard let next = at(1), let value = value(next) else { return nil }
    index += 2
    var number = ComposedNumber(values: [value + addend], form: .words)
    addWords(to: &number, WordSum(first: value + addend))
    return number
  }

  /// The words of one number meet directly, by a hyphen or by a word such as “and”.
  private func nextWord() -> (step: Int, lexeme: Lexeme)? {
    guard let next = at(0) else { return nil }
    if next.kind == .word, !next.kinds.isEmpty, !next.has(.join) || next.has(.number) {
      return (0, next)
    }
    if let after = at(1), after.kind == .word, next.unit == 0x2D || next.has(.join) {
      return (1, after)
    }
    return nil
  }

  /// “Three and twenty”: the units first, joined by a word or a particle.
  private func isInverted(_ step: Int, _ next: Lexeme) -> Bool {
    next.hasPrefix || (step == 1 && at(0)?.has(.join) == true)
  }

  private func value(_ lexeme: Lexeme) -> Double? {
    meanings.value(.number, of: lexeme) ?? meanings.value(.ordinal, of: lexeme)
      ?? meanings.value(.weak, of: lexeme) ?? meanings.value(.counting, of: lexeme)
  }

  private func alternatives(_ lexeme: Lexeme) -> [Double] {
    var values: [Double] = []
    for sense in meanings.senses(of: lexeme)
    where [.number, .ordinal, .weak, .counting].contains(sense.kind)
      && !values.contains(sense.value)
    {
      values.append(sense.value)
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
    var number = ComposedNumber(values: [value], form: .words, isWeak: true, isFraction: true)
    number.values += [value * 100, value * 60, 1 / value]
    index += 1
    // „Halb sechs“ is half past five, “half six” half past six.
    if let hour = at(0).flatMap({ self.value($0) }), 2...12 ~= hour, at(0)?.has(.scale) == false {
      index += 1
      return ComposedNumber(values: [hour - 1, hour], form: .words, isWeak: true)
    }
    let skip = isOne(at(0)) ? 1 : 0
    if let next = at(skip), let scale = meanings.value(.scale, of: next), next.range.count > 1,
      scale >= 12
    {
      number.values = [value * scale]
      number.isFraction = false
      number.isWeak = scale < 1000
      index += skip + 1
    }
    return number
  }

  /// “Two and a half”, then perhaps “million”.
  private mutating func takeHalf(_ number: inout ComposedNumber) {
    guard let join = at(0), join.has(.join) else { return }
    let skip = isOne(at(1)) ? 2 : 1
    guard let next = at(skip), let half = meanings.value(.fraction, of: next), half < 1 else {
      return
    }
    number.values = number.values.map { $0 + half } + number.values
    index += skip + 1
    takeScales(&number)
  }

  /// “Two thirds”, or a number of quarters.
  private mutating func takeDenominator(_ number: inout ComposedNumber) {
    guard let value = number.values.first, value >= 2, !number.isOrdinal, let next = at(0),
      let share = meanings.value(.fraction, of: next), value * share < 1
    else { return }
    number.values = [value * share, value * share * 100, value, share]
    number.isFraction = true
    index += 1
  }

  /// A scale without a number: “thousands of people”, «тысяча человек».
  private mutating func composeScaleAlone() -> ComposedNumber? {
    guard let first = at(0), let scale = meanings.value(.scale, of: first), !first.has(.unit),
      first.range.count > 2 || first.unit > 0x2FFF
    else { return nil }
    index += 1
    return ComposedNumber(values: [scale], form: .words, isWeak: true)
  }

  /// “A”, “one”.
  private func isOne(_ lexeme: Lexeme?) -> Bool {
    lexeme.flatMap { meanings.value(.weak, of: $0) } == 1
  }

  // MARK: Roman numerals

  private mutating func composeRoman() -> ComposedNumber? {
    guard let first = at(0), first.kind == .word, first.kinds.isEmpty,
      let value = Self.roman(text[first.range])
    else { return nil }
    index += 1
    return ComposedNumber(values: [Double(value)], form: .roman, isWeak: true)
  }

  /// The value of an upper-case Roman numeral, up to three small letters aside
  /// (`XIXe`). Cyrillic letters of the same look count.
  static func roman(_ text: ArraySlice<UInt16>) -> Int? {
    guard text.count <= 10 else { return nil }
    let rest = text.drop { letterValue($0) != nil }
    guard rest.count <= 3, text.count - rest.count > rest.count else { return nil }
    let values = text[..<rest.startIndex].compactMap(letterValue)
    if !rest.isEmpty, !rest.allSatisfy({ 0x61...0x7A ~= $0 || 0xE0...0xFF ~= $0 }) { return nil }
    if values.count == 1, !rest.isEmpty || values[0] > 10 { return nil }
    var total = 0
    for (index, value) in values.enumerated() {
      let next = index + 1 < values.count ? values[index + 1] : 0
      total += value < next ? -value : value
    }
    return total > 0 && numeral(total) == values ? total : nil
  }

  static func letterValue(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x49, 0x406: 1
    case 0x56: 5
    case 0x58, 0x425: 10
    case 0x4C: 50
    case 0x43, 0x421: 100
    case 0x44: 500
    case 0x4D, 0x41C: 1000
    default: nil
    }
  }

  /// The letters' values in the standard writing of a number.
  private static func numeral(_ number: Int) -> [Int] {
    var rest = number
    var letters: [Int] = []
    for (value, written) in [
      (1000, [1000]), (900, [100, 1000]), (500, [500]), (400, [100, 500]), (100, [100]),
      (90, [10, 100]), (50, [50]), (40, [10, 50]), (10, [10]), (9, [1, 10]), (5, [5]),
      (4, [1, 5]), (1, [1]),
    ] {
      while rest >= value {
        letters += written
        rest -= value
      }
    }
    return letters
  }
}
