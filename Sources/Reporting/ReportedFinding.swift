import Checks

/// A finding with its name across runs and what became of it.
@dynamicMemberLookup
public struct ReportedFinding: Sendable {
  /// Apart from the list that it is in: there may be millions, which move as the list grows.
  private var contents: Contents

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

  private final class Contents: Sendable {
    let finding: Finding
    let fingerprint: String
    let standing: Standing

    init(_ finding: Finding, _ fingerprint: String, _ standing: Standing) {
      self.finding = finding
      self.fingerprint = fingerprint
      self.standing = standing
    }
  }

  public init(finding: Finding, fingerprint: String) {
    contents = Contents(finding, fingerprint, .open)
  }

  public var finding: Finding {
    get { contents.finding }
    set { contents = Contents(newValue, fingerprint, standing) }
  }

  /// 16 hexadecimal digits that stay the same when lines are added elsewhere.
  public var fingerprint: String {
    get { contents.fingerprint }
    set { contents = Contents(finding, newValue, standing) }
  }

  public var standing: Standing {
    get { contents.standing }
    set { contents = Contents(finding, fingerprint, newValue) }
  }

  public subscript<Value>(dynamicMember path: WritableKeyPath<Finding, Value>) -> Value {
    get { finding[keyPath: path] }
    set { finding[keyPath: path] = newValue }
  }
}
