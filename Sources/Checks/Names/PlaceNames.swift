import ICU
import Linguistics

/// Words in the names of countries and regions in a language: such names are
/// translated, abbreviated and turned into adjectives as usage has it.
/// Source: CLDR's territories.
struct PlaceNames {
  private var words: Set<[UInt16]> = []

  private static let shortest = 3

  init(_ language: LanguageTag) {
    let locale = language.language
    guard let names = try? CLDRStrings(.regions, locale: locale, path: "Countries") else { return }
    var found: [[UInt16]] = []
    names.visit { name, _, _ in
      for word in name.split(whereSeparator: { !GeneralCategory(of: UInt32($0)).isLetter })
      where word.count >= Self.shortest {
        found.append(Array(word))
      }
    }
    for word in found {
      if let folded = try? NameFolding.fold(word[...], language: locale) { words.insert(folded) }
    }
  }

  /// Whether a base form (folded) is such a word.
  func contains(_ word: [UInt16]) -> Bool { words.contains(word) }
}
