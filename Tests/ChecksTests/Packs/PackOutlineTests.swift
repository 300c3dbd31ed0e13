import PackTables
import Rules
import Testing
import YAMLParser

@testable import Checks

@Suite struct PackOutlineTests {
  @Test func theProgramKnowsOfItsRulesWhatTheySayThemselves() throws {
    var known: [String: PackOutline] = [:]
    for path in Rules.paths(in: "outlines/") {
      for outline in try PackOutline.list(reading: #require(Rules.data(path))) {
        known[outline.name] = outline
      }
    }
    let rules = try PackSet.shipped()
    #expect(known.count == rules.count)
    for rule in rules { #expect(known[rule.page.name] == rule.outline) }
  }

  @Test func onlyRulesThatMayFindSomethingRun() throws {
    let context = try ExampleRunner.context("en|de", "It is so.", "Am 1.Mai ist es so.")
    let (source, target) = (context.source.language, context.target.language)
    let pair = try PackSet().rules(source: source, target: target, Engine().library)
    let (rules, others) = try pair.rules(for: context)
    #expect(rules.map(\.page.name).contains("date-without-space"))
    #expect(others.contains("emoji-count"))
    #expect((rules.map(\.page.name) + others).sorted() == (try pair.all()).map(\.page.name))
    let outcomes = try Engine().run(context).outcomes
    #expect(outcomes.first { $0.rule == "emoji-count" }?.outcome == .passed)
  }

  @Test(arguments: [
    ("match: { target: 'ß' }", true), ("match: { target: 'x' }", false),
    ("match: { source: 'so', target: 'x', count: same }", true),
    ("match: { source: 'x', target: 'y', count: same }", false),
    ("match: { source: 'so', target: 'x' }", false),
    ("match: { source: 'so', absent-in-target: 'x' }", true),
    ("match: { swap: { weiß: x } }", true), ("match: { swap: { x: y } }", false),
    ("match: { target: 'x', scope: code }", true),
  ])
  func aRuleRunsWhereItsPatternsMayMatch(match: String, runs: Bool) throws {
    let text = """
      id: rule
      summary: "A rule"
      mqm: punctuation
      \(match)
      message: "x"
      examples: []
      """
    let root = try #require(try YAMLParser.parse(text, file: "r.yaml"))
    let rule = try PackReader().rule(root)
    #expect(try PackOutline(root) == rule.outline)
    let context = try ExampleRunner.context("en|de", "It is so.", "Er weiß es.")
    let found = try PairRules(shipped: [], own: [rule]).rules(for: context)
    #expect(found.rules.isEmpty != runs)
  }
}
