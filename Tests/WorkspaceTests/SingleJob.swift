import Checks
import Reporting
import TestSupport
import Testing

@testable import Workspace

extension Program {
  /// The job that checks two files of the folder, or one that holds both texts, without settings.
  func job(
    _ source: String, _ target: String, _ options: Project.Options = .init(),
    baseline: Baseline? = nil
  ) throws -> PairJob {
    var options = options
    options.isIsolated = true
    var project = try Project(options)
    try project.add(
      source: folder.appending(path: source).path(), target: folder.appending(path: target).path())
    var job = try #require(project.jobs.first)
    job.key = target
    job.baseline = baseline
    return job
  }
}

extension Run {
  /// All that the machine formats say, without the folder's name and what pairs that are checked
  /// in pieces do not have: the alignment.
  func reports() throws -> [String] {
    var report = Report(pairs: pairs.map(\.report), version: "0")
    let name = try #require(report.pairs.first?.target.file.name)
    let folder = name.prefix(through: try #require(name.lastIndex(of: "/")))
    for index in report.pairs.indices {
      report.pairs[index].alignment = .init(beads: [], omission: [], addition: [])
    }
    let formats: [(ReportStream) -> Void] = [
      { JSONReport.render(report, to: $0) },
      { TextReport(color: false).render(report, to: $0) },
      { SARIFReport.render(report, rules: [], pages: nil, to: $0) },
      { RDJSONReport.render(report, to: $0) },
      { CheckstyleReport.render(report, to: $0) },
      { GitHubReport.render(report, to: $0) },
    ]
    return formats.map { ReportStream.text(of: $0).replacing(folder, with: "") }
  }
}
