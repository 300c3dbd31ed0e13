import Checks
import ICU
import Linguistics
import TestSupport
import Testing

@Suite struct QuotationTests {
  private func quotations(_ text: String, _ language: String) throws -> Quotations {
    let tag = try #require(LanguageTag(language))
    return try ExampleRunner.analysis(text, tag).quotations
  }

  /// The text with its quotations in ⟦…⟧, the loose marks as ⟦m⟧.
  private func marked(_ text: String, _ language: String) throws -> String {
    let tag = try #require(LanguageTag(language))
    let analysis = try ExampleRunner.analysis(text, tag)
    let found = analysis.quotations
    let ranges =
      found.pairs.map(\.range) + found.mixed.map(\.range)
      + found.loose.map { $0.mark.offset..<$0.mark.offset + 1 }
    return MarkedText.mark(text, ranges.map(analysis.document.span(of:)).sorted())
  }

  @Test(arguments: [
    ("en", "He said ⟦“no”⟧ and it’s the boys’ turn in ’68."),
    ("en", "⟦\"Yes,\"⟧ he said of the 6\" pipe and 5'11\"."),
    ("de", "⟦„Ja“⟧, sagte er, ⟦»nein«⟧ sie."),
    ("sv", "⟦”Ja”⟧, sade han. ⟦”Nej”⟧, sade hon."),
    ("ar", "قال ⟦”نعم“⟧ ثم ⟦«لا»⟧."),
    ("he", "צה\"ל אמר ⟦\"כן\"⟧ לב⟦\"הארץ\"⟧."),
    ("zh-Hans", "他说：⟦“我们同意。”⟧她读⟦《红楼梦》⟧。"),
    ("zh-Hans", "更常用⟦\"Bear（熊）\"⟧这个名字，他说⟦\"好\"⟧了，5\"显示器。"),
    ("zh-Hans", "并且引入了⟦“ 标准星(Normal stars)”⟧的概念和⟦“标准 ”⟧星，说⟦‘好’⟧A。"),
    ("ja", "彼は⟦「はい」⟧と言った。"),
    ("fr", "Il a dit ⟦« oui »⟧ à l’homme d’aujourd’hui."),
    ("nds", "Klick ⟦»%s«⟧ un ⟦»%1$s«⟧ in ⟦»%(name)s«⟧ an."),
    ("uk", "М’яч і сім’я: ⟦«так»⟧."),
    ("ru", "Он читал ⟦«Войну и мир»⟧, часть 1."),
  ])
  func findsPairs(language: String, expected: String) throws {
    #expect(try marked(MarkedText(expected).text, language) == expected)
  }

  @Test func findsNestedPairsAndTheirDepth() throws {
    let found = try quotations("„Er sagte ‚nein‘ und „ja“ dazu“, sagte sie.", "de")
    #expect(found.pairs.map(\.depth) == [0, 1, 1])
    #expect(found.loose.isEmpty)
  }

  @Test func keepsAQuotationThatRunsOverParagraphs() throws {
    let found = try quotations("“We agree.\n\n“But not at once,” he said.", "en")
    #expect(found.pairs.count == 1)
    #expect(found.loose.map { $0.resumedAt != nil } == [true])
  }

  @Test func matchesEndsOfTwoStylesWithinAParagraphOnly() throws {
    #expect(try quotations("“Yes,\" he said.", "en").mixed.count == 1)
    #expect(try quotations("通过指令“install\"安装。", "zh-Hans").mixed.count == 1)
    let apart = try quotations("“Yes, he said.\n\nThen no,\" she said.", "en")
    #expect(apart.mixed.isEmpty)
    #expect(apart.loose.count == 2)
  }

  @Test func marksAnOpeningWithinACompleteQuotation() throws {
    let found = try quotations("He said: \"I “never agreed.\"", "en")
    #expect(found.loose.map(\.isEnclosed) == [true])
  }

  @Test func listsTheOuterEndsInOrder() throws {
    let found = try quotations("“A ‘b’ c” and “d", "en")
    #expect(found.ends.map(\.isOpening) == [true, false, true])
    #expect(found.ends.map { $0.quotation == nil } == [false, false, true])
  }

  @Test(arguments: [
    ("en", "He said “yes” and ‘no’."), ("en", "It's the '80s, rock 'n' roll, James' 6\" screen."),
    ("de", "„Ja“, sagte er, „sie rief ‚nein‘.“"), ("de", "»Ja«, sagte er."),
    ("fr", "« Oui », dit-il, « l’été “chaud” »."), ("sv", "”Ja”, sade han."),
    ("ja", "彼は「『はい』と言った」と述べた。"),
    ("he", "הוא אמר \"כן\" לצה\"ל."), ("uk", "М’яч і «п’ять» об’єктів."),
    ("en", "“One.\n\n“Two.\n\n“Three.”"), ("en", "\"Yes,\" he said (\"no\")."),
  ])
  func leavesRightQuotationsAlone(language: String, text: String) throws {
    let found = try quotations(text, language)
    #expect(found.loose.allSatisfy { $0.resumedAt != nil })
    #expect(found.mixed.isEmpty)
  }

  @Test(arguments: [
    ("en", "He said “yes.", "“"), ("en", "He said yes” twice.", "”"),
    ("de", "„Ja, sagte er.", "„"), ("de", "Ja“, sagte er.", "“"),
    ("en", "“One, he said.\nThen she said “two.”", "“"), ("ja", "彼は「はいと述べた。", "「"),
    ("en", "He said \"yes.", "\""),
  ])
  func findsAMarkWithoutPartner(language: String, text: String, mark: String) throws {
    let found = try quotations(text, language).loose.map(\.mark.unit)
    #expect(String(decoding: found, as: UTF16.self) == mark)
  }
}
