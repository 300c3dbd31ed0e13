/// What a run does with a finding.
public enum Severity: Int, Comparable, CaseIterable, Sendable, CustomStringConvertible {
  /// Shown on request.
  case info
  /// Worth a reader's look: right at least four times in five.
  case warning
  /// Nearly always right: 97 of 100 on human translations.
  case error

  public init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.description == name }) else { return nil }
    self = found
  }

  public var description: String {
    switch self {
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }

  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// How bad an issue is for the reader, with the penalty multipliers of MQM's
/// scoring model (0, 1, 5, 25).
public enum MQMSeverity: String, CaseIterable, Sendable {
  case neutral, minor, major, critical
}

/// A kind of translation error: its path in MQM, lower case with hyphens, and
/// its ITS 2.0 `locQualityIssueType`.
public struct Category: Hashable, Sendable {
  public var mqm: String
  public var its: String

  public init(mqm: String, its: String) {
    self.mqm = mqm
    self.its = its
  }

  /// Whether it is about how a language is written, or one text holds together, which says
  /// nothing of a sentence that was not translated.
  var isOfConventions: Bool {
    self == .inconsistentTerm || mqm.hasPrefix("locale-conventions/") || mqm.hasPrefix("style/")
      || mqm.hasPrefix("linguistic-conventions/") && self != .characters
  }

  public static let punctuation = Category(
    mqm: "linguistic-conventions/punctuation", its: "typographical")
  public static let whitespace = Category(
    mqm: "linguistic-conventions/punctuation/whitespace", its: "whitespace")
  public static let characters = Category(
    mqm: "linguistic-conventions/character-encoding", its: "characters")
  public static let capitalisation = Category(
    mqm: "linguistic-conventions/spelling/capitalization", its: "typographical")
  public static let duplication = Category(
    mqm: "linguistic-conventions/duplication", its: "duplication")
  public static let inconsistentTerm = Category(
    mqm: "terminology/inconsistent-use", its: "inconsistency")
  public static let mistranslation = Category(
    mqm: "accuracy/mistranslation", its: "mistranslation")
  public static let untranslated = Category(mqm: "accuracy/untranslated", its: "untranslated")
  /// Wrong numbers, dates, units: what MQM calls a mistranslation of an entity.
  public static let number = Category(mqm: "accuracy/mistranslation/number", its: "numbers")
  /// Wrong names.
  public static let entity = Category(mqm: "accuracy/mistranslation/entity", its: "mistranslation")
  public static let date = Category(mqm: "accuracy/mistranslation/date-time", its: "numbers")
  public static let unit = Category(mqm: "accuracy/mistranslation/unit-conversion", its: "numbers")
  public static let addition = Category(mqm: "accuracy/addition", its: "addition")
  public static let numberFormat = Category(
    mqm: "locale-conventions/number-format", its: "locale-violation")
  public static let dateFormat = Category(
    mqm: "locale-conventions/date-format", its: "locale-violation")
  public static let currencyFormat = Category(
    mqm: "locale-conventions/currency-format", its: "locale-violation")
  public static let omission = Category(mqm: "accuracy/omission", its: "omission")
  public static let terminology = Category(
    mqm: "terminology/inconsistent-with-terminology-resource", its: "terminology")
  public static let doNotTranslate = Category(
    mqm: "accuracy/do-not-translate", its: "non-conformance")
  public static let markup = Category(mqm: "design-and-markup/markup", its: "markup")
  public static let inconsistentStyle = Category(
    mqm: "style/inconsistent-style", its: "inconsistency")
}
