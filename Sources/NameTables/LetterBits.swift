/// A set of letters in which those of one alphabet are apart: each has the place of the last six bits
/// of its unit.
struct LetterBits: Sendable {
  private var bits: UInt64 = 0

  init() {}

  init(_ units: some Sequence<UInt16>) {
    for unit in units { insert(unit) }
  }

  var count: Int { bits.nonzeroBitCount }

  mutating func insert(_ unit: UInt16) { bits |= 1 << UInt64(unit & 63) }

  mutating func formUnion(_ other: LetterBits) { bits |= other.bits }

  func union(_ other: LetterBits) -> LetterBits {
    var union = self
    union.formUnion(other)
    return union
  }

  /// How many members another set lacks.
  func count(notIn other: LetterBits) -> Int { (bits & ~other.bits).nonzeroBitCount }
}
