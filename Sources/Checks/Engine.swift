import ICU
import Linguistics
import YAMLTree

/// Runs rules over a pair.
public struct Engine: Sendable {
  /// The rules that run on every pair.
  public let rules: [any Rule]
  /// The declarative rules, which run on the pairs of their languages.
  public let packs: PackSet
  /// The languages of all texts that the engine judges.
  public let library: LanguageLibrary

  public init(
    rules: [any Rule] = Registry.rules, packs: PackSet = PackSet(),
    library: LanguageLibrary = LanguageLibrary()
  ) {
    self.rules = rules
    self.packs = packs
    self.library = library
  }

  /// The names of all rules, whatever pairs they hold for.
  public var ruleNames: [String] { rules.map(\.page.name) + packs.names }

  /// The rules that run on every pair, then those of the packs that hold for this one.
  public func rules(
    source: LanguageTag, target: LanguageTag
  ) throws(RuleError) -> [any Rule] {
    do {
      return try rules + packs.rules(source: source, target: target, library).all()
    } catch {
      throw .pack(error)
    }
  }

  /// The declarative rules that may find something in a pair, and the names of the others that
  /// hold for its languages.
  private func packRules(
    for context: RuleContext
  ) throws(RuleError) -> (rules: [PackRule], others: [String]) {
    do {
      let (source, target) = (context.source.language, context.target.language)
      return try packs.rules(source: source, target: target, library).rules(for: context)
    } catch {
      throw .pack(error)
    }
  }

  /// What came of a rule on a pair.
  public enum Outcome: String, Sendable {
    case violations
    /// Only findings that the rule itself is unsure of.
    case needsReview = "needs-review"
    case passed
    /// The pair had nothing for the rule to judge.
    case notApplicable = "not-applicable"

    /// The outcome of a rule on two parts of a pair.
    public func joined(with other: Outcome) -> Outcome {
      [.violations, .needsReview, .passed].first { $0 == self || $0 == other } ?? .notApplicable
    }
  }

  public struct Result: Sendable {
    /// By place in the target, then in the source, then by rule.
    public var findings: [Finding]
    /// One entry a rule, by name.
    public var outcomes: [(rule: String, outcome: Outcome)]
  }

  /// Confidence below which a finding asks for review rather than claiming a violation.
  public static let certain = 0.6

  /// - Parameter isKept: whether a finding is one of the part of the texts that is judged.
  public func run(
    _ context: RuleContext, keeping isKept: (Finding) -> Bool = { _ in true }
  ) throws(RuleError) -> Result {
    let (packRules, others) = try packRules(for: context)
    var result = Result(findings: [], outcomes: others.map { ($0, .passed) })
    for rule in rules + packRules {
      guard rule.applies(to: context) else {
        result.outcomes.append((rule.page.name, .notApplicable))
        continue
      }
      var findings: [Finding]
      do {
        findings = try rule.findings(in: context)
      } catch {
        let file = context.target.document.file.name
        throw .failed(rule: rule.page.name, place: (rule as? PackRule)?.place, file: file, error)
      }
      if !context.alignment.isOfTranslations {
        findings.removeAll { !Self.holdsForUnrelatedTexts($0) }
      }
      findings.removeAll { !isKept($0) || context.isOutweighed($0) }
      result.findings += findings
      let outcome: Outcome =
        findings.isEmpty
        ? .passed
        : findings.contains { $0.confidence >= Self.certain } ? .violations : .needsReview
      result.outcomes.append((rule.page.name, outcome))
    }
    result.findings = Self.inOrder(result.findings)
    result.outcomes.sort { $0.rule < $1.rule }
    return result
  }

  /// Whether a finding is about the target alone: where the texts are no translations of each
  /// other, what stands against the source says nothing but that.
  private static func holdsForUnrelatedTexts(_ finding: Finding) -> Bool {
    finding.rule == UnrelatedTexts.name
      || finding.source.isEmpty && !finding.category.mqm.hasPrefix("accuracy")
  }

  /// Findings in their order, of which each is moved once.
  private static func inOrder(_ findings: [Finding]) -> [Finding] {
    let places = findings.map { ($0.target?.start ?? -1, $0.source.first?.start ?? -1) }
    return findings.indices.sorted { left, right in
      places[left] == places[right]
        ? precedes(findings[left], findings[right]) : places[left] < places[right]
    }
    .map { findings[$0] }
  }

  /// The order of findings: by place in the target, then in the source, then by rule.
  public static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    let (a, b) = (left.target?.start ?? -1, right.target?.start ?? -1)
    if a != b { return a < b }
    let (c, d) = (left.source.first?.start ?? -1, right.source.first?.start ?? -1)
    return c != d ? c < d : (left.rule, left.message) < (right.rule, right.message)
  }
}

/// Why a rule could not be run.
public enum RuleError: Error, Equatable, CustomStringConvertible {
  /// A declarative rule is not fit to run.
  case pack(YAMLError)
  /// ICU failed in a rule on a file; `place` tells where a declarative rule stands.
  case failed(rule: String, place: YAMLPlace?, file: String, ICUError)

  public var description: String {
    switch self {
    case .pack(let error): return error.description
    case .failed(let rule, let place, let file, let error):
      let stands = place.map { " (\($0.file):\($0.line))" } ?? ""
      let what = "\(file): not checked: the rule “\(rule)”\(stands)"
      guard RegularExpression.isLimit(error) else { return "\(what) failed: \(error)" }
      return "\(what) gave up, since a match takes too long; let its pattern repeat what can match"
        + " in one way only"
    }
  }
}
