import QuantityTables

/// A piece of a sentence that may be part of a quantity, or several that make a number.
struct Lexeme {
  enum Kind: UInt8 { case numeral, word, sign }

  /// Range in the text, UTF-16 units.
  var start: Int32 = 0
  var end: Int32 = 0
  /// Index into `Meanings`; 0 for what means nothing where numbers are concerned.
  var meaning: Int32 = 0
  /// Index into the numbers of the sentence; -1 where the lexeme is none, or not yet composed.
  var number: Int32 = -1
  /// The kinds of its senses.
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

  var range: Range<Int> { Int(start)..<Int(end) }
  /// Most lexemes are asked for no more.
  var isPlain: Bool { meaning == 0 }
  var isNumber: Bool { number >= 0 }

  func has(_ kind: Sense.Kind) -> Bool { kinds.contains(kind) }
}

/// What the lexemes of a text mean: apart from them, so that they can be copied as they are.
struct Meanings {
  private struct Meaning {
    var senses: [Sense] = []
    var kinds: Sense.Kinds = []
    var numeral: Numeral?
    /// A number in Chinese characters.
    var ideographs: Double?
  }

  private var all = [Meaning()]

  /// The number of a meaning; 0 for no senses.
  mutating func add(_ senses: [Sense]) -> Int32 {
    guard !senses.isEmpty else { return 0 }
    let kinds = senses.reduce(into: Sense.Kinds()) { $0.formUnion(Sense.Kinds($1.kind)) }
    return add(Meaning(senses: senses, kinds: kinds))
  }

  mutating func add(_ numeral: Numeral) -> Int32 { add(Meaning(numeral: numeral)) }

  mutating func add(ideographs: Double) -> Int32 { add(Meaning(ideographs: ideographs)) }

  private mutating func add(_ meaning: Meaning) -> Int32 {
    all.append(meaning)
    return Int32(all.count - 1)
  }

  func senses(of lexeme: Lexeme) -> [Sense] { all[Int(lexeme.meaning)].senses }

  func kinds(_ meaning: Int32) -> Sense.Kinds { all[Int(meaning)].kinds }

  /// The first value of a kind.
  func value(_ kind: Sense.Kind, of lexeme: Lexeme) -> Double? {
    guard lexeme.has(kind) else { return nil }
    return all[Int(lexeme.meaning)].senses.first { $0.kind == kind }?.value
  }

  func values(_ kind: Sense.Kind, of lexeme: Lexeme) -> [Double] {
    guard lexeme.has(kind) else { return [] }
    return all[Int(lexeme.meaning)].senses.filter { $0.kind == kind }.map(\.value)
  }

  func numeral(of lexeme: Lexeme) -> Numeral? { all[Int(lexeme.meaning)].numeral }
  func ideographs(of lexeme: Lexeme) -> Double? { all[Int(lexeme.meaning)].ideographs }
}

extension Sense.Kinds {
  /// Whether a number written in words may begin so.
  var mayBeginNumber: Bool { !isDisjoint(with: Self.numberWords) }
  /// Whether it may be the name of a month or a day of the week.
  var mayBeName: Bool { !isDisjoint(with: Self.names) }

  private static var numberWords: Self {
    [
      Self(.number), Self(.ordinal), Self(.weak), Self(.counting), Self(.fraction),
      Self(.decadeName), Self(.addend), Self(.scale),
    ]
  }

  private static var names: Self {
    [Self(.month), Self(.monthAbbreviation), Self(.weekday)]
  }
}
