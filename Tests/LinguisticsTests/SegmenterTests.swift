import Documents
import ICU
import Linguistics
import Rules
import SegmenterTables
import Testing

/// A behaviour of the segmenter in one language: `|` stands where a sentence starts.
struct SegmenterCase: Sendable, CustomTestStringConvertible {
  let behaviour: String
  let language: String
  let marked: String

  init(_ behaviour: String, _ language: String, _ marked: String) {
    self.behaviour = behaviour
    self.language = language
    self.marked = marked
  }

  var testDescription: String { "\(behaviour) (\(language)): \(marked)" }
}

@Suite struct SegmenterTests {
  static func sentences(_ text: String, _ language: String) throws -> [String] {
    let tag = try #require(LanguageTag(language))
    let units = Array(text.utf16)
    let starts = try Segmenter(LanguageFacts(tag)).starts(in: units)
    return zip([0] + starts, starts + [units.count]).map {
      String(decoding: units[$0..<$1], as: UTF16.self)
    }
  }

  /// A text with one space for any white space and none at its ends.
  static func squeezed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(arguments: SegmenterCase.all)
  func cuts(example: SegmenterCase) throws {
    let expected = example.marked.split(separator: "|").map { Self.squeezed(String($0)) }
    let text = example.marked.replacing("| ", with: "").replacing("|", with: "")
    #expect(try Self.sentences(text, example.language).map(Self.squeezed) == expected)
  }

  @Test func manyLanguagesHaveCasesAndFacts() {
    #expect(Set(SegmenterCase.all.map(\.language)).count >= 30)
  }

  @Test(arguments: ["en", "de", "ru", "fr", "zh", "hi", "und"])
  func sentencesMakeUpTheText(language: String) throws {
    for seed in 0..<40 {
      let text = RandomText.make(seed: seed)
      #expect(try Self.sentences(text, language).joined() == text)
    }
  }

  @Test(arguments: ["en", "de", "ru", "fr", "zh", "hi", "th"])
  func sentencesStartOnGraphemeBoundaries(language: String) throws {
    let tag = try #require(LanguageTag(language))
    let segmenter = Segmenter(LanguageFacts(tag))
    let iterator = try BreakIterator(.grapheme, locale: language)
    for seed in 0..<40 {
      let units = Array(RandomText.make(seed: seed).utf16)
      let graphemes = Set(try iterator.boundaries(in: units).map(Int.init))
      for start in try segmenter.starts(in: units) { #expect(graphemes.contains(start)) }
    }
  }

  @Test func oneSentenceALineStaysSo() throws {
    let english = try #require(LanguageTag("en"))
    let segmenter = Segmenter(LanguageFacts(english))
    for seed in 0..<20 {
      let lines = try Self.sentences(RandomText.make(seed: seed), "en")
        .map(Self.squeezed).filter { !$0.isEmpty }
      let bytes = Array(lines.joined(separator: "\n").utf8)
      let file = try SourceFile(name: "lines", bytes: bytes)
      let document = PlainText.read(file, layout: .lines)
      let again = try segmenter.sentences(of: document)
        .map { String(decoding: document.text[$0.range], as: UTF16.self) }
      #expect(again == lines)
    }
  }

  @Test(arguments: TextLayout.allCases)
  func layoutsTellLinesFromParagraphs(layout: TextLayout) throws {
    let english = try #require(LanguageTag("en"))
    let text = "We met Dr.\nBrown. He left\nsoon. She stayed.\n\nAll was well."
    let file = try SourceFile(name: "text", bytes: Array(text.utf8))
    let document = PlainText.read(file, layout: layout)
    let found = try Segmenter(LanguageFacts(english)).sentences(of: document)
      .map { String(decoding: document.text[$0.range], as: UTF16.self) }
    switch layout {
    case .paragraphs:
      #expect(
        found == [
          "We met Dr.", "Brown.", "He left", "soon.", "She stayed.", "All was well.",
        ])
    case .lines:
      #expect(found == ["We met Dr.", "Brown. He left", "soon. She stayed.", "All was well."])
    case .wrapped:
      #expect(found == ["We met Dr. Brown.", "He left soon.", "She stayed.", "All was well."])
    }
  }

  @Test func theBuildWroteDownThePropertiesOfICU() throws {
    let data = try #require(Rules.data("segmentation/properties"))
    let (properties, categories) = Characters.sentenceBreakProperties()
    var unit = 0
    SentenceProperties.forEachRun(reading: data) { property, category, length in
      let run = unit..<unit + length
      #expect(properties[run].allSatisfy { $0 == property })
      #expect(categories[run].allSatisfy { $0 == category.rawValue })
      unit = run.upperBound
    }
    #expect(unit == properties.count)
  }

  @Test func longTextsWithoutSentences() throws {
    for unit in ["a", ".", "\"", "(", "•", "。", " "] {
      let text = String(repeating: unit, count: 200_000)
      #expect(try Self.sentences(text, "en").joined() == text)
    }
    let initials = String(repeating: "A. ", count: 100_000)
    #expect(try Self.sentences(initials, "en").count == 1)
  }
}

/// Texts put together by chance, the same for the same seed, of what is hard to cut.
enum RandomText {
  private static let pieces = [
    "Dr.", "A.", "the", "The", "5.", "5", "z. B.", "т. д.", "etc.", "…", "...", "?", "!", ".",
    "»", "«", "“", "”", "\"", "'", "(", ")", "[1]", "—", "–", "- ", "。", "「", "」", "？", "।",
    "Москва", "москва", "東京", "é\u{301}", "\u{1F600}", "\u{1F468}\u{200D}\u{1F469}", "a\u{301}",
    "\u{200E}", "\r\n", "\n", " ", " ", " ", "\u{A0}", "\u{202F}", "•", "i.", "U.S.", "iPhone",
    "www.example.org", ",", ":", "¿Qué", "हिन्दी", "ภาษา", "\u{3000}",
  ]

  static func make(seed: Int) -> String {
    var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    var text = ""
    for _ in 0..<120 {
      // Knuth's linear congruential generator (MMIX).
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += pieces[Int(state >> 33) % pieces.count]
      if state >> 60 < 9 { text += " " }
    }
    return text
  }
}
