import Dispatch
import ICU
import Linguistics
import PackTables
import Rules
import Synchronization
import YAMLTree

/// The declarative rules of a run: those of the program, and a user's own.
public struct PackSet: Sendable {
  /// The user's own rules.
  public private(set) var own: [PackRule] = []
  /// What holds for the language pairs met so far, shared by all copies of the set.
  private var known = Known()

  /// Rules by language pair.
  private final class Known: Sendable {
    struct Pair: Hashable {
      var source: LanguageTag
      var target: LanguageTag
    }

    let rules = Mutex<[Pair: PairRules]>([:])
  }

  public init() {}

  /// Adds a user's rules. Each name may stand once, beside those of the program.
  public mutating func append(_ rules: [PackRule]) throws(YAMLError) {
    var places: [String: YAMLPlace] = [:]
    for rule in own { places[rule.page.name] = rule.place }
    let shipped = Set(Registry.rules.map(\.page.name) + Self.shippedNames)
    for rule in rules {
      let name = rule.page.name
      if shipped.contains(name) {
        throw YAMLError("“\(name)” is a rule of the program; choose another id", at: rule.place)
      }
      if let other = places.updateValue(rule.place, forKey: name) {
        throw YAMLError(
          "the rule “\(name)” stands at \(other.file):\(other.line) already; choose another id",
          at: rule.place)
      }
    }
    own += rules
    known = Known()
  }

  /// The rules that hold for a language pair, found once for all its texts. No pattern of another
  /// rule is compiled.
  ///
  /// Refuses a user's rule that is not fit to run.
  func rules(
    source: LanguageTag, target: LanguageTag, _ library: LanguageLibrary
  ) throws(YAMLError) -> PairRules {
    let pair = Known.Pair(source: source, target: target)
    if let rules = known.rules.withLock({ $0[pair] }) { return rules }
    let own = own.filter { $0.holds(source: source, target: target) }
    try Self.validate(own, library)
    let shipped = Self.outlines(target: target).filter {
      LanguageRanges(written: $0.outline.source).contains(source)
        && LanguageRanges(written: $0.outline.target).contains(target)
    }
    let rules = PairRules(shipped: shipped, own: own)
    known.rules.withLock { $0[pair] = rules }
    return rules
  }

  /// Refuses the first rule that is not fit to run; rules are tried side by side.
  private static func validate(
    _ rules: [PackRule], _ library: LanguageLibrary
  ) throws(YAMLError) {
    let faults = Mutex<[Int: YAMLError]>([:])
    DispatchQueue.concurrentPerform(iterations: rules.count) { index in
      do throws(YAMLError) {
        try rules[index].validate(library)
      } catch {
        faults.withLock { $0[index] = error }
      }
    }
    if let first = faults.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
  }

  /// All rules of the program with their examples, by name.
  public static func shipped() throws(YAMLError) -> [PackRule] {
    let reader = PackReader(isEmbedded: true)
    var rules: [PackRule] = []
    for path in Rules.paths(in: folder) {
      guard var node = embedded(path) else { continue }
      if case .mapping(let entries) = node.value,
        case .mapping(let more)? = embedded(examplesFolder + path.dropFirst(folder.count))?.value
      {
        node.value = .mapping(entries + more)
      }
      rules.append(try reader.rule(node))
    }
    return rules.sorted { $0.page.name < $1.page.name }
  }

  /// What is known of the rules in the folders of a target language, with their files.
  private static func outlines(target: LanguageTag) -> [(path: String, outline: PackOutline)] {
    ["common", target.language].flatMap { name in
      let outlines = Rules.data("outlines/\(name)").map(PackOutline.list) ?? []
      return outlines.map { ("\(folder)\(name)/\($0.name).yaml", $0) }
    }
  }

  /// The names of all rules.
  public var names: [String] { Self.shippedNames + own.map(\.page.name) }

  /// The names of the program's rules: a rule's file is called after it.
  private static var shippedNames: [String] {
    Rules.paths(in: folder).compactMap { path in
      path.split(separator: "/").last.map { String($0.dropLast(".yaml".count)) }
    }
  }

  private static let folder = "packs/"
  private static let examplesFolder = "examples/"

  static func embedded(_ path: String) -> YAMLNode? {
    Rules.data(path).flatMap { YAMLNode(encoded: $0, file: "rules/\(path)") }
  }
}
