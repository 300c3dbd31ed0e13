import ICU
import NameTables
import Rules

/// Prepares spellings for the learned models, by language.
public struct NameSpelling: Sendable {
  private let plain = Rules.data(PlainLatin.path).map { PlainLatin($0) } ?? PlainLatin()

  public init() {}

  /// A Latin spelling without diacritics, apostrophes and spaces.
  public func latin(_ text: ArraySlice<UInt16>) throws(NameError) -> [UInt16] {
    var letters: [UInt16] = []
    do {
      try append(CaseMapping.lower(text, locale: "root")[...], to: &letters)
    } catch {
      throw .icu(error)
    }
    return letters
  }

  /// Appends the same of a spelling in lower case; one in ASCII needs no table.
  public func append(
    _ text: ArraySlice<UInt16>, to letters: inout [UInt16]
  ) throws(ICUError) {
    if text.allSatisfy({ $0 < 0x80 }) {
      for unit in text where 0x61...0x7A ~= unit { letters.append(unit) }
      return
    }
    for unit in try NormalizationForm.nfc.normalize(text) {
      if let rendering = plain[unit] {
        letters += rendering
      } else if unit < 0x80 ? 0x61...0x7A ~= unit : GeneralCategory(of: UInt32(unit)).isLetter {
        letters.append(unit)
      }
    }
  }

  /// The letters of a name in a script that no table covers.
  public static func letters(
    _ text: ArraySlice<UInt16>, language: String
  ) throws(NameError) -> [UInt16] {
    do {
      let lower = try CaseMapping.lower(text, locale: language)
      return try NormalizationForm.nfc.normalize(lower[...])
    } catch {
      throw .icu(error)
    }
  }
}
