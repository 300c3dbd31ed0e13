/// Words and phrases that many languages share, from `rules/loanwords.tsv`.
struct Loanwords {
  private let list = WordList("loanwords.tsv")

  /// Whether the words, case-folded and parted by single spaces, are such a
  /// phrase or its plural.
  func contains(_ words: [UInt16]) -> Bool {
    let phrase = Array(String(decoding: words, as: UTF16.self).utf8)
    return list.contains(phrase[...])
      || phrase.last == UInt8(ascii: "s") && list.contains(phrase.dropLast())
  }
}
