import DigitLists
import ICU

/// Words in the names of countries and regions, and of months and weekdays in a language, as
/// `NameFolding` folds them. Source: CLDR's territories and Gregorian calendar.
///
/// Asking ICU takes a millisecond, so the build does it for the languages that it knows.
public struct TranslatedWords: Sendable {
  /// Each word once.
  public let places: [ArraySlice<UInt16>]
  public let calendar: [ArraySlice<UInt16>]

  private static let shortest = 3

  /// Where the program has the words of a language.
  public static func path(_ language: String) -> String { "names/translated/\(language)" }

  /// The words as text that is read without taking lines apart.
  public static func encoded(locale: String) -> String {
    let calendar = ["dayNames", "monthNames"].map { "calendar/gregorian/\($0)/format/wide" }
    var writer = DigitWriter()
    for words in [words(.regions, ["Countries"], locale), words(.main, calendar, locale)] {
      writer.append(words.flatMap { $0 })
      writer.append(words.map(\.count))
    }
    return writer.text
  }

  /// - Parameter data: what `encoded(locale:)` gave.
  public init(_ data: UnsafeBufferPointer<UInt8>) {
    var reader = DigitReader(data)
    places = Self.words(&reader)
    calendar = Self.words(&reader)
  }

  private static func words(_ reader: inout DigitReader) -> [ArraySlice<UInt16>] {
    let units = reader.next(UInt16.self)
    var start = 0
    return reader.next(Int.self).map { count in
      defer { start += count }
      return units[start..<start + count]
    }
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
