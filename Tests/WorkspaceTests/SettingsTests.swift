import Checks
import Foundation
import TestSupport
import Testing
import YAMLParser
import YAMLTree

@testable import Workspace

@Suite struct SettingsTests {
  private func settings(_ text: String) throws -> Settings {
    try SettingsReader.read(#require(try YAMLParser.parse(text, file: "/p/.tqcheck.yaml")))
  }

  private func failure(_ text: String) -> String {
    do {
      try settings(text).checkRuleNames(["name-variants", "double-space"])
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func everythingIsRead() throws {
    let settings = try settings(
      """
      pairs:
        - source: "en/{path}.txt"
          target: "{lang}/{path}.txt"
      languages: { "no/**": nb }
      select: [name-variants]
      severity: { double-space: error }
      style: { quotes: "„“", nested-quotes: ‚ ‘, apostrophe: "’", dash: –, numbers: "1.234,5" }
      overrides:
        - files: "de/**"
          ignore: double-space
          style: { dash: — }
      names: { scheme: BGN/PCGN, list: names.tsv }
      glossaries: terms.tsv
      rules: [house]
      ignored-blocks: ["Photo: *"]
      lexicon: words.tsv
      baseline: known.json
      rule-pages: "https://example.org/rules/"
      """)
    #expect(settings.language(of: "/p/no/a.txt")?.description == "nb")
    #expect(settings.glossaries == ["/p/terms.tsv"])
    #expect(settings.rules == ["/p/house"])
    #expect(settings.nameList == "/p/names.tsv")
    #expect(settings.lexicon == "/p/words.tsv")
    #expect(settings.baseline == "/p/known.json")
    let german = settings.choices(for: "/p/de/a.txt")
    #expect(german.style.dash == "—")
    #expect(german.style.quotes == settings.choices.style.quotes)
    #expect(german.style.nestedQuotes?.open == 0x201A)
    #expect(german.style.numbers == .init(decimal: 0x2C, group: 0x2E))
    #expect(settings.nameScheme == "BGN/PCGN")
    #expect(!german.includes("double-space"))
    #expect(german.includes("name-variants"))
    #expect(german.severity(of: "double-space") == .error)
  }

  @Test(arguments: [
    ("slect: a", "1:1: the key “slect” is not known here"),
    ("severity: { double-space: bad }", "1:27: “bad” is no severity"),
    (
      "ignore: [double-spce]", "1:10: no rule is called “double-spce”; did you mean “double-space”?"
    ),
    ("style: { quotes: x }", "1:18: an opening and a closing quotation mark belong here"),
    ("style: { numbers: 1234 }", "1:19: the number 1234.5 as the house writes it"),
    ("style: { apostrophe: x }", "1:22: an apostrophe is written"),
    ("languages: { a: qqz }", "1:17: “qqz” is no language tag"),
    ("pairs: [{ source: a, target: b }]", "1:9: source and target share no capture"),
    ("pairs: [{ source: '{path' }]", "1:19: a brace without its partner"),
    ("pairs: [{ source: '{path}' }]", "1:9: the key “target” is missing"),
    ("overrides: [{ ignore: a }]", "1:13: the key “files” is missing"),
  ])
  func mistakesAreNamed(text: String, message: String) {
    #expect(failure(text).contains(message), "\(failure(text))")
  }

  @Test func mappingsComeTogetherAndListsReplace() throws {
    let base = try #require(
      try YAMLParser.parse("ignore: [a]\nseverity: { x: info, y: info }", file: "base.yaml"))
    let near = try #require(
      try YAMLParser.parse("ignore: [b]\nseverity: { y: error }", file: "near.yaml"))
    #expect(
      SettingsListing.lines(of: SettingsFinder.merged(base, with: near)) == [
        "ignore[0]: b       # near.yaml:1", "severity.x: info   # base.yaml:2",
        "severity.y: error  # near.yaml:2",
      ])
  }

  @Test func textPatternsFitWholeTexts() {
    func fits(_ pattern: String, _ text: String) -> Bool {
      TextPattern(pattern).matches(Array(text.utf16)[...])
    }
    #expect(fits("Photo: *", "Photo: A cat"))
    #expect(!fits("Photo: *", "A Photo: cat"))
    #expect(fits("*(dpa)*", "Berlin (dpa) – So"))
    #expect(fits("a*b*c", "abc") && !fits("a*a", "a") && fits("***", "***"))
  }

  /// The keys that the decoder takes at a place are those of the schema.
  @Test func theSchemaKnowsWhatTheDecoderTakes() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "rules/schemas/tqcheck.schema.json")
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let definitions = try #require(schema["definitions"] as? [String: [String: Any]])
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    func keys(_ schema: Any?) -> Set<String> {
      Set(((schema as? [String: Any])?["properties"] as? [String: Any])?.keys.map { $0 } ?? [])
    }
    let required = "source: '{path}', target: '{path}'"
    // `extends` is taken before the rest is decoded.
    #expect(known("zzz: 1") == keys(schema).subtracting(["extends"]))
    #expect(known("pairs: [{ \(required), zzz: 1 }]") == keys(properties["pairs"]?["items"]))
    #expect(known("overrides: [{ files: a, zzz: 1 }]") == keys(properties["overrides"]?["items"]))
    #expect(known("names: { zzz: 1 }") == keys(properties["names"]))
    #expect(known("style: { zzz: 1 }") == keys(definitions["style"]))
  }

  /// The keys that an error about an unknown one lists.
  private func known(_ text: String) -> Set<String> {
    let parts = failure(text).components(separatedBy: "known are ")
    let list = parts.last?.components(separatedBy: ";").first ?? ""
    return Set(list.components(separatedBy: ", "))
  }
}
