import Documents
import ICU
import Linguistics
import Testing

@Suite struct NameFinderTests {
  /// The names of each text as they stand, in order.
  @Test(arguments: [
    (
      "en",
      "Yesterday Vincent van der Berg spoke. Then Berg left. The mayor thanked Anna-Lena O’Hara.",
      ["Vincent van der Berg", "Berg", "Anna-Lena O’Hara"]
    ),
    (
      "ru", "Вчера Виктор Соколов приехал. Журналисты ждали Соколова. Потом Соколов уехал.",
      ["Виктор Соколов", "Соколова", "Соколов"]
    ),
    (
      "en", "He met J. R. Hartley in Paris. But Hartley said nothing. Paris slept.",
      ["J. R. Hartley", "Paris", "Hartley", "Paris"]
    ),
    ("en", "The river is long. Long ago it was longer. However, nobody knew.", []),
    (
      "fr", "Hier, Charles de la Tour a parlé. Le discours d’Anne Leroy fut bref.",
      ["Charles de la Tour", "Anne Leroy"]
    ),
  ])
  func namesAreFound(language: String, source: String, expected: [String]) throws {
    let file = try SourceFile(name: "test", bytes: Array(source.utf8))
    let tag = try #require(LanguageTag(language))
    let text = try Analysis(PlainText.read(file, layout: .paragraphs), language: tag)
    let finder = NameFinder(text)
    #expect(finder.mentions().certain.map { text.string($0.range) } == expected)
  }
}
