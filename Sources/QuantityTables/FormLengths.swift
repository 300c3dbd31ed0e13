/// Lengths of forms, UTF-16 units, a bit for each; the longest comes first.
@frozen public struct FormLengths: Sequence, IteratorProtocol, Sendable {
  /// The longest form that is told.
  public static var longest: Int { 63 }

  @usableFromInline var bits: UInt64 = 0

  @inlinable public init() {}

  @inlinable public mutating func insert(_ length: Int) { bits |= 1 << UInt64(length) }

  @inlinable public mutating func formUnion(_ other: FormLengths) { bits |= other.bits }

  @inlinable public var isEmpty: Bool { bits == 0 }

  @inlinable public mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    let length = bits.bitWidth - 1 - bits.leadingZeroBitCount
    bits ^= 1 << UInt64(length)
    return length
  }
}
