/// The keys of a vocabulary, read eight bytes at a time.
struct KeyBytes: ~Copyable {
  /// The keys with zeros behind them.
  private let bytes: Scratch<UInt8>

  init(_ vocabulary: Vocabulary) {
    bytes = Scratch(unset: vocabulary.keys.count + MemoryLayout<UInt64>.size)
    bytes.copy(vocabulary.keys)
    bytes.fill(vocabulary.keys.count..<bytes.count, with: 0)
  }

  subscript(place: Int) -> UInt8 { bytes[place] }

  /// Up to eight bytes from a place on, the first one the lowest; zeros stand for those from
  /// `end` on.
  @inline(__always)
  func word(_ place: Int, before end: Int) -> UInt64 {
    let word = UInt64(littleEndian: bytes.load(place, as: UInt64.self))
    return end &- place >= 8 ? word : word & ~(~0 &<< UInt64(8 &* (end &- place)))
  }

  /// A hash of the kind and the key of a form.
  func hash(_ range: Range<Int>, _ kind: Vocabulary.Kind) -> UInt32 {
    var hash = UInt64(range.count) << 8 | UInt64(kind.rawValue)
    var place = range.lowerBound
    while place < range.upperBound {
      let product = (hash ^ word(place, before: range.upperBound)) &* 0xFF51_AFD7_ED55_8CCD
      hash = product ^ product >> 33
      place &+= 8
    }
    return UInt32(truncatingIfNeeded: hash)
  }

  /// Whether the bytes of a range are those of another one of others.
  func areSame(_ range: Range<Int>, _ other: Range<Int>, in others: borrowing KeyBytes) -> Bool {
    range.count == other.count && prefix(range, other, in: others) == range.count
  }

  /// How many bytes two ranges begin with that are the same.
  @inline(__always)
  func prefix(_ range: Range<Int>, _ other: Range<Int>, in others: borrowing KeyBytes) -> Int {
    let most = min(range.count, other.count)
    var count = 0
    while count < most {
      let place = (range.lowerBound &+ count, other.lowerBound &+ count)
      let difference =
        word(place.0, before: range.upperBound) ^ others.word(place.1, before: other.upperBound)
      if difference != 0 { return min(most, count &+ difference.trailingZeroBitCount / 8) }
      count &+= 8
    }
    return most
  }
}
