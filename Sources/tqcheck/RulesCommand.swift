import ArgumentParser
import Checks
import Reporting
import Workspace

/// `tqcheck rules`: lists, tests and begins rules.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, test them, or begin a new one.",
    subcommands: [List.self, RulesTest.self, RulesNew.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the rules.")

    enum Format: String, CaseIterable, ExpressibleByArgument {
      case text, json, markdown
    }

    @Option(help: "Only rules that hold for this language of the source (BCP 47).")
    var sourceLanguage: LanguageOption?

    @Option(help: "Only rules that hold for this language of the translation (BCP 47).")
    var targetLanguage: LanguageOption?

    @Option(
      help: ArgumentHelp(
        "Only rules of a category: part of an MQM path, such as punctuation, or an ITS type."))
    var category: String?

    @Option(
      name: .customLong("rules"),
      help: ArgumentHelp("List your own rules of a folder, too; repeatable.", valueName: "folder"))
    var ruleFolders: [String] = []

    @Option(help: "text, json or markdown (the page rules/README.md).")
    var format = Format.text

    func run() throws {
      let rules = try RuleCollection.all(with: ruleFolders).filter(isWanted)
      let precision = RulePrecision.measured()
      let entries = rules.map { RuleEntry($0, precision: precision) }
      switch format {
      case .text: try Console.write(RuleListReport.text(entries))
      case .json: try Console.write(RuleListReport.json(entries))
      case .markdown: try Console.write(RuleListReport.markdown(entries))
      }
    }

    private func isWanted(_ rule: any Rule) -> Bool {
      if let rule = rule as? PackRule,
        !rule.holds(source: sourceLanguage?.tag, target: targetLanguage?.tag)
      {
        return false
      }
      guard let category else { return true }
      return rule.page.category.mqm.split(separator: "/").contains { $0 == category }
        || rule.page.category.mqm.hasPrefix(category) || rule.page.category.its == category
    }
  }
}

/// The rules that commands about rules know.
enum RuleCollection {
  /// The rules of the program and those of a user's folders, by name.
  static func all(with folders: [String] = []) throws(Failure) -> [any Rule] {
    let own = try reporting { () throws(PackError) in try PackFolder.packs(at: folders).own }
    let shipped = try reporting(PackSet.shipped)
    let rules: [any Rule] = Registry.rules + shipped + own
    return rules.sorted { $0.page.name < $1.page.name }
  }
}
