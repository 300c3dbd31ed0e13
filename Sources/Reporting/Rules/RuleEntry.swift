import Checks
import Linguistics

/// A rule as lists of rules show it.
public struct RuleEntry: Sendable {
  public var page: RulePage
  /// The BCP 47 ranges that the rule holds for, exclusions with `!` in front.
  public var source: [String]
  public var target: [String]
  public var precision: RulePrecision?

  /// - Parameter precision: what was measured, by rule.
  public init(_ rule: any Rule, precision: [String: RulePrecision]) {
    page = rule.page
    let languages = (rule as? PackRule)?.languages
    source = languages?.source ?? ["*"]
    target = languages?.target ?? ["*"]
    self.precision = precision[rule.page.name]
  }

  /// The languages in words for people: `any`, or such as `ru → en, de`.
  var languagesText: String {
    let (from, to) = (source.joined(separator: ", "), target.joined(separator: ", "))
    if source != ["*"] { return "\(from) → \(to)" }
    return target == ["*"] ? "any" : to
  }
}

/// What a rule does on text that professional translators wrote.
public struct RulePrecision: Sendable {
  /// Findings on text without known faults: an upper bound for the false ones.
  public var findings: Int
  /// Words of that text in the rule's languages; in Chinese and Japanese two
  /// characters count as one.
  public var words: Int
  /// The kinds of planted faults of which the rule found some.
  public var kinds: [String]

  public var per1000Words: Double { words == 0 ? 0 : 1000 * Double(findings) / Double(words) }

  /// The figures of `rules/precision.tsv`, by rule.
  public static func measured() -> [String: RulePrecision] {
    var found: [String: RulePrecision] = [:]
    for row in TabSeparated.rows("precision.tsv") where row.count == 4 {
      guard let findings = Int(row[1]), let words = Int(row[2]) else { continue }
      found[row[0]] = RulePrecision(
        findings: findings, words: words, kinds: row[3].split(separator: ",").map(String.init))
    }
    return found
  }

  var text: String {
    if words == 0 { return "not measured" }
    let hundredths = Int((100 * per1000Words).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
