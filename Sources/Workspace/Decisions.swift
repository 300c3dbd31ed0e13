/// What people decided in the HTML report: `tqcheck-decisions.json`.
public struct Decisions: Sendable {
  private static let schema = "tqcheck-decisions/1"

  enum Verdict: String, Decodable, Sendable {
    /// The finding is right, and is to be told until the text is mended.
    case accepted
    case falsePositive = "false-positive"
    case wontFix = "wont-fix"
  }

  struct Decision: Decodable, Sendable {
    var fingerprint: String
    var decision: Verdict
    var note: String
    var rule: String
    var file: String
    var message: String
    var text: String
  }

  private struct Contents: Decodable {
    var schema: String
    var decisions: [Decision]
  }

  let decisions: [Decision]

  public static func read(_ path: String) throws(CheckError) -> Decisions {
    let contents: Contents = try Baseline.decode(
      path, remake: "download it anew from the HTML report")
    guard contents.schema == schema else {
      throw .baseline(path, reason: "is of schema “\(contents.schema)”, not \(schema)")
    }
    return Decisions(decisions: contents.decisions)
  }
}

extension Baseline {
  /// The baseline with decisions in it: what is no fault or stays goes in, what
  /// was accepted as a fault goes out. Returns how many entries each did.
  ///
  /// - Parameter key: what the baseline calls a file that the report names.
  public func applying(
    _ decisions: Decisions, key: (String) -> String
  ) -> (baseline: Baseline, added: Int, removed: Int) {
    var byFingerprint = Dictionary(entries.map { ($0.fingerprint, $0) }) { first, _ in first }
    var (added, removed) = (0, 0)
    for decision in decisions.decisions {
      let known = byFingerprint[decision.fingerprint]
      if decision.decision == .accepted {
        if known != nil { removed += 1 }
        byFingerprint[decision.fingerprint] = nil
      } else {
        if known == nil { added += 1 }
        byFingerprint[decision.fingerprint] = Entry(
          fingerprint: decision.fingerprint, rule: decision.rule,
          file: known?.file ?? key(decision.file), text: decision.text, message: decision.message,
          decision: decision.decision.rawValue, note: decision.note.isEmpty ? nil : decision.note)
      }
    }
    return (Baseline(Array(byFingerprint.values)), added, removed)
  }
}
