import ICU

/// Prepares spellings for the learned models, by language.
public struct NameSpelling {
  private let latin: [UInt16: [UInt16]]
  private var sources: [String: Source] = [:]

  private struct Source {
    var transform: SourceTransform?
    var results: [[UInt16]: [UInt16]] = [:]
  }

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

  /// The letters of a name in another script, after its language's transform.
  public mutating func letters(
    _ text: ArraySlice<UInt16>, language: String
  ) throws(NameError) -> [UInt16] {
    let key = Array(text)
    if let known = sources[language]?.results[key] { return known }
    if sources[language] == nil {
      do {
        sources[language] = Source(transform: try SchemeTable(language: language)?.transform)
      } catch { throw .scheme(error) }
    }
    let result: [UInt16]
    do {
      result = try Self.apply(sources[language]?.transform, to: text, language: language)
    } catch { throw .icu(error) }
    sources[language]?.results[key] = result
    return result
  }

  private static func apply(
    _ transform: SourceTransform?, to text: ArraySlice<UInt16>, language: String
  ) throws(ICUError) -> [UInt16] {
    let lower = try CaseMapping.lower(text, locale: language)
    let composed = try NormalizationForm.nfc.normalize(lower[...])
    guard let transform else { return composed }
    if let form = transform.normalization { return try form.normalize(composed[...]) }
    let transliterator = try Transliterator(transform.identifier)
    guard transform.isByCharacter else { return try transliterator.transliterate(composed[...]) }
    var result: [UInt16] = []
    for index in composed.indices {
      if index > 0 { result.append(0x20) }
      result += try transliterator.transliterate(composed[index...index])
    }
    return result
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
