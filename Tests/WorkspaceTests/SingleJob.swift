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
