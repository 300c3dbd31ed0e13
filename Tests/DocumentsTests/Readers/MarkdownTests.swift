import Testing

@testable import Documents

@Suite struct MarkdownTests {
  private func blocks(_ text: String) throws -> [String] { try Reading(.markdown, text).blocks }
  private func elements(_ text: String) throws -> [String] {
    try Reading(.markdown, text).elements
  }

  @Test(arguments: [
    ("# One *two* #\n\nThree\n===\n## \n", ["heading: One two", "heading: Three"]),
    ("A **b** _c_ ~~d~~ `e` f.", ["A b c d \u{FFFC} f."]),
    ("snake_case_word, 2 * 3 * 4, \\*no\\* a*b", ["snake_case_word, 2 * 3 * 4, *no* a*b"]),
    ("***both*** **a*b*c** *a**b", ["both abc *a**b"]),
    ("A &amp; B &eacute;&#233;&#xE9; AT&T &bogus;", ["A & B ééé AT&T &bogus;"]),
    ("one\ntwo  \nthree\\\nfour", ["one two three four"]),
    ("一二\n三四", ["一二三四"]),
    ("> a\nlazy\n> > b\n\nc", ["quote: a lazy", "quote: b", "c"]),
    (
      "- a\n  b\n- [x] c\n\n  d\n  1. e\n  2. f\n\ng",
      ["listItem: a b", "listItem: c", "listItem: d", "listItem: e", "listItem: f", "g"]
    ),
    (
      "| A | B |\n|---|:-:|\n| a \\| b | **c** |\n",
      [
        "tableCell: A", "tableCell: B", "tableCell: a | b", "tableCell: c",
      ]
    ),
    ("a[^1] b\n\n[^1]: The note.\n[^2]: More.", ["a b", "The note.", "More."]),
    ("<https://example.org/a> <me@example.org>", ["https://example.org/a me@example.org"]),
    (
      "<div title=\"T\">\nA<br>b <b>c</b>\n</div>\n\nd <!-- e --> f",
      [
        "A b c", "attribute: T", "d f",
      ]
    ),
    (
      "---\ntitle: \"The title\"\nlang: fr\ntags: [a]\n---\nText", ["attribute: The title", "Text"]
    ),
    ("    code\n\n```\nmore\n```\n\ntext\n***\n", ["text"]),
    ("`` a ` b `` and `open", ["\u{FFFC} and `open"]),
    (
      "[a](<b c> 'd') ![e *f*](g) [h][i] [i] [k]\n\n[i]: j",
      [
        "a h i [k]", "attribute: d", "attribute: e *f*",
      ]
    ),
    ("שלום **עולם** *abc* مرحبا", ["שלום עולם abc مرحبا"]),
    ("", []), ("\n\n", []), ("[", ["["]), ("![", ["!["]), ("**", ["**"]), ("`", ["`"]),
    ("- \n", []), (">", []), ("<", ["<"]), ("&", ["&"]), ("\\", ["\\"]),
  ])
  func proseIsWithoutMarkup(text: String, expected: [String]) throws {
    for variant in variants(text) { #expect(try Reading(.markdown, variant).blocks == expected) }
  }

  @Test(arguments: [
    ("# A\n\n### B *c*", ["heading(level: 1) A", "heading(level: 3) B c"]),
    ("- a\n- b\n\n  - c\n- d\n\n1) e\n", ["list(items: 3)", "list(items: 1)", "list(items: 1)"]),
    ("- a\n* b", ["list(items: 1)", "list(items: 1)"]),
    ("[a](b) [c](<d e>) [f][g]\n\n[g]: h \"t\"", ["link b", "link d e", "link h"]),
    ("[https://a.b](https://a.b) <https://c.d>", []),
    ("![a](b.png)", ["image b.png"]),
    ("`a  b` ``c`d``", ["codeSpan a  b", "codeSpan c`d"]),
    ("```x\na\n b\n```\n\n    c\n", ["codeBlock a\n b", "codeBlock c"]),
    ("a <b>c</b> <a href='d&amp;e'>f</a>", ["tag strong", "link d&e"]),
  ])
  func structureIsKept(text: String, expected: [String]) throws {
    #expect(try elements(text) == expected)
  }

  @Test func frontMatterNamesTheLanguage() throws {
    let reading = try Reading(.markdown, "---\nlang: pt-BR\n---\nOi")
    #expect(reading.documents[0].language == "pt-BR")
  }

  @Test func aFixMustNotCrossMarkup() throws {
    let document = try Reading(.markdown, "a **b** c &amp; d").documents[0]
    #expect(String(decoding: document.text, as: UTF16.self) == "a b c & d")
    #expect(document.standing(of: 0..<2) == .unchanged)
    #expect(document.standing(of: 1..<4) == .parted)
    #expect(document.standing(of: 5..<8) == .encoded)
  }

  @Test func deepNestingIsBounded() throws {
    let quotes = String(repeating: "> ", count: 5000) + "a"
    #expect(try blocks(quotes).count == 1)
    #expect(try blocks(String(repeating: "[", count: 20000)).count == 1)
    #expect(try blocks(String(repeating: "*a **b ", count: 5000)).count == 1)
    #expect(try blocks(String(repeating: "[a](", count: 5000)).count == 1)
  }
}
