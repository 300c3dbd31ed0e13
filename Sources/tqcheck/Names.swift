import ArgumentParser
import Checks
import Documents
import ICU
import Linguistics
import Reporting
import Workspace

struct Names: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "List the names of two texts, or judge spellings of names.",
    subcommands: [List.self, Compare.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Print the recurring names of the source with their spellings in the translation.",
      discussion: """
        Each spelling comes with the romanisation schemes that give it, how often it stands in \
        the translation, and line and column of its first place.
        """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
      case text, json, tsv
    }

    @Argument(help: "The source text; - is standard input.")
    var source: String

    @Argument(help: "The translation; - is standard input.")
    var target: String

    @Option(help: "The language of the source (BCP 47); detected when absent.")
    var sourceLanguage: LanguageOption?

    @Option(help: "The language of the translation (BCP 47); detected when absent.")
    var targetLanguage: LanguageOption?

    @Option(help: "text, json or tsv.")
    var format = Format.text

    func run() throws {
      let pair = PairCheck(
        source: .init(path: source, language: sourceLanguage?.tag),
        target: .init(path: target, language: targetLanguage?.tag))
      let context = try reporting { () throws(CheckError) in
        try pair.context(notice: { Console.error("tqcheck: \($0)") })
      }
      let table = try reporting { () throws(ICUError) in try NameTable(context) }
      let report = NamesReport(
        table, source: context.source.document.file, target: context.target.document.file)
      switch format {
      case .text: try Console.write(Array(report.text().utf8))
      case .json: try Console.write(report.json())
      case .tsv: try Console.write(Array(report.tabSeparated().utf8))
      }
    }
  }

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare",
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
        try PairTable(bytes: file.bytes).compare()
      }
      try Console.write(Array(output.utf8))
    }
  }
}

/// A table of pairs, in one of two layouts.
private struct PairTable {
  let bytes: [UInt8]

  func compare() throws(NameError) -> String {
    let comparer = NameComparer()
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
