import Checks
import TestSupport
import Testing

@Suite struct EngineTests {
  private func rules(_ languages: String, _ source: String, _ target: String) throws -> [String] {
    let context = try ExampleRunner.context(languages, source, target)
    return try Engine().run(context).findings.map(\.rule)
  }

  private let source =
    "The bridge was opened in the morning.\n\n"
    + "The \"old\" bridge is 2.8 metres wide and will stay closed.  It is said to be unsafe."

  @Test func whatIsNotTranslatedIsToldNoMoreThanThat() throws {
    let left =
      "Die Brücke wurde am Morgen eröffnet.\n\n"
      + "The \"old\" bridge is 2.8 metres wide and will stay closed.  It is said to be unsafe."
    #expect(
      try rules("en|de", source, left) == ["untranslated-sentence", "untranslated-sentence"])
  }

  @Test func whatIsTranslatedIsJudged() throws {
    let translated =
      "Die Brücke wurde am Morgen eröffnet.\n\n"
      + "Die \"alte\" Brücke ist 2.8 Meter breit und bleibt gesperrt.  Sie gilt als unsicher."
    #expect(
      Set(try rules("en|de", source, translated)).isSuperset(of: ["number-format", "quote-locale"]))
  }

  @Test func aCopyIsToldOnce() throws {
    #expect(
      try rules("en|de", source, source.replacing("was opened", with: "wurde opened"))
        == ["copied-source"])
  }
}
