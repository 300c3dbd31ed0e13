/// Which UTF-16 units, and which runs of two and of three of them, a text has: the longer
/// ones by their hash, so that one may be taken for present that is not, never the reverse.
public struct GramSet: Sendable {
  private var units = [UInt64](repeating: 0, count: 1 << 10)
  private var grams = [UInt64](repeating: 0, count: 1 << 12)
  /// The runs of two of each block, 512 bits.
  private var pairs: [UInt64]
  private static let pairWords = 8

  /// - Parameter blocks: pieces of the text that are asked about by themselves.
  /// - Complexity: linear.
  public init(_ text: [UInt16], blocks: [Range<Int>]) {
    pairs = [UInt64](repeating: 0, count: Self.pairWords * blocks.count)
    pairs.withUnsafeMutableBufferPointer { pairs in
      text.withUnsafeBufferPointer { text in
        for (index, block) in blocks.enumerated() {
          for offset in block.dropFirst() {
            let (word, bit) = Self.pair(text[offset - 1], text[offset])
            pairs[Self.pairWords * index + word] |= bit
          }
        }
      }
    }
    units.withUnsafeMutableBufferPointer { units in
      grams.withUnsafeMutableBufferPointer { grams in
        var (last, lastButOne) = (UInt16(0), UInt16(0))
        for unit in text {
          units[Int(unit >> 6)] |= 1 << UInt64(unit & 63)
          // The hash of a run of two is that of a run of three with nothing in front.
          let (two, three) = (Self.place(0, last, unit), Self.place(lastButOne, last, unit))
          grams[two >> 6] |= 1 << UInt64(two & 63)
          grams[three >> 6] |= 1 << UInt64(three & 63)
          (lastButOne, last) = (last, unit)
        }
      }
    }
  }

  public func contains(_ unit: UInt16) -> Bool {
    units[Int(unit >> 6)] & 1 << UInt64(unit & 63) != 0
  }

  /// Whether the text has a unit of a range.
  public func containsAny(of range: ClosedRange<UInt16>) -> Bool { range.contains(where: contains) }

  /// Whether a string may stand in the text.
  public func mayContain(_ string: [UInt16]) -> Bool {
    guard string.allSatisfy(contains) else { return false }
    if string.count == 2 { return contains(Self.place(0, string[0], string[1])) }
    return string.indices.dropLast(2).allSatisfy {
      contains(Self.place(string[$0], string[$0 + 1], string[$0 + 2]))
    }
  }

  /// The runs of two that a string is made of.
  public struct Pairs {
    fileprivate let places: [(word: Int, bit: UInt64)]

    public init(_ string: [UInt16]) {
      places = zip(string, string.dropFirst()).map(GramSet.pair)
    }
  }

  /// Whether a string may stand in a block.
  public func mayContain(_ string: Pairs, inBlock index: Int) -> Bool {
    string.places.allSatisfy { pairs[Self.pairWords * index + $0.word] & $0.bit != 0 }
  }

  fileprivate static func pair(_ first: UInt16, _ second: UInt16) -> (word: Int, bit: UInt64) {
    let place = place(0, first, second)
    return (place >> 6 & (pairWords - 1), 1 << UInt64(place & 63))
  }

  private func contains(_ place: Int) -> Bool { grams[place >> 6] & 1 << UInt64(place & 63) != 0 }

  /// Multiplicative hashing by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
  private static func place(_ first: UInt16, _ second: UInt16, _ third: UInt16) -> Int {
    let run = UInt64(first) << 32 | UInt64(second) << 16 | UInt64(third)
    return Int((run &* 0x9E37_79B9_7F4A_7C15) >> 46)
  }
}
