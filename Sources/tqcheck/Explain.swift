import ArgumentParser
import Checks
import Reporting
import YAMLTree

/// `tqcheck explain`: prints the page of a rule.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print what a rule finds, why it matters, and its examples.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "The rule's name.")
  var rule: String

  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp("Know your own rules of a folder, too; repeatable.", valueName: "folder"))
  var ruleFolders: [String] = []

  @Option(help: "text or json.")
  var format = Format.text

  func run() throws {
    let rules = try RuleCollection.all(with: ruleFolders)
    guard let found = rules.first(where: { $0.page.name == rule }) else {
      let near = Suggestion.nearestNames(rule, in: rules.map(\.page.name), count: 3)
      let meant = near.map { "“\($0)”" }.joined(separator: ", ")
      throw Failure(
        message: "tqcheck: no rule is called “\(rule)”"
          + (near.isEmpty ? "; “tqcheck rules” lists them" : "; did you mean \(meant)?"))
    }
    let entry = RuleEntry(found, precision: RulePrecision.measured())
    switch format {
    case .text: try Console.write(RulePageReport.text(entry))
    case .json: try Console.write(RulePageReport.json(entry))
    }
  }
}
