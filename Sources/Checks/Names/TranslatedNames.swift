import ICU
import Linguistics
import NameTables

/// Words in the names of countries, regions, months and weekdays in a language: such names are
/// translated, abbreviated and turned into adjectives as usage has it.
/// Source: CLDR's territories and Gregorian calendar.
struct TranslatedNames {
  /// Base forms, folded.
  private let places: FormTable
  private let calendar: FormTable

  private static let shortest = 3

  init(_ language: LanguageTag) {
    places = Self.words(.regions, ["Countries"], language.language)
    let names = ["dayNames", "monthNames"].map { "calendar/gregorian/\($0)/format/wide" }
    calendar = Self.words(.main, names, language.language)
  }

  private static func words(
    _ bundle: CLDRStrings.Bundle, _ paths: [String], _ locale: String
  ) -> FormTable {
    var words = FormTable()
    var text: [UInt16] = []
    for path in paths {
      guard let names = try? CLDRStrings(bundle, locale: locale, path: path) else { continue }
      names.visit { name, _, _ in
        text.append(0x20)
        text += name
      }
    }
    let folded = (try? NameFolding.fold(text[...], language: locale)) ?? []
    for word in folded.split(whereSeparator: { !isLetter($0) }) where word.count >= shortest {
      _ = words.intern(word)
    }
    return words
  }

  private static func isLetter(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return 0x61...0x7A ~= unit }
    let category = GeneralCategory(of: UInt32(unit))
    return category.isLetter || category.isMark
  }

  /// Whether a base form (folded) is such a word.
  func contains(_ word: [UInt16]) -> Bool {
    places.index(of: word[...]) != nil || hasCalendarName(word)
  }

  func hasCalendarName(_ word: [UInt16]) -> Bool { calendar.index(of: word[...]) != nil }
}
