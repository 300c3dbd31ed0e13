import ICU
import Linguistics
import NameTables
import Rules

/// Words in the names of countries, regions, months and weekdays in a language: such names are
/// translated, abbreviated and turned into adjectives as usage has it.
struct TranslatedNames {
  /// Base forms, folded.
  private let places: FormTable
  private let calendar: FormTable

  init(_ language: LanguageTag) {
    let words = Self.words(language.language)
    places = Self.table(words.places)
    calendar = Self.table(words.calendar)
  }

  private static func words(_ language: String) -> TranslatedWords {
    if let data = Rules.data(TranslatedWords.path(language)) { return TranslatedWords(data) }
    var made = TranslatedWords.encoded(locale: language)
    return made.withUTF8 { TranslatedWords($0) }
  }

  private static func table(_ words: [ArraySlice<UInt16>]) -> FormTable {
    var table = FormTable(expected: words.count)
    for word in words { _ = table.intern(word) }
    return table
  }

  /// Whether a base form (folded) is such a word.
  func contains(_ word: [UInt16]) -> Bool {
    places.index(of: word[...]) != nil || hasCalendarName(word)
  }

  func hasCalendarName(_ word: [UInt16]) -> Bool { calendar.index(of: word[...]) != nil }
}
