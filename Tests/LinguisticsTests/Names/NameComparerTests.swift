import Linguistics
import NameTables
import Testing

@Suite struct NameComparerTests {
  /// Spellings of one name by the schemes of two languages.
  @Test(arguments: [
    ("Solzhenitsyn", "en", "Soljenitsyne", "fr"), ("Gorbatschow", "de", "Gorbaczow", "pl"),
    ("Chruščov", "cs", "Hruscsov", "hu"), ("Porochenko", "fr", "Porosjenko", "nl"),
  ])
  func schemePairsAreOneName(
    first: String, firstLanguage: String, second: String, secondLanguage: String
  ) throws {
    let comparer = NameComparer()
    let result = try comparer.compare(
      Array(first.utf16), firstLanguage, Array(second.utf16), secondLanguage)
    #expect(result.verdict == .match)
  }

  /// Diacritics are part of a spelling: these are different names.
  @Test(arguments: [
    ("Bulatov", "en", "Bulatow", "en"), ("Orlov", "en", "Orlova", "fr"),
    ("Ivanov", "en", "Ivankov", "en"), ("Belov", "en", "Bilov", "en"),
  ])
  func otherNamesStayApart(
    first: String, firstLanguage: String, second: String, secondLanguage: String
  ) throws {
    let comparer = NameComparer()
    let result = try comparer.compare(
      Array(first.utf16), firstLanguage, Array(second.utf16), secondLanguage)
    #expect(result.verdict != .match)
  }

  @Test(arguments: [
    ("ru", "Толстой", "de", "Tolstoi"), ("el", "Παπανδρέου", "en", "Papandreou"),
    ("ja", "ワトソン", "en", "Watson"), ("ar", "شكسبير", "en", "Shakespeare"),
    ("ko", "아인슈타인", "en", "Einstein"), ("zh", "达尔文", "en", "Darwin"),
  ])
  func sourcesMatch(sourceLanguage: String, source: String, language: String, target: String) throws
  {
    let comparer = NameComparer()
    let right = try comparer.compare(
      source: Array(source.utf16), sourceLanguage, target: Array(target.utf16), language)
    let wrong = try comparer.compare(
      source: Array(source.utf16), sourceLanguage, target: Array("Lindgren".utf16), language)
    #expect(right.score > 0.5)
    #expect(wrong.verdict == .nomatch)
  }

  @Test func inflectionIsNoOtherName() throws {
    let comparer = NameComparer()
    let result = try comparer.compare(
      Array("Kowalskiego".utf16), "pl", Array("Kowalski".utf16), "pl")
    #expect(result.verdict == .inflected)
  }
}

@Suite struct SuffixTests {
  @Test(arguments: [
    ("ru", "путина", "путин"), ("pl", "kowalskiemu", "kowalski"), ("tr", "ankara’da", "ankara"),
    ("fr", "d’orléans", "orléans"), ("en", "merkel’s", "merkel"), ("hu", "merkelnek", "merkel"),
    ("pl", "krakowie", "kraków"), ("gd", "chonaill", "conaill"), ("ga", "gcorcaigh", "corcaigh"),
    ("cy", "nghaerdydd", "caerdydd"), ("sk", "stellária", "stellárium"),
    ("cs", "augustovi", "augustus"), ("sk", "alexandra", "alexander"),
    ("nl", "chinese", "chinees"), ("nl", "babylonische", "babylonisch"),
  ])
  func basesAreFound(language: String, form: String, base: String) throws {
    let table = SuffixTable(language: language)
    let folded = try NameFolding.fold(Array(form.utf16)[...], language: language)
    let expected = try NameFolding.fold(Array(base.utf16)[...], language: language)
    #expect(table.bases(of: folded[...]).contains { $0.base == expected })
  }
}
