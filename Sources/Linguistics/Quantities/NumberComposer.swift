import ICU
import QuantityTables

/// A number made of one or more lexemes, without its unit.
struct ComposedNumber {
  var values = Quantity.Numbers()
  var parts = Quantity.Numbers()
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
  var scanner: QuantityScanner
  private(set) var numbers: [ComposedNumber] = []
  /// The next lexeme to read.
  var index = 0

  init(_ scanner: QuantityScanner) { self.scanner = scanner }

  /// The lexemes, those of a number as one.
  var nodes: [Lexeme] { scanner.lexemes }

  /// Reads the lexemes of a sentence. Complexity: linear in their number.
  mutating func compose(_ sentence: Sentence) {
    scanner.scan(sentence)
    numbers.removeAll(keepingCapacity: true)
    index = 0
    var hasTaken = false
    while index < scanner.lexemes.count {
      let start = index
      guard scanner.lexemes[start].mayBeginNumber, var number = composeNext() else {
        index = start + 1
        continue
      }
      takeScaleBefore(&number, start)
      scanner.join(start..<index, number: numbers.count)
      numbers.append(number)
      hasTaken = hasTaken || index > start + 1
    }
    if hasTaken { scanner.removeTaken() }
  }

  private mutating func composeNext() -> ComposedNumber? {
    let first = scanner.lexemes[index]
    switch first.kind {
    case .numeral: return composeNumeral(first)
    case .word: return first.isPlain ? composeRoman(first) : composeWords(first)
    case .sign: return nil
    }
  }

  /// The lexeme so far from the next one, or nil.
  // Inlined, as what follows, or a caller that changes the composer copies the whole first.
  @inline(__always)
  func at(_ offset: Int) -> Lexeme? {
    let position = index + offset
    return position >= 0 && position < scanner.lexemes.count ? scanner.lexemes[position] : nil
  }

  @inline(__always)
  func value(_ kind: Sense.Kind, of lexeme: Lexeme) -> Double? {
    scanner.meanings.value(kind, of: lexeme)
  }

  func numeral(of lexeme: Lexeme) -> Numeral? { scanner.meanings.numeral(of: lexeme) }

  func numeral(at offset: Int) -> Numeral? {
    guard let lexeme = at(offset) else { return nil }
    return numeral(of: lexeme)
  }

  func ideographs(of lexeme: Lexeme) -> Double? { scanner.meanings.ideographs(of: lexeme) }

  // MARK: Digits and Chinese numerals

  private mutating func composeNumeral(_ first: Lexeme) -> ComposedNumber {
    var number = ComposedNumber()
    let isIdentifier = writtenOntoLetters
    let ideographs = self.ideographs(of: first)
    if let numeral = self.numeral(of: first) {
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
      number.values.append(ideographs ?? 0)
      number.form = .ideographs
      // One character is more often part of a word, unless something counts by it.
      number.isWeak = first.range.count == 1
    }
    index += 1
    takePower(&number)
    takeVulgarFraction(&number)
    if !number.isIdentifier, ideographs == nil || !number.isWeak {
      let start = index
      takeScales(&number)
      if index > start { takeHalf(&number) }
    }
    if number.isWeak, let next = at(0), next.isGlued, next.has(.counter) { number.isWeak = false }
    return number
  }

  private var writtenOntoLetters: Bool {
    guard let here = at(0), here.isGlued, let before = at(-1) else { return false }
    if before.kind == .word {
      // A letter for thousands or billions stands behind a number: `B2B`, `M5`.
      let isCode = before.kinds.isEmpty || before.has(.scale) && !before.has(.unitBefore)
      return isCode && Self.isCoded(before)
    }
    guard before.unit == 0x2D, before.isGlued, let letters = at(-2) else { return false }
    return letters.kind == .word && letters.kinds.isEmpty && Self.isCoded(letters)
  }

  /// Whether letters before digits make a code: Hebrew and later scripts write
  /// particles so.
  private static func isCoded(_ letters: Lexeme) -> Bool { letters.unit < 0x590 }

  /// `3.5 × 10⁶`.
  private mutating func takePower(_ number: inout ComposedNumber) {
    guard number.form == .digits, let sign = at(0), Self.isTimes(sign.unit),
      let power = numeral(at: 1), power.isPower, let factor = power.values.first
    else { return }
    number.values = number.values.mapped { $0 * factor }
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
    if let next = numeral(at: 0), let value = next.values.first,
      next.digits == 0, value < 1
    {
      number.values = Quantity.Numbers(whole + value)
      number.decimals = 2
      index += 1
    } else if let slash = at(0), slash.unit == 0x2F || slash.unit == 0x2044, slash.isGlued,
      let below = at(1), below.isGlued, let divisor = numeral(of: below)?.values.first,
      whole < divisor, divisor <= 10, number.digits == 1, at(2)?.unit != slash.unit
    {
      number.values = Quantity.Numbers(whole / divisor)
      number.parts = [whole, divisor]
      number.isFraction = true
      index += 2
    }
  }

  /// Scale words and signs: `million`, `万`, also several: `mil millones`, `12億5050万`.
  mutating func takeScales(_ number: inout ComposedNumber) {
    guard !number.isDotted else { return }
    let first = index
    let isNumbered = at(-2)?.has(.prefixMark) == true
    // What stands before the present number, with its scale: 2천 of 2천236조.
    var parts: [(amount: Double, scale: Double)] = []
    if at(0)?.has(.filler) == true, at(1)?.has(.scale) == true { index += 1 }
    while let next = at(0), let scale = self.value(.scale, of: next), isScale(next),
      !isPartOfCode(next, behind: number), !next.isGlued || !next.has(.ordinalMark),
      // 제5조 is the fifth article, 5조 five trillions.
      !isNumbered || !next.has(.counter)
    {
      let isAmbiguous =
        (next.has(.unit) || next.has(.month) || next.has(.decade))
        && !(scale >= 1e6 && isCapital(next) && (next.isGlued || isBeforeCurrencySign))
      if isAmbiguous, !isBehindCurrencySign {
        if let value = number.values.first { number.values.append(value * scale) }
        return
      }
      // The thousands of 2천236조 are trillions, too, those of 3천2백만 ten thousands.
      let myriad = [1e12, 1e8, 1e4].first { $0 <= scale } ?? 1
      var smaller = 0.0
      while let part = parts.last, part.scale < scale {
        smaller += part.amount * myriad
        parts.removeLast()
      }
      number.values = number.values.mapped { smaller + $0 * scale }
      index += 1
      skipStop()
      // 12億 and then 5050万.
      if let more = at(0), more.kind == .numeral, next.unit > 0x2FFF,
        let value = numeral(of: more)?.values.first ?? ideographs(of: more),
        value < scale
      {
        parts.append((number.values.first ?? 0, scale))
        number.values = Quantity.Numbers(value)
        index += 1
      }
    }
    let larger = parts.reduce(0) { $0 + $1.amount }
    if larger > 0 { number.values = number.values.mapped { larger + $0 } }
    if index == first { addForeignMillions(&number) }
    addDistantScale(&number)
  }

  /// `£125m` and `125 M€` may be millions in any language.
  private func addForeignMillions(_ number: inout ComposedNumber) {
    guard let letter = at(0), letter.range.count == 1, letter.unit | 0x20 == 0x6D,
      let value = number.values.first
    else { return }
    if isBehindCurrencySign || isBeforeCurrencySign {
      number.values.append(1e6 * value)
    }
  }

  /// Whether a currency sign stands before the number just taken: `$1.2m` are no metres.
  private var isBehindCurrencySign: Bool {
    guard let sign = at(-2) else { return false }
    return sign.kind == .sign && sign.has(.unitBefore)
  }

  /// Whether a currency sign is written onto the next letter: `1.2 M€`.
  private var isBeforeCurrencySign: Bool {
    guard let sign = at(1) else { return false }
    return sign.kind == .sign && sign.isGlued && sign.has(.unit)
  }

  /// Whether a capital belongs to a name rather than to a number: `12 B2B shops`, `RTL8168B`.
  private func isPartOfCode(_ scale: Lexeme, behind number: ComposedNumber) -> Bool {
    guard isCapital(scale) else { return false }
    return scale.isGlued && number.digits > 3 || at(1)?.isGlued == true && numeral(at: 1) != nil
  }

  /// Whether a lexeme is one Latin capital: metres have a small letter, millions (3.5M) often not.
  func isCapital(_ lexeme: Lexeme) -> Bool {
    lexeme.range.count == 1 && 0x41...0x5A ~= lexeme.unit
  }

  /// Swahili `milioni 3.5`.
  private func takeScaleBefore(_ number: inout ComposedNumber, _ start: Int) {
    guard start > 0, let scale = self.value(.scaleBefore, of: scanner.lexemes[start - 1]) else {
      return
    }
    number.values = number.values.mapped { $0 * scale }
    number.parts = []
  }

  /// The full stop of an abbreviated scale: 350 тыс. долларов.
  private mutating func skipStop() {
    guard let stop = at(0), stop.unit == 0x2E, stop.isGlued, let next = at(1),
      next.has(.unit) || next.has(.scale)
    else { return }
    index += 1
  }

  /// « Six autres millions »: a word between may be of the number.
  func addDistantScale(_ number: inout ComposedNumber) {
    guard let word = at(0), word.kind == .word, word.kinds.isEmpty, let next = at(1),
      let scale = self.value(.scale, of: next), scale >= 1000, next.range.count > 2,
      let value = number.values.first
    else { return }
    number.values.append(value * scale)
  }

  private func isScale(_ lexeme: Lexeme) -> Bool {
    // A short abbreviation is one only beside the number.
    lexeme.range.count > 1 || lexeme.isGlued || lexeme.unit > 0x2FFF
      || (lexeme.casing != .none && lexeme.unit > 0x24F)
      || (isCapital(lexeme) && lexeme.has(.unit))
  }

  // MARK: Roman numerals

  private mutating func composeRoman(_ first: Lexeme) -> ComposedNumber? {
    guard let value = RomanNumeral.value(of: scanner.text[first.range]) else { return nil }
    index += 1
    return ComposedNumber(
      values: Quantity.Numbers(Double(value)), form: .roman, isWeak: true)
  }
}
