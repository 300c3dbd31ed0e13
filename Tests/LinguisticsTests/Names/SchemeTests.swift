import Linguistics
import NameTables
import Testing

@Suite struct SchemeTests {
  /// Every example of every scheme file comes out of its records.
  @Test(arguments: SchemeTable.languages)
  func examplesHold(language: String) throws {
    let matcher = try #require(SchemeMatcher(language: language))
    let examples = TabSeparated.rows(NameTables.Part.examples.path(language))
    #expect(!examples.isEmpty)
    for example in examples {
      let schemes = try matcher.schemes(
        rendering: Array(example[1].utf16)[...], as: Array(example[2].utf16)[...], in: "root")
      #expect(
        schemes.indices.map { matcher.table.schemes[$0].id }.contains(example[0]),
        "\(example[0]): \(example[1]) → \(example[2])")
    }
  }

  /// Kana are read as hiragana, half-width ones too, and the prolonged sound mark as the
  /// vowel before it; the tonos of Greek is taken off.
  @Test(arguments: [
    ("ja", "ハートネル", "はあとねる"), ("ja", "ｶﾞｰﾄﾞ", "があど"), ("ja", "ヴァン・デル", "ゔぁん・でる"),
    ("ja", "ンー", "んー"), ("el", "Παπαδάκης", "παπαδακης"), ("el", "Ταΰγετος", "ταϋγετος"),
  ])
  func sourcesAreRead(language: String, name: String, letters: String) throws {
    let read = try SourceReading(language: language).letters(of: Array(name.utf16)[...])
    #expect(String(decoding: read, as: UTF16.self) == letters)
  }

  @Test(arguments: [
    ("ru", "Пригожин", "Prigoschin", "press-de"), ("ru", "Пригожин", "Prigojine", "press-fr"),
    ("uk", "Зеленський", "Zelenskyi", "kmu-2010"), ("ja", "サトウ", "Satoh", "hepburn-traditional"),
  ])
  func schemesAreNamed(language: String, source: String, target: String, scheme: String) throws {
    let matcher = try #require(SchemeMatcher(language: language))
    let schemes = try matcher.schemes(
      rendering: Array(source.utf16)[...], as: Array(target.utf16)[...], in: "root")
    #expect(schemes.indices.map { matcher.table.schemes[$0].id }.contains(scheme))
  }

  @Test(arguments: [
    ("ru", "Горбачёв", "Gorbatchev", "press-de"), ("ru", "Путин", "Poutine", "bgn-pcgn"),
    ("ru", "Ельцин", "Eltsin", "bgn-pcgn"), ("uk", "Юлія", "Iuliia", "kmu-2010"),
  ])
  func otherSchemesAreNot(language: String, source: String, target: String, scheme: String) throws {
    let matcher = try #require(SchemeMatcher(language: language))
    let schemes = try matcher.schemes(
      rendering: Array(source.utf16)[...], as: Array(target.utf16)[...], in: "root")
    #expect(!schemes.indices.map { matcher.table.schemes[$0].id }.contains(scheme))
  }

  @Test(arguments: [
    ("press-de", "Chruschtschow"), ("press-fr", "Khrouchtchiov"), ("iso-9", "Hruŝëv"),
  ])
  func suggestionIsThePreferredSpelling(scheme: String, expected: String) throws {
    let matcher = try #require(SchemeMatcher(language: "ru"))
    let index = try #require(matcher.table.schemes.firstIndex { $0.id == scheme })
    let spelling = try matcher.rendering(of: Array("Хрущёв".utf16)[...], under: index)
    #expect(spelling.map { String(decoding: $0, as: UTF16.self) } == expected)
  }
}
