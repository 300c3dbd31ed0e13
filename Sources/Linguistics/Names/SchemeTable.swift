import ICU
import Rules

/// A way to write the names of one language in the letters of others.
public struct Scheme: Sendable, Hashable {
  public let id: String
  public let name: String
  /// Who publishes it.
  public let authority: String
  /// The standard or book that fixes it.
  public let reference: String
  /// Languages (BCP 47) whose texts use it; `*` for any.
  public let targets: [String]

  /// Whether texts in `language` may be expected to use the scheme.
  public func serves(_ language: String) -> Bool {
    targets.contains("*") || targets.contains(language)
  }
}

/// Some of the schemes of one table: bit n stands for `SchemeTable.schemes[n]`.
public struct SchemeSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  public init(index: Int) { rawValue = 1 << UInt64(index) }

  /// The indices of the members, ascending.
  public var indices: [Int] { (0..<64).filter { rawValue & (1 << UInt64($0)) != 0 } }
}

/// What `rules/names/schemes/LANG.tsv` says; the format is described in
/// `rules/names/README.md`.
public struct SchemeTable: Sendable {
  /// The language of the sources.
  public let language: String
  public internal(set) var schemes: [Scheme] = []
  /// The form in which a lower-cased source is read; NFC where none is named.
  var form: NormalizationForm?
  /// What is then read as something else.
  var replacements: [SourceReading.Replacement] = []
  /// Unit → 1 + index into `syllables`, or 0; empty where no character is
  /// read as several letters.
  var spelling: [UInt16] = []
  var syllables: [[UInt16]] = []
  /// Letter records, in order of their first letter and then of precedence.
  var records: [Record] = []
  var inserts: [Record] = []
  /// First letter → its records.
  var recordRanges: [UInt16: Range<Int>] = [:]
  /// Letter lists of contexts; 0 stands for a word boundary.
  var letterSets: [[UInt16]] = []
  /// Letters and renderings (NFD) of all records.
  var units: [UInt16] = []
  var renderings: [Range<Int>] = []
  var elements: [ContextElement] = []
  /// Conversions that the table promises: scheme, source, rendering.
  public internal(set) var examples: [(scheme: Int, source: String, rendering: String)] = []

  /// A letter or insert record for the schemes that share its precedence.
  struct Record: Sendable {
    var letters: Range<Int>
    var left: Range<Int>
    var right: Range<Int>
    var renderings: Range<Int>
    var schemes: SchemeSet
    /// Longest letters, then heaviest context, then nearest scheme.
    var precedence: Int32
  }

  /// One place of a context.
  struct ContextElement: Sendable {
    var set: Int32
    var isNegated: Bool
  }

  /// The embedded table of a language, or nil where there is none.
  public init?(language: String) throws(SchemeError) { try self.init(.all, of: language) }

  /// Reads a table. Complexity: linear.
  public init(
    language: String, data: UnsafeBufferPointer<UInt8>, path: String
  ) throws(SchemeError) {
    self.language = language
    var reader = SchemeReader(path: path)
    try reader.read(data)
    try reader.finish(into: &self)
  }

  /// The first part of the embedded table of a language, or nil where there is none.
  init?(_ extent: SchemeReader.Extent, of language: String) throws(SchemeError) {
    let path = "names/schemes/\(language).tsv"
    guard let data = Rules.data(path) else { return nil }
    self.language = language
    var reader = SchemeReader(path: path)
    try reader.read(data, to: extent)
    try reader.finish(into: &self)
  }

  /// The languages that have a table.
  public static var languages: [String] {
    Rules.paths(in: "names/schemes/").map {
      String($0.dropFirst("names/schemes/".count).dropLast(".tsv".count))
    }
  }

  /// The languages whose table begins with `@infer`: two spellings may be tied
  /// to a name of theirs that is not at hand.
  public static var inferableLanguages: [String] {
    languages.filter { language in
      Rules.data("names/schemes/\(language).tsv")?.starts(with: "@infer\n".utf8) ?? false
    }
  }

  /// The schemes that texts in `language` may be expected to use.
  public func schemes(serving language: String) -> SchemeSet {
    var set = SchemeSet()
    for (index, scheme) in schemes.enumerated() where scheme.serves(language) {
      set.insert(SchemeSet(index: index))
    }
    return set
  }

  func letters(of record: Record) -> ArraySlice<UInt16> { units[record.letters] }
}

/// What is wrong with a scheme file, and where.
public struct SchemeError: Error, CustomStringConvertible, Sendable {
  public let path: String
  public let line: Int
  public let problem: String

  public var description: String { "rules/\(path):\(line): \(problem)" }
}
