/// Lengths of forms, UTF-16 units, a bit for each; the longest comes first.
@frozen public struct FormLengths: Sequence, IteratorProtocol, Sendable {
  /// The longest form that is told.
  public static var longest: Int { 63 }

  @usableFromInline var bits: UInt64 = 0

  @inlinable public init() {}

  @inlinable public mutating func insert(_ length: Int) { bits |= 1 << UInt64(length) }

  @inlinable public mutating func formUnion(_ other: FormLengths) { bits |= other.bits }

  @inlinable public func contains(_ length: Int) -> Bool { bits >> UInt64(length) & 1 != 0 }

  @inlinable public func contains(anyOf lengths: Range<Int>) -> Bool {
    bits >> UInt64(lengths.lowerBound) & ~(~0 << UInt64(lengths.count)) != 0
  }

  @inlinable public var isEmpty: Bool { bits == 0 }

  @inlinable public mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    let length = bits.bitWidth - 1 - bits.leadingZeroBitCount
    bits ^= 1 << UInt64(length)
    return length
  }
}

/// How far the forms of a lexicon go along with a text.
@frozen public struct FormPath: Sendable {
  /// How many units of the text some form begins with.
  public var depth = 0
  /// The lengths of all forms that the text begins with.
  public var lengths = FormLengths()

  @inlinable public init() {}
}
