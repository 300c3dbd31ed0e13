import Documents

/// An issue that a rule sees and a person has yet to confirm.
public struct Finding: Sendable {
  /// The rule's name, such as `unpaired-quotes`.
  public var rule: String
  public var category: Category
  public var severity: Severity
  public var mqmSeverity: MQMSeverity
  /// 0…1: how sure the rule is.
  public var confidence: Double
  /// What is wrong, with the offending text: a phrase without a full stop.
  public var message: String
  /// What to do about it.
  public var help: String?
  /// The place in the target; empty where something is missing.
  public var target: Span?
  /// The places in the source that show it, the first being the main one.
  public var source: [Span]
  /// Other places in the target that belong to it, each with a word on why.
  public var related: [Related]
  public var fix: Fix?

  /// Another place in the target.
  public struct Related: Sendable {
    public var span: Span
    public var message: String

    public init(span: Span, message: String) {
      self.span = span
      self.message = message
    }
  }

  /// A replacement of bytes of the target.
  public struct Fix: Sendable {
    public var span: Span
    public var replacement: String
    /// Whether it may be applied without a look.
    public var isSafe: Bool

    public init(span: Span, replacement: String, isSafe: Bool) {
      self.span = span
      self.replacement = replacement
      self.isSafe = isSafe
    }
  }
}

extension Finding.Fix {
  /// A replacement of a range of a document's text. None where markup stands inside it or
  /// the replacement would have to be escaped; not safe where the file writes the text
  /// otherwise than the document has it.
  init?(_ range: Range<Int>, _ replacement: String, isSafe: Bool, in document: Document) {
    let standing = document.standing(of: range)
    guard standing != .parted, !document.format.mustEscape(replacement) else { return nil }
    self.init(
      span: document.span(of: range), replacement: replacement,
      isSafe: isSafe && standing == .unchanged)
  }
}

extension Finding {
  /// A finding that no rule made, about a place in the target.
  public init(_ page: RulePage, message: String, help: String, target: Span) {
    self.init(
      rule: page.name, category: page.category, severity: page.severity,
      mqmSeverity: page.mqmSeverity, confidence: page.confidence, message: message, help: help,
      target: target, source: [], related: [], fix: nil)
  }
}
