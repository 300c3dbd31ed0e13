/// Marks that may end a sentence, with what closes behind them.
struct SegmenterMark {
  var start: Int
  /// Behind the marks and the closers.
  var end: Int
  var hasClosers = false
  private(set) var stops = 0
  /// A mark that ends nothing but sentences is among them.
  private(set) var isStrong = false
  private(set) var isWide = false
  private(set) var hasEllipsis = false

  init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// One full stop, which may belong to an abbreviation or a number.
  var isStop: Bool { stops == 1 && !isStrong && !isWide && !hasEllipsis }
  var isEllipsis: Bool { !isStrong && !isWide && (hasEllipsis || stops > 1) }

  mutating func note(_ kind: UInt8) {
    switch kind {
    case SentenceClass.stop: stops += 1
    case SentenceClass.ellipsis: hasEllipsis = true
    case SentenceClass.wide: isWide = true
    default: isStrong = true
    }
  }
}

/// A number or letter that begins an item of a list.
struct ListMarker {
  /// `i` can be a letter or a Roman numeral: what it counts, per kind.
  private var number: Int?
  private var letter: Int?
  private var roman: Int?
  private let isUpper: Bool
  private let suffix: [UInt16]

  private static let romans = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
  ]
  .map { Array($0.utf16) }

  /// Reads `12`, `b`, `B` or a small Roman numeral.
  init?(_ word: Slice<UnsafeBufferPointer<UInt16>>, suffix: Slice<UnsafeBufferPointer<UInt16>>) {
    guard let first = word.first, word.count <= 4 else { return nil }
    isUpper = 0x41...0x5A ~= first
    self.suffix = Array(suffix)
    if 0x30...0x39 ~= first {
      guard word.count <= 3, word.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
      number = word.reduce(0) { 10 * $0 + Int($1 - 0x30) }
      return
    }
    if word.count == 1, isUpper || 0x61...0x7A ~= first { letter = Int(first | 0x20) }
    if !isUpper { roman = Self.romans.firstIndex { $0.elementsEqual(word) } }
    if letter == nil, roman == nil { return nil }
  }

  func follows(_ other: ListMarker) -> Bool {
    guard isUpper == other.isUpper, suffix == other.suffix else { return false }
    return [(number, other.number), (letter, other.letter), (roman, other.roman)].contains {
      guard let own = $0, let before = $1 else { return false }
      return own == before + 1
    }
  }
}
