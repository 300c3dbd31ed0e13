import Testing
import YAMLParser
import YAMLTree

@Suite struct YAMLTests {
  private func parse(_ text: String) throws -> YAMLNode {
    try #require(try YAMLParser.parse(text, file: "a.yaml"))
  }

  private func failure(_ text: String, _ read: (YAMLNode) throws -> Void) -> String {
    do {
      try read(parse(text))
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func scalarsStayTheTextThatWasWritten() throws {
    var mapping = try parse("languages: [no, 1:30, 010, ~]").mapping()
    #expect(try mapping.require("languages").strings() == ["no", "1:30", "010", "~"])
    try mapping.finish()
  }

  @Test func wrongTypesNameTheirPlace() {
    #expect(
      failure("a: 1\nb:\n  - no") { node in
        var mapping = try node.mapping()
        _ = try mapping.require("b").sequence()[0].bool()
      } == "a.yaml:3:5: true or false is expected here, not “no”")
    #expect(
      failure("a: [1]") { node in
        var mapping = try node.mapping()
        _ = try mapping.require("a").string()
      } == "a.yaml:1:4: a text is expected here, not a list")
  }

  @Test func keysThatNobodyTakesAreRefused() {
    #expect(
      failure("severty: major") { node in
        var mapping = try node.mapping()
        _ = mapping.take("severity")
        try mapping.finish()
      }
        == "a.yaml:1:1: the key “severty” is not known here; known are severity;"
        + " did you mean “severity”?")
    #expect(
      failure("a: 1") { node in
        var mapping = try node.mapping()
        _ = try mapping.require("id")
      } == "a.yaml:1:1: the key “id” is missing")
  }

  @Test func brokenFilesNameTheirPlace() {
    #expect(failure("a: b: c") { _ in }.hasPrefix("a.yaml:1:5: mapping values are not allowed"))
    #expect(failure("a: 1\na: 2") { _ in } == "a.yaml:1:1: a key stands twice: a")
  }

  @Test func aliasesOfAliasesEndInAnError() {
    var text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    for level in 1...9 {
      let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(failure(text) { _ in }.contains("too many values"))
    #expect(failure(String(repeating: "[", count: 100_000)) { _ in } != "no error")
    let nested = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(failure(nested) { _ in }.contains("nest deeper than 64 levels"))
  }

  @Test func nearestNamesComeFirst() {
    let names = ["name-variants", "name-missing", "number-missing"]
    #expect(Suggestion.nearestNames("name-mising", in: names, count: 2) == ["name-missing"])
    #expect(Suggestion.nearest("quotes", in: names) == "")
  }
}
