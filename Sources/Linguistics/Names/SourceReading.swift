import ICU
import NameTables
import Rules

/// Turns a name of one language into the letters that its schemes and its
/// learned correspondences speak of.
public final class SourceReading: Sendable {
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
    do { return try letters(ofLower: CaseMapping.lower(name, locale: language)[...]) } catch {
      throw .icu(error)
    }
  }

  /// The same for a name in lower case.
  public func letters(ofFolded name: ArraySlice<UInt16>) throws(NameError) -> [UInt16] {
    do { return try letters(ofLower: name) } catch { throw .icu(error) }
  }

  private func letters(ofLower name: ArraySlice<UInt16>) throws(ICUError) -> [UInt16] {
    let isNormal = try table.form.normalizedPrefix(of: name) == name.count
    let composed = try isNormal ? Array(name) : table.form.normalize(name)
    if table.spells { return spelled(composed) }
    return table.replacements.isEmpty ? composed : replaced(composed)
  }

  private func replaced(_ text: [UInt16]) -> [UInt16] {
    var result: [UInt16] = []
    for unit in text {
      var letter = unit
      for replacement in table.replacements {
        guard let other = replacement.letter(for: unit),
          replacement.left.isEmpty || result.last.map(replacement.left.contains) ?? false
        else { continue }
        letter = other
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
