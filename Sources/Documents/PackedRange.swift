extension Range<Int32> {
  /// A range in half the room: no file has more than 2³¹ units.
  public init(packing range: Range<Int>) {
    self = Int32(range.lowerBound)..<Int32(range.upperBound)
  }

  public var unpacked: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
