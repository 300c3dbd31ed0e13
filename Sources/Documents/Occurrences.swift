extension RandomAccessCollection where Element == UInt16, Index == Int {
  /// Where `word` first stands at or after an index; nil where it does not, and for no word.
  ///
  /// Complexity: linear in practice; the length of the text times that of the word at worst.
  public func firstRange(ofUnits word: [UInt16], from start: Int? = nil) -> Range<Int>? {
    let found = withContiguousStorageIfAvailable { units -> Int? in
      word.withUnsafeBufferPointer { word in
        guard let first = word.first, word.count <= units.count else { return nil }
        let last = units.count - word.count
        var offset = (start ?? startIndex) - startIndex
        while offset <= last {
          while offset <= last, units[offset] != first { offset += 1 }
          if offset <= last, (1..<word.count).allSatisfy({ units[offset + $0] == word[$0] }) {
            return offset
          }
          offset += 1
        }
        return nil
      }
    }
    guard let offset = found.flatMap(\.self) else { return nil }
    return startIndex + offset..<startIndex + offset + word.count
  }
}
