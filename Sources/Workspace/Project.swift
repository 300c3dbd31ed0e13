import Checks
import Documents
import ICU
import Reporting
import YAMLTree

/// What is to be checked: the pairs that the command line or a project's
/// settings name, each with what holds for it.
public struct Project: Sendable {
  /// What the command line says on top of the settings.
  public struct Options: Sendable {
    public var config: String?
    public var isIsolated = false
    public var select: [String] = []
    public var ignore: [String] = []
    public var glossaries: [String] = []
    public var namesList: String?
    public var namesScheme: String?
    public var lexicon: String?
    /// Whether reports list the names of the texts.
    public var listsNames = false
    /// No report shows findings below it.
    public var leastSeverity = Severity.info
    /// Folders of the user's own rules.
    public var rules: [String] = []
    public var baseline: String?
    /// Whether known findings are kept out of sight.
    public var usesBaseline = true
    public var sourceLanguage: LanguageTag?
    public var targetLanguage: LanguageTag?
    public var sourceEncoding: String?
    public var targetEncoding: String?
    public var layout: TextLayout?
    public var format: InputFormat?

    public init() {}
  }

  public private(set) var jobs: [PairJob] = []
  /// Files that the settings' patterns fit but that are in no pair, as shown.
  public private(set) var unpaired: [String] = []
  /// Files that the outcome depends on beside the texts, as shown.
  public private(set) var inputs: [String] = []
  /// Where rules are described, by the settings.
  public private(set) var rulePages: String?

  /// The program's declarative rules and those of the folders that the command
  /// line and the settings name.
  public private(set) var packs = PackSet()

  private let options: Options
  /// Source and target of each job.
  private var pairs: Set<[String]> = []
  private var packFolders: Set<String> = []
  private var finder: SettingsFinder
  private var baselines: [String: Baseline] = [:]

  public init(_ options: Options) throws(CheckError) {
    self.options = options
    finder = SettingsFinder(config: options.config, isIsolated: options.isIsolated)
    try addRules(at: options.rules)
  }

  /// Adds one pair; `-` is standard input. A bitext is source and target in one.
  public mutating func add(source: String, target: String) throws(CheckError) {
    try add(named(source), named(target), sourceLanguage: nil, targetLanguage: nil)
  }

  /// Adds the pairs of the projects that these folders or files belong to, as far
  /// as they lie there; without any, those of the folder that the program runs in.
  ///
  /// - Parameter revision: only pairs of which git says that a text was changed
  ///   since the branch left this revision.
  public mutating func add(
    below paths: [String], changedSince revision: String?
  ) throws(CheckError) {
    for path in paths.isEmpty ? ["."] : paths {
      let scope = FilePath.absolute(path)
      let settings = try settings(in: FilePath.isFolder(scope) ? scope : FilePath.folder(of: scope))
      guard let root = settings.folder, !settings.pairs.isEmpty else {
        throw .noPairs(folder: path)
      }
      var files = FilePath.files(below: root).map { FilePath.absolute($0, in: root) }
      let pairing = Pairing(settings.pairs, files: files)
      files = files.filter { $0 == scope || scope == "/" || $0.hasPrefix(scope + "/") }
      let wanted = Set(files)
      let changed = try revision.map { revision throws(CheckError) in
        try Git.changedFiles(in: root, since: revision)
      }
      let pairs = pairing.pairs.filter { wanted.contains($0.target) || wanted.contains($0.source) }
      if pairs.isEmpty, !paths.isEmpty { throw .noMatch(path) }
      for pair in pairs {
        if let changed, !changed.contains(pair.source), !changed.contains(pair.target) { continue }
        try add(
          shown(pair.source), shown(pair.target),
          sourceLanguage: pair.isBitext
            ? nil
            : settings.language(of: pair.source) ?? pair.sourceLanguage.flatMap(LanguageTag.init),
          targetLanguage: settings.language(of: pair.target)
            ?? pair.targetLanguage.flatMap(LanguageTag.init))
      }
      let known = Set(unpaired)
      unpaired += pairing.unpaired.filter(wanted.contains).map(shown).filter { !known.contains($0) }
    }
  }

  private mutating func add(
    _ source: String, _ target: String, sourceLanguage: LanguageTag?, targetLanguage: LanguageTag?
  ) throws(CheckError) {
    guard pairs.insert([source, target]).inserted else { return }
    let place = FilePath.absolute(target == "-" ? "stdin" : target)
    let settings = try settings(in: FilePath.folder(of: place))
    let choices = settings.choices(for: place).adding(commandLine)
    var check = PairCheck(
      source: .init(
        path: source,
        language: options.sourceLanguage ?? sourceLanguage
          // What the settings say of a bitext is its translation's language.
          ?? (source == target ? nil : settings.language(of: FilePath.absolute(source))),
        encoding: options.sourceEncoding, layout: options.layout, format: options.format),
      target: .init(
        path: target,
        language: options.targetLanguage ?? targetLanguage ?? settings.language(of: place),
        encoding: options.targetEncoding, layout: options.layout, format: options.format),
      glossaries: options.glossaries + settings.glossaries.map(shown),
      namesList: options.namesList ?? settings.nameList.map(shown),
      namesScheme: options.namesScheme ?? settings.nameScheme,
      lexicon: options.lexicon ?? settings.lexicon.map(shown))
    // The one place that hands a project's choices to the rules.
    check.style = choices.style
    check.listsNames = options.listsNames
    inputs +=
      check.glossaries
      + [check.namesList, check.lexicon, settings.file.map(shown)].compactMap(\.self)
    rulePages = settings.rulePages ?? rulePages
    jobs.append(
      PairJob(
        check: check, choices: choices, ignoredBlocks: settings.ignoredBlocks,
        baseline: try baseline(settings),
        key: settings.folder.map { FilePath.relative(place, to: $0) } ?? target,
        leastSeverity: options.leastSeverity))
  }

  /// What `--select` and `--ignore` say; their place is the command line.
  private var commandLine: Settings.Choices {
    let place = YAMLPlace(file: "command line", line: 1, column: 1)
    var choices = Settings.Choices()
    if !options.select.isEmpty {
      choices.select = options.select.map { Settings.RuleName($0, place: place) }
    }
    choices.ignore = options.ignore.map { Settings.RuleName($0, place: place) }
    return choices
  }

  private mutating func settings(in folder: String) throws(CheckError) -> Settings {
    let settings = try finder.settings(in: folder)
    try addRules(at: settings.rules.map(shown))
    for name in options.select + options.ignore where !ruleNames.contains(name) {
      throw .unknownRule(name, hint: Suggestion.nearest(name, in: ruleNames))
    }
    do { try settings.checkRuleNames(ruleNames) } catch { throw .settings(error) }
    return settings
  }

  /// Reads the rules of each folder once.
  private mutating func addRules(at folders: [String]) throws(CheckError) {
    let new = folders.filter { packFolders.insert(FilePath.absolute($0)).inserted }
    for folder in new {
      let rules: [PackRule]
      do { rules = try PackFolder.rules(at: folder) } catch { throw .pack(error) }
      do { try packs.append(rules) } catch { throw .pack(.yaml(error)) }
      inputs.append(folder)
    }
  }

  /// All names that options and settings may use; gathering them takes a while.
  private var ruleNames: [String] {
    Registry.rules.map(\.page.name) + packs.names + [UnusedSuppression.page.name]
  }

  /// `--baseline` must be there; the settings' baseline need not be written yet.
  private mutating func baseline(_ settings: Settings) throws(CheckError) -> Baseline? {
    guard options.usesBaseline, let path = options.baseline ?? settings.baseline.map(shown) else {
      return nil
    }
    if let baseline = baselines[path] { return baseline }
    guard options.baseline != nil || FilePath.isFile(FilePath.absolute(path)) else { return nil }
    let baseline = try Baseline.read(path)
    baselines[path] = baseline
    inputs.append(path)
    return baseline
  }

  /// Every file that the outcome depends on.
  public var files: [String] {
    var seen: Set<String> = []
    let texts = jobs.flatMap { [$0.check.source.path, $0.check.target.path, $0.sidecar] }
    return (texts + inputs).filter { seen.insert($0).inserted }
  }

  public static func isFolder(_ path: String) -> Bool {
    FilePath.isFolder(FilePath.absolute(path))
  }

  /// A path of the command line as reports name it: from the folder that the program
  /// runs in where it lies there, as services that show reports beside a change want it.
  private func named(_ path: String) -> String {
    guard path != "-", !path.split(separator: "/").contains("..") else { return path }
    let relative = shown(FilePath.absolute(path))
    return relative.hasPrefix("../") ? path : relative
  }

  /// An absolute path as the program shows it: from the folder that it runs in.
  private func shown(_ path: String) -> String {
    FilePath.relative(path, to: FilePath.current)
  }
}
