/// What very long lines measure up to places on the way, so that a column in them is found
/// without a walk from the line's start.
struct LongLines: Sendable {
  /// In the order of the offsets.
  private var marks: [(offset: Int, columns: Columns)] = []

  /// UTF-16 units between two marks.
  private static let stride = 1024

  /// Complexity: linear in the number of lines and in the lengths of those beyond the stride.
  init(_ text: [UInt16], lineStarts: [Int32]) {
    for (number, start) in lineStarts.enumerated() {
      let next = number + 1
      let end = next < lineStarts.count ? Int(lineStarts[next]) : text.count
      var (offset, columns) = (Int(start), Columns())
      while end - offset > Self.stride {
        var stop = offset + Self.stride
        // Both halves of a surrogate pair stand on one side.
        if text[stop] & 0xFC00 == 0xDC00 { stop += 1 }
        columns.advance(over: text[offset..<stop])
        offset = stop
        marks.append((offset, columns))
      }
    }
  }

  /// What a line that begins at `start` measures up to an offset.
  ///
  /// Complexity: logarithmic in the number of marks.
  func columns(from start: Int, to offset: Int, in text: [UInt16]) -> Columns {
    let next = marks.partitioningIndex { $0.offset > offset }
    guard next > 0, marks[next - 1].offset > start else {
      var columns = Columns()
      columns.advance(over: text[start..<offset])
      return columns
    }
    var columns = marks[next - 1].columns
    columns.advance(over: text[marks[next - 1].offset..<offset])
    return columns
  }
}
