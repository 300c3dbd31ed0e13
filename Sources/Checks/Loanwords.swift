import Linguistics
import Rules

/// Words and phrases that many languages share, from `rules/loanwords.tsv`.
struct Loanwords {
  private let data: UnsafeBufferPointer<UInt8>?

  init() { data = Rules.data("loanwords.tsv") }

  /// Whether the words, case-folded and parted by single spaces, are such a
  /// phrase or its plural.
  ///
  /// Complexity: linear in the size of the table, which is read where it lies:
  /// few texts ask at all.
  func contains(_ words: [UInt16]) -> Bool {
    let phrase = Array(String(decoding: words, as: UTF16.self).utf8)
    return isListed(phrase[...]) || phrase.last == UInt8(ascii: "s") && isListed(phrase.dropLast())
  }

  /// Whether the phrase stands between two separators.
  private func isListed(_ phrase: ArraySlice<UInt8>) -> Bool {
    guard let data, let first = phrase.first else { return false }
    var isStart = false
    for (index, byte) in data.enumerated() {
      if isStart, byte == first {
        let end = index + phrase.count
        let isWhole = end <= data.count && (end == data.count || Self.isSeparator(data[end]))
        if isWhole, data[index..<end].elementsEqual(phrase) { return true }
      }
      isStart = Self.isSeparator(byte) || isStart && byte == UInt8(ascii: " ")
    }
    return false
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }
}
