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
  private enum Style { case number, lower, upper, roman }

  private let style: Style
  private let value: Int
  private let suffix: [UInt16]

  /// Reads `12`, `b`, `B` or a small Roman numeral.
  init?(_ word: Slice<UnsafeBufferPointer<UInt16>>, suffix: Slice<UnsafeBufferPointer<UInt16>>) {
    guard let first = word.first, word.count <= 4 else { return nil }
    if word.allSatisfy({ 0x30...0x39 ~= $0 }) {
      guard word.count <= 3 else { return nil }
      style = .number
      value = word.reduce(0) { 10 * $0 + Int($1 - 0x30) }
    } else if word.count == 1, 0x61...0x7A ~= first {
      style = .lower
      value = Int(first - 0x61)
    } else if word.count == 1, 0x41...0x5A ~= first {
      style = .upper
      value = Int(first - 0x41)
    } else if word.count > 1, word.allSatisfy({ $0 == 0x69 || $0 == 0x76 || $0 == 0x78 }) {
      style = .roman
      value = 0
    } else {
      return nil
    }
    self.suffix = Array(suffix)
  }

  func follows(_ other: ListMarker) -> Bool {
    style == other.style && style != .roman && value == other.value + 1 && suffix == other.suffix
  }
}
