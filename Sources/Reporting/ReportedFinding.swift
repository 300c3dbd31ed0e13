import Checks

/// A finding with its name across runs and what became of it.
@dynamicMemberLookup
public struct ReportedFinding: Sendable {
  public var finding: Finding
  /// 16 hexadecimal digits that stay the same when lines are added elsewhere.
  public var fingerprint: String
  public var standing = Standing.open

  /// Where a finding stands among what people have decided.
  public enum Standing: Sendable, Equatable {
    /// There is no baseline, and nothing suppresses it.
    case open
    /// Not in the baseline.
    case new
    /// In the baseline: known, and no longer told.
    case known
    /// Suppressed for a reason: beside the text or in a file of its own.
    case suppressed(reason: String, inSource: Bool)
  }

  public init(finding: Finding, fingerprint: String) {
    self.finding = finding
    self.fingerprint = fingerprint
  }

  public subscript<Value>(dynamicMember path: WritableKeyPath<Finding, Value>) -> Value {
    get { finding[keyPath: path] }
    set { finding[keyPath: path] = newValue }
  }
}
