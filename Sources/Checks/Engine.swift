import ICU

/// Runs rules over a pair.
public struct Engine: Sendable {
  public let rules: [any Rule]

  public init(rules: [any Rule] = Registry.rules) { self.rules = rules }

  /// What came of a rule on a pair.
  public enum Outcome: String, Sendable {
    case violations
    /// Only findings that the rule itself is unsure of.
    case needsReview = "needs-review"
    case passed
    /// The pair had nothing for the rule to judge.
    case notApplicable = "not-applicable"
  }

  public struct Result: Sendable {
    /// By place in the target, then in the source, then by rule.
    public var findings: [Finding]
    /// One entry a rule, by name.
    public var outcomes: [(rule: String, outcome: Outcome)]
  }

  /// Confidence below which a finding asks for review rather than claiming a violation.
  public static let certain = 0.6

  public func run(_ context: RuleContext) throws(ICUError) -> Result {
    var result = Result(findings: [], outcomes: [])
    for rule in rules {
      guard rule.applies(to: context) else {
        result.outcomes.append((rule.page.name, .notApplicable))
        continue
      }
      let findings = try rule.findings(in: context).filter {
        context.alignment.isOfTranslations || Self.holdsForUnrelatedTexts($0)
      }
      result.findings += findings
      let outcome: Outcome =
        findings.isEmpty
        ? .passed
        : findings.contains { $0.confidence >= Self.certain } ? .violations : .needsReview
      result.outcomes.append((rule.page.name, outcome))
    }
    result.findings.sort(by: Self.precedes)
    result.outcomes.sort { $0.rule < $1.rule }
    return result
  }

  /// Whether a finding is about the target alone: where the texts are no translations of each
  /// other, what stands against the source says nothing but that.
  private static func holdsForUnrelatedTexts(_ finding: Finding) -> Bool {
    finding.rule == UnrelatedTexts.name
      || finding.source.isEmpty && !finding.category.mqm.hasPrefix("accuracy")
  }

  private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    let (a, b) = (left.target?.start ?? -1, right.target?.start ?? -1)
    if a != b { return a < b }
    let (c, d) = (left.source.first?.start ?? -1, right.source.first?.start ?? -1)
    return c != d ? c < d : (left.rule, left.message) < (right.rule, right.message)
  }
}
