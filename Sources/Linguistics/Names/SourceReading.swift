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

  /// The reading that `rules/names/schemes/LANG.tsv` asks for; plain lower case
  /// where there is no such file. Reads no more than the head of the file.
  public convenience init(language: String) throws(NameError) {
    try self.init(language: language, transform: Self.transform(of: language))
  }

  init(language: String, transform: String?) throws(NameError) {
    self.language = language
    form = transform.flatMap { Self.normalizations[$0] }
    guard let transform, form == nil else {
      transliterator = nil
      return
    }
    do { transliterator = try Transliterator(transform) } catch { throw .icu(error) }
  }

  /// Complexity: linear.
  public func letters(of name: ArraySlice<UInt16>) throws(NameError) -> [UInt16] {
    let composed = try composed(name)
    do {
      if let form { return try form.normalize(composed[...]) }
      return try transliterator?.transliterate(composed[...]) ?? composed
    } catch {
      throw .icu(error)
    }
  }

  /// The name in lower case and NFC.
  func composed(_ name: ArraySlice<UInt16>) throws(NameError) -> [UInt16] {
    do {
      let lower = try CaseMapping.lower(name, locale: language)
      return try NormalizationForm.nfc.normalize(lower[...])
    } catch {
      throw .icu(error)
    }
  }

  private static func transform(of language: String) -> String? {
    guard let data = Rules.data("names/schemes/\(language).tsv") else { return nil }
    let fields = data.prefix { $0 != UInt8(ascii: "\n") }.split(separator: UInt8(ascii: "\t"))
    guard fields.count == 2, fields[0].elementsEqual("@transform".utf8) else { return nil }
    return String(decoding: fields[1], as: UTF8.self)
  }

  /// Transforms that need no transliterator.
  private static let normalizations: [String: NormalizationForm] = [
    "NFC": .nfc, "NFD": .nfd, "NFKC": .nfkc, "NFKD": .nfkd,
  ]
}
