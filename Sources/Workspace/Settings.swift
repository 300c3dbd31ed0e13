import Checks
import ICU
import YAMLTree

/// What a project has decided, as `.tqcheck.yaml` says it.
public struct Settings: Sendable {
  /// The name of the file.
  public static let fileName = ".tqcheck.yaml"

  /// The absolute path of the nearest file; nil without one.
  public var file: String?
  public var pairs: [PairPattern] = []
  /// The languages of files, the last that fits counts.
  public var languages: [(files: PathPattern, language: LanguageTag)] = []
  public var choices = Choices()
  /// Choices for some targets, applied in order.
  public var overrides: [(files: [PathPattern], choices: Choices)] = []
  public var nameScheme: String?
  /// Absolute path of the list of names.
  public var nameList: String?
  /// Absolute paths of glossaries.
  public var glossaries: [String] = []
  /// Absolute path of a lexicon for the aligner.
  public var lexicon: String?
  /// Absolute paths of folders with rules.
  public var rules: [String] = []
  /// Blocks whose whole text fits one of these are not judged.
  public var ignoredBlocks: [TextPattern] = []
  /// Absolute path of the baseline.
  public var baseline: String?
  /// Where rules are described: the rule's name follows.
  public var rulePages: String?

  /// Which files are pairs.
  public enum PairPattern: Sendable {
    case files(source: PathPattern, target: PathPattern)
    /// Each file that fits holds both texts; `{lang}` is the target's language.
    case bitext(PathPattern)
  }

  /// What may differ from file to file.
  public struct Choices: Sendable {
    /// The only rules whose findings count; nil for all.
    public var select: [RuleName]?
    public var ignore: [RuleName] = []
    public var severities: [(rule: RuleName, severity: Severity)] = []
    public var style = HouseStyle()

    public init() {}
  }

  /// A rule that settings name.
  public struct RuleName: Sendable {
    public var name: String
    public var place: YAMLPlace

    public init(_ name: String, place: YAMLPlace) {
      self.name = name
      self.place = place
    }
  }

  /// A pattern for files, seen from the folder of the settings that hold it.
  public struct PathPattern: Sendable {
    public var glob: Glob
    public var place: YAMLPlace

    /// What the captures stand for in an absolute path; nil where it does not fit.
    func match(_ path: String) -> [String: String]? {
      glob.match(FilePath.relative(path, to: FilePath.folder(of: FilePath.absolute(place.file))))
    }
  }

  public init() {}

  /// The folder of the nearest file.
  public var folder: String? { file.map(FilePath.folder) }

  /// What holds for a target (an absolute path).
  public func choices(for target: String) -> Choices {
    overrides.filter { $0.files.contains { $0.match(target) != nil } }
      .reduce(choices) { $0.adding($1.choices) }
  }

  /// The language that the settings give a file (an absolute path).
  public func language(of path: String) -> LanguageTag? {
    languages.last { $0.files.match(path) != nil }?.language
  }

  /// Refuses rules that nobody knows.
  ///
  /// - Parameter rules: the names of all rules, those of `rules` included.
  public func checkRuleNames(_ known: @autoclosure () -> [String]) throws(YAMLError) {
    let named = ([choices] + overrides.map(\.choices)).flatMap {
      ($0.select ?? []) + $0.ignore + $0.severities.map(\.rule)
    }
    guard !named.isEmpty else { return }
    let rules = known()
    for rule in named where !rules.contains(rule.name) {
      throw YAMLError(
        "no rule is called “\(rule.name)”\(Suggestion.nearest(rule.name, in: rules))",
        at: rule.place)
    }
  }
}

extension Settings.Choices {
  /// These choices with others on top of them.
  func adding(_ other: Settings.Choices) -> Settings.Choices {
    var sum = self
    sum.select = other.select ?? select
    sum.ignore += other.ignore
    sum.severities += other.severities
    sum.style = style.adding(other.style)
    return sum
  }

  /// Whether findings of a rule count.
  func includes(_ rule: String) -> Bool {
    select?.contains { $0.name == rule } ?? true && !ignore.contains { $0.name == rule }
  }

  /// The severity that the settings give a rule.
  func severity(of rule: String) -> Severity? {
    severities.last { $0.rule.name == rule }?.severity
  }
}

extension HouseStyle {
  func adding(_ other: HouseStyle) -> HouseStyle {
    var sum = self
    sum.quotes = other.quotes ?? quotes
    sum.nestedQuotes = other.nestedQuotes ?? nestedQuotes
    sum.apostrophe = other.apostrophe ?? apostrophe
    sum.dash = other.dash ?? dash
    sum.numbers = other.numbers ?? numbers
    return sum
  }
}

/// A pattern for a whole text, in which `*` stands for any text.
public struct TextPattern: Sendable {
  private let pieces: [[UInt16]]

  public init(_ pattern: String) {
    pieces = pattern.split(separator: "*", omittingEmptySubsequences: false).map {
      Array($0.utf16)
    }
  }

  func matches(_ text: ArraySlice<UInt16>) -> Bool {
    guard let first = pieces.first, let last = pieces.last, text.starts(with: first) else {
      return false
    }
    guard pieces.count > 1 else { return text.count == first.count }
    var rest = text.dropFirst(first.count)
    for piece in pieces[1..<pieces.count - 1] where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }
}
