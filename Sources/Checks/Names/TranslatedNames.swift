import ICU
import Linguistics

/// Words in the names of countries, regions and weekdays in a language: such names are
/// translated, abbreviated and turned into adjectives as usage has it.
/// Source: CLDR's territories and Gregorian calendar.
struct TranslatedNames {
  /// Base forms, folded.
  private let places: FormTable
  private let weekdays: FormTable

  private static let shortest = 3

  init(_ language: LanguageTag) {
    places = Self.words(.regions, "Countries", language.language)
    weekdays = Self.words(.main, "calendar/gregorian/dayNames/format/wide", language.language)
  }

  private static func words(
    _ bundle: CLDRStrings.Bundle, _ path: String, _ locale: String
  ) -> FormTable {
    var words = FormTable()
    guard let names = try? CLDRStrings(bundle, locale: locale, path: path) else { return words }
    var text: [UInt16] = []
    names.visit { name, _, _ in
      text.append(0x20)
      text += name
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
    places.index(of: word[...]) != nil || hasWeekday(word)
  }

  func hasWeekday(_ word: [UInt16]) -> Bool { weekdays.index(of: word[...]) != nil }
}
