import ICU
import ProfileTables
import Rules
import Testing

@testable import Linguistics

@Suite struct LanguageIdentifierTests {
  static let identifier = LanguageIdentifier()

  private func units(_ text: String) -> ArraySlice<UInt16> { Array(text.utf16)[...] }

  private func guess(_ text: String) throws -> LanguageGuess {
    try #require(Self.identifier.identify(units(text)))
  }

  private func logOdds(_ language: String, _ other: String, _ text: String) throws -> Double {
    let first = try #require(LanguageTag(language))
    let second = try #require(LanguageTag(other))
    return Self.identifier.logOdds(of: first, against: second, in: units(text))
  }

  @Test(arguments: LanguageSample.all)
  func tellsTheLanguageOfAParagraph(sample: LanguageSample) throws {
    let guess = try guess(sample.sentences.joined(separator: " "))
    #expect(guess.language.description == sample.language)
    #expect(guess.isConfident)
  }

  @Test(arguments: LanguageSample.all)
  func tellsASentenceFromEnglish(sample: LanguageSample) throws {
    guard sample.language != "en" else { return }
    for sentence in sample.sentences {
      let odds = try logOdds(sample.language, "en", sentence)
      #expect(odds > LanguageComparison.confident)
      #expect(try logOdds("en", sample.language, sentence) == -odds)
    }
  }

  @Test(
    arguments: [
      ["da", "nb"], ["nb", "nn"], ["sv", "nb"], ["cs", "sk"], ["ru", "uk"], ["be", "uk"],
      ["be", "ru"], ["ru", "bg"], ["bg", "mk"], ["mk", "sr-Cyrl"], ["sl", "hr"], ["es", "pt"],
      ["ca", "es"], ["it", "es"], ["nl", "af"], ["nl", "de"], ["et", "fi"], ["lt", "lv"],
      ["tr", "az"], ["kk", "ky"], ["ar", "fa"], ["fa", "ur"], ["hi", "mr"], ["hi", "ne"],
      ["he", "yi"], ["zh-Hans", "zh-Hant"], ["zh-Hans", "ja"], ["am", "ti"],
    ])
  func tellsSentencesOfRelatives(pair: [String]) throws {
    for (own, other) in [(pair[0], pair[1]), (pair[1], pair[0])] {
      let sample = try #require(LanguageSample.all.first { $0.language == own })
      for sentence in sample.sentences {
        #expect(try logOdds(own, other, sentence) > 0, "\(own)/\(other): \(sentence)")
      }
    }
  }

  @Test func tellsSerbianOfInstructions() throws {
    let sentence = "Изаберите датотеку коју желите да пошаљете и притисните дугме."
    #expect(try guess(sentence).language.description == "sr-Cyrl")
  }

  @Test(arguments: ["", " ", "2026-11-23", "1,5 + 2 = 3,5", "— … !", "\u{1F600}"])
  func saysNothingWithoutLetters(text: String) throws {
    #expect(Self.identifier.identify(units(text)) == nil)
    #expect(try logOdds("de", "en", text) == 0)
  }

  @Test func namesInAnotherScriptDoNotOutvoteTheText() throws {
    let russian = "Компания Northwind Traders и банк Bluewater Finance подписали договор."
    #expect(try guess(russian).language.description == "ru")
    #expect(try logOdds("ru", "en", russian) > LanguageComparison.confident)
    let japanese = "Northwind TradersとBluewater Financeは、新しい契約に署名した。"
    #expect(try guess(japanese).language.description == "ja")
    #expect(try logOdds("ja", "en", japanese) > 0)
  }

  @Test func foreignNamesDoNotEndTheSearch() throws {
    let text = """
      Boris Conson çərşənbə axşamı Berlində Angela Merkellə görüşdü. Merkel Consona Emmanuel Makronun Kiyevə səfər edəcəyini dedi.
      Volodimir Zelenski Makronu Kiyevdə qəbul etdi. Consonun sözçüsü Zelenskinin sözlərini şərh etməkdən imtina etdi.
      Makron daha sonra Merkel və Vaşinqtonda Co Baydenlə danışdı. Bayden Zelenskiyə daha çox kömək vəd etdi.
      """
    #expect(try guess(text).language.description == "az")
  }

  @Test func capitalsAndAccentsMakeNoDifference() throws {
    #expect(try guess("ГОРОДСКОЙ СОВЕТ РЕШИЛ ЗАКРЫТЬ МОСТ").language.description == "ru")
    let stressed = "Городско\u{301}й сове\u{301}т закры\u{301}л мост"
    #expect(try logOdds("ru", "uk", stressed) == logOdds("ru", "uk", "Городской совет закрыл мост"))
    let comma = "Această hotărâre este foarte bună și dreaptă"
    let cedilla = comma.replacing("ș", with: "ş").replacing("ț", with: "ţ")
    #expect(try logOdds("ro", "tr", comma) == logOdds("ro", "tr", cedilla))
  }

  @Test func aShortPieceIsLessCertainThanASentence() throws {
    let short = try guess("Nadie supo")
    let long = try guess("Nadie supo decir cuánto tiempo durarían las obras.")
    #expect(short.confidence < long.confidence)
    #expect(try !guess("Dundee Stars").isConfident)
  }

  @Test func regionsAndOldCodesFindTheirProfile() throws {
    #expect(try logOdds("pt-BR", "es-419", "Ninguém soube dizer nada.") > 0)
    #expect(try logOdds("no", "sv", "Hun kom ikke tilbake.") > 0)
    #expect(try logOdds("zh-TW", "zh-CN", "這座舊橋將於週二關閉。") > 0)
    #expect(try logOdds("chr", "en", "ᎣᏏᏲ ᏙᎯᏧ") > 0)
  }

  @Test func nothingTellsALanguageFromItself() throws {
    let tags = try ["pt-BR", "pt-PT", "en", "sco"].map { try #require(LanguageTag($0)) }
    #expect(Self.identifier.comparison(of: tags[0], against: tags[1]) == nil)
    #expect(Self.identifier.comparison(of: tags[2], against: tags[2]) == nil)
    #expect(Self.identifier.comparison(of: tags[2], against: tags[3]) == nil)
    #expect(try logOdds("pt-BR", "pt-PT", "Ninguém soube dizer nada.") == 0)
  }

  @Test func everyProfileBelongsToALanguage() throws {
    let catalogue = LanguageCatalogue()
    #expect(catalogue.entries.count >= 75)
    #expect(catalogue.entries.allSatisfy { !$0.scripts.isEmpty })
    let tables = ["equivalents", "languages", "spellings", "words"]
    let tags = Set(catalogue.entries.map { catalogue.tag(of: $0).description }).union(tables)
    for path in Rules.paths(in: "profiles/") {
      #expect(tags.contains(String(path.dropFirst("profiles/".count).dropLast(".tsv".count))))
    }
  }
}

@Suite struct LanguageProfileTests {
  private func cost(_ text: String, _ rows: String?) -> Int {
    let scripts = [Script.latin.rawValue]
    var profile = LanguageProfile(nil, scripts: scripts)
    if let rows {
      let data = Array(ProfileEncoder.encoded(rows).utf8)
      profile = data.withUnsafeBufferPointer { LanguageProfile($0, scripts: scripts) }
    }
    let letters = LetterStream(Array(text.utf16)[...], equivalents: LetterEquivalents())
    return profile.cost(of: 1..<letters.units.count, in: letters)
  }

  static let data = """
    u\t1000
    p\t10\t_ab
    p\t20\t_a ab
    p\t30\tb_
    p\t100\t_ a b ä
    b\t7\t_a ab
    b\t3\ta b _
    """

  @Test func takesTheLongestNgram() {
    #expect(cost("ab", Self.data) == 20 + 10 + (7 + 30))
  }

  @Test func backsOffToShorterNgrams() {
    // b after _: back-off and b; a after _b: no back-off, of b, and a; _ after ba: of a, and _.
    #expect(cost("ba", Self.data) == (3 + 100) + (3 + 100) + (3 + 100))
    #expect(cost("ä", Self.data) == (3 + 100) + 100)
  }

  @Test func unseenLettersCostByScript() {
    #expect(cost("x", Self.data) == (3 + 1000) + 100)
    #expect(cost("ж", Self.data) == (3 + 1400) + 100)
    #expect(cost("x", nil) == 370 + 180)
    #expect(cost("ж", nil) == 1400 + 180)
  }
}
