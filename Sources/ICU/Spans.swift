internal import CICU

/// Passing over text, many units at a time.
extension UnsafeBufferPointer<UInt16> {
  /// The first offset from `start` on that holds one of three units, or the end.
  public func end(from start: Int, without a: UInt16, _ b: UInt16, _ c: UInt16) -> Int {
    guard let baseAddress, start < count else { return count }
    return start + Int(tq_span_without(baseAddress + start, Int32(count - start), a, b, c))
  }

  /// The first offset from `start` on where a word stands; nil where it does not, and for no word.
  public func offset(of word: [UInt16], from start: Int) -> Int? {
    guard let baseAddress, start < count, !word.isEmpty else { return nil }
    let found = tq_find_units(baseAddress + start, Int32(count - start), word, Int32(word.count))
    return found >= 0 ? start + Int(found) : nil
  }

  /// An offset up to which nothing from `start` on breaks a line or is a surrogate; some units
  /// behind it may be of the same kind.
  public func endWithinLine(from start: Int) -> Int {
    guard let baseAddress, start < count else { return count }
    return start + Int(tq_span_within_line(baseAddress + start, Int32(count - start)))
  }

  /// An offset up to which there is no control from `start` on and no white space but single
  /// spaces; some units behind it may be of the same kind.
  public func endOfSpacedText(from start: Int) -> Int {
    guard let baseAddress, start < count else { return count }
    return start + Int(tq_span_spaced(baseAddress + start, Int32(count - start)))
  }

  /// An offset up to which all from `start` on is ASCII, but for two units; some units behind it
  /// may be, too.
  func endOfASCII(from start: Int, without a: UInt16, _ b: UInt16) -> Int {
    guard let baseAddress, start < count else { return count }
    return start + Int(tq_span_ascii_without(baseAddress + start, Int32(count - start), a, b))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Decodes the UTF-8 sequences of one, two and three bytes that stand from `start` on, up to the
  /// first one that is wrong or longer.
  ///
  /// - Parameters:
  ///   - units: has room for `most`.
  ///   - most: the units that are decoded at most.
  public func decodeUTF8(
    from start: Int, to units: UnsafeMutablePointer<UInt16>, most: Int
  ) -> (units: Int, bytes: Int) {
    guard let baseAddress, start < count else { return (0, 0) }
    var used: Int32 = 0
    let decoded = tq_decode_utf8(
      baseAddress + start, Int32(count - start), units, Int32(most), &used)
    return (Int(decoded), Int(used))
  }
}
