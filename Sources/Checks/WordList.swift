import Glibc
import Rules

/// The words and phrases of a file of rules: rows of a language and of words in lower case, parted
/// by commas.
struct WordList {
  /// The rows, without the comment above them.
  private let rows: UnsafeRawBufferPointer

  init(_ file: String) {
    var rows = UnsafeRawBufferPointer(Rules.data(file) ?? UnsafeBufferPointer(start: nil, count: 0))
    while rows.first == UInt8(ascii: "#") {
      let line = rows.prefix { $0 != UInt8(ascii: "\n") }
      rows = UnsafeRawBufferPointer(rebasing: rows.dropFirst(line.count + 1))
    }
    self.rows = rows
  }

  /// Whether a phrase, case-folded and in UTF-8, stands in the list.
  ///
  /// Complexity: linear in the size of the file, which is read where it lies: few texts ask at all.
  func contains(_ phrase: ArraySlice<UInt8>) -> Bool {
    phrase.withUnsafeBytes { phrase in
      guard let first = rows.baseAddress, let letters = phrase.baseAddress, !phrase.isEmpty
      else { return false }
      var start = 0
      while let found = memchr(first + start, Int32(phrase[0]), rows.count - start) {
        start = UnsafeRawPointer(found) - first
        let end = start + phrase.count
        if end <= rows.count, isWhole(start..<end), memcmp(found, letters, phrase.count) == 0 {
          return true
        }
        start += 1
      }
      return false
    }
  }

  /// Whether a row has nothing else between two commas.
  private func isWhole(_ range: Range<Int>) -> Bool {
    let isBehindComma =
      range.lowerBound > 1 && rows[range.lowerBound - 1] == UInt8(ascii: " ")
      && rows[range.lowerBound - 2] == UInt8(ascii: ",")
    guard isBehindComma || range.lowerBound > 0 && rows[range.lowerBound - 1] == UInt8(ascii: "\t")
    else { return false }
    return range.upperBound == rows.count || rows[range.upperBound] == UInt8(ascii: ",")
      || rows[range.upperBound] == UInt8(ascii: "\n")
  }
}
