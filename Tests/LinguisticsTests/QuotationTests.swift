import Linguistics
import TestSupport
import Testing

@testable import ICU

@Suite struct QuotationTests {
  private func quotations(_ language: String, _ text: String) throws -> Analysis {
    try ExampleRunner.analysis(text, #require(LanguageTag(language)))
  }

  @Test(arguments: [
    ("en", "He said “yes” and ‘no’."), ("en", "It's the '80s, rock 'n' roll, James' 6\" screen."),
    ("de", "„Ja“, sagte er, „sie rief ‚nein‘.“"), ("de", "»Ja«, sagte er."),
    ("fr", "« Oui », dit-il, « l’été “chaud” »."), ("sv", "”Ja”, sade han."),
    ("ja", "彼は「『はい』と言った」と述べた。"),
    ("he", "הוא אמר \"כן\" לצה\"ל."), ("uk", "М’яч і «п’ять» об’єктів."),
    ("en", "“One.\n\n“Two.\n\n“Three.”"), ("en", "\"Yes,\" he said (\"no\")."),
  ])
  func rightQuotationsAreLeftAlone(language: String, text: String) throws {
    let quotations = try quotations(language, text).quotations
    #expect(quotations.unpaired == [])
    #expect(quotations.mixed.isEmpty)
  }

  @Test(arguments: [
    ("en", "He said “yes.", "“"), ("en", "He said yes” twice.", "”"),
    ("de", "„Ja, sagte er.", "„"), ("de", "Ja“, sagte er.", "“"),
    ("en", "“One, he said.\nThen she said “two.”", "“"), ("ja", "彼は「はいと述べた。", "「"),
    ("en", "He said \"yes.", "\""),
  ])
  func aMarkWithoutPartnerIsFound(language: String, text: String, mark: String) throws {
    let analysis = try quotations(language, text)
    #expect(
      analysis.quotations.unpaired.map { analysis.string($0.offset..<$0.offset + 1) } == [mark])
  }

  @Test(arguments: [("en", "He said “yes\" twice."), ("de", "Er sagte „ja\" zweimal.")])
  func aPairOfTwoStylesIsFound(language: String, text: String) throws {
    #expect(try quotations(language, text).quotations.mixed.count == 1)
  }

  @Test func depthCountsFromTheOuterQuotation() throws {
    let analysis = try quotations("en", "“He said ‘no’ twice.”")
    #expect(analysis.quotations.pairs.map(\.depth) == [1, 0])
  }
}
