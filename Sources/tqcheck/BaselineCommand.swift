import ArgumentParser
import Checks
import Reporting
import Workspace

struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Keep known findings in a file, so that only new ones are told.",
    discussion: """
      Findings are known by what they say of which sentence, not by their line. The file is that \
      of --baseline, else that of the settings, else .tqcheck-baseline.json.
      """,
    subcommands: [Write.self, Verify.self, Prune.self, Apply.self])

  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write",
      abstract: "Write what is found now; decisions in the file stay.")

    @OptionGroup var check: Check

    func run() throws {
      let session = try BaselineSession(check)
      let baseline = session.baseline.replaced(by: session.run.pairs)
      try session.write(baseline)
      try session.say("\(baseline.entries.count) findings")
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Exit with 1 where the file and what is found now differ.")

    @OptionGroup var check: Check

    func run() throws {
      let session = try BaselineSession(check)
      let fresh = session.run.pairs.flatMap(\.report.findings)
        .count { !session.baseline.contains($0) }
      for entry in session.stale {
        try session.say("\(entry.file): no longer found: \(entry.rule): \(entry.message)")
      }
      try session.say("\(fresh) new, \(session.stale.count) no longer found")
      if fresh > 0 || !session.stale.isEmpty { throw ExitCode(1) }
    }
  }

  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prune",
      abstract: "Remove what is no longer found.")

    @OptionGroup var check: Check

    func run() throws {
      let session = try BaselineSession(check)
      try session.write(session.baseline.removing(session.stale))
      try session.say("\(session.stale.count) removed")
    }
  }

  struct Apply: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "apply",
      abstract: "Take over what was decided in the HTML report.",
      discussion: """
        False positives and what stays as it is go into the file; what was accepted as a fault \
        goes out of it.
        """)

    @Argument(help: "The downloaded tqcheck-decisions.json.")
    var decisions: String

    @OptionGroup var scope: ScopeOptions

    func run() throws {
      let file = try reporting { () throws(CheckError) in
        try BaselineFile(path: scope.baseline, config: scope.config, isIsolated: scope.isolated)
      }
      let (baseline, added, removed) = try reporting { () throws(CheckError) in
        file.baseline.applying(try Decisions.read(decisions), key: file.key)
      }
      try reporting { () throws(CheckError) in try file.write(baseline) }
      try Console.write(
        Array("\(Console.visible("\(file.path): \(added) added, \(removed) removed"))\n".utf8))
    }
  }
}

/// A run beside the baseline that is to be compared with it.
private struct BaselineSession {
  let file: BaselineFile
  let run: Run

  var baseline: Baseline { file.baseline }
  var stale: [Baseline.Entry] { baseline.stale(after: run.pairs, in: file.folder) }

  init(_ check: Check) throws {
    file = try reporting { () throws(CheckError) in
      try BaselineFile(
        path: check.scope.baseline, config: check.scope.config, isIsolated: check.scope.isolated)
    }
    // The file need not be there yet, and what it holds must not hide anything.
    run = check.check(try check.project(withBaseline: false))
    guard run.errors.isEmpty else { throw ExitCode(2) }
  }

  func write(_ baseline: Baseline) throws(Failure) {
    try reporting { () throws(CheckError) in try file.write(baseline) }
  }

  func say(_ text: String) throws(Failure) {
    try Console.write(Array("\(Console.visible("\(file.path): \(text)"))\n".utf8))
  }
}
