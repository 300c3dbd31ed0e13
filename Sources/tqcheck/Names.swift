import ArgumentParser
import Documents
import Linguistics

struct Names: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge spellings of names.", subcommands: [Compare.self])

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print label and score (0…1) for each pair of spellings in a table.",
      discussion: """
        The table has tab-separated columns and a header: name_a, name_b, langs (two tags with a \
        comma), with labels same, different and inflected; or source, source_lang, target, \
        target_lang, with labels match, nomatch and inflected.
        """)

    @Option(help: "The table; - is standard input.")
    var tsv: String

    func run() throws {
      let file = try reporting { () throws(DocumentError) in try SourceFile.read(path: tsv) }
      let output = try reporting { () throws(NameError) in
        try NameTable(bytes: file.bytes).compare()
      }
      try Console.write(Array(output.utf8))
    }
  }
}

/// A table of pairs, in one of two layouts.
private struct NameTable {
  let bytes: [UInt8]

  func compare() throws(NameError) -> String {
    let comparer = try NameComparer()
    let rows = bytes.split(separator: UInt8(ascii: "\n")).map { row in
      row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    guard let header = rows.first else { return "" }
    let isBilingual = header.contains("source_lang")
    var output = "label\tscore\n"
    for row in rows.dropFirst() where row.count >= 3 {
      let result: NameComparer.Result
      if isBilingual, row.count >= 4 {
        result = try comparer.compare(
          source: Array(row[0].utf16), Self.tag(row[1]), target: Array(row[2].utf16),
          Self.tag(row[3]))
        output += result.verdict.rawValue
      } else {
        let languages = row[2].split(separator: ",").map { Self.tag(String($0)) }
        result = try comparer.compare(
          Array(row[0].utf16), languages.first ?? "en", Array(row[1].utf16),
          languages.last ?? "en")
        output += Self.labels[result.verdict] ?? ""
      }
      output += "\t\((result.score * 1e6).rounded() / 1e6)\n"
    }
    return output
  }

  private static let labels: [NameComparer.Verdict: String] = [
    .match: "same", .nomatch: "different", .inflected: "inflected",
  ]

  /// The primary language of a tag.
  private static func tag(_ text: String) -> String {
    LanguageOption(argument: text)?.tag.language ?? text
  }
}
