import ICU
import Linguistics
import Rules

/// The names of countries and languages in one language, by CLDR. The build wrote them down: a
/// line for each with the case-folded name, a tab and the ISO code, sorted by bytes.
struct CountryNames {
  private let lines: UnsafeBufferPointer<UInt8>

  /// Links between the words of two texts that name the same.
  ///
  /// Complexity: linear in the vocabularies, times the logarithm of the number of names.
  static func links(_ source: Analysis, _ target: Analysis) -> [Link] {
    guard let source = CountryNames(source.language)?.found(in: source.tokenTable.foldedForms),
      let target = CountryNames(target.language)?.found(in: target.tokenTable.foldedForms)
    else { return [] }
    return source.flatMap { (form, code) in
      target.filter { $0.code == code }.map { Link(source: form, target: $0.form, weight: 1) }
    }
  }

  private init?(_ language: LanguageTag) {
    guard let lines = Rules.data("alignment/names/\(language.language)"), !lines.isEmpty else {
      return nil
    }
    self.lines = lines
  }

  /// The forms that are names, with two letters of code each.
  private func found(in forms: FormTable) -> [(form: Int32, code: UInt16)] {
    var word: [UInt8] = []
    return (0..<forms.count).compactMap { form in
      word.removeAll(keepingCapacity: true)
      _ = transcode(
        forms[form].makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false
      ) { word.append($0) }
      word.append(Self.tab)
      return code(of: word).map { (Int32(form), $0) }
    }
  }

  /// - Parameter word: UTF-8 with a tab behind it.
  private func code(of word: [UInt8]) -> UInt16? {
    var (low, high) = (0, lines.count)
    while low < high {
      var start = (low + high) / 2
      while start > 0, lines[start - 1] != Self.newline { start -= 1 }
      var length = 0
      while length < word.count, word[length] == lines[start + length] { length += 1 }
      if length == word.count {
        return UInt16(lines[start + length]) << 8 | UInt16(lines[start + length + 1])
      }
      if word[length] < lines[start + length] {
        high = start
      } else {
        low = start + length
        while low < lines.count, lines[low] != Self.newline { low += 1 }
        low += 1
      }
    }
    return nil
  }

  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")
}
