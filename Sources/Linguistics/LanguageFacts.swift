import ICU
import Rules

/// What `rules/languages/` says of a language: quotation marks, apostrophes,
/// spacing, and what its sentences are cut by.
public struct LanguageFacts: Sendable {
  /// The BCP 47 tag that the facts were asked for.
  public let tag: String
  /// Accepted outer quotation marks, preferred first.
  public let quotes: [QuotationPair]
  /// Accepted inner quotation marks, preferred first.
  public let nestedQuotes: [QuotationPair]

  private let values: [String: [String]]

  /// The facts for a language, from the file of its tag or the nearest parent
  /// that has one (`de-CH`, then `de`), completed from CLDR.
  public init(_ language: LanguageTag) {
    tag = language.description
    values = Self.load(language)
    let cldr = language.quotationMarks
    quotes = Self.pairs(values["quotes"]) ?? cldr.map { [$0.outer] } ?? []
    nestedQuotes = Self.pairs(values["nested-quotes"]) ?? cldr.map { [$0.inner] } ?? []
  }

  /// The entries of a list, or a scalar as a list of one; empty where there is none.
  public func list(_ key: String) -> [String] { values[key] ?? [] }

  /// A scalar.
  public func value(_ key: String) -> String? { values[key]?.first }

  /// What the root says of every language.
  private static let root = (file("und") ?? [:]).filter { $0.key.hasPrefix("segmentation.") }

  /// The nearest file to the tag; the lists of the root come on top of its own.
  private static func load(_ language: LanguageTag) -> [String: [String]] {
    var parts = language.maximized.split(separator: "-")
    while !parts.isEmpty {
      if let values = file(parts.joined(separator: "-")) {
        return values.merging(root) { $0 + $1 }
      }
      parts.removeLast()
    }
    return root
  }

  /// The values of a file, or of the file that it names as the same.
  private static func file(_ name: String) -> [String: [String]]? {
    guard let data = Rules.data("languages/\(name).yaml") else { return nil }
    let values = FlatYAML.read(data)
    return values["same-as"]?.first.flatMap(file) ?? values
  }

  private static func pairs(_ entries: [String]?) -> [QuotationPair]? {
    entries?.compactMap { entry in
      let units = entry.utf16.filter { $0 != 0x20 }
      return units.count == 2 ? QuotationPair(open: units[0], close: units[1]) : nil
    }
  }
}

/// Reads the flattened YAML of embedded files: `key.path<TAB>value` lines.
enum FlatYAML {
  static func read(_ data: UnsafeBufferPointer<UInt8>) -> [String: [String]] {
    var values: [String: [String]] = [:]
    // The lines of a list follow one another.
    var key = Slice(base: data, bounds: 0..<0)
    var entries: [String] = []
    for line in data.split(separator: UInt8(ascii: "\n")) {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      if !line[..<tab].elementsEqual(key) {
        if !entries.isEmpty { values[String(decoding: key, as: UTF8.self), default: []] += entries }
        key = line[..<tab]
        entries.removeAll()
      }
      entries.append(unescaped(line[(tab + 1)...]))
    }
    if !entries.isEmpty { values[String(decoding: key, as: UTF8.self), default: []] += entries }
    return values
  }

  private static func unescaped(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var out: [UInt8] = []
    var escaped = false
    for byte in bytes {
      if escaped {
        switch byte {
        case UInt8(ascii: "n"): out.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): out.append(UInt8(ascii: "\t"))
        default: out.append(byte)
        }
        escaped = false
      } else if byte == UInt8(ascii: "\\") {
        escaped = true
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
