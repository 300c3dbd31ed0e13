import QuantityTables

/// What the forms of a lexicon and the words of its phrases begin with: a bit for the hash of
/// each beginning. Most words of a text begin otherwise.
struct FormBeginnings {
  private var bits: [UInt64]

  private static let words = 256
  /// Apart from the beginnings of forms.
  private static let withinPhrase: UInt64 = 0x5555 << 48

  /// - Parameter prefixes: particles that are written onto the next word.
  init(files: [LexiconFile], prefixes: [[UInt16]]) {
    bits = [UInt64](repeating: 0, count: Self.words)
    for file in files {
      file.forEachBeginning { insert($0) }
      file.forEachBeginningWithinPhrase { insert($0 | Self.withinPhrase) }
    }
    for prefix in prefixes { insert(prefix.prefix(4).reduce(0) { $0 << 16 | UInt64($1) }) }
  }

  private mutating func insert(_ beginning: UInt64) {
    let (word, bit) = Self.place(beginning)
    bits[word] |= bit
  }

  /// Whether a text may be made of a form, or begin with a particle: true for a text of less
  /// than four units.
  ///
  /// - Parameter beginning: the text's first four units as one number.
  func mayHold(_ beginning: UInt64) -> Bool {
    let (three, two, one) = (beginning >> 16, beginning >> 32, beginning >> 48)
    return one == 0 || contains(beginning) || contains(three) || contains(two) || contains(one)
  }

  /// Whether a word of some phrase, not the first, may begin like a text.
  ///
  /// - Parameter beginning: the text's first two units as one number.
  func mayHold(withinPhrase beginning: UInt64) -> Bool {
    contains(beginning | Self.withinPhrase)
  }

  private func contains(_ beginning: UInt64) -> Bool {
    let (word, bit) = Self.place(beginning)
    return bits[word] & bit != 0
  }

  /// Source of the factor: Fibonacci hashing (D. E. Knuth, The Art of Computer Programming 3,
  /// 6.4).
  private static func place(_ beginning: UInt64) -> (word: Int, bit: UInt64) {
    let hash = beginning &* 0x9E37_79B9_7F4A_7C15
    return (Int(hash >> 56), 1 << (hash >> 50 & 63))
  }
}
