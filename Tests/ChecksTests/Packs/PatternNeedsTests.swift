import Documents
import ICU
import Linguistics
import PackTables
import Testing
import YAMLTree

@testable import Checks

@Suite struct PatternNeedsTests {
  @Test(arguments: [
    ("ß", "ß"), ("a+b", "ab"), ("a?b", "ab b"), ("a{0,2}b{2}c", "bc"), (#"\w+[®™©]|©"#, "® ™ © ©"),
    (#"(?<!\w)(?:1st|[23]nd)(?!\w)"#, "1st 2nd 3nd"), (#"(?<n>\d+)(?<sign>[€£])"#, "€ £"),
    (#"\u00BAx*"#, "ºx º"), (#"(?:x|y)?z"#, "xz yz z"), (#"a\.b"#, "a.b"),
    (#"(?:z|u)\.(?<b>B|a)\."#, "z.B. z.a. u.B. u.a."), ("[a-c]d", "ad bd cd"), ("[-–]", "- –"),
    ("[–-]x", "–x -x"),
    (#"(?<=\d)(?:Mio|Mrd)\b"#, "Mio Mrd"), ("(?=ß).", "ß"), ("(?# (x) ß", " ß"),
    (#"(?<w>ab) \k<w>"#, "ab "), (#"\s+x\sy\u00A0z"#, " x y z"),
    (#"[Вв](?=\s[вф]\w)"#, "В в|В ф|в в|в ф"),
    (#"a(?=b|cd)"#, "ab|acd"), (#"(?:ab|c)\d"#, "ab|c"), (#"x(?:ab|c)?(?=\d)"#, "xab|xc|x"),
    (#"\x41ß"#, "ß"), (#"\U00000041ß"#, "ß"),
    ("[01]+ß", "0ß 1ß"), ("x[01]*ß", "0ß 1ß xß"), ("[01]{3}ß", "0ß 1ß"), ("(?:a|b)*ß", "aß bß ß"),
    (#"(?<n>\d[01])(?<unit>ß)"#, "0ß 1ß"), (#"(?:\d0|1\d1)ß"#, "0ß 1ß"), (#"(?:\d0|1\d)ß"#, "0ß ß"),
    (#"(?:\d0)?ß"#, "0ß ß"), ("(?:0+1)+ß", "01ß"),
    ("x{1,2}[zß]{3,}y", "xzz|xzß|xßz|xßß"),
  ])
  func needsAreReadOffThePattern(pattern: String, strings: String) {
    let found = PatternNeeds(pattern).strings.map { strings in
      strings.map { String(decoding: $0, as: UTF16.self) }
    }
    #expect(
      found == strings.split(separator: strings.contains("|") ? "|" : " ").map(String.init)
        || found == [strings])
  }

  @Test(arguments: [
    (#"\d+-x"#, true), (#"(?:\d|a\d)x"#, true), (#"(?<=\d)x"#, true), (#"(\d{2})"#, true),
    (#"(?:\d|a)x"#, false), (#"\d?x"#, false), (#"\d*x"#, false), (#"(?<!\d)x"#, false),
    (#"[\d.]x"#, false), (#"\d{0,2}x"#, false), (#"(?:\dx)?y"#, false),
  ])
  func digitsAreReadOffThePattern(pattern: String, hasDigit: Bool) {
    #expect(PatternNeeds(pattern).hasDigit == hasDigit)
  }

  @Test(arguments: [
    (#"\p{Emoji_Presentation}"#, "😀"), (#"[[\uFB50-\uFDFF]-[\uFD3E]]+"#, "\u{FB51}"),
    ("[😀🙏]x", nil), ("😀?y", nil), (#"\d[.,]?x(?:€|\$)"#, "$"), ("[0-9]+€", "€"), ("€?x", nil),
    ("(?:€|x)y", nil),
  ])
  func rangesAreReadOffThePattern(pattern: String, member: String?) {
    let ranges = PatternNeeds(pattern).ranges
    let unit = member?.utf16.first
    #expect(
      ranges.map { $0.contains { range in unit.map(range.contains) ?? false } }
        == (unit == nil ? nil : true))
    #expect(!(ranges ?? []).contains { $0.contains(0xE4) })
  }

  @Test(arguments: [
    #"\d+"#, "(?i)ß", "a|.", "(ß)*", "[^ß]", #"\p{Lu}"#, "(?!ß).", #"\Qß.\E"#, "[a-z&&[^ß]]",
    #"[\w-ß]"#, #"\cß"#,
  ])
  func whatIsNotKnownMatchesAnything(pattern: String) {
    #expect(PatternNeeds(pattern).strings == nil)
  }

  @Test func onlyBlocksThatHoldTheStringAreLookedAt() throws {
    let text = try analysed("Eins zwei\n\nDrei zwo\n\nZwei eins")
    let blocks = { PackPattern($0, at: YAMLPlace(file: "", line: 1, column: 1)).blocks(of: text) }
    #expect(blocks("zw(?:ei|o)") == Array(text.blocks[0...1]))
    #expect(blocks("vier").isEmpty)
    #expect(blocks(".") == text.blocks)
  }

  @Test func noMatchOfAShippedPatternIsPassedOver() throws {
    var count = 0
    for rule in try PackSet.shipped() {
      for example in rule.page.examples {
        let text = try analysed(example.target)
        for pattern in rule.match.patterns {
          let expression = try RegularExpression(pattern.text)
          let all = try expression.matches(in: text.text, ranges: text.blocks)
          let some = try expression.matches(in: text.text, ranges: pattern.blocks(of: text))
          #expect(Array(all.indices.map { all[$0] }) == Array(some.indices.map { some[$0] }))
          count += all.count
        }
      }
    }
    #expect(count > 50)
  }

  private func analysed(_ text: String) throws -> PackText {
    let language = try #require(LanguageTag("de"))
    return PackText(try ExampleRunner.analysis(text, language), nil, PackText.Found())
  }
}
