/// Which UTF-16 units a text has.
public struct UnitSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << 10)

  /// Complexity: linear.
  public init(_ text: [UInt16]) {
    for unit in text { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
  }

  public func contains(_ unit: UInt16) -> Bool {
    bits[Int(unit >> 6)] & 1 << UInt64(unit & 63) != 0
  }
}
