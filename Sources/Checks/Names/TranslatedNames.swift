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
    let lines = Self.lines(language.language)
    places = lines.first.map(Self.words) ?? FormTable()
    calendar = lines.count > 1 ? Self.words(lines[1]) : FormTable()
  }

  /// Places and calendar, with spaces between the words.
  private static func lines(_ language: String) -> [ArraySlice<UInt16>] {
    let embedded = Rules.data(TranslatedWords.path(language)).map {
      String(decoding: $0, as: UTF8.self)
    }
    return Array((embedded ?? TranslatedWords.encoded(locale: language)).utf16)
      .split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  private static func words(_ line: ArraySlice<UInt16>) -> FormTable {
    var words = FormTable()
    for word in line.split(separator: 0x20) { _ = words.intern(word) }
    return words
  }

  /// Whether a base form (folded) is such a word.
  func contains(_ word: [UInt16]) -> Bool {
    places.index(of: word[...]) != nil || hasCalendarName(word)
  }

  func hasCalendarName(_ word: [UInt16]) -> Bool { calendar.index(of: word[...]) != nil }
}
