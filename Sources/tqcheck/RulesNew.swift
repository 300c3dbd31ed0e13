import ArgumentParser
import Checks
import Workspace
import YAMLParser
import YAMLTree

/// `tqcheck rules new`: writes a rule to fill in.
struct RulesNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write the file ID.yaml with a rule to fill in.",
    discussion: "Its examples fail until the pattern is right: run “tqcheck rules test ID.yaml”.")

  @Argument(help: "The rule's name: it names the fault, in lower case with hyphens.")
  var id: String

  func run() throws {
    let path = "\(id).yaml"
    // A wrong name is told as it would be told when the rule is loaded.
    try reporting { () throws(YAMLError) in
      guard let root = try YAMLParser.parse(skeleton, file: path) else { return }
      var packs = PackSet()
      try packs.append(PackReader().rules(root))
    }
    try reporting { () throws(CheckError) in
      try OutputFile.create(Array(skeleton.utf8), at: path)
    }
    try Console.write(Array("\(path)\n".utf8))
  }

  private var skeleton: String {
    """
    id: \(id)
    summary: "One line that names the fault"
    why: "What it does to the reader."
    mqm: punctuation              # an MQM-Core kind of error
    severity: warning             # info, warning or error
    mqm-severity: minor           # neutral, minor, major or critical
    source: { languages: ["*"] }
    target: { languages: ["*"] }  # such as [fr, "!fr-CA"]
    match:
      # ICU regular expressions in single quotes; (?<name>…) can be used as {name} below.
      target: 'the fault'
      boundary: word              # none, or word: between words only
      scope: prose                # prose, heading, quote, link-text, code or all
    message: "“{match}” is wrong here"
    fix: { replace: "the cure", safety: unsafe }
    examples:
      - { bad: { target: "Mark ⟦the place⟧ as it will be found." }, fixed: "Write the cure." }
      - { good: { target: "Write a text that shows the fault avoided." } }
    references: ["https://example.org/style-guide"]

    """
  }
}
