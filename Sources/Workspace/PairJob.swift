import Checks
import Documents
import Reporting

/// A pair to check, with what holds for it.
public struct PairJob: Sendable {
  public var check: PairCheck
  var choices: Settings.Choices
  var ignoredBlocks: [TextPattern]
  var baseline: Baseline?
  /// What fingerprints and baselines call the target: its path from the settings'
  /// folder, or the name as given where there are no settings.
  var key: String

  func run(
    _ engine: Engine, notice: (String) -> Void
  ) throws(CheckError) -> CheckedPair {
    var report = try check.run(engine, notice: notice)
    report.setFingerprints(path: key)
    let triage = Triage(
      choices: choices, ignoredBlocks: ignoredBlocks,
      suppressions: try suppressions(in: report.target.file, engine),
      sidecar: sidecar, baseline: baseline)
    triage.judge(&report)
    return CheckedPair(job: self, report: report)
  }

  var sidecar: String { check.target.path + SuppressionReader.ending }

  private func suppressions(
    in target: SourceFile, _ engine: Engine
  ) throws(CheckError) -> [Suppression] {
    let reader = SuppressionReader { engine.ruleNames }
    let inside = try reader.inComments(of: target)
    guard check.target.path != "-", FilePath.isFile(FilePath.absolute(sidecar)) else {
      return inside
    }
    let file: SourceFile
    do { file = try SourceFile.read(path: sidecar) } catch { throw .document(error) }
    return try inside + reader.inSidecar(file)
  }
}

/// What came of a pair.
public struct CheckedPair: Sendable {
  public var job: PairJob
  public var report: PairReport

  var key: String { job.key }
  var choices: Settings.Choices { job.choices }
}
