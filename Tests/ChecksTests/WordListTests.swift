import ICU
import Rules
import Testing

@Suite struct WordListTests {
  /// Words are looked up by their folded forms: one that is not folded would never be found.
  @Test(arguments: ["doubled-words.tsv", "loanwords.tsv", "numbered-words.tsv"])
  func listsHoldFoldedForms(file: String) throws {
    let data = try #require(Rules.data(file))
    let rows = String(decoding: data, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    #expect(rows.count > 3)
    for row in rows {
      let units = Array(row.utf16)
      #expect(try CaseMapping.fold(units[...]) == units, "\(row.prefix(40))")
    }
  }

  /// Phrases are looked up between a comma with a space and a comma.
  @Test(arguments: ["loanwords.tsv", "numbered-words.tsv"])
  func phrasesStandBehindASpace(file: String) throws {
    let data = try #require(Rules.data(file))
    let phrases = String(decoding: data, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.flatMap { $0.split(separator: ",").dropFirst() }
    #expect(phrases.count > 20)
    #expect(phrases.allSatisfy { $0.hasPrefix(" ") && !$0.hasSuffix(" ") })
  }
}
