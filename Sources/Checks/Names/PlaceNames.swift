import ICU
import Linguistics

/// Words in the names of countries, regions and well-known cities in a language:
/// such names are translated, abbreviated and turned into adjectives as usage has it.
/// Source: CLDR's territories and exemplar cities of time zones.
struct PlaceNames {
  private var words: Set<[UInt16]> = []
  private let language: String

  private static let shortest = 3

  init(_ language: LanguageTag) {
    self.language = language.language
    add(.regions, "Countries")
    add(.zones, "zoneStrings")
  }

  /// Whether a base form (folded) is such a word.
  func contains(_ word: [UInt16]) -> Bool { words.contains(word) }

  private mutating func add(_ bundle: CLDRStrings.Bundle, _ path: String) {
    guard let strings = try? CLDRStrings(bundle, locale: language, path: path) else { return }
    var found: [[UInt16]] = []
    strings.visit { name, key, _ in
      guard bundle == .regions || key.hasSuffix("/ec") else { return }
      for word in name.split(whereSeparator: { !GeneralCategory(of: UInt32($0)).isLetter })
      where word.count >= Self.shortest {
        found.append(Array(word))
      }
    }
    for word in found {
      if let folded = try? NameFolding.fold(word[...], language: language) { words.insert(folded) }
    }
  }
}
