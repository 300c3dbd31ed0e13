import Checks
import Dispatch
import Documents
import Reporting
import Synchronization

/// Checks pairs side by side; what comes of them stands in their order.
public struct Run: Sendable {
  public private(set) var pairs: [CheckedPair] = []
  public private(set) var errors: [CheckError] = []
  /// What a person should know beside the findings.
  public private(set) var notices: [String] = []
  /// The targets that fixes change.
  public private(set) var changes: [Change] = []

  /// A target with fixes in it.
  public struct Change: Sendable {
    public var path: String
    public var encoding: String
    public var old: [UInt8]
    public var new: [UInt8]
    public var fixes: Int
    /// Both as UTF-8, for people.
    public var diff: [UInt8]
  }

  /// - Parameters:
  ///   - fixes: which fixes the result holds; nothing is written.
  ///   - progress: called after each target, by any thread, one at a time.
  public init(
    _ jobs: [PairJob], _ engine: Engine, fixes: FixMode? = nil,
    progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) {
    let runs = Self.byTarget(jobs).map { TargetRun(jobs: $0, engine: engine, mode: fixes) }
    let results = Mutex<[TargetRun.Result?]>(Array(repeating: nil, count: runs.count))
    let done = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: runs.count) { index in
      let result = runs[index].run()
      results.withLock { $0[index] = result }
      done.withLock {
        $0 += 1
        progress($0, runs.count)
      }
    }
    for result in results.withLock({ $0 }).compactMap(\.self) {
      pairs += result.pairs
      errors += result.errors
      notices += result.notices
      if let original = result.original, let fixed = result.fixed {
        changes.append(Change(original, fixed, fixes: result.fixes))
      }
    }
  }

  /// Jobs with the same target together, in the order of the first of each.
  private static func byTarget(_ jobs: [PairJob]) -> [[PairJob]] {
    var places: [String: Int] = [:]
    var groups: [[PairJob]] = []
    for job in jobs {
      if let place = places[job.check.target.path] {
        groups[place].append(job)
      } else {
        places[job.check.target.path] = groups.count
        groups.append([job])
      }
    }
    return groups
  }

  /// Whether a suppression was found that suppresses nothing.
  public var usesSuppressionRule: Bool {
    pairs.contains { $0.report.findings.contains { $0.rule == UnusedSuppression.page.name } }
  }

  /// Writes the changed targets, each whole or not at all.
  public func write() throws(CheckError) {
    for change in changes { try OutputFile.write(change.new, to: change.path) }
  }
}

extension Run.Change {
  init(_ original: SourceFile, _ fixed: [UInt8], fixes: Int) {
    let text = try? SourceFile(name: original.name, bytes: fixed, encoding: original.encoding)
    self.init(
      path: original.name, encoding: original.encoding, old: original.bytes, new: fixed,
      fixes: fixes,
      diff: UnifiedDiff.of(
        name: original.name, from: original.utf8, to: text?.utf8 ?? []))
  }
}
