import ICU
import Linguistics
import NameTables

/// Words in the names of countries, regions, months and weekdays in a language: such names are
/// translated, abbreviated and turned into adjectives as usage has it.
struct TranslatedNames {
  /// Whether each lemma is such a word.
  private let isPlace: [Bool]
  private let isInCalendar: [Bool]

  /// - Parameter lemmas: of a text in the language.
  init(_ language: LanguageData, _ lemmas: Lemmas) {
    let words = language.translatedWords
    isPlace = Self.marks(words.places, lemmas)
    isInCalendar = Self.marks(words.calendar, lemmas)
  }

  private static func marks(_ words: [ArraySlice<UInt16>], _ lemmas: Lemmas) -> [Bool] {
    var marks = [Bool](repeating: false, count: lemmas.count)
    for word in words {
      if let lemma = lemmas.index(of: word) { marks[lemma] = true }
    }
    return marks
  }

  /// Whether a lemma is such a word.
  func contains(_ lemma: Int) -> Bool { isPlace[lemma] || isInCalendar[lemma] }

  func hasCalendarName(_ lemma: Int) -> Bool { isInCalendar[lemma] }
}
