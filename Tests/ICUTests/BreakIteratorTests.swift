import ICU
import Testing

@Suite struct BreakIteratorTests {
  @Test func wordsOfThaiComeFromTheDictionary() throws {
    let iterator = try BreakIterator(.word, locale: "th")
    let text = Array("สวัสดีชาวโลก".utf16)
    #expect(try iterator.boundaries(in: text).count > 1)
  }

  @Test func sentencesEndAfterTheSpace() throws {
    let iterator = try BreakIterator(.sentence, locale: "en")
    #expect(try iterator.boundaries(in: Array("One. Two.".utf16)) == [5, 9])
  }

  @Test func emptyTextHasNoBoundary() throws {
    let iterator = try BreakIterator(.word, locale: "en")
    #expect(try iterator.boundaries(in: []) == [])
  }
}
