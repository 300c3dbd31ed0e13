import Foundation
import TestSupport
import Testing

@Suite struct RuleCommandTests {
  private static let rule = """
    id: two-letters
    summary: "Two letters"
    mqm: punctuation
    severity: error
    match: { target: 'xy' }
    message: "“{match}” are two letters"
    fix: { replace: "x", safety: safe }
    examples:
      - { bad: { target: "a ⟦xy⟧ b" }, fixed: "a x b" }
      - { good: { target: "a x b" } }

    """

  private func run(
    _ arguments: [String], rule: String = rule, target: String = "An xy here.\n"
  ) throws -> Program.Output {
    let program = try Program()
    defer { program.cleanUp() }
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "own/sub"), withIntermediateDirectories: true)
    try program.write(rule, to: "own/sub/rule.yaml")
    try program.write("Ein xy hier.\n", to: "de.txt")
    try program.write(target, to: "en.txt")
    return try program.run(arguments)
  }

  private let check = ["--rules", "own", "--source-language", "de", "--target-language", "en"]

  @Test func aUsersRuleRuns() throws {
    let output = try run(check + ["--format", "concise", "de.txt", "en.txt"])
    #expect(output.out == "en.txt:1:4: error[two-letters] “xy” are two letters\n")
    #expect(output.code == 1)
    let sarif = try run(check + ["--format", "sarif", "de.txt", "en.txt"])
    #expect(sarif.out.contains("\"id\":\"two-letters\""))
  }

  @Test func aWrongExampleIsRefused() throws {
    let rule = Self.rule.replacing("a ⟦xy⟧ b", with: "a x⟦y⟧ b")
    let output = try run(check + ["de.txt", "en.txt"], rule: rule)
    #expect(
      output.error == """
        tqcheck: own/sub/rule.yaml:9:5: the example does not behave as it says: the target's marks \
        differ
          expected a x⟦y⟧ b
          found    a ⟦xy⟧ b; mend the pattern or the example

        """)
    #expect(output.out.isEmpty)
    #expect(output.code == 2)
  }

  @Test func aRuleThatTakesTooLongEndsTheCheck() throws {
    let rule = Self.rule.replacing("'xy'", with: "'(x+)+y'")
    let target = "An " + String(repeating: "x", count: 60) + " is no xy.\n"
    let output = try run(check + ["de.txt", "en.txt"], rule: rule, target: target)
    #expect(
      output.error == """
        tqcheck: en.txt: not checked: the rule “two-letters” (own/sub/rule.yaml:1) gave up, since a \
        match takes too long; let its pattern repeat what can match in one way only

        """)
    #expect(output.out.isEmpty)
    #expect(output.code == 2)
  }

  @Test func foldersWithoutRulesAreNamed() throws {
    let output = try run(["--rules", "none", "de.txt", "en.txt"])
    #expect(output.error == "tqcheck: none: no such file\n")
    #expect(output.code == 2)
    let program = try Program()
    defer { program.cleanUp() }
    let empty = try program.run(["rules", "test", "."])
    #expect(empty.error.hasPrefix("tqcheck: .: holds no rules; put YAML files there"))
    #expect(empty.code == 2)
  }

  @Test func rulesAreListedByLanguageAndCategory() throws {
    let output = try run([
      "rules", "--target-language", "de", "--source-language", "en", "--category", "date-format",
    ])
    #expect(
      output.out == """
        date-format         info     any  Dates are written in several ways in one text
        date-without-space  warning  de   No space stands between day and month
        2 rules

        """)
    let own = try run(["rules", "--rules", "own", "--format", "json"])
    #expect(own.out.hasPrefix("{\n  \"schema\":\"tqcheck-rules/1\",\n  \"rules\":["))
    #expect(own.out.contains("\"name\":\"two-letters\""))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(own.out.utf8)) }
  }

  @Test func explainPrintsThePage() throws {
    let output = try run(["explain", "two-letters", "--rules", "own"])
    #expect(
      output.out == """
        two-letters

        Two letters.

        severity   error
        MQM        linguistic-conventions/punctuation, minor
        ITS 2.0    typographical
        languages  any

        bad (de|en)
          a ⟦xy⟧ b
          fixed:
          a x b

        good (de|en)
          a x b

        """)
    let json = try run(["explain", "unpaired-quotes", "--format", "json"])
    #expect(json.out.hasPrefix("{\n  \"name\":\"unpaired-quotes\""))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.out.utf8)) }
  }

  @Test func explainNamesTheNearest() throws {
    let output = try run(["explain", "unpaired-qoutes"])
    #expect(
      output.error
        == "tqcheck: no rule is called “unpaired-qoutes”; did you mean “unpaired-quotes”?\n")
    #expect(output.code == 2)
    let other = try run(["explain", "zzzzzzzz"])
    #expect(other.error == "tqcheck: no rule is called “zzzzzzzz”; “tqcheck rules” lists them\n")
  }

  @Test func examplesAreRun() throws {
    let output = try run(["rules", "test", "own"])
    #expect(output.out.hasPrefix("ok    two-letters  2 examples  "))
    #expect(output.out.hasSuffix(" ms\n1 rule, 2 examples: all behave as they say.\n"))
    #expect(output.code == 0)
    let failing = try run(
      ["rules", "test", "own"], rule: Self.rule.replacing("fixed: \"a x b\"", with: "fixed: \"a\""))
    #expect(
      failing.out.hasSuffix(
        """
              own/sub/rule.yaml:9: the fix differs
                expected a
                found    a x b
        1 rule, 2 examples: 1 fault.

        """))
    #expect(failing.code == 1)
    let broken = try run(["rules", "test", "own"], rule: Self.rule.replacing("'xy'", with: "'(x'"))
    #expect(broken.out.contains("own/sub/rule.yaml:5:18: no regular expression of ICU"))
    #expect(broken.code == 1)
  }

  @Test func aNewRuleFailsUntilItIsFilledIn() throws {
    let program = try Program()
    defer { program.cleanUp() }
    #expect(try program.run(["rules", "new", "my-fault"]).out == "my-fault.yaml\n")
    let test = try program.run(["rules", "test", "my-fault.yaml"])
    #expect(test.out.hasSuffix("1 rule, 2 examples: 2 faults.\n"))
    let again = try program.run(["rules", "new", "my-fault"])
    #expect(
      again.error == "tqcheck: my-fault.yaml: exists, and is never overwritten; remove it first\n")
    #expect(again.code == 2)
    let bad = try program.run(["rules", "new", "My Fault"])
    #expect(bad.error.hasPrefix("tqcheck: My Fault.yaml:1:5: “My Fault” is no name of a rule"))
    let known = try program.run(["rules", "new", "name-variants"])
    #expect(known.error.hasSuffix("“name-variants” is a rule of the program; choose another id\n"))
    #expect(known.code == 2)
  }
}
