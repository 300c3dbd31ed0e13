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
    pairs = [UInt64](repeating: 0, count: Self.pairWords * (blocks.count + 1))
    var recorder = Recorder()
    units.withUnsafeMutableBufferPointer { units in
      grams.withUnsafeMutableBufferPointer { grams in
        pairs.withUnsafeMutableBufferPointer { pairs in
          text.withUnsafeBufferPointer { text in
            // What stands between blocks goes to a last one that nobody asks about.
            func record(_ range: Range<Int>, _ block: Int) {
              recorder.record(
                UnsafeBufferPointer(rebasing: text[range]), units, grams,
                UnsafeMutableBufferPointer(rebasing: pairs[(Self.pairWords * block)...]))
            }
            var end = 0
            for (index, block) in blocks.enumerated() {
              record(end..<block.lowerBound, blocks.count)
              record(block, index)
              end = block.upperBound
            }
            record(end..<text.count, blocks.count)
          }
        }
      }
    }
  }

  /// Files what a text is made of, piece by piece.
  private struct Recorder {
    private var last: UInt16 = 0
    private var lastButOne: UInt16 = 0

    @inline(__always)
    mutating func record(
      _ text: UnsafeBufferPointer<UInt16>, _ units: UnsafeMutableBufferPointer<UInt64>,
      _ grams: UnsafeMutableBufferPointer<UInt64>, _ pairs: UnsafeMutableBufferPointer<UInt64>
    ) {
      for (offset, unit) in text.enumerated() {
        units[Int(unit >> 6)] |= 1 << UInt64(unit & 63)
        // The hash of a run of two is that of a run of three with nothing in front.
        let (two, three) = (GramSet.place(0, last, unit), GramSet.place(lastButOne, last, unit))
        grams[two >> 6] |= 1 << UInt64(two & 63)
        grams[three >> 6] |= 1 << UInt64(three & 63)
        if offset > 0 {
          let (word, bit) = GramSet.pair(at: two)
          pairs[word] |= bit
        }
        (lastButOne, last) = (last, unit)
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
      places = zip(string, string.dropFirst()).map { GramSet.pair(at: GramSet.place(0, $0, $1)) }
    }
  }

  /// Whether a string may stand in a block.
  public func mayContain(_ string: Pairs, inBlock index: Int) -> Bool {
    string.places.allSatisfy { pairs[Self.pairWords * index + $0.word] & $0.bit != 0 }
  }

  /// Where a block keeps a run of two, by the run's place in the text.
  @inline(__always)
  private static func pair(at place: Int) -> (word: Int, bit: UInt64) {
    (place >> 6 & (pairWords - 1), 1 << UInt64(place & 63))
  }

  private func contains(_ place: Int) -> Bool { grams[place >> 6] & 1 << UInt64(place & 63) != 0 }

  /// Multiplicative hashing by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
  private static func place(_ first: UInt16, _ second: UInt16, _ third: UInt16) -> Int {
    let run = UInt64(first) << 32 | UInt64(second) << 16 | UInt64(third)
    return Int((run &* 0x9E37_79B9_7F4A_7C15) >> 46)
  }
}
