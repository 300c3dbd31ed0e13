import NameTables
import Rules

extension SchemeTable {
  /// The embedded table of a language, or nil where there is none.
  public init?(language: String) {
    guard let schemes = Self.schemes(of: language),
      let records = Rules.data(NameTables.Part.records.path(language))
    else { return nil }
    self.init(schemes, records: records)
  }

  /// The schemes of the embedded table of a language, or nil where there is none.
  static func schemes(of language: String) -> [Scheme]? {
    Rules.data(NameTables.Part.schemes.path(language)).map { schemes($0) }
  }

  /// The languages that have a table.
  public static var languages: [String] { languages(with: .records) }

  /// The languages whose table begins with `@infer`: two spellings may be tied
  /// to a name of theirs that is not at hand.
  static var inferableLanguages: [String] { languages(with: .chunks) }

  private static func languages(with part: NameTables.Part) -> [String] {
    let (start, end) = ("names/schemes/", "/" + part.rawValue)
    return Rules.paths(in: start).compactMap { path in
      path.utf8.suffix(end.utf8.count).elementsEqual(end.utf8)
        ? String(path.dropFirst(start.count).dropLast(end.count)) : nil
    }
  }
}

extension AlignmentModel {
  /// The embedded model of a language, or nil where there is none.
  public init?(language: String) {
    guard let data = Rules.data(NameTables.alignment(language)) else { return nil }
    self.init(data)
  }
}
