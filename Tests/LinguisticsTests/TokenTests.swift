import Checks
import Linguistics
import TestSupport
import Testing

@testable import ICU

@Suite struct TokenTests {
  private func analysis(_ text: String, _ language: String = "en") throws -> Analysis {
    try ExampleRunner.analysis(text, #require(LanguageTag(language)))
  }

  @Test func tokensLeaveSpacesOut() throws {
    let analysis = try analysis("Can't stop: 3,5 €!")
    #expect(
      analysis.tokens.map { analysis.string($0.range) } == ["Can't", "stop", ":", "3,5", "€", "!"])
    #expect(
      analysis.tokens.map(\.kind) == [.word, .word, .punctuation, .number, .symbol, .punctuation])
  }

  @Test func formsAreCountedAndFolded() throws {
    let analysis = try analysis("Die die DIE Straße STRASSE")
    #expect(analysis.tokenTable.forms.count == 5)
    #expect(analysis.tokenTable.foldedForms.count == 2)
    #expect(analysis.tokenTable.forms.map(\.casing) == [.title, .lower, .upper, .title, .upper])
  }

  @Test func formsAreFoldedAsICUFoldsThem() throws {
    // Each character of the alphabets within, before and behind a word's other letters.
    let alphabets = [UInt16](0xC0..<0x530)
    var words: [[UInt16]] = alphabets.flatMap { unit -> [[UInt16]] in
      [[unit], [0x42, unit, 0x63], [unit, 0x416], [0x63, unit]]
    }
    // Kana, Han and Hangul, with marks that join with what stands before them.
    let syllables = [UInt16](0x3000..<0xD7FF)
    words += syllables.flatMap { unit -> [[UInt16]] in
      [[unit], [unit, 0x3099], [0x41, unit], [unit, 0x11A8]]
    }
    let text = Array(words.joined(separator: [0x20]))
    let table = try TokenTable(text: text, locale: "en")
    // Signs stay as they are.
    let forms = table.forms.filter { $0.kind.isWordLike }
    #expect(forms.count > 3000)
    let wrong = try forms.filter { form in
      let folded = try NormalizationForm.nfkcCasefold.normalize(text[form.range])
      return Array(table.foldedForms[Int(form.folded)]) != folded
    }
    #expect(wrong.map { String(decoding: text[$0.range], as: UTF16.self) } == [])
  }

  @Test(arguments: [("слово", "Cyrl"), ("word", "Latn"), ("語", "Hani"), ("42", "Zyyy")])
  func scriptIsThatOfTheFirstLetter(text: String, script: String) throws {
    let analysis = try analysis(text)
    #expect(analysis.tokenTable.forms.first?.script.description == script)
  }

  @Test func casingsAreTold() throws {
    let analysis = try analysis("iPhone McDonald A ab USA 東京")
    #expect(
      analysis.tokenTable.forms.prefix(5).map(\.casing)
        == [.mixed, .mixed, .title, .lower, .upper])
    #expect(analysis.tokenTable.forms.last?.casing == Form.Casing.none)
  }

  @Test func sentencesKnowTheirTokensAndBlocks() throws {
    let analysis = try analysis("One two. Three.\n\nFour")
    #expect(analysis.sentences.map { analysis.string($0.range) } == ["One two.", "Three.", "Four"])
    #expect(analysis.sentences.map(\.tokens.count) == [3, 2, 1])
    #expect(analysis.sentences.map(\.block) == [0, 0, 1])
  }
}
