/// Which runs of three UTF-16 units a text has, and which units and runs of two each of its blocks
/// has: by their hash, so that one may be taken for present that is not, never the reverse.
public struct GramSet: Sendable {
  private var triples = [UInt64](repeating: 0, count: 1 << 12)
  /// The units and runs of two of each block, 1,024 bits.
  private var pairs: [UInt64]
  private static let pairWords = 16

  /// - Parameter blocks: the pieces that `text` is looked at in.
  /// - Complexity: linear.
  public init(_ text: [UInt16], blocks: [Range<Int>]) {
    pairs = [UInt64](repeating: 0, count: Self.pairWords * blocks.count)
    pairs.withUnsafeMutableBufferPointer { pairs in
      triples.withUnsafeMutableBufferPointer { triples in
        text.withUnsafeBufferPointer { text in
          for (index, block) in blocks.enumerated() {
            var (first, second) = (UInt16(0), UInt16(0))
            for unit in text[block] {
              let (alone, both) = (Self.pair(0, unit), Self.pair(second, unit))
              pairs[Self.pairWords * index + alone.word] |= alone.bit
              pairs[Self.pairWords * index + both.word] |= both.bit
              let triple = Self.place(first, second, unit)
              triples[triple >> 6] |= 1 << UInt64(triple & 63)
              (first, second) = (second, unit)
            }
          }
        }
      }
    }
  }

  /// Whether a string may stand in the text.
  public func mayContain(_ string: [UInt16]) -> Bool {
    string.indices.dropLast(2).allSatisfy {
      let triple = Self.place(string[$0], string[$0 + 1], string[$0 + 2])
      return triples[triple >> 6] & 1 << UInt64(triple & 63) != 0
    }
  }

  /// The runs of two that a string is made of, or its one unit.
  public struct Pairs {
    fileprivate let places: [(word: Int, bit: UInt64)]

    public init(_ string: [UInt16]) {
      places =
        string.count == 1
        ? [GramSet.pair(0, string[0])] : zip(string, string.dropFirst()).map(GramSet.pair)
    }
  }

  /// Whether a string may stand in a block.
  public func mayContain(_ string: Pairs, inBlock index: Int) -> Bool {
    string.places.allSatisfy { pairs[Self.pairWords * index + $0.word] & $0.bit != 0 }
  }

  @inline(__always)
  fileprivate static func pair(_ first: UInt16, _ second: UInt16) -> (word: Int, bit: UInt64) {
    let place = place(0, first, second)
    return (place >> 6 & (pairWords - 1), 1 << UInt64(place & 63))
  }

  /// Multiplicative hashing by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
  @inline(__always)
  private static func place(_ first: UInt16, _ second: UInt16, _ third: UInt16) -> Int {
    let run = UInt64(first) << 32 | UInt64(second) << 16 | UInt64(third)
    return Int((run &* 0x9E37_79B9_7F4A_7C15) >> 46)
  }
}
