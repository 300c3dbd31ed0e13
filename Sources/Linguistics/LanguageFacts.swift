import ICU
import Rules
import YAMLTree

/// What `rules/languages/` says of a language: quotation marks, apostrophes,
/// spacing, and what its sentences are cut by.
public struct LanguageFacts: Sendable {
  /// The BCP 47 tag that the facts were asked for.
  public let tag: String
  /// The scripts that ordinary words of the language are written in.
  public let scripts: Set<Script>
  /// Accepted outer quotation marks, preferred first.
  public let quotes: [QuotationPair]
  /// Accepted inner quotation marks, preferred first.
  public let nestedQuotes: [QuotationPair]

  /// The file that they are from; `und` where the language has none.
  let file: String
  private let values: [String: [String]]

  /// The facts for a language, from the file of its tag or the nearest parent
  /// that has one (`de-CH`, then `de`), completed from CLDR.
  public init(_ language: LanguageTag) {
    tag = language.description
    scripts = language.scripts
    (file, values) = Self.load(language)
    let cldr = language.quotationMarks
    quotes = Self.pairs(values["quotes"]) ?? cldr.map { [$0.outer] } ?? []
    nestedQuotes = Self.pairs(values["nested-quotes"]) ?? cldr.map { [$0.inner] } ?? []
  }

  /// The entries of a list, or a scalar as a list of one; empty where there is none.
  public func list(_ key: String) -> [String] { values[key] ?? [] }

  /// A scalar.
  public func value(_ key: String) -> String? { values[key]?.first }

  /// What the root says of every language.
  private static let root = keys("segmentation.")
  /// What it says of those that have no file.
  private static let unknown = root.merging(keys("space-before.")) { $1 }

  private static func keys(_ prefix: String) -> [String: [String]] {
    (read("und")?.values ?? [:]).filter { $0.key.hasPrefix(prefix) }
  }

  /// The nearest file to the tag; the lists of the root come on top of its own.
  private static func load(_ language: LanguageTag) -> (file: String, values: [String: [String]]) {
    var parts = language.maximized.split(separator: "-")
    while !parts.isEmpty {
      if let (file, values) = read(parts.joined(separator: "-")) {
        return (file, values.merging(root) { $0 + $1 })
      }
      parts.removeLast()
    }
    return ("und", unknown)
  }

  /// The values of a file, or of the file that it names as the same.
  private static func read(_ name: String) -> (file: String, values: [String: [String]])? {
    guard let data = Rules.data("languages/\(name).yaml") else { return nil }
    let values = FlatYAML.read(data)
    return values["same-as"]?.first.flatMap(read) ?? (name, values)
  }

  private static func pairs(_ entries: [String]?) -> [QuotationPair]? {
    entries?.compactMap { entry in
      let units = entry.utf16.filter { $0 != 0x20 }
      return units.count == 2 ? QuotationPair(open: units[0], close: units[1]) : nil
    }
  }
}
