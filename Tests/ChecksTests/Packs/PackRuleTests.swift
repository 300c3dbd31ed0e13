import Checks
import Documents
import ICU
import Testing
import YAMLParser

@Suite struct PackRuleTests {
  /// What a rule with this `match` finds, with its messages.
  private func run(
    _ match: String, message: String = "{match}", fix: String? = nil, languages: String = "en|fr",
    format: InputFormat = .text, _ source: String, _ target: String
  ) throws -> (marked: String, messages: [String]) {
    var text = """
      id: rule
      summary: "A rule"
      mqm: punctuation
      match: \(match)
      message: "\(message)"
      examples: []

      """
    if let fix { text += "fix: { replace: \"\(fix)\", safety: safe }\n" }
    let root = try #require(try YAMLParser.parse(text, file: "r.yaml"))
    let rule = try #require(try PackReader().rules(root).first)
    let context = try ExampleRunner.context(languages, source, target, format: format)
    let findings = try rule.findings(in: context)
    let spans = findings.compactMap(\.target)
    return (
      MarkedText.mark(target, spans.sorted()),
      findings.map { "\($0.message)\($0.fix.map { " → \($0.replacement)" } ?? "")" }
    )
  }

  private func marks(
    _ match: String, languages: String = "en|fr", _ source: String, _ target: String
  ) throws -> String {
    try run(match, languages: languages, source, target).marked
  }

  private func marks(
    _ match: String, languages: String = "en|fr", _ target: String
  ) throws -> String {
    try marks(match, languages: languages, "A text.", target)
  }

  @Test func wordsEndAtElisionsAndClitics() throws {
    let match = "{ target: 'homme', boundary: word }"
    #expect(try marks(match, "L’homme, l'homme.") == "L’⟦homme⟧, l'⟦homme⟧.")
    #expect(try marks(match, "Un surhomme, des hommes.") == "Un surhomme, des hommes.")
    #expect(try marks(match, "Un homme-grenouille.") == "Un ⟦homme⟧-grenouille.")
    #expect(
      try marks("{ target: 'Ankara', boundary: word }", languages: "en|tr", "Ankara’da Ankaralı.")
        == "⟦Ankara⟧’da Ankaralı.")
    #expect(
      try marks("{ target: 'can', boundary: word }", languages: "de|en", "They can can't.")
        == "They ⟦can⟧ can't.")
  }

  @Test func wordsInScriptsWithoutSpaces() throws {
    let match = "{ target: '中文', boundary: word }"
    #expect(try marks(match, languages: "en|zh", "我们学习中文。") == "我们学习⟦中文⟧。")
    #expect(
      try marks("{ target: 'ครับ', boundary: word }", languages: "en|th", "สวัสดีครับ")
        == "สวัสดี⟦ครับ⟧")
  }

  @Test func proseLeavesAddressesOut() throws {
    let target = "Voir https://example.com/foo et foo."
    #expect(
      try marks("{ target: foo }", target) == "Voir https://example.com/foo et ⟦foo⟧.")
    #expect(
      try marks("{ target: foo, scope: all }", target)
        == "Voir https://example.com/⟦foo⟧ et ⟦foo⟧.")
  }

  @Test func quotesAreAScope() throws {
    #expect(
      try marks("{ target: mot, scope: quote }", "Un mot « un mot » mot.")
        == "Un mot « un ⟦mot⟧ » mot.")
    #expect(try marks("{ target: mot, scope: heading }", "Un mot.") == "Un mot.")
  }

  @Test(arguments: [
    ("heading", "# Un mot\n\nUn mot.\n", "# Un ⟦mot⟧\n\nUn mot.\n"),
    (
      "link-text", "Un mot, [un mot *mot*](mot.html 'un mot').\n",
      "Un mot, [un ⟦mot⟧ *⟦mot⟧*](mot.html 'un mot').\n"
    ),
    (
      "code", "Un mot `mot x`.\n\n```mot\nun mot\n```\n",
      "Un mot `⟦mot⟧ x`.\n\n```mot\nun ⟦mot⟧\n```\n"
    ),
    ("prose", "Un mot `mot`, [mot](mot).\n", "Un ⟦mot⟧ `mot`, [⟦mot⟧](mot).\n"),
  ])
  func structureIsAScope(scope: String, target: String, marked: String) throws {
    let match = "{ target: mot, scope: \(scope) }"
    #expect(try run(match, format: .markdown, "A text.", target).marked == marked)
  }

  @Test func scopesHoldInHTML() throws {
    let target = "<h2>Un mot</h2><p>Un mot, <a href=\"mot\">un mot</a>, <code>mot</code>.</p>"
    let found = try ["heading", "link-text", "code"].map {
      try run("{ target: mot, scope: \($0) }", format: .html, "<p>A text.</p>", target).marked
    }
    #expect(
      found == [
        target.replacing("Un mot</h2>", with: "Un ⟦mot⟧</h2>"),
        target.replacing("un mot</a>", with: "un ⟦mot⟧</a>"),
        target.replacing("<code>mot", with: "<code>⟦mot⟧"),
      ])
  }

  @Test func codeIsHeldAgainstTheCodeOfTheSource() throws {
    let match = "{ source: 'open', absent-in-target: 'open', scope: code }"
    let (marked, messages) = try run(
      match, format: .markdown, "Call `open` to open it.", "Appelez `ouvre` pour open.")
    #expect(marked == "⟦Appelez `ouvre` pour open.⟧")
    #expect(messages == ["open"])
    let fixed = try run(
      "{ target: 'ouvre', scope: code }", fix: "open_it", format: .markdown, "Call `open`.",
      "Appelez `ouvre`.")
    #expect(fixed.messages == ["ouvre → open_it"])
  }

  @Test func aSwapKeepsACapital() throws {
    let swap = "{ swap: { courriel: mél, web: Toile } }"
    let (marked, messages) = try run(
      swap, message: "{match} → {to}", fix: "{to}", "Mail.", "Courriel du web, un courriel.")
    #expect(marked == "⟦Courriel⟧ du ⟦web⟧, un ⟦courriel⟧.")
    #expect(messages == ["Courriel → Mél → Mél", "web → Toile → Toile", "courriel → mél → mél"])
    #expect(try marks(swap, "Un webinaire.") == "Un webinaire.")
    #expect(try marks("{ swap: { 'C++ (x)': C } }", "En C++ (x).") == "En ⟦C++ (x)⟧.")
  }

  @Test func aSourceConditionHoldsForTheAlignedSentence() throws {
    let match = "{ source: '(?<word>bank)', target: 'rive' }"
    let (marked, messages) = try run(
      match, message: "{word}", "The bank opened at nine. The river is long.",
      "La rive a ouvert à neuf heures. La rive est longue.")
    #expect(marked == "La ⟦rive⟧ a ouvert à neuf heures. La rive est longue.")
    #expect(messages == ["bank"])
  }

  @Test func whatTheSourceHasMayBeAbsent() throws {
    let match = "{ source: '®', absent-in-target: '®' }"
    #expect(try marks(match, "Acme® makes it.", "Acme le fait.") == "⟦Acme le fait.⟧")
    #expect(try marks(match, "Acme® makes it.", "Acme® le fait.") == "Acme® le fait.")
    #expect(try marks(match, "Acme makes it.", "Acme le fait.") == "Acme le fait.")
  }

  @Test func countsAreCompared() throws {
    let match = "{ source: '[*]', target: '[*]', count: same }"
    let (marked, messages) = try run(
      match, message: "{found} of {expected}", "One * and two * here.", "Un * et deux ici.")
    #expect(marked == "⟦Un * et deux ici.⟧")
    #expect(messages == ["1 of 2"])
    #expect(try marks(match, "One * here.", "Un * ici.") == "Un * ici.")
  }

  @Test func exceptionsTakeFindingsBack() throws {
    let match = "{ target: 'x', unless: { target: 'axb', source: 'licence' } }"
    #expect(try marks(match, "A text.", "axb x.") == "axb ⟦x⟧.")
    #expect(try marks(match, "A licence.", "axb x.") == "axb x.")
  }

  @Test func paragraphsAreTheEdges() throws {
    #expect(
      try marks("{ target: '^x|x$' }", "A text.", "x x x\n\nx y x") == "⟦x⟧ x ⟦x⟧\n\n⟦x⟧ y ⟦x⟧")
    #expect(try marks("{ target: 'a\\s+b' }", "A text.", "a\n\nb") == "a\n\nb")
  }

  @Test func aMarkBehindABraceBelongsToTheText() throws {
    let (_, messages) = try run(
      "{ target: '(?<p>x) ' }", message: "{p}", fix: "{p}\\u200C{}{", "A text.", "x y")
    #expect(messages == ["x → x\u{200C}{}{"])
  }

  @Test(arguments: [
    ("[fr]", "fr", true), ("[fr]", "fr-CA", true), ("[fr, \"!fr-CA\"]", "fr-CA", false),
    ("[fr, \"!fr-CA\"]", "fr", true), ("[\"*\", \"!ja\"]", "ja", false), ("[\"!ja\"]", "ko", true),
    ("[zh-Hant]", "zh-TW", true), ("[zh-Hant]", "zh", false), ("[pt-PT]", "pt", false),
    ("[\"*\"]", "und", true), ("[fr]", "und", false),
  ])
  func languagesAreRanges(ranges: String, tag: String, holds: Bool) throws {
    let text = """
      id: rule
      summary: "A rule"
      mqm: punctuation
      target: { languages: \(ranges) }
      match: { target: x }
      message: "x"
      examples: []
      """
    let root = try #require(try YAMLParser.parse(text, file: "r.yaml"))
    let rule = try #require(try PackReader().rules(root).first)
    let context = try ExampleRunner.context("en|\(tag)", "x", "x")
    #expect(rule.applies(to: context) == holds)
  }

  @Test func onlyRulesOfThePairAreCompiled() throws {
    let text = """
      id: rule
      summary: "A rule"
      mqm: punctuation
      target: { languages: [fr] }
      match: { target: '(x' }
      message: "x"
      examples: []
      """
    let root = try #require(try YAMLParser.parse(text, file: "r.yaml"))
    var packs = PackSet()
    try packs.append(PackReader().rules(root))
    let engine = Engine(packs: packs)
    let (en, de, fr) = try (
      #require(LanguageTag("en")), #require(LanguageTag("de")), #require(LanguageTag("fr"))
    )
    #expect(try !engine.rules(source: en, target: de).isEmpty)
    #expect(throws: RuleError.self) { try engine.rules(source: en, target: fr) }
  }

  @Test func aPairGetsTheRulesOfItsLanguagesOnly() throws {
    let context = try ExampleRunner.context("en|de", "It is so.", "Am 1.Mai ist es so.")
    let names = try Engine().rules(source: context.source.language, target: context.target.language)
      .map(\.page.name)
    #expect(names.contains("date-without-space"))
    #expect(names.contains("split-degree-sign"))
    #expect(!names.contains("oe-ligature"))
    #expect(try Engine().run(context).findings.map(\.rule).contains("date-without-space"))
  }
}
