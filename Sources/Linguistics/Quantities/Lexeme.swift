import QuantityTables

/// A piece of a sentence that may be part of a quantity.
struct Lexeme {
  enum Kind { case numeral, word, sign }

  /// What a lexeme says: shared by all tokens of a form, so that copies are cheap.
  final class Content {
    let senses: [Sense]
    let numeral: Numeral?
    /// A number in Chinese characters.
    let ideographs: Double?
    /// Whether a number written in words may begin so.
    let beginsNumber: Bool

    init(senses: [Sense] = [], numeral: Numeral? = nil, ideographs: Double? = nil) {
      self.senses = senses
      beginsNumber = senses.contains { $0.kind.beginsNumber }
      self.numeral = numeral
      self.ideographs = ideographs
    }
  }

  var range: Range<Int>
  var kind: Kind
  /// Nil for what means nothing where numbers are concerned.
  var content: Content?
  /// The first UTF-16 unit.
  var unit: UInt16
  /// Whether nothing, not even a space, stands before it.
  var isGlued: Bool
  var casing: Form.Casing
  /// Whether the word bears a particle of the lexicon's `prefixes`.
  var hasPrefix: Bool

  /// Most lexemes are asked for no more.
  var isPlain: Bool { content == nil }
  var senses: [Sense] { content?.senses ?? [] }
  var numeral: Numeral? { content?.numeral }
  var ideographs: Double? { content?.ideographs }

  func has(_ kind: Sense.Kind) -> Bool { value(kind) != nil }
  func value(_ kind: Sense.Kind) -> Double? { content?.senses.first { $0.kind == kind }?.value }
}

extension Sense.Kind {
  fileprivate var beginsNumber: Bool {
    switch self {
    case .number, .ordinal, .weak, .counting, .fraction, .decadeName, .addend, .scale: true
    default: false
    }
  }
}
