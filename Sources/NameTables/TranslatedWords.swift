import ICU

/// Words in the names of countries and regions, and of months and weekdays in a language, as
/// `NameFolding` folds them. Source: CLDR's territories and Gregorian calendar.
///
/// Asking ICU takes a millisecond, so the build does it for the languages that it knows.
public enum TranslatedWords {
  private static let shortest = 3

  /// Where the program has the words of a language: a line of places and one of the calendar,
  /// spaces between the words.
  public static func path(_ language: String) -> String { "names/translated/\(language)" }

  /// The same two lines.
  public static func encoded(locale: String) -> String {
    let calendar = ["dayNames", "monthNames"].map { "calendar/gregorian/\($0)/format/wide" }
    return [words(.regions, ["Countries"], locale), words(.main, calendar, locale)].map { words in
      words.map { String(decoding: $0, as: UTF16.self) }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  /// The words of some names, each once.
  private static func words(
    _ bundle: CLDRStrings.Bundle, _ paths: [String], _ locale: String
  ) -> [[UInt16]] {
    var text: [UInt16] = []
    for path in paths {
      guard let names = try? CLDRStrings(bundle, locale: locale, path: path) else { continue }
      names.visit { name, _, _ in
        text.append(0x20)
        text += name
      }
    }
    let folded = (try? NameFolding.fold(text[...], language: locale)) ?? []
    var known: Set<[UInt16]> = []
    return folded.split { !isLetter($0) }.map(Array.init).filter {
      $0.count >= shortest && known.insert($0).inserted
    }
  }

  private static func isLetter(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return 0x61...0x7A ~= unit }
    let category = GeneralCategory(of: UInt32(unit))
    return category.isLetter || category.isMark
  }
}
