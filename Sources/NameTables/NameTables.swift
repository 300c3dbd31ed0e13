/// What the build makes of the files of `rules/names/`, so that nothing is parsed when the
/// program runs, and each text reads no more than it needs.
public enum NameTables {
  /// Below `names/schemes/LANG/`.
  public enum Part: String, Sendable {
    /// The languages' schemes, see `SchemeTable.schemes(_:)`.
    case schemes
    /// See `ReadingTable`.
    case reading
    /// See `SchemeTable`.
    case records
    /// Where names of the language may be inferred: see `RenderedChunks`.
    case chunks
    /// Rows of scheme id, source and rendering.
    case examples

    /// Where the program has it.
    public func path(_ language: String) -> String { "names/schemes/\(language)/\(rawValue)" }
  }

  /// Where the program has the learned correspondences of a language.
  public static func alignment(_ language: String) -> String { "names/alignments/\(language)" }

  /// Takes a file of `rules/` apart; nil for one that is none of these tables.
  ///
  /// - Parameter path: below `rules/`.
  public static func parts(
    of text: String, path: String
  ) throws(SchemeError) -> [(path: String, text: String)]? {
    guard path.hasPrefix("names/"), path.hasSuffix(".tsv"), let slash = path.lastIndex(of: "/")
    else { return nil }
    let language = String(path[path.index(after: slash)...].dropLast(".tsv".count))
    switch path[..<slash] {
    case "names": return try words(of: text, path: path, language)
    case "names/schemes": return try schemes(of: text, path: path, language)
    case "names/alignments":
      return [(alignment(language), try AlignmentModel.encoded(text, path: path))]
    case "names/suffixes":
      return [(SuffixRecords.path(language), try SuffixRecords.encoded(text, path: path))]
    default: return nil
    }
  }

  /// The rows of `pronouns.tsv` and `governors.tsv`, each by itself: the row of a language is
  /// `names/pronouns/LANG`, without the language.
  private static func words(
    of text: String, path: String, _ name: String
  ) throws(SchemeError) -> [(path: String, text: String)]? {
    guard let count = ["pronouns": 1, "governors": 3][name] else { return nil }
    var parts: [(path: String, text: String)] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && line.utf8.first != 0x23 {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == count + 1 else {
        throw SchemeError(path: path, line: number + 1, problem: "not \(count + 1) fields")
      }
      parts.append(("names/\(name)/\(fields[0])", fields.dropFirst().joined(separator: "\t")))
    }
    return parts
  }

  private static func schemes(
    of text: String, path: String, _ language: String
  ) throws(SchemeError) -> [(path: String, text: String)] {
    let file = try SchemeReader(text, path: path)
    var parts: [(path: String, text: String)] = [
      (Part.schemes.path(language), file.table.encodedSchemes()),
      (Part.reading.path(language), file.encodedReading()),
      (Part.records.path(language), file.table.encodedRecords()),
      (
        Part.examples.path(language),
        file.examples.map { $0.joined(separator: "\t") }.joined(separator: "\n")
      ),
    ]
    if file.isInferable {
      parts.append((Part.chunks.path(language), RenderedChunks.encoded(file.table)))
    }
    if language == "und-Latn" { parts.append((PlainLatin.path, file.encodedPlainLetters())) }
    return parts
  }
}
