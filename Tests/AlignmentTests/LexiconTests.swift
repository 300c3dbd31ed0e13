import Documents
import ICU
import Linguistics
import Testing

@testable import Alignment

@Suite struct LexiconTests {
  private func lexicon(_ table: String) throws -> Lexicon {
    try Lexicon(SourceFile(name: "words.tsv", bytes: Array(table.utf8)))
  }

  private func forms(_ words: [String]) -> FormTable {
    var table = FormTable()
    for word in words { _ = table.intern(Array(word.utf16)[...]) }
    return table
  }

  @Test func linksTheWordsThatBothTextsHave() throws {
    let links = try lexicon("# comment\n\nHarbour\tHafen\nstorm\tSturm\t0.5\r\nboat\tBoot\n")
      .links(forms(["storm", "harbour"]), forms(["boot", "hafen", "sturm"]))
    #expect(links.map(\.source) == [1, 0])
    #expect(links.map(\.target) == [1, 2])
    #expect(links.map(\.weight) == [1, 0.5])
  }

  @Test func wordsOfAnExpressionShareItsWeight() throws {
    let links = try lexicon("coast guard\tKüstenwache\ncoast guard\tWache\t0.4")
      .links(forms(["coast", "guard"]), forms(["küstenwache"]))
    #expect(links.map(\.weight) == [0.5, 0.5])
  }

  @Test(arguments: [
    "harbour", "harbour\t", "\tHafen", "harbour\tHafen\t0", "harbour\tHafen\t2",
    "harbour\tHafen\tx", "harbour\tHafen\t1\t1",
  ])
  func faultsAreNamedWithTheirLine(row: String) throws {
    let error = #expect(throws: LexiconError.self) { try lexicon("a\tb\n" + row) }
    #expect(error?.line == 2)
  }

  private func analysis(_ lines: [String], _ language: String) throws -> Analysis {
    let file = try SourceFile(name: "x", bytes: Array(lines.joined(separator: "\n").utf8))
    let tag = try #require(LanguageTag(language))
    return try Analysis(PlainText.read(file, layout: .lines), language: tag)
  }

  @Test func weightsTooSmallForTheirSharesCountForNothing() throws {
    let ghosts = Array(repeating: "ghost", count: 500).joined(separator: " ")
    let source = try analysis(["The horse sleeps.", ghosts + " horse."], "en")
    let target = try analysis(["Das Pferd schläft.", "Pferd Geist."], "de")
    let words = try lexicon("horse\tPferd\nghost horse\tPferd Geist\t1e-45\n")
    let first = Aligner(lexicon: words).align(source, target).beads.first
    #expect(first?.source == 0..<1 && first?.target == 0..<1)
  }

  /// One of two sentences of one length is left out: only the words tell which.
  @Test func wordsOfALexiconDecide() throws {
    let source = try analysis(["The horse sleeps here.", "The ship sinks there."], "en")
    let target = try analysis(["Das Schiff geht unter."], "de")
    let words = try lexicon("ship\tSchiff\nsinks\tunter\nthere\tgeht\n")
    let alignment = Aligner(lexicon: words).align(source, target)
    #expect(alignment.beads.first { !$0.target.isEmpty }?.source == 1..<2)
    let other = try lexicon("horse\tSchiff\nsleeps\tunter\nhere\tgeht\n")
    let swapped = Aligner(lexicon: other).align(source, target)
    #expect(swapped.beads.first { !$0.target.isEmpty }?.source == 0..<1)
  }
}
