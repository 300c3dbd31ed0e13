import Checks
import ICU
import Linguistics
import TestSupport
import Testing

@Suite struct SignsTests {
  private func analysis(_ text: String, _ language: String = "en") throws -> Analysis {
    try ExampleRunner.analysis(text, try #require(LanguageTag(language)))
  }

  @Test func leavesOutLettersDigitsAndSingleSpaces() throws {
    let text = try analysis("Über 3 naïve мосты, क्षण.")
    #expect(text.signs.offsets.map { text.string(Int($0)..<Int($0) + 1) } == [",", "."])
  }

  @Test func categoriesAreThoseOfUnicode() throws {
    let units = (0x21..<0xFFFE as Range<UInt16>).filter { !(0xD800..<0xE000 ~= $0) }
    let text = try analysis(String(decoding: units, as: UTF16.self))
    let wrong = text.text.indices.filter {
      text.category(at: $0) != GeneralCategory(of: UInt32(text.text[$0]))
    }
    #expect(wrong.map { text.text[$0] } == [])
    #expect(text.text.count > 60_000)
  }

  @Test func keepsUnusualWhiteSpaceAndPairs() throws {
    let text = try analysis("a  b\u{A0}c 👍 d")
    #expect(text.signs.offsets == [1, 4, 7])
    #expect(text.category(at: 7) == text.category(at: 8))
  }

  @Test func findsTheSignsOfARange() throws {
    let text = try analysis("a, b, c, d")
    #expect(text.signs.indices(in: 2..<8) == 1..<3)
  }

  @Test(arguments: [
    ("see https://example.org/a.b now", 24, true),
    ("write to jane@example.org now", 14, true),
    ("take {name}, please", 11, true),
    ("www.example.org", 3, true),
    ("the end.Now", 7, false),
    ("and/or,then", 6, false),
  ])
  func knowsAddressesAndCode(text: String, offset: Int, expected: Bool) throws {
    #expect(try analysis(text).isTechnical(at: offset) == expected)
  }

  @Test func knowsScriptsWithCapitals() throws {
    #expect(try analysis("Мост открыли", "ru").hasCase)
    #expect(try !analysis("افتتح الجسر", "ar").hasCase)
  }
}
