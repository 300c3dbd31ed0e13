import ICU
import NameTables

/// Answers, for the names of one language, which spellings their schemes
/// license. Remembers every source that it was asked about.
///
/// Not to be shared between tasks.
public final class SchemeMatcher {
  public let table: SchemeTable
  private let reading: SourceReading
  private var lattices: [[UInt16]: NameLattice] = [:]

  /// Names that are remembered at a time.
  private static let mostLattices = 1000

  /// The matcher of a language, or nil where no table is embedded for it.
  public convenience init?(language: String) {
    guard let table = SchemeTable(language: language) else { return nil }
    self.init(language: language, table)
  }

  /// - Parameter table: of the language.
  init(language: String, _ table: SchemeTable) {
    self.table = table
    reading = SourceReading(language: language)
  }

  /// The schemes under which `target` renders `source`; empty where none does.
  ///
  /// Complexity: linear in the lengths.
  public func schemes(
    rendering source: ArraySlice<UInt16>, as target: ArraySlice<UInt16>, in targetLanguage: String
  ) throws(NameError) -> SchemeSet {
    let folded: [UInt16]
    do { folded = try NameFolding.fold(target, language: targetLanguage) } catch {
      throw .icu(error)
    }
    return try lattice(of: source).schemes(rendering: folded)
  }

  /// The preferred spelling of `source` under one scheme, with capitals at the
  /// start of its words.
  public func rendering(
    of source: ArraySlice<UInt16>, under scheme: Int
  ) throws(NameError) -> [UInt16]? {
    let lattice = try lattice(of: source)
    guard let lower = lattice.rendering(under: SchemeSet(index: scheme)) else { return nil }
    do {
      let composed = try NormalizationForm.nfc.normalize(lower[...])
      return try NameLetters.capitalized(composed)
    } catch {
      throw .icu(error)
    }
  }

  func lattice(of source: ArraySlice<UInt16>) throws(NameError) -> NameLattice {
    let key = Array(source)
    if let known = lattices[key] { return known }
    if lattices.count >= Self.mostLattices { lattices.removeAll() }
    let letters = try letters(of: source)
    let made: NameLattice
    do { made = try NameLattice(letters, table: table) } catch { throw .icu(error) }
    lattices[key] = made
    return made
  }

  /// The letters that the records speak of.
  public func letters(of source: ArraySlice<UInt16>) throws(NameError) -> [UInt16] {
    try reading.letters(of: source)
  }
}

/// Why names could not be compared.
public enum NameError: Error, CustomStringConvertible, Sendable {
  case icu(ICUError)

  public var description: String {
    switch self {
    case .icu(let error): "\(error)"
    }
  }
}

/// Letters as parts of names.
enum NameLetters {
  /// Whether a unit belongs to a word: a letter, a mark or an apostrophe.
  static func isPartOfName(_ unit: UInt16) -> Bool {
    if unit < 0x80 {
      return 0x61...0x7A ~= unit || 0x41...0x5A ~= unit || unit == 0x27
    }
    if unit == 0x2019 || 0xD800...0xDFFF ~= unit { return true }
    let category = GeneralCategory(of: UInt32(unit))
    return category.isLetter || category.isMark
  }

  /// Upper case for the first letter of each word.
  static func capitalized(_ text: [UInt16]) throws(ICUError) -> [UInt16] {
    var result: [UInt16] = []
    var isStart = true
    for index in text.indices {
      let isPart = isPartOfName(text[index])
      if isPart && isStart {
        result += try CaseMapping.upper(text[index...index], locale: "root")
      } else {
        result.append(text[index])
      }
      isStart = !isPart
    }
    return result
  }
}
