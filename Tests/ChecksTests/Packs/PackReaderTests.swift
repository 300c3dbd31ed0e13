import Checks
import Testing
import YAMLParser
import YAMLTree

@Suite struct PackReaderTests {
  private static let rule = """
    id: two-letters
    summary: "Two letters"
    mqm: punctuation
    match: { target: '(?<a>x)y' }
    message: "{a} before y"
    fix: { replace: "{a}", safety: safe }
    examples:
      - { bad: { target: "a ⟦xy⟧ b" }, fixed: "a x b" }
      - { good: { target: "a x b" } }

    """

  /// The error of the rule after replacements, from reading it or from its check.
  private func failure(_ changes: (String, String)...) -> String {
    var text = Self.rule
    for (old, new) in changes { text = text.replacing(old, with: new) }
    do {
      let root = try #require(try YAMLParser.parse(text, file: "r.yaml"))
      for rule in try PackReader().rules(root) { try rule.validate() }
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test func aRuleIsRead() throws {
    #expect(failure() == "none")
    let root = try #require(try YAMLParser.parse(Self.rule, file: "r.yaml"))
    let page = try #require(try PackReader().rules(root).first).page
    #expect(page.severity == .warning)
    #expect(page.mqmSeverity == .minor)
    #expect(page.category == .punctuation)
    #expect(page.confidence == 0.9)
    #expect(page.examples.count == 2)
  }

  @Test func aFileMayHoldAList() throws {
    let items = ["one", "two"].map { name in
      "- "
        + Self.rule.replacing("two-letters", with: name).split(separator: "\n")
        .joined(separator: "\n  ") + "\n"
    }
    let root = try #require(try YAMLParser.parse(items.joined(), file: "r.yaml"))
    #expect(try PackReader().rules(root).map(\.page.name) == ["one", "two"])
  }

  @Test func keysAndTypesAreChecked() {
    #expect(
      failure(("summary:", "sumary:"))
        == "r.yaml:2:1: the key “sumary” is not known here; did you mean “summary”?")
    #expect(
      failure(("message: \"{a} before y\"\n", "")) == "r.yaml:1:1: the key “message” is missing")
    #expect(
      failure(("mqm:", "colour: red\nmqm:")).hasPrefix(
        "r.yaml:3:1: the key “colour” is not known here; known are id, summary, why, mqm"))
    #expect(
      failure(("summary: \"Two letters\"", "summary: [a]"))
        == "r.yaml:2:10: a text is expected here, not a list")
    #expect(
      failure(("id: two-letters", "id: Two letters"))
        == "r.yaml:1:5: “Two letters” is no name of a rule; write lower-case letters, digits and"
        + " hyphens, such as missing-no-break-space")
  }

  @Test func valuesOfListsAreChecked() {
    #expect(
      failure(("mqm:", "severity: high\nmqm:"))
        == "r.yaml:3:11: “high” is none of info, warning, error")
    #expect(
      failure(("safety: safe", "safety: yes"))
        == "r.yaml:6:32: “yes” is none of safe, unsafe")
    #expect(
      failure(("mqm: punctuation", "mqm: punctuaton")).hasSuffix("; did you mean “punctuation”?"))
    #expect(
      failure(("mqm: punctuation", "mqm: punctuation\nmqm-full: number"))
        == "r.yaml:4:11: “number” is no finer kind of “punctuation”; known are unpaired-marks,"
        + " whitespace")
    #expect(
      failure(("mqm:", "its: typo\nmqm:")).hasPrefix("r.yaml:3:6: “typo” is no ITS 2.0 type"))
    #expect(
      failure(("mqm:", "stage: preview\nmqm:"))
        == "r.yaml:3:8: a rule in preview has the severity info: measure it before it warns")
    #expect(
      failure(("mqm:", "references: [example.org]\nmqm:"))
        == "r.yaml:3:13: “example.org” is no web address")
  }

  @Test func norwegianIsALanguageAndATimeIsNone() {
    #expect(failure(("mqm:", "target: { languages: [no] }\nmqm:")) == "none")
    #expect(
      failure(("mqm:", "target: { languages: [1:30] }\nmqm:"))
        == "r.yaml:3:23: “1:30” is no language; write a BCP 47 tag such as fr or pt-BR, * for all,"
        + " and ! in front of one to leave it out")
  }

  @Test func matchesAreOfOneKind() {
    let start = "{ target: '(?<a>x)y' }"
    #expect(
      failure((start, "{ target: '(?<a>x)y', swap: { a: b } }"))
        == "r.yaml:4:8: a rule matches by one of target:, absent-in-target: and swap:, and count:"
        + " goes with target:")
    #expect(
      failure((start, "{ absent-in-target: '(?<a>x)y' }"))
        == "r.yaml:4:8: absent-in-target: needs source:, the text that it belongs to")
    #expect(
      failure((start, "{ target: '(?<a>x)y', count: same }"))
        == "r.yaml:4:8: count: compares target: with source:, which is missing")
    #expect(
      failure((start, "{ source: x, absent-in-target: '(?<a>x)y' }"))
        == "r.yaml:6:6: only a match of the target or a swap can have a fix")
    #expect(
      failure((start, "{ target: '' }")) == "r.yaml:4:18: an empty pattern matches everywhere")
    #expect(
      failure((start, "{ target: '(?<a>x)y', unless: {} }"))
        == "r.yaml:4:38: unless: holds source: or target:")
  }

  @Test func patternsAndGroupsAreChecked() {
    #expect(
      failure(("(?<a>x)y", "(?<a>x)y("))
        == "r.yaml:4:18: no regular expression of ICU: regex mismatched paren in compiling"
        + " “(?<a>x)y(” at character 9; write patterns in single quotes, so that \\ and # stay as"
        + " they are")
    #expect(
      failure(("{a} before", "{b} before"))
        == "r.yaml:5:10: {b} is no group of the patterns: write (?<b>…) in one, or use {match}")
  }

  @Test func examplesMustBehave() {
    #expect(
      failure(("a ⟦xy⟧ b", "a x⟦y⟧ b"))
        == "r.yaml:8:5: the example does not behave as it says: the target's marks differ\n"
        + "  expected a x⟦y⟧ b\n  found    a ⟦xy⟧ b; mend the pattern or the example")
    #expect(failure(("fixed: \"a x b\"", "fixed: \"a b\"")).contains("the fix differs"))
    #expect(
      failure(("good: { target: \"a x b\" }", "good: { target: \"a xy b\" }")).hasPrefix(
        "r.yaml:9:5:"))
    #expect(
      failure(("  - { good: { target: \"a x b\" } }\n", ""))
        == "r.yaml:1:1: the example does not behave as it says: no good example; mend the pattern"
        + " or the example")
    #expect(
      failure(("bad: { target: \"a ⟦xy⟧ b\" }", "bad: { target: \"a xy b\" }")).contains(
        "a bad example marks each fault with ⟦ and ⟧: a xy b"))
    #expect(
      failure(("{ good: {", "{ goood: {")).hasPrefix("r.yaml:9:7: the key “goood” is not known"))
    #expect(
      failure(("target: \"a x b\"", "target: \"a x b\", languages: \"en\""))
        == "r.yaml:9:43: “en” are not two languages; write source|target, such as en|fr")
  }

  @Test func namesAreUnique() throws {
    let root = try #require(try YAMLParser.parse(Self.rule, file: "r.yaml"))
    let rules = try PackReader().rules(root)
    var packs = PackSet()
    try packs.append(rules)
    #expect(throws: YAMLError.self) { try packs.append(rules) }
    let shipped = Self.rule.replacing("two-letters", with: "name-variants")
    let other = try #require(try YAMLParser.parse(shipped, file: "r.yaml"))
    #expect(throws: YAMLError.self) { try packs.append(PackReader().rules(other)) }
  }
}
