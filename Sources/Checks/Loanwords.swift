import ICU
import Linguistics
import Rules

/// Words and phrases that many languages share, from `rules/loanwords.tsv`.
struct Loanwords {
  private let phrases: Set<[UInt16]>

  init() {
    var phrases: Set<[UInt16]> = []
    for row in TabSeparated.rows("loanwords.tsv") where row.count == 2 {
      for phrase in row[1].split(separator: ",") {
        phrases.insert(Array(phrase.utf16.drop { $0 == 0x20 }))
      }
    }
    self.phrases = phrases
  }

  /// Whether the words, case-folded and parted by single spaces, are such a
  /// phrase or its plural.
  func contains(_ words: [UInt16]) -> Bool {
    phrases.contains(words)
      || words.last == 0x73 && phrases.contains(Array(words.dropLast()))
  }
}
