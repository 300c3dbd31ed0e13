import Checks
import Foundation
import Synchronization
import TestSupport
import Testing

/// Whole reports of the shipped article pairs. Run with `TQCHECK_UPDATE=1` to
/// write them anew, and read the difference before committing it.
@Suite struct FixtureTests {
  @Test(arguments: try Fixture.all().map(\.folder.lastPathComponent))
  func findingsAreAsExpected(name: String) throws {
    let fixture = try #require(Fixture.all().first { $0.folder.lastPathComponent == name })
    let issues = try fixture.issues()
    if ProcessInfo.processInfo.environment["TQCHECK_UPDATE"] != nil {
      try issues.write(to: fixture.expectedFile, atomically: true, encoding: .utf8)
    }
    #expect(try issues == String(contentsOf: fixture.expectedFile, encoding: .utf8))
  }

  /// Every planted fault that a fixture's own list names is found at its place,
  /// and nothing else is reported as an error.
  @Test(arguments: try Fixture.all().map(\.folder.lastPathComponent))
  func plantedFaultsAreFound(name: String) throws {
    let fixture = try #require(Fixture.all().first { $0.folder.lastPathComponent == name })
    let planted = try JSONDecoder().decode(
      [Planted].self, from: Data(contentsOf: fixture.folder.appending(path: "planted.json")))
    let found = try JSONDecoder().decode(Issues.self, from: Data(fixture.issues().utf8)).issues
    for fault in planted {
      #expect(found.contains { fault.matches($0) }, "\(fault.rule) \(fault.note)")
    }
    let errors = found.filter { $0.severity == "error" }
    for issue in errors {
      #expect(planted.contains { $0.matches(issue) }, "\(issue.rule): \(issue.message)")
    }
  }

  /// Eight threads that share an engine find what one finds.
  @Test func threadsMakeNoDifference() throws {
    let fixtures = try Array(Fixture.all().prefix(4))
    let engine = Engine()
    let outputs = Mutex<Set<[String]>>([])
    let group = DispatchGroup()
    for _ in 0..<8 {
      group.enter()
      Thread.detachNewThread {
        let issues = fixtures.map { (try? $0.issues(engine)) ?? "" }
        outputs.withLock { _ = $0.insert(issues) }
        group.leave()
      }
    }
    group.wait()
    let expected = try fixtures.map { try String(contentsOf: $0.expectedFile, encoding: .utf8) }
    #expect(outputs.withLock { $0 } == [expected])
  }

  struct Place: Decodable {
    var line: Int
    var column: Int
    var text: String
  }

  struct Planted: Decodable {
    var rule: String
    var target: Place?
    var source: Place?
    var note: String

    func matches(_ issue: Issue) -> Bool {
      guard issue.rule == rule else { return false }
      guard let target else { return issue.source?.line == source?.line }
      return issue.target?.line == target.line && issue.target?.text == target.text
    }
  }

  struct Issue: Decodable {
    var rule: String
    var severity: String
    var message: String
    var target: Place?
    var source: Place?
  }

  struct Issues: Decodable {
    var issues: [Issue]
  }
}
