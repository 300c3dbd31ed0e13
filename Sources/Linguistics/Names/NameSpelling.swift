import ICU

/// Prepares spellings for the learned models, by language.
public struct NameSpelling {
  private let latin: [UInt16: [UInt16]]

  public init() throws(NameError) {
    var latin: [UInt16: [UInt16]] = [:]
    do {
      if let table = try SchemeTable(language: "und-Latn") {
        latin = table.plainLetters
      }
    } catch { throw .scheme(error) }
    self.latin = latin
  }

  /// A Latin spelling without diacritics, apostrophes and spaces.
  public func latin(_ text: ArraySlice<UInt16>) throws(NameError) -> [UInt16] {
    do {
      let lower = try CaseMapping.lower(text, locale: "root")
      let composed = try NormalizationForm.nfc.normalize(lower[...])
      return composed.flatMap { latin[$0] ?? [$0] }.filter {
        $0 >= 0x80 || 0x61...0x7A ~= $0
      }.filter { $0 < 0x80 || Self.isLetter($0) }
    } catch {
      throw .icu(error)
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

  private static func isLetter(_ unit: UInt16) -> Bool {
    GeneralCategory(of: UInt32(unit)).isLetter
  }
}

extension SchemeTable {
  /// The preferred rendering of each single letter under the scheme `plain`.
  var plainLetters: [UInt16: [UInt16]] {
    guard let scheme = schemes.firstIndex(where: { $0.id == "plain" }) else { return [:] }
    var letters: [UInt16: [UInt16]] = [:]
    for record in records where record.schemes.contains(SchemeSet(index: scheme)) {
      guard record.letters.count == 1, let first = renderings[record.renderings].first else {
        continue
      }
      letters[units[record.letters.lowerBound]] = Array(units[first])
    }
    return letters
  }
}
