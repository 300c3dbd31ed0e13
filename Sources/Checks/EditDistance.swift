/// Levenshtein's distance.
enum EditDistance {
  /// Insertions, deletions and replacements of units between two words.
  /// Complexity: the product of the lengths without what both begin and end with.
  static func between(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Int {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        let shorter = min(left.count, right.count)
        var start = 0
        while start < shorter, left[start] == right[start] { start += 1 }
        var tail = 0
        while tail < shorter - start,
          left[left.count - tail - 1] == right[right.count - tail - 1]
        {
          tail += 1
        }
        return between(left[start..<left.count - tail], right[start..<right.count - tail])
      }
    }
  }

  private static func between(
    _ left: Slice<UnsafeBufferPointer<UInt16>>, _ right: Slice<UnsafeBufferPointer<UInt16>>
  ) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: right.count + 1) { row in
      for column in 0...right.count { row[column] = column }
      for (i, a) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, b) in right.enumerated() {
          let replaced = diagonal + (a == b ? 0 : 1)
          diagonal = row[j + 1]
          row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
        }
      }
      return row[right.count]
    }
  }
}
