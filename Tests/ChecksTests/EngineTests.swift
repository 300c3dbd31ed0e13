import Alignment
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

  @Test func aWordInAngleBracketsMayBeTranslated() throws {
    func severities(_ source: String, _ target: String) throws -> Set<Severity> {
      let context = try ExampleRunner.context("en|de", source, target)
      return Set(
        try Engine().run(context).findings.filter { $0.rule == "tag-mismatch" }.map(\.severity))
    }
    let target = "Mit /kick <spieler> werfen Sie jemanden hinaus."
    #expect(try severities("Type /kick <name> to throw a player out.", target) == [])
    #expect(
      try severities(
        "Type /kick <name> to throw a player out.", "Mit /kick werfen Sie jemanden hinaus.")
        == [.warning])
    #expect(
      try severities(
        "Type /kick <name> to throw a player out, then /ban <name>.",
        "Mit /kick <spieler> werfen Sie jemanden hinaus, dann /ban <name>.") == [.warning])
    #expect(
      try severities(
        "Type /kick <name> to throw a player out.",
        "Mit /kick <name> <der Grund> werfen Sie jemanden hinaus.") == [.warning])
    #expect(try severities("Type /kick <i name=\"\"> to throw a player out.", target) == [.error])
  }

  private let pairs = [
    ("The harbour was closed on Monday.", "Der Hafen war am Montag geschlossen."),
    ("Nobody was hurt, said the mayor.", "Niemand wurde verletzt, sagte der Meister."),
    ("The ferries will sail on Tuesday.", "Die Fähren fahren am Dienstag wieder."),
    ("All the tickets are still valid.", "Alle Fahrkarten bleiben noch gültig."),
    ("The airport was open all day.", "Der Flughafen war den ganzen Tag offen."),
  ]

  /// Severities of what is told to be left out or added where some sentences have a translation
  /// and others, between two empty ones, surely have none.
  private func severities(_ sentences: [(String, String)]) throws -> Set<Severity> {
    let text = { (sides: [String]) in sides.filter { !$0.isEmpty }.joined(separator: " ") }
    let context = try ExampleRunner.context(
      "en|de", text(sentences.map(\.0)), text(sentences.map(\.1)))
    var beads: [Bead] = []
    var (source, target) = (0, 0)
    for sentence in sentences {
      let (one, other) = (sentence.0.isEmpty ? 0 : 1, sentence.1.isEmpty ? 0 : 1)
      beads.append(
        Bead(source: source..<source + one, target: target..<target + other, score: 1, posterior: 1)
      )
      (source, target) = (source + one, target + other)
    }
    let alignment = Alignment(
      beads: beads,
      omission: beads.filter { !$0.source.isEmpty }.map { $0.target.isEmpty ? 1 : 0 },
      addition: beads.filter { !$0.target.isEmpty }.map { $0.source.isEmpty ? 1 : 0 })
    let made = try RuleContext(
      source: context.source, target: context.target, alignment: alignment)
    let rules = ["omitted-sentence", "added-sentence"]
    return Set(
      try Engine().run(made).findings.filter { rules.contains($0.rule) }.map(\.severity))
  }

  private let added = [
    "Das Wetter in Bayern bleibt sonnig und heiß.",
    "Erdbeeren kosten beim Bauern sieben Taler.",
    "Kirschen gibt es in diesem Jahr nicht.",
  ]

  @Test func whatMayBeRenderedFreelyIsDoubtful() throws {
    let long = "Members of the museum will meet in the old library and vote on the paintings."
    let free = pairs + [(long, ""), ("", added[0]), ("", added[1])] + pairs
    #expect(try severities(free) == [.warning])
    let short = pairs + [("All is well here.", "")] + added.map { ("", $0) } + pairs
    #expect(try severities(short) == [.error])
  }
}
