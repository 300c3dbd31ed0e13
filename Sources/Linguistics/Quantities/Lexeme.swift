import QuantityTables

/// A piece of a sentence that may be part of a quantity, or several that make a number.
struct Lexeme {
  enum Kind: UInt8 { case numeral, word, sign }

  /// Range in the text, UTF-16 units.
  var start: Int32 = 0
  var end: Int32 = 0
  /// Index into `Meanings`; 0 for a word or sign that means nothing where numbers are
  /// concerned.
  var meaning: Int32 = 0
  /// Index into the numbers of the sentence; -1 where the lexeme is none, or not yet composed.
  var number: Int32 = -1
  /// The kinds of its senses; none of a numeral.
  var kinds: Sense.Kinds = []
  /// The first UTF-16 unit.
  var unit: UInt16
  var kind: Kind
  var casing = Form.Casing.none
  /// Whether nothing, not even a space, stands before it.
  var isGlued = false
  /// Whether the word bears a particle of the lexicon's `prefixes`.
  var hasPrefix = false
  /// Whether a number may begin with it.
  var mayBeginNumber = false
  /// Whether it belongs to the number that begins before it.
  var isTaken = false

  var range: Range<Int> { Int(start)..<Int(end) }
  /// Most lexemes are asked for no more.
  var isPlain: Bool { meaning == 0 }
  var isNumber: Bool { number >= 0 }

  func has(_ kind: Sense.Kind) -> Bool { kinds.contains(kind) }
}

/// What the lexemes of a text mean: apart from them, so that they can be copied as they are.
struct Meanings {
  private struct Meaning {
    /// Range in `senses`.
    var start: Int32 = 0
    var end: Int32 = 0
    var kinds: Sense.Kinds = []

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  private var all = [Meaning()]
  private var senses: [Sense] = []
  /// Those of one sentence.
  private var numerals: [Numeral] = []

  /// The number of a word's meaning; 0 for no senses.
  mutating func add(_ senses: [Sense]) -> Int32 {
    guard !senses.isEmpty else { return 0 }
    let start = Int32(self.senses.count)
    self.senses += senses
    let kinds = senses.reduce(into: Sense.Kinds()) { $0.formUnion(Sense.Kinds($1.kind)) }
    all.append(Meaning(start: start, end: Int32(self.senses.count), kinds: kinds))
    return Int32(all.count - 1)
  }

  /// The number of a numeral's meaning.
  mutating func add(_ numeral: Numeral) -> Int32 {
    numerals.append(numeral)
    return Int32(numerals.count - 1)
  }

  mutating func removeNumerals() { numerals.removeAll(keepingCapacity: true) }

  func kinds(_ meaning: Int32) -> Sense.Kinds { all[Int(meaning)].kinds }

  /// The first value of a kind.
  func value(_ kind: Sense.Kind, of lexeme: Lexeme) -> Double? {
    guard lexeme.has(kind) else { return nil }
    for index in all[Int(lexeme.meaning)].range where senses[index].kind == kind {
      return senses[index].value
    }
    return nil
  }

  /// The values of some kinds.
  func values(_ kinds: Sense.Kinds, of lexeme: Lexeme) -> Quantity.Numbers {
    var values = Quantity.Numbers()
    guard !lexeme.kinds.isDisjoint(with: kinds) else { return values }
    for index in all[Int(lexeme.meaning)].range where kinds.contains(senses[index].kind) {
      values.append(senses[index].value)
    }
    return values
  }

  /// The units that a word with a sense of a kind may mean.
  func units(_ kind: Sense.Kind, of lexeme: Lexeme) -> Quantity.Units {
    var units = Quantity.Units()
    guard lexeme.has(kind) else { return units }
    for index in all[Int(lexeme.meaning)].range where senses[index].kind == kind {
      units.append(UInt8(senses[index].value))
    }
    return units
  }

  /// A numeral in digits, or a number sign.
  func numeral(of lexeme: Lexeme) -> Numeral? {
    guard lexeme.kind == .numeral else { return nil }
    let numeral = numerals[Int(lexeme.meaning)]
    return numeral.isIdeographic ? nil : numeral
  }

  /// The value of a number in Chinese characters.
  func ideographs(of lexeme: Lexeme) -> Double? {
    guard lexeme.kind == .numeral else { return nil }
    let numeral = numerals[Int(lexeme.meaning)]
    return numeral.isIdeographic ? numeral.values.first : nil
  }
}

extension Sense.Kinds {
  /// Whether a number written in words may begin so.
  var mayBeginNumber: Bool { !isDisjoint(with: Self.numberWords) }
  /// Whether it may be the name of a month or a day of the week.
  var mayBeName: Bool { !isDisjoint(with: Self.names) }

  private static var numberWords: Self {
    [values, Self(.fraction), Self(.decadeName), Self(.addend), Self(.scale)]
  }

  /// Number words of a value.
  static var values: Self { [Self(.number), Self(.ordinal), Self(.weak), Self(.counting)] }
  /// What may stand behind a number, apart from units.
  static var marks: Self {
    [
      Self(.percent), Self(.century), Self(.decade), Self(.yearMark), Self(.monthMark),
      Self(.dayMark),
    ]
  }
  /// What may stand before a number.
  static var marksBefore: Self {
    [
      Self(.percentBefore), Self(.unitBefore), Self(.centuryBefore), Self(.decadeBefore),
      Self(.era), Self(.prefixMark),
    ]
  }
  static var months: Self { [Self(.month), Self(.monthAbbreviation)] }
  /// Months that make dates with the numbers beside them.
  static var datedMonths: Self { [months, Self(.solarMonth)] }

  private static var names: Self { [months, Self(.weekday)] }
}
