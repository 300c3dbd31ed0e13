import ICU
import Testing

@Suite struct CharacterCheckTests {
  @Test func lookAlikesHaveOneSkeleton() throws {
    let latin = try Characters.skeleton(Array("paypal".utf16)[...])
    let mixed = try Characters.skeleton(Array("рaypаl".utf16)[...])
    #expect(latin == mixed)
    #expect(try Characters.skeleton(Array("paypol".utf16)[...]) != latin)
  }

  @Test func encodesOnlyWhatTheEncodingHas() {
    #expect(Encodings.encode(Array("Ã¼".utf16)[...], as: "ISO-8859-1") == [0xC3, 0xBC])
    #expect(
      Encodings.encode(Array("мост".utf16)[...], as: "windows-1251") == [0xEC, 0xEE, 0xF1, 0xF2])
    #expect(Encodings.encode(Array("мост".utf16)[...], as: "ISO-8859-1") == nil)
  }

  @Test(arguments: ["de", "tr", "ru", "el"])
  func readsExemplarLettersOfBothCases(tag: String) throws {
    let letters = try #require(LanguageTag(tag)).exemplarLetters
    let expected: [Character] = tag == "ru" ? ["а", "Я"] : tag == "el" ? ["α", "Ω"] : ["e", "Z"]
    for letter in expected { #expect(letters.contains(Array(String(letter).utf16)[0])) }
  }
}
