import Documents
import ICU
import Linguistics
import Testing

@Suite struct NameFinderTests {
  /// The names of each text as they stand, one entity a line.
  @Test(arguments: [
    (
      "en",
      "Yesterday Vincent van der Berg spoke. Then Berg left. The mayor thanked Anna-Lena O’Hara.",
      ["Vincent van der Berg/Berg", "Anna-Lena O’Hara"]
    ),
    (
      "ru", "Вчера Виктор Соколов приехал. Журналисты ждали Соколова. Потом Соколов уехал.",
      ["Виктор Соколов/Соколова/Соколов"]
    ),
    (
      "en", "He met J. R. Hartley in Paris. But Hartley said nothing. Paris slept.",
      ["J. R. Hartley/Hartley", "Paris/Paris"]
    ),
    ("en", "The river is long. Long ago it was longer. However, nobody knew.", []),
    (
      "fr", "Hier, Charles de la Tour a parlé. Le discours d’Anne Leroy fut bref.",
      ["Charles de la Tour", "Anne Leroy"]
    ),
  ])
  func namesAreFoundAndLinked(language: String, source: String, expected: [String]) throws {
    let file = try SourceFile(name: "test", bytes: Array(source.utf8))
    let tag = try #require(LanguageTag(language))
    let text = try Analysis(PlainText.read(file, layout: .paragraphs), language: tag)
    let finder = try NameFinder(text)
    let found = finder.entities.map { entity in
      entity.mentions.map { text.string(finder.mentions[$0].range) }.joined(separator: "/")
    }
    #expect(Set(found) == Set(expected))
  }
}
