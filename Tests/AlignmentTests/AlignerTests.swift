import Documents
import ICU
import Linguistics
import Testing

@testable import Alignment

@Suite struct AlignerTests {
  /// Six sentences of one story in three languages, written for this test.
  private static let english = [
    "The harbour of Lindholm was closed on 14 March.",
    "Why had nobody warned the fishermen?",
    "Captain Marta Oskarsson said that 37 boats were at sea when the storm came.",
    "She called the coast guard in Bergvik at once.",
    "The rescue took nine hours and cost about 250,000 euros.",
    "“We were lucky!” she told reporters.",
  ]
  private static let german = [
    "Der Hafen von Lindholm war am 14. März geschlossen.",
    "Warum hatte niemand die Fischer gewarnt?",
    "Kapitänin Marta Oskarsson sagte, dass 37 Boote auf See waren, als der Sturm kam.",
    "Sie rief sofort die Küstenwache in Bergvik an.",
    "Die Rettung dauerte neun Stunden und kostete etwa 250.000 Euro.",
    "„Wir hatten Glück!“, sagte sie den Reportern.",
  ]
  private static let russian = [
    "Порт Линдхольма был закрыт 14 марта.",
    "Почему никто не предупредил рыбаков?",
    "Капитан Марта Оскарссон сказала, что 37 лодок были в море, когда начался шторм.",
    "Она сразу же позвонила береговой охране в Бергвик.",
    "Спасательная операция длилась девять часов и стоила около 250 000 евро.",
    "«Нам повезло!» — сказала она журналистам.",
  ]

  private func analysis(
    _ sentences: [String], _ language: String, layout: TextLayout = .lines
  ) throws -> Analysis {
    let bytes = Array(sentences.joined(separator: "\n").utf8)
    let file = try SourceFile(name: "test.txt", bytes: bytes)
    let tag = try #require(LanguageTag(language))
    return try Analysis(PlainText.read(file, layout: layout), language: tag)
  }

  private func align(
    _ source: [String], _ target: [String], _ language: String = "de"
  ) throws -> Alignment {
    try Aligner().align(analysis(source, "en"), analysis(target, language))
  }

  private func shapes(_ alignment: Alignment) -> [[Range<Int>]] {
    alignment.beads.map { [$0.source, $0.target] }
  }

  @Test(arguments: ["約82万人が見に来た。": 0, "約五百万人が見に来た。": 1])
  func numbersCountByValue(japanese: String, sentence: Int) throws {
    let english = [
      "The bridge was opened.", "Some 820,000 people came to see it.",
      "Some 5 million people came to see it.", "Nobody was hurt.",
    ]
    let target = ["橋が開通した。", japanese, "けが人はいなかった。"]
    let alignment = try align(english, target, "ja")
    #expect(alignment.beads.first { $0.target == 1..<2 }?.source == sentence + 1..<sentence + 2)
  }

  @Test(arguments: [
    "Germany signed on Friday.": "ja ドイツは金曜日に署名した。",
    "Greece signed it.": "de Griechenland unterschrieb.",
    "Spanish is easy.": "hu A spanyol könnyű.",
  ])
  func countriesAndLanguagesAreLinked(english: String, other: String) throws {
    let target = try analysis([String(other.dropFirst(3))], String(other.prefix(2)))
    #expect(try CountryNames.links(analysis([english], "en"), target).count == 1)
  }

  @Test(arguments: ["en": "All agreed on Friday.", "ja": "金曜日に皆同意した。", "de": "Freitag"])
  func daysAreTheSameInEveryLanguage(language: String, sentence: String) throws {
    let features = try TextFeatures(analysis([sentence], language))
    let signs = features.tokens.map(Int.init).filter { features.vocabulary.kinds[$0] == .sign }
    #expect(signs.map { Array(features.vocabulary.key($0)) } == [Array("6".utf8)])
  }

  @Test func aHeadingStandsForAHeading() throws {
    // Words of one length that are not alike, so that nothing but the headings tells.
    let texts = try ["en": "bcd", "ru": "ж"].map { language, letters in
      var blocks = (0..<(language == "en" ? 12 : 11)).map { _ in
        String(repeating: letters, count: 24 / letters.count)
      }
      for heading in language == "en" ? [2, 6, 9] : [1, 5, 8] {
        blocks[heading] = "# " + blocks[heading]
      }
      let file = try SourceFile(name: "a.md", bytes: Array(blocks.joined(separator: "\n\n").utf8))
      return try Analysis(
        InputFormat.markdown.read(file), language: #require(LanguageTag(language)))
    }.sorted { $0.language.description < $1.language.description }
    let beads = Aligner().align(texts[0], texts[1]).beads
    for (source, target) in [(2, 1), (6, 5), (9, 8)] {
      #expect(
        beads.contains { $0.source == source..<source + 1 && $0.target == target..<target + 1 })
    }
  }

  @Test(arguments: ["de", "ru"])
  func sentencesMeetOneToOne(language: String) throws {
    let target = language == "de" ? Self.german : Self.russian
    let alignment = try align(Self.english, target, language)
    #expect(shapes(alignment) == (0..<6).map { [$0..<$0 + 1, $0..<$0 + 1] })
    #expect(alignment.quality > 0.5)
    #expect(alignment.beads.allSatisfy { $0.posterior > 0.5 && $0.score > 0 })
  }

  @Test func omittedSentenceStaysAlone() throws {
    var target = Self.german
    target.remove(at: 4)
    let alignment = try align(Self.english, target)
    #expect(shapes(alignment)[4] == [4..<5, 4..<4])
    #expect(alignment.beads[4].score == 0)
    #expect(alignment.beadOfTarget[4] == 5)
  }

  @Test func addedParagraphStaysAlone() throws {
    var target = Self.german
    let added = (1...12).map {
      "Anmerkung der Redaktion Nummer \($0 * 111): Alle Angaben ohne Gewähr."
    }
    target.insert(contentsOf: added, at: 3)
    let alignment = try align(Self.english, target)
    #expect(alignment.beads.filter(\.source.isEmpty).map(\.target.lowerBound) == Array(3..<15))
  }

  @Test func splitAndMergedSentencesMakeOneBead() throws {
    var source = Self.english
    source.replaceSubrange(3...4, with: [source[3] + " " + source[4]])
    var target = Self.german
    target.replaceSubrange(0...1, with: [target[0] + " " + target[1]])
    let alignment = try align(source, target)
    #expect(
      shapes(alignment) == [
        [0..<2, 0..<1], [2..<3, 1..<2], [3..<4, 2..<4], [4..<5, 4..<5],
      ])
  }

  @Test func movedSentenceIsMarked() throws {
    var target = Self.german
    target.append(target.remove(at: 2))
    let alignment = try align(Self.english, target)
    #expect(alignment.moves.map { [$0.source, $0.target] } == [[2, 5]])
  }

  @Test func aSentenceWithoutSharedWordsMovesWithTheOneBeforeIt() throws {
    let target = Self.german.dropFirst(2) + Self.german.prefix(2)
    let alignment = try align(Self.english, Array(target))
    #expect(alignment.moves.map { [$0.source, $0.target] } == [[0, 4], [1, 5]])
    let alone = try align(Self.english, Array(Self.german.dropFirst(2)) + [Self.german[1]])
    #expect(alone.moves.isEmpty)
  }

  @Test func aDoubtfulSentenceCountsUnlessItsNeighbourIsAlone() {
    let pair = Bead(source: 0..<2, target: 0..<1, score: 1, posterior: 0.8)
    let next = Bead(source: 2..<3, target: 1..<2, score: 1, posterior: 1)
    let alone = Bead(source: 2..<3, target: 1..<1, score: 0, posterior: 0.7)
    let hidden = Alignment(beads: [pair, next], omission: [0.05, 0.2, 0], addition: [0, 0])
    #expect(hidden.omittedSentences(atLeast: 0.1) == [1])
    #expect(hidden.addedSentences(atLeast: 0.1).isEmpty)
    let shown = Alignment(beads: [pair, alone], omission: [0.05, 0.2, 0.7], addition: [0])
    #expect(shown.omittedSentences(atLeast: 0.1) == [2])
  }

  @Test func unrelatedTextsHaveLowQuality() throws {
    let other = [
      "Rote Bete wird gewaschen und in dünne Scheiben geschnitten.",
      "Danach kommt Salz hinzu.",
      "Man lässt den Salat im Kühlschrank ziehen, bis er weich ist, und gibt Öl, Essig und Kümmel dazu.",
      "Er passt zu Fisch!",
      "Kinder mögen ihn selten.",
      "Wer es süß liebt, reibt einen Apfel hinein.",
      "Im Winter hält er sich eine Woche.",
      "Guten Appetit wünscht die Küche.",
    ]
    #expect(try align(Self.english + Self.english, other + other).quality < 0.5)
  }

  /// No word is the same.
  private static let instructions = (
    english: [
      "Choose the colour.", "Click the line that you want to change and hold the key.",
      "The dialog closes.", "Drag the corner of the frame until it has the size that you need.",
      "You can undo each of these steps.",
      "To part the objects again, open the menu beside the frame and choose the last entry.",
      "Everything else stays as it is.", "Save the document.",
    ],
    hungarian: [
      "Válassza ki a színt.", "Kattintson a módosítandó vonalra, és tartsa lenyomva a billentyűt.",
      "Az ablak bezárul.", "Húzza a keret sarkát, amíg el nem éri a kívánt méretet.",
      "Minden lépés visszavonható.",
      "Az objektumok szétválasztásához nyissa meg a keret melletti menüt, és válassza az utolsó elemet.",
      "Minden más változatlan marad.", "Mentse a munkát.",
    ]
  )

  @Test func textsWithoutACommonWordAreToldByTheirLengths() throws {
    let (english, hungarian) = Self.instructions
    let related = try align(english, hungarian, "hu")
    #expect(related.quality == 0.5)
    #expect(related.isOfTranslations)
    // In another order, lengths do not go together.
    #expect(try align(english, hungarian.reversed(), "hu").quality < 0.5)
  }

  @Test func everySentenceStandsInOneBead() throws {
    let texts = [[], [Self.german[0]], Array(Self.german[2...4]), Self.german + Self.german]
    for source in [[], [Self.english[0]], Self.english] {
      for target in texts {
        let alignment = try align(source, target)
        #expect(alignment.beads.flatMap { Array($0.source) } == Array(source.indices))
        #expect(alignment.beads.flatMap { Array($0.target) } == Array(target.indices))
      }
    }
  }

  @Test func longTextIsAlignedThroughALargeGap() throws {
    // Each sentence has a number of its own, as any two sentences of a book differ.
    let source = (0..<600).map { Self.english[$0 % 6] + " See note \($0 * 7 + 1000)." }
    var target = (0..<600).map { Self.german[$0 % 6] + " Siehe Anmerkung \($0 * 7 + 1000)." }
    target.removeSubrange(200..<290)
    let alignment = try align(source, target)
    let expected =
      (0..<200).map { [$0..<$0 + 1, $0..<$0 + 1] }
      + (200..<290).map { [$0..<$0 + 1, 200..<200] }
      + (290..<600).map { [$0..<$0 + 1, $0 - 90..<$0 - 89] }
    #expect(shapes(alignment) == expected)
  }

  @Test func paragraphsAreEvidenceButNoLaw() throws {
    let source = ["Yes.", "No.", "Perhaps.", "Never."]
    let target = ["Ja.", "Nein.", "Vielleicht.", "Niemals."]
    let english = try analysis(
      [source[0...1].joined(separator: " "), "", source[2...3].joined(separator: " ")], "en",
      layout: .paragraphs)
    let german = try analysis(
      [target[0...1].joined(separator: " "), "", target[2...3].joined(separator: " ")], "de",
      layout: .paragraphs)
    #expect(shapes(Aligner().align(english, german)) == (0..<4).map { [$0..<$0 + 1, $0..<$0 + 1] })
    let flat = try analysis([target.joined(separator: " ")], "de", layout: .paragraphs)
    #expect(shapes(Aligner().align(english, flat)) == (0..<4).map { [$0..<$0 + 1, $0..<$0 + 1] })
  }
}
