import ICU
import NameTables
import Rules

/// Turns a name of one language into the letters that its schemes and its
/// learned correspondences speak of.
public struct SourceReading: Sendable {
  private let language: String
  private let table: ReadingTable

  /// The reading that `rules/names/schemes/LANG.tsv` asks for; plain lower case
  /// where there is no such file.
  public init(language: String) {
    self.language = language
    let data = Rules.data(NameTables.Part.reading.path(language))
    table = data.map { ReadingTable($0) } ?? ReadingTable()
  }

  /// Complexity: linear.
  public func letters(of name: ArraySlice<UInt16>) throws(NameError) -> [UInt16] {
    do {
      let lower = try CaseMapping.lower(name, locale: language)
      let composed = try table.form.normalize(lower[...])
      if table.spells { return spelled(composed) }
      return table.replacements.isEmpty ? composed : replaced(composed)
    } catch {
      throw .icu(error)
    }
  }

  private func replaced(_ text: [UInt16]) -> [UInt16] {
    var result: [UInt16] = []
    for unit in text {
      var letter = unit
      for replacement in table.replacements {
        guard let place = replacement.characters.firstIndex(of: unit),
          replacement.left.isEmpty || result.last.map(replacement.left.contains) ?? false
        else { continue }
        letter = replacement.letters[place]
        break
      }
      result.append(letter)
    }
    return result
  }

  private func spelled(_ text: [UInt16]) -> [UInt16] {
    var result: [UInt16] = []
    for unit in text {
      if let last = result.last, last != 0x20 { result.append(0x20) }
      if let syllable = table.syllable(of: unit) { result += syllable } else { result.append(unit) }
    }
    return result
  }
}
