import ICU
import Testing

@Suite struct LocaleTests {
  @Test(arguments: [("en_US", "en-US"), ("zh-TW", "zh-TW"), ("RU", "ru")])
  func tagsAreCanonical(given: String, canonical: String) {
    #expect(LanguageTag(given)?.description == canonical)
  }

  @Test(arguments: ["", "qqz", "english", "e"])
  func nonsenseIsNoLanguage(tag: String) {
    #expect(LanguageTag(tag) == nil)
  }

  @Test(arguments: [("ru", Script.cyrillic), ("ja", .init(name: "Jpan")!), ("de", .latin)])
  func scriptComesFromLikelySubtags(tag: String, script: Script) {
    #expect(LanguageTag(tag)?.script == script)
  }

  @Test func namesAreEnglish() {
    #expect(LanguageTag("pt-BR")?.englishName == "Portuguese (Brazil)")
  }

  @Test func delimitersComeFromCLDR() throws {
    let marks = try #require(LanguageTag("de")?.quotationMarks)
    #expect(marks.outer == QuotationPair(open: 0x201E, close: 0x201C))
  }
}
