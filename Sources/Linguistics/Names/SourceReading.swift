import ICU

/// Turns a name of one language into the letters that its schemes and its
/// learned correspondences speak of.
public struct SourceReading: Sendable {
  /// Characters that are read as others, one for one.
  struct Replacement: Sendable {
    var characters: [UInt16]
    var letters: [UInt16]
    /// The letters behind which it holds; empty where it holds behind any.
    var left: [UInt16]
  }

  private let language: String
  private let form: NormalizationForm
  private let replacements: [Replacement]
  /// Unit → 1 + index into `syllables`, or 0; empty where no character is read
  /// as several letters.
  private let spelling: [UInt16]
  private let syllables: [[UInt16]]

  /// The reading that `rules/names/schemes/LANG.tsv` asks for; plain lower case
  /// where there is no such file. Reads no more than the head of the file.
  public init(language: String) throws(NameError) {
    do {
      self.init(language: language, try SchemeTable(.head, of: language))
    } catch {
      throw .scheme(error)
    }
  }

  init(language: String, _ table: SchemeTable?) {
    self.language = language
    form = table?.form ?? .nfc
    replacements = table?.replacements ?? []
    spelling = table?.spelling ?? []
    syllables = table?.syllables ?? []
  }

  /// Complexity: linear.
  public func letters(of name: ArraySlice<UInt16>) throws(NameError) -> [UInt16] {
    do {
      let lower = try CaseMapping.lower(name, locale: language)
      let composed = try form.normalize(lower[...])
      if !spelling.isEmpty { return spelled(composed) }
      return replacements.isEmpty ? composed : replaced(composed)
    } catch {
      throw .icu(error)
    }
  }

  private func replaced(_ text: [UInt16]) -> [UInt16] {
    var result: [UInt16] = []
    for unit in text {
      var letter = unit
      for replacement in replacements {
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
      let syllable = Int(spelling[Int(unit)])
      if syllable > 0 { result += syllables[syllable - 1] } else { result.append(unit) }
    }
    return result
  }
}
