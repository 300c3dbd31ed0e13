import ICU
import Rules

/// Turns a name of one language into the letters that its schemes and its
/// learned correspondences speak of.
///
/// Not to be shared between tasks.
public final class SourceReading {
  private let language: String
  private let transliterator: Transliterator?
  private let form: NormalizationForm?
  /// Unit → 1 + index into `syllables`, or 0; empty where no character is read
  /// as several letters.
  private let spelling: [UInt16]
  private let syllables: [[UInt16]]

  /// The reading that `rules/names/schemes/LANG.tsv` asks for; plain lower case
  /// where there is no such file. Reads no more than the head of the file, unless
  /// it spells characters.
  public convenience init(language: String) throws(NameError) {
    let head = Self.head(of: language)
    if head.first == "@spell" {
      let table: SchemeTable?
      do { table = try SchemeTable(language: language) } catch { throw .scheme(error) }
      try self.init(
        language: language, transform: nil, spelling: table?.spelling ?? [],
        syllables: table?.syllables ?? [])
    } else {
      try self.init(
        language: language, transform: head.first == "@transform" ? head.last : nil)
    }
  }

  convenience init(_ table: SchemeTable) throws(NameError) {
    try self.init(
      language: table.language, transform: table.transform, spelling: table.spelling,
      syllables: table.syllables)
  }

  private init(
    language: String, transform: String?, spelling: [UInt16] = [], syllables: [[UInt16]] = []
  ) throws(NameError) {
    self.language = language
    self.spelling = spelling
    self.syllables = syllables
    form = transform.flatMap { Self.normalizations[$0] }
    guard let transform, form == nil else {
      transliterator = nil
      return
    }
    do { transliterator = try Transliterator(transform) } catch { throw .icu(error) }
  }

  /// Complexity: linear.
  public func letters(of name: ArraySlice<UInt16>) throws(NameError) -> [UInt16] {
    do {
      let lower = try CaseMapping.lower(name, locale: language)
      let composed = try NormalizationForm.nfc.normalize(lower[...])
      guard spelling.isEmpty else { return spelled(composed) }
      if let form { return try form.normalize(composed[...]) }
      return try transliterator?.transliterate(composed[...]) ?? composed
    } catch {
      throw .icu(error)
    }
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

  /// The fields of the first record of a scheme file.
  private static func head(of language: String) -> [String] {
    guard let data = Rules.data("names/schemes/\(language).tsv") else { return [] }
    return data.prefix { $0 != UInt8(ascii: "\n") }.split(separator: UInt8(ascii: "\t"))
      .prefix(2).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Transforms that need no transliterator.
  private static let normalizations: [String: NormalizationForm] = [
    "NFC": .nfc, "NFD": .nfd, "NFKC": .nfkc, "NFKD": .nfkd,
  ]
}
