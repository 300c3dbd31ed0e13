/// Which UTF-16 units a text has.
public struct UnitSet: Sendable {
  /// A bit for each.
  @usableFromInline
  var bits = [UInt64](repeating: 0, count: 1 << 10)

  public init(_ text: [UInt16]) {
    for unit in text { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
  }

  init() {}

  @inlinable
  public func contains(_ unit: UInt16) -> Bool {
    bits[Int(unit >> 6)] & 1 << UInt64(unit & 63) != 0
  }

  /// Whether the text has a unit of a range.
  public func containsAny(of range: ClosedRange<UInt16>) -> Bool {
    let (first, last) = (Int(range.lowerBound >> 6), Int(range.upperBound >> 6))
    return (first...last).contains { word in
      var wanted = UInt64.max
      if word == first { wanted &= .max << UInt64(range.lowerBound & 63) }
      if word == last { wanted &= .max >> UInt64(63 - range.upperBound & 63) }
      return bits[word] & wanted != 0
    }
  }
}
