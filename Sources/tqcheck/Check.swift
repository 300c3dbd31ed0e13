import ArgumentParser
import Checks
import Documents
import Glibc
import ICU
import Reporting
import Workspace

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a translation against its source (the default command).")

  enum ColorMode: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  @Argument(help: "The source text; - is standard input.")
  var source: String

  @Argument(help: "The translation; - is standard input.")
  var target: String

  @Option(help: "The language of the source (BCP 47); detected when absent.")
  var sourceLanguage: LanguageOption?

  @Option(help: "The language of the translation (BCP 47); detected when absent.")
  var targetLanguage: LanguageOption?

  @Option(help: "The encoding of both texts, by any name that ICU knows.")
  var encoding: String?

  @Option(help: "The encoding of the source alone.")
  var sourceEncoding: String?

  @Option(help: "The encoding of the translation alone.")
  var targetEncoding: String?

  @Option(help: "How lines make up paragraphs: paragraphs, lines or wrapped; detected when absent.")
  var layout: TextLayout?

  @Option(
    help: ArgumentHelp(
      "Terms and their translations; repeatable.",
      discussion: "A table of tab-separated or (.csv) comma-separated values. Its first line"
        + " names the columns: language tags over terms, status (preferred, admitted, forbidden,"
        + " do-not-translate), note.", valueName: "file"))
  var glossary: [String] = []

  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp(
      "A folder of your own declarative rules; repeatable.", valueName: "folder"))
  var ruleFolders: [String] = []

  @Option(
    help: ArgumentHelp(
      "A report: FORMAT to standard output, FORMAT=FILE to a file; repeatable.",
      discussion: Format.allCases.map(\.rawValue).joined(separator: ", "), valueName: "format"))
  var format: [FormatOption] = []

  @Option(
    help: "Show findings from this severity on: info, warning or error. machine formats show all.")
  var severity: Severity?

  @Option(help: "Exit with 1 for findings from this severity on.")
  var failOn = Severity.error

  @Option(
    help: ArgumentHelp(
      "Exit with 1 where a pair's penalty per 1,000 source words is above this.",
      valueName: "number"))
  var maxPenalty: Double?

  @Option(help: "What the findings cost: mqm or wmt.")
  var scoreProfile = Score.Profile.mqm

  @Flag(help: "Count the findings by rule and tell the score at the end of the text report.")
  var statistics = false

  @Flag(name: .shortAndLong, help: "No text report: the exit code tells.")
  var quiet = false

  @Flag(help: "Exit with 0 whatever is found.")
  var exitZero = false

  @Option(help: "Colour the text report: auto, always or never.")
  var color = ColorMode.auto

  func validate() throws {
    if let maxPenalty, !(maxPenalty >= 0) {
      throw ValidationError("--max-penalty takes a number from 0 on.")
    }
    guard format.count(where: { $0.path == nil }) <= 1 else {
      throw ValidationError("Only one --format can go to standard output; name files: sarif=FILE.")
    }
  }

  func run() throws {
    let check = PairCheck(
      source: .init(
        path: source, language: sourceLanguage?.tag, encoding: sourceEncoding ?? encoding,
        layout: layout),
      target: .init(
        path: target, language: targetLanguage?.tag, encoding: targetEncoding ?? encoding,
        layout: layout), glossaries: glossary)
    let engine = Engine(
      packs: try reporting { () throws(PackError) in try PackFolder.packs(at: ruleFolders) })
    let pair = try reporting { () throws(CheckError) in
      try check.run(engine, notice: { Console.error("tqcheck: \($0)") })
    }
    // The rules of the run, which reports describe.
    let pages = try reporting { () throws(RuleError) in
      try engine.rules(source: pair.source.language, target: pair.target.language).map(\.page)
    }
    let report = Report(
      pairs: [pair], version: TQCheck.configuration.version, profile: scoreProfile)
    for option in outputs {
      let bytes = render(report, pages, option.format, color: option.path == nil && useColor)
      if let path = option.path {
        try OutputFile.write(bytes, to: path)
      } else {
        try Console.write(bytes)
      }
      if option.format == .github, let path = environment("GITHUB_STEP_SUMMARY") {
        try OutputFile.append(MarkdownReport.jobSummary(report.showing(.warning)), to: path)
      }
    }
    let isTooCostly = isTooCostly(report)
    let isTooSevere = report.worst.map { $0 >= failOn } ?? false
    if !exitZero, isTooSevere || isTooCostly { throw ExitCode(1) }
  }

  private var outputs: [FormatOption] {
    let all = format.isEmpty ? [FormatOption(format: .text)] : format
    return quiet ? all.filter { $0.format != .text || $0.path != nil } : all
  }

  /// Whether a pair is above `--max-penalty`; says which.
  private func isTooCostly(_ report: Report) -> Bool {
    guard let maxPenalty else { return false }
    let costly = report.pairs.filter { $0.score.penaltyPer1000Words > maxPenalty }
    for pair in costly {
      Console.error(
        "tqcheck: \(pair.target.file.name): penalty \(pair.score.perThousandText) per 1,000 words"
          + " (\(pair.score.caveat)) is above --max-penalty")
    }
    return !costly.isEmpty
  }

  private func render(
    _ report: Report, _ pages: [RulePage], _ format: Format, color: Bool
  ) -> [UInt8] {
    let shown = report.showing(severity ?? (format.isForPeople ? .warning : .info))
    switch format {
    case .text: return TextReport(color: color, statistics: statistics).render(shown)
    case .concise: return ConciseReport.render(shown)
    case .json: return JSONReport.render(shown)
    case .sarif: return SARIFReport.render(shown, rules: pages)
    case .github: return GitHubReport.render(shown)
    case .gitlab: return GitLabReport.render(shown)
    case .rdjson: return RDJSONReport.render(shown)
    case .junit: return JUnitReport.render(shown)
    case .checkstyle: return CheckstyleReport.render(shown)
    case .markdown: return MarkdownReport.render(shown)
    case .html: return HTMLReport.render(shown, rules: pages)
    }
  }

  private var useColor: Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if environment("NO_COLOR") != nil { return false }
    if environment("FORCE_COLOR") != nil || environment("CLICOLOR_FORCE") != nil { return true }
    return Console.outputIsTerminal
  }

  /// The value of a variable that is set and not empty.
  private func environment(_ variable: String) -> String? {
    guard let value = getenv(variable), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}

extension Score.Profile: ExpressibleByArgument {}

extension Severity: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
  public static var allValueStrings: [String] { allCases.map(\.description) }
}
