import ICU
import Linguistics
import Rules

/// The names of countries and languages in one language, by CLDR. The build wrote them down: a
/// line for each with the case-folded name, a tab and the ISO code.
struct CountryNames {
  private let lines: UnsafeBufferPointer<UInt8>

  /// Links between the words of two texts that name the same.
  ///
  /// Complexity: linear in the number of names.
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
    var found: [(form: Int32, code: UInt16)] = []
    var name: [UInt16] = []
    var start = lines.startIndex
    while let tab = lines[start...].firstIndex(of: Self.tab), tab + 2 < lines.endIndex {
      name.removeAll(keepingCapacity: true)
      UTF8Units.append(lines[start..<tab], to: &name)
      if let form = name.withUnsafeBufferPointer({ forms.index(of: $0) }) {
        found.append((Int32(form), UInt16(lines[tab + 1]) << 8 | UInt16(lines[tab + 2])))
      }
      guard let end = lines[tab...].firstIndex(of: Self.newline) else { break }
      start = end + 1
    }
    return found
  }

  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")
}
