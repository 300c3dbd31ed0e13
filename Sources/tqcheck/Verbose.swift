import Checks
import Reporting
import Workspace

extension Report {
  init(_ run: Run, profile: Score.Profile) {
    self.init(
      pairs: run.pairs.map(\.report), version: TQCheck.configuration.version, profile: profile)
    isComplete = run.errors.isEmpty
  }
}

/// What `--verbose` tells of a pair.
enum Verbose {
  static func lines(_ pair: CheckedPair) -> String {
    let report = pair.report
    let name = "tqcheck: \(report.target.file.name)"
    let source = language(report.source, isGiven: pair.job.check.source.language != nil)
    let target = language(report.target, isGiven: pair.job.check.target.language != nil)
    let sentences = "\(report.source.sentenceCount) to \(report.target.sentenceCount) sentences"
    let quality = Int((report.alignment.quality * 100).rounded())
    let times = report.stages.map { "\($0.name) \(milliseconds($0.duration)) ms" }
    return """
      \(name): \(source) to \(target), \(sentences), alignment quality \(quality) %
      \(name): \(times.joined(separator: ", "))
      """
  }

  private static func language(_ side: PairReport.Side, isGiven: Bool) -> String {
    "\(side.language.englishName)\(isGiven ? "" : " (detected)")"
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let tenths = Int((duration / .milliseconds(1) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
