import ICU
import NameTables
import Rules

/// Prepares spellings for the learned models, by language.
public struct NameSpelling: Sendable {
  private let plain = Rules.data(PlainLatin.path).map { PlainLatin($0) } ?? PlainLatin()

  public init() {}

  /// A Latin spelling without diacritics, apostrophes and spaces.
  public func latin(_ text: ArraySlice<UInt16>) throws(NameError) -> [UInt16] {
    if let plain = Self.ascii(text) { return plain }
    do {
      let lower = try CaseMapping.lower(text, locale: "root")
      let composed = try NormalizationForm.nfc.normalize(lower[...])
      var letters: [UInt16] = []
      for unit in composed {
        if let rendering = plain[unit] {
          letters += rendering
        } else if unit < 0x80 ? 0x61...0x7A ~= unit : GeneralCategory(of: UInt32(unit)).isLetter {
          letters.append(unit)
        }
      }
      return letters
    } catch {
      throw .icu(error)
    }
  }

  /// The same for a spelling in ASCII, which needs no table; nil for others.
  public static func ascii(_ text: ArraySlice<UInt16>) -> [UInt16]? {
    guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
    return text.compactMap { 0x61...0x7A ~= $0 | 0x20 ? $0 | 0x20 : nil }
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
