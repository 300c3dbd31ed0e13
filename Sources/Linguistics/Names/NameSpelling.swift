import ICU
import Rules

/// Prepares spellings for the learned models, by language.
public struct NameSpelling: Sendable {
  /// Unit → 1 + index into `plain`, or 0.
  private var places = [UInt16](repeating: 0, count: 0x2000)
  private var plain: [[UInt16]] = []

  /// Reads the preferred rendering of each single letter under the scheme `plain`.
  public init() {
    let path = "names/schemes/und-Latn.tsv"
    for row in Rules.data(path)?.split(separator: UInt8(ascii: "\n")) ?? [] {
      // The other scheme's records are half of the table.
      guard row.last == UInt8(ascii: "n") else { continue }
      let fields = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard fields.count == 5, fields[4].elementsEqual("plain".utf8) else { continue }
      let letter = UTF8Units.utf16(fields[0])
      guard letter.count == 1, letter[0] < places.count else { continue }
      plain.append(UTF8Units.utf16(fields[3].prefix { $0 != UInt8(ascii: "|") }))
      places[Int(letter[0])] = UInt16(plain.count)
    }
  }

  /// A Latin spelling without diacritics, apostrophes and spaces.
  public func latin(_ text: ArraySlice<UInt16>) throws(NameError) -> [UInt16] {
    if let plain = Self.ascii(text) { return plain }
    do {
      let lower = try CaseMapping.lower(text, locale: "root")
      let composed = try NormalizationForm.nfc.normalize(lower[...])
      var letters: [UInt16] = []
      for unit in composed {
        let place = Int(unit) < places.count ? Int(places[Int(unit)]) : 0
        if place > 0 {
          letters += plain[place - 1]
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
