import ICU

extension RandomAccessCollection where Element == UInt16, Index == Int {
  /// Where `word` first stands at or after an index; nil where it does not, and for no word.
  ///
  /// Complexity: linear in the length of the text.
  public func firstRange(ofUnits word: [UInt16], from start: Int? = nil) -> Range<Int>? {
    let found = withContiguousStorageIfAvailable {
      $0.offset(of: word, from: (start ?? startIndex) - startIndex)
    }
    guard let offset = found.flatMap(\.self) else { return nil }
    return startIndex + offset..<startIndex + offset + word.count
  }
}
