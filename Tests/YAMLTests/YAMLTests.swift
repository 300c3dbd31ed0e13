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
    #expect(failure("a: 1\na: 2") { _ in } == "a.yaml:2:1: a key stands twice: a")
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

  @Test func anEncodedTreeIsTheSame() throws {
    let tree = try parse("a: 'one\\two'\nb: |\n  x\n  y\nc: [1, {d: ''}]\ne: []\n")
    let decoded = Array(tree.encoded().utf8).withUnsafeBufferPointer {
      YAMLNode(encoded: $0, file: "b.yaml")
    }
    var mapping = try #require(decoded).mapping()
    #expect(try mapping.require("a").string() == "one\\two")
    #expect(try mapping.require("b").string() == "x\ny\n")
    let items = try mapping.require("c").sequence()
    #expect(try items[0].string() == "1")
    var inner = try items[1].mapping()
    #expect(try inner.require("d").string() == "")
    #expect(try mapping.require("e").sequence().isEmpty)
    #expect(decoded?.place.file == "b.yaml")
  }

  /// A tree as nested text, for comparison.
  private func shape(_ text: String) throws -> String {
    func shape(_ node: YAMLNode) -> String {
      switch node.value {
      case .scalar(let text): "‹\(text)›"
      case .sequence(let items): "[" + items.map(shape).joined(separator: " ") + "]"
      case .mapping(let entries):
        "{" + entries.map { "\($0.key): \(shape($0.value))" }.joined(separator: " ") + "}"
      }
    }
    return shape(try parse(text))
  }

  @Test(arguments: [
    ("a:\n- b\n- c: d\n  e: f\n-\n  - g\nh:", "{a: [‹b› {c: ‹d› e: ‹f›} [‹g›]] h: ‹›}"),
    ("- - a\n  - b\n- c", "[[‹a› ‹b›] ‹c›]"),
    ("--- # start\na: b # end\n...\n", "{a: ‹b›}"),
    ("a: b\n  c\n\n  d\ne: f#g", "{a: ‹b c\nd› e: ‹f#g›}"),
    ("a: http://x:1/ y\nb: a:b", "{a: ‹http://x:1/ y› b: ‹a:b›}"),
    ("[a, {b: c, d}, \"e\": f, [],\n g h]", "[‹a› {b: ‹c› d: ‹›} {e: ‹f›} [] ‹g h›]"),
    ("{a: 'it''s', b: \"x\\ty\\u00A0\\\n   z\"}", "{a: ‹it's› b: ‹x\ty\u{A0}z›}"),
    ("a: 'b\n\n  c'\n\"d e\": \"f\n  g\"", "{a: ‹b\nc› d e: ‹f g›}"),
    ("a: |\n  b\n   c\n\nd: |-\n  e\n\n", "{a: ‹b\n c\n› d: ‹e›}"),
    ("a: >\n  b\n  c\n\n  d\n   e\n  f\n", "{a: ‹b c\nd\n e\nf\n›}"),
    ("a: |+\n  b\n\nc: |2\n   d\n", "{a: ‹b\n\n› c: ‹ d\n›}"),
    ("a: &x [b]\nc: *x\nd: &y\n  e: f\ng: [*y]", "{a: [‹b›] c: [‹b›] d: {e: ‹f›} g: [{e: ‹f›}]}"),
    ("a: b\r\nc:\r\n  - d\r\n", "{a: ‹b› c: [‹d›]}"),
    ("a: - b\n".replacing("- b", with: "-b"), "{a: ‹-b›}"),
  ])
  func collectionsAndScalarsAreRead(text: String, expected: String) throws {
    #expect(try shape(text) == expected)
  }

  @Test(arguments: [
    ("a: b\n c: d", "a.yaml:2:3: mapping values are not allowed here"),
    ("a:\n\tb: c", "a.yaml:2:2: a tab cannot indent"),
    ("a:\n  b: c\n d: e", "a.yaml:3:2: "),
    ("a: [b, c", "a.yaml:1:4: ] is missing for what opens here"),
    ("a: {b: c d: e}", "a.yaml:1:11: a comma or } is expected here"),
    ("a: 'b", "a.yaml:1:4: the closing quotation mark is missing"),
    ("a: \"\\d\"", "a.yaml:1:5: no such escape; write \\\\ for a backslash, or use single quotes"),
    ("a: 'b' c", "a.yaml:1:8: nothing can follow here"),
    ("a: !b c", "a.yaml:1:4: tags (!) are not supported"),
    ("? a", "a.yaml:1:1: explicit keys (?) are not supported"),
    ("a: *b", "a.yaml:1:4: no anchor is called “b”"),
    ("a: b\n---\nc: d", "a.yaml:2:1: a file holds one document"),
    ("a: @b", "a.yaml:1:4: a text cannot begin with this character"),
    ("a: b\nc", "a.yaml:2:1: a key with a colon is expected here"),
    ("{[a]: b}", "a.yaml:1:2: a key must be a text"),
    ("ä: ö: ü", "a.yaml:1:5: mapping values are not allowed here"),
  ])
  func mistakesNameTheirPlace(text: String, message: String) {
    #expect(failure(text) { _ in }.hasPrefix(message), "\(failure(text) { _ in })")
  }
}
