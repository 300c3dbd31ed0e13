/// A set of UTF-16 units in which those of one alphabet are apart: each has the place of its last six
/// bits.
struct UnitSet: Sendable {
  private var bits: UInt64 = 0

  init() {}

  init(_ units: some Sequence<UInt16>) {
    for unit in units { insert(unit) }
  }

  var count: Int { bits.nonzeroBitCount }

  mutating func insert(_ unit: UInt16) { bits |= 1 << UInt64(unit & 63) }

  mutating func formUnion(_ other: UnitSet) { bits |= other.bits }

  func union(_ other: UnitSet) -> UnitSet {
    var union = self
    union.formUnion(other)
    return union
  }

  /// How many members another set lacks.
  func count(notIn other: UnitSet) -> Int { (bits & ~other.bits).nonzeroBitCount }
}
