import Checks
import Documents
import Reporting

/// Which fixes are put into the target.
public struct FixMode: Sendable {
  public var includesUnsafe: Bool
  /// Only findings from this severity on are fixed.
  public var severity: Severity

  public init(includesUnsafe: Bool, severity: Severity) {
    self.includesUnsafe = includesUnsafe
    self.severity = severity
  }
}

/// Checks the pairs that share a target, and mends it where that is wanted.
struct TargetRun: Sendable {
  let jobs: [PairJob]
  let engine: Engine
  let mode: FixMode?

  /// One fix can make room for another; so many rounds are enough for all.
  private static let maximumRounds = 10

  struct Result: Sendable {
    var pairs: [CheckedPair] = []
    var errors: [CheckError] = []
    var notices: [String] = []
    /// The target's bytes and encoding before the fixes.
    var original: SourceFile?
    /// The target's bytes after the fixes, where they differ.
    var fixed: [UInt8]?
    /// How many fixes were put in.
    var fixes = 0
  }

  func run() -> Result {
    var result = judge(contents: nil)
    guard let mode, let first = result.pairs.first else { return result }
    let original = first.report.target.file
    for _ in 0..<Self.maximumRounds {
      guard let file = result.pairs.first?.report.target.file else { break }
      var edits = Edits(file)
      for pair in result.pairs { edits.add(fixes(in: pair.report, mode)) }
      let told = edits.unwritable.map {
        "\(file.name): “\($0.replacement)” cannot be written in \(file.encoding); not applied"
      }
      let notices = result.notices + told.filter { !result.notices.contains($0) }
      guard edits.count > 0, let bytes = edits.applied(), bytes != file.bytes else {
        result.notices = notices
        break
      }
      var next = judge(contents: bytes)
      // A text that can no longer be judged is left as it was.
      guard next.errors.count <= result.errors.count, !next.pairs.isEmpty else { break }
      next.notices = notices
      next.fixes = result.fixes + edits.count
      next.fixed = bytes
      result = next
    }
    result.original = original
    return result
  }

  private func judge(contents: [UInt8]?) -> Result {
    var result = Result()
    for var job in jobs {
      job.check.target.contents = contents
      do {
        result.pairs.append(try job.run(engine, isWhole: mode != nil) { result.notices.append($0) })
      } catch {
        result.errors.append(error)
      }
    }
    return result
  }

  private func fixes(in pair: PairReport, _ mode: FixMode) -> [Finding.Fix] {
    pair.findings.compactMap { finding in
      guard finding.severity >= mode.severity, let fix = finding.fix else { return nil }
      return fix.isSafe || mode.includesUnsafe ? fix : nil
    }
  }
}
