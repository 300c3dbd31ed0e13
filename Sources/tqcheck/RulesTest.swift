import ArgumentParser
import Checks
import Linguistics
import Workspace
import YAMLTree

/// `tqcheck rules test`: runs every example.
struct RulesTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the examples of all rules, or of your own.",
    discussion: "Exit code: 0 all examples behave as they say, 1 some do not, 2 the rules cannot"
      + " be read.")

  @Argument(help: "A folder or file of your own rules; those of the program when absent.")
  var path: String?

  func run() throws {
    let rules: [any Rule] =
      if let path {
        try reporting { () throws(PackError) in try PackFolder.packs(at: [path]).own }
      } else {
        try RuleCollection.all()
      }
    let width = rules.map(\.page.name.count).max() ?? 0
    let library = LanguageLibrary()
    var (examples, failures) = (0, 0)
    for rule in rules {
      let name = rule.page.name + String(repeating: " ", count: width - rule.page.name.count)
      var problems: [String] = []
      let time = ContinuousClock().measure { problems = self.problems(of: rule, library) }
      let count = rule.page.examples.count
      examples += count
      failures += problems.count
      let result = problems.isEmpty ? "ok  " : "FAIL"
      try print("\(result)  \(name)  \(count) examples  \(Self.milliseconds(time)) ms")
      for problem in problems { try print(problem) }
    }
    let verdict =
      failures == 0 ? "all behave as they say" : "\(failures) \(failures == 1 ? "fault" : "faults")"
    try print(
      "\(rules.count) \(rules.count == 1 ? "rule" : "rules"), \(examples) examples: \(verdict).")
    if failures > 0 { throw ExitCode(1) }
  }

  /// What is wrong with a rule, each problem with its place and, line by line,
  /// what is expected and what was found.
  private func problems(of rule: any Rule, _ library: LanguageLibrary) -> [String] {
    let pack = rule as? PackRule
    do {
      try pack?.validatePatterns()
      return try ExampleRunner.failures(of: rule, library: library).map { failure in
        let place = failure.example.flatMap { pack?.examplePlace($0) } ?? pack?.place
        let stands = place.map { "\($0.file):\($0.line): " } ?? ""
        let lines = "\(stands)\(failure)".split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { "      \($0)" }.joined(separator: "\n")
      }
    } catch {
      return ["      \(error)"]
    }
  }

  private func print(_ line: String) throws(Failure) {
    try Console.write(Array((line + "\n").utf8))
  }

  /// With one decimal.
  private static func milliseconds(_ duration: Duration) -> String {
    let tenths =
      duration.components.attoseconds / 100_000_000_000_000
      + duration.components.seconds * 10_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
