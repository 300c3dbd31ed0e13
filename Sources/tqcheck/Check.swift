import ArgumentParser
import Checks
import Documents
import ICU
import Reporting
import Workspace

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a translation against its source (the default command).")

  enum ColorMode: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  @Argument(
    help: ArgumentHelp(
      "A source text and its translation, or a bitext that holds both (- is standard input);"
        + " or folders of a project.",
      discussion: "Without any, the pairs that .tqcheck.yaml names are checked; with folders, or"
        + " one file, those of them that lie there.", valueName: "source> <target"))
  var paths: [String] = []

  @OptionGroup var scope: ScopeOptions

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
      "What both texts are read as; told from the file's extension when absent.",
      discussion: InputFormat.allCases.map(\.rawValue).joined(separator: ", "),
      valueName: "format"))
  var inputFormat: InputFormat?

  @Option(
    help: ArgumentHelp(
      "Terms and their translations; repeatable.",
      discussion: "A termbase (.tbx), or a table of tab-separated or (.csv) comma-separated values"
        + " whose first line names the columns: language tags over terms, status (preferred,"
        + " admitted, forbidden, do-not-translate), note or context, pos.", valueName: "file"))
  var glossary: [String] = []

  @Option(
    help: ArgumentHelp("The only rule whose findings count; repeatable.", valueName: "rule"))
  var select: [String] = []

  @Option(help: ArgumentHelp("A rule whose findings do not count; repeatable.", valueName: "rule"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only pairs of which git says that a text changed since the branch left this revision.",
      valueName: "revision"))
  var changedSince: String?

  @Flag(help: "Put safe fixes into the translation, then tell what is left.")
  var fix = false

  @Flag(help: "Print the safe fixes as a unified diff and write nothing; exit with 1 for any.")
  var diff = false

  @Flag(help: "With --fix or --diff: also fixes that want a look.")
  var unsafeFixes = false

  @Option(
    help: ArgumentHelp(
      "The project's own spellings of names.",
      discussion: "A table of tab-separated values: the source's name, the spelling to use, and"
        + " any others that are admitted.", valueName: "file"))
  var namesList: String?

  @Option(
    help: ArgumentHelp(
      "The romanisation scheme that names are to follow, such as bgn-pcgn.", valueName: "id"))
  var namesScheme: String?

  @Option(
    help: ArgumentHelp(
      "Words and their translations, as help for the alignment.",
      discussion: "A table of tab-separated values: a source word, a target word. tqcheck align"
        + " --train learns one from translations that are there already.", valueName: "file"))
  var lexicon: String?

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

  @Flag(help: "Tell languages, alignment quality, times and every notice on standard error.")
  var verbose = false

  @Flag(help: "Check again whenever a file changes.")
  var watch = false

  @Flag(help: "Print the settings that hold here, and which file set each.")
  var showSettings = false

  @Flag(help: "Exit with 0 whatever is found.")
  var exitZero = false

  @Option(help: "Colour the text report: auto, always or never.")
  var color = ColorMode.auto

  func validate() throws {
    if let maxPenalty, !(maxPenalty >= 0) {
      throw ValidationError("--max-penalty takes a number from 0 on.")
    }
    guard !(fix && diff) else {
      throw ValidationError("--fix writes and --diff does not: use one of them.")
    }
    guard !unsafeFixes || fix || diff else {
      throw ValidationError("--unsafe-fixes goes with --fix or --diff.")
    }
    guard !(fix && isPair && paths[1] == "-") else {
      throw ValidationError("--fix cannot write to standard input; use --diff.")
    }
    guard format.count(where: { $0.path == nil }) <= 1 else {
      throw ValidationError("Only one --format can go to standard output; name files: sarif=FILE.")
    }
  }

  func run() throws {
    if showSettings { return try printSettings() }
    guard watch else { return try report(try project()) }
    Watch().run { name in
      Console.clear()
      name(paths + [scope.config ?? Settings.fileName])
      do {
        let project = try project()
        name(project.files)
        try report(project)
      } catch let failure as Failure {
        Console.error(failure.message)
      } catch {
        // The exit code of a round tells nobody anything.
      }
    }
  }

  /// The pairs that the command line names.
  func project(withBaseline: Bool = true) throws(Failure) -> Project {
    var options = Project.Options()
    options.config = scope.config
    options.isIsolated = scope.isolated
    options.select = select
    options.ignore = ignore
    options.glossaries = glossary
    options.namesList = namesList
    options.namesScheme = namesScheme
    options.lexicon = lexicon
    options.listsNames = outputs.contains { $0.format == .html }
    if withBaseline {
      options.leastSeverity = min(failOn, outputs.map { shownFrom($0.format) }.min() ?? failOn)
    }
    options.baseline = scope.baseline
    options.usesBaseline = withBaseline
    options.sourceLanguage = sourceLanguage?.tag
    options.targetLanguage = targetLanguage?.tag
    options.sourceEncoding = sourceEncoding ?? encoding
    options.targetEncoding = targetEncoding ?? encoding
    options.layout = layout
    options.format = inputFormat
    options.rules = ruleFolders
    return try reporting { () throws(CheckError) in
      var project = try Project(options)
      if isPair || isBitext {
        try project.add(source: paths[0], target: paths[paths.count - 1])
      } else {
        try project.add(below: paths, changedSince: changedSince)
      }
      return project
    }
  }

  /// Whether the paths are a source and its translation.
  private var isPair: Bool { paths.count == 2 && !paths.allSatisfy(Project.isFolder) }

  /// Whether the only path is a file that holds both texts.
  private var isBitext: Bool {
    paths.count == 1 && !Project.isFolder(paths[0])
      && (inputFormat ?? InputFormat(path: paths[0])).isBitext
  }

  /// A project whose languages are not set may have notices of each of its files.
  private static let mostNotices = 20

  /// Checks the pairs; errors and notices go to standard error.
  func check(_ project: Project) -> Run {
    let progress = Progress()
    let fixes =
      fix || diff ? FixMode(includesUnsafe: unsafeFixes, severity: severity ?? .warning) : nil
    let run = Run(project.jobs, Engine(packs: project.packs), fixes: fixes) {
      progress.show($0, of: $1)
    }
    for file in project.unpaired {
      Console.error("tqcheck: \(file): in no pair: there is no text that the patterns put with it")
    }
    let notices = verbose ? run.notices[...] : run.notices.prefix(Self.mostNotices)
    for notice in notices { Console.error("tqcheck: \(notice)") }
    if notices.count < run.notices.count {
      let rest = run.notices.count - notices.count
      Console.error("tqcheck: \(rest) more such notices; --verbose tells them all")
    }
    for error in run.errors { Console.error("tqcheck: \(error)") }
    if verbose { for pair in run.pairs { Console.error(Verbose.lines(pair)) } }
    return run
  }

  private func report(_ project: Project) throws {
    let run = check(project)
    if diff {
      for change in run.changes { try Console.write(diff: change.diff) }
    } else {
      try reporting { () throws(CheckError) in try run.write() }
      for change in run.changes {
        Console.error("tqcheck: \(change.path): \(change.fixes) fixed")
      }
      if !run.pairs.isEmpty || run.errors.isEmpty {
        try write(run, project)
      }
    }
    if !run.errors.isEmpty { throw ExitCode(2) }
    if diff, !run.changes.isEmpty { throw ExitCode(1) }
    let report = Report(run, profile: scoreProfile)
    let isTooCostly = isTooCostly(report)
    let isTooSevere = report.worst.map { $0 >= failOn } ?? false
    if !diff, !exitZero, isTooSevere || isTooCostly { throw ExitCode(1) }
  }

  /// The pages of the rules that ran, by name.
  private func pages(_ run: Run, _ packs: PackSet) throws(Failure) -> [RulePage] {
    var pages: [String: RulePage] = [:]
    let languages = run.pairs.map { [$0.report.source.language, $0.report.target.language] }
    let engine = Engine(packs: packs)
    for pair in Set(languages) {
      let rules = try reporting { () throws(RuleError) in
        try engine.rules(source: pair[0], target: pair[1])
      }
      for rule in rules { pages[rule.page.name] = rule.page }
    }
    if run.usesSuppressionRule { pages[UnusedSuppression.page.name] = UnusedSuppression.page }
    return pages.values.sorted { $0.name < $1.name }
  }

  /// Writes the reports of a run.
  private func write(_ run: Run, _ project: Project) throws {
    let report = Report(run, profile: scoreProfile)
    let rules =
      outputs.contains(where: \.format.describesRules) ? try pages(run, project.packs) : []
    for option in outputs {
      let color = option.path == nil && useColor
      let render = { (out: ReportStream) in
        self.render(
          report, option.format, rules, color: color, links: project.rulePages, to: out)
      }
      if let path = option.path {
        try reporting { () throws(CheckError) in try OutputFile.write(to: path, render) }
      } else {
        try Console.write(render)
      }
      if option.format == .github, let path = Terminal.environment("GITHUB_STEP_SUMMARY") {
        let summary = MarkdownReport.jobSummary(report.showing(.warning))
        try reporting { () throws(CheckError) in try OutputFile.append(summary, to: path) }
      }
    }
  }

  private func printSettings() throws {
    let text = try reporting { () throws(CheckError) in
      var finder = SettingsFinder(config: scope.config, isIsolated: scope.isolated)
      return try finder.listing(forTarget: paths.last)
    }
    try Console.write(Array(Console.visible(text).utf8))
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
    _ report: Report, _ format: Format, _ rules: [RulePage], color: Bool, links: String?,
    to out: ReportStream
  ) {
    let shown = report.showing(shownFrom(format))
    switch format {
    case .text:
      TextReport(
        color: color, statistics: statistics, fingerprints: verbose,
        links: color && Terminal.showsLinks ? links : nil
      ).render(shown, to: out)
    case .concise: ConciseReport.render(shown, to: out)
    case .json: JSONReport.render(shown, to: out)
    case .sarif: SARIFReport.render(shown, rules: rules, pages: links, to: out)
    case .github: GitHubReport.render(shown, to: out)
    case .gitlab: GitLabReport.render(shown, to: out)
    case .rdjson: RDJSONReport.render(shown, pages: links, to: out)
    case .junit: JUnitReport.render(shown, to: out)
    case .checkstyle: CheckstyleReport.render(shown, to: out)
    case .markdown: MarkdownReport.render(shown, to: out)
    case .html: HTMLReport.render(shown, rules: rules, to: out)
    }
  }

  /// The severity from which a report shows findings.
  private func shownFrom(_ format: Format) -> Severity {
    severity ?? (format.isForPeople ? .warning : .info)
  }

  private var useColor: Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if Terminal.environment("NO_COLOR") != nil { return false }
    let forcing = ["FORCE_COLOR", "CLICOLOR_FORCE"]
    if forcing.contains(where: { Terminal.environment($0) != nil }) { return true }
    return Console.outputIsTerminal
  }
}

extension Score.Profile: ExpressibleByArgument {}

extension InputFormat: ExpressibleByArgument {}

extension Severity: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
  public static var allValueStrings: [String] { allCases.map(\.description) }
}
