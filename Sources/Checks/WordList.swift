import Rules

/// The words and phrases of a file of rules: rows of a language and of words in lower case, parted
/// by commas.
struct WordList {
  private let data: UnsafeBufferPointer<UInt8>?

  init(_ file: String) { data = Rules.data(file) }

  /// Whether a phrase, case-folded and in UTF-8, stands in the list.
  ///
  /// Complexity: linear in the size of the file, which is read where it lies: few texts ask at all.
  func contains(_ phrase: ArraySlice<UInt8>) -> Bool {
    guard let data, !phrase.isEmpty else { return false }
    var start = 0
    while start < data.count {
      let end = data[start...].firstIndex(of: UInt8(ascii: "\n")) ?? data.count
      if data[start] != UInt8(ascii: "#"), holds(phrase, in: start..<end, of: data) { return true }
      start = end + 1
    }
    return false
  }

  /// Whether a phrase is one of those behind the language of a row.
  private func holds(
    _ phrase: ArraySlice<UInt8>, in row: Range<Int>, of data: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var start = data[row].firstIndex(of: UInt8(ascii: "\t")) ?? row.upperBound
    while start < row.upperBound {
      start += 1
      while start < row.upperBound, data[start] == UInt8(ascii: " ") { start += 1 }
      let end = data[start..<row.upperBound].firstIndex(of: UInt8(ascii: ",")) ?? row.upperBound
      if data[start..<end].elementsEqual(phrase) { return true }
      start = end
    }
    return false
  }
}
