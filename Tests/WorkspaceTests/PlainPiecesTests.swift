import Checks
import Documents
import Foundation
import Reporting
import TestSupport
import Testing

@testable import Workspace

/// A pair of plain texts that is checked in pieces has the findings of one that is checked as
/// a whole.
@Suite struct PlainPiecesTests {
  /// A text and its translation, paragraph by paragraph.
  private struct Pair {
    var source: [String] = []
    var target: [String] = []
    var separator = "\n\n"
    var start = ""
    var end = "\n"

    /// So many paragraphs of three sentences, with faults that are seen in a sentence by itself.
    init(_ count: Int, seed: UInt64 = 1) {
      var random = SplitMix64(state: seed)
      func name() -> String {
        (0..<5).map { _ in Self.syllables.randomElement(using: &random) ?? "" }.joined().capitalized
      }
      for number in 0..<count {
        let (town, mayor) = (name(), name())
        let sum = Int.random(in: 200..<900, using: &random)
        let year = Int.random(in: 1800..<2000, using: &random)
        source.append(
          "The bridge of \(town) cost \(sum) euros. It was opened in \(year), Mayor \(mayor) said."
            + " Nobody in \(town) wanted to pay for it.")
        let opened =
          switch number % 12 {
          case 2: "Sie wurde \(year + 1) eröffnet, sagte Bürgermeister \(mayor)."
          case 5: "Sie wurde  \(year) eröffnet, sagte Bürgermeister \(mayor)."
          case 8: "It was opened in \(year), Mayor \(mayor) said 😀."
          default: "Sie wurde \(year) eröffnet, sagte Bürgermeister \(mayor)."
          }
        target.append(
          "Die Brücke von \(town) kostete \(sum) Euro. \(opened) Niemand in \(town) wollte dafür"
            + " bezahlen.")
      }
    }

    private static let syllables = ["ba", "do", "fi", "gu", "ke", "la", "mo", "ni", "ru", "sa"]

    func text(_ paragraphs: [String]) -> String {
      start + paragraphs.joined(separator: separator) + end
    }
  }

  private struct Input {
    var source: [UInt8]
    var target: [UInt8]

    init(_ pair: Pair) {
      source = Array(pair.text(pair.source).utf8)
      target = Array(pair.text(pair.target).utf8)
    }
  }

  private func run(
    _ input: Input, windows: Int?, layout: TextLayout? = nil, baseline: Baseline? = nil,
    sidecar: String? = nil
  ) throws -> Run {
    let program = try Program()
    defer { program.cleanUp() }
    try program.write(input.source, to: "a.en.txt")
    try program.write(input.target, to: "a.de.txt")
    if let sidecar { try program.write(sidecar, to: "a.de.txt" + SuppressionReader.ending) }
    var options = Project.Options()
    options.layout = layout
    var job = try program.job("a.en.txt", "a.de.txt", options, baseline: baseline)
    if let windows { job.pieces = .init(smallestFile: 0, windows: windows) }
    return Run([job], Engine())
  }

  /// A report without the folder's name and what pieces do not have: the alignment.
  private func report(_ run: Run) throws -> [Substring] {
    var report = Report(pairs: run.pairs.map(\.report), version: "0")
    let name = try #require(report.pairs.first?.target.file.name)
    report.pairs[0].alignment = .init(beads: [], omission: [], addition: [])
    let json = ReportStream.text { JSONReport.render(report, to: $0) }
    let text = ReportStream.text { TextReport(color: false).render(report, to: $0) }
    // How sure the aligner is depends on all that it sees.
    return (json + text).replacing(name.dropLast("a.de.txt".count), with: "")
      .replacing(#/"confidence":[0-9.]+/#, with: "").split(separator: "\n")
  }

  private func expectSame(
    _ pair: Pair, windows: Int, layout: TextLayout? = nil, findings: Int = 10,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let whole = try run(Input(pair), windows: nil, layout: layout)
    let pieces = try run(Input(pair), windows: windows, layout: layout)
    #expect(pieces.errors.isEmpty, sourceLocation: place)
    #expect(whole.pairs[0].report.findings.count >= findings, sourceLocation: place)
    let lines = try (whole: report(whole), pieces: report(pieces))
    let difference = lines.pieces.difference(from: lines.whole).map(String.init(describing:))
    #expect(difference == [], sourceLocation: place)
  }

  @Test(arguments: [3000, 8000, 20_000])
  func findingsAreThoseOfTheWhole(windows: Int) throws {
    try expectSame(Pair(120), windows: windows)
  }

  @Test func lineEndsAndMarksDoNotCount() throws {
    var pair = Pair(60)
    (pair.separator, pair.start, pair.end) = ("\r\n", "\u{FEFF}", "")
    try expectSame(pair, windows: 4000)
  }

  @Test func linesThatAreFilledToAWidthMakeParagraphs() throws {
    var pair = Pair(60)
    func filled(_ text: String) -> String {
      var (lines, line) = ([String](), "")
      for word in text.split(separator: " ", omittingEmptySubsequences: false) {
        if line.count + word.count > 60 { (lines, line) = (lines + [line], "") }
        line += (line.isEmpty ? "" : " ") + word
      }
      return (lines + [line]).joined(separator: "\n")
    }
    pair.source = pair.source.map(filled)
    pair.target = pair.target.map(filled)
    try expectSame(pair, windows: 4000)
  }

  @Test func aPassageThatOneTextLacksIsTold() throws {
    var pair = Pair(120)
    pair.target.removeSubrange(40..<50)
    try expectSame(pair, windows: 6000)
    for passage in [40..<50, 30..<70] {
      pair = Pair(120)
      pair.source.removeSubrange(passage)
      try expectSame(pair, windows: 6000)
    }
  }

  @Test func aTextThatEndsEarlyIsTold() throws {
    var pair = Pair(120)
    pair.target.removeLast(60)
    try expectSame(pair, windows: 6000)
    pair = Pair(120)
    pair.source.removeLast(60)
    try expectSame(pair, windows: 6000)
  }

  @Test func endsThatAreUnrelatedLeaveThePairRelated() throws {
    var pair = Pair(80)
    pair.source += Pair(40, seed: 2).source
    pair.target += (0..<60).map { "Salz und Öl kommen in die Schüssel Nummer \($0 * 7)." }
    let report = try run(Input(pair), windows: 6000).pairs[0].report
    #expect(!report.findings.contains { $0.rule == "unrelated-texts" })
    #expect(report.source.sentenceCount == 3 * 120)
    #expect(
      report.findings.contains {
        $0.rule == "truncated-translation" || $0.rule == "omitted-paragraph"
      })
  }

  @Test func unrelatedTextsAreToldOnce() throws {
    var pair = Pair(60)
    pair.target = (0..<200).map { "Salz und Öl kommen in die Schüssel Nummer \($0 * 7)." }
    try expectSame(pair, windows: 4000, findings: 1)
  }

  @Test func aTextWithoutBordersIsReadAsAWhole() throws {
    var pair = Pair(60)
    pair.separator = " "
    try expectSame(pair, windows: 2000, layout: .paragraphs)
    // As is one whose paragraphs begin nowhere with those of the other.
    pair = Pair(60)
    pair.target = [pair.target.joined(separator: " ")]
    try expectSame(pair, windows: 2000, layout: .paragraphs)
  }

  @Test func quotationsAreNotParted() throws {
    var pair = Pair(60)
    for index in pair.source.indices {
      pair.source[index] = "“" + pair.source[index] + (index % 10 == 9 ? "”" : "")
      pair.target[index] = "„" + pair.target[index] + (index % 10 == 9 ? "“" : "")
    }
    try expectSame(pair, windows: 10_000)
  }

  @Test func emptyTextsAreToldAsEver() throws {
    for windows in [nil, 1000] {
      var pair = Pair(10)
      pair.target = []
      let report = try run(Input(pair), windows: windows).pairs[0].report
      #expect(report.findings.map(\.message).contains("the translation is empty"))
      pair = Pair(10)
      pair.source = [String](repeating: "", count: 400)
      let errors = try run(Input(pair), windows: windows).errors.map(\.description)
      #expect(errors.count == 1 && errors[0].contains("holds no text"))
    }
  }

  @Test func bytesThatAreNotUTF8AreRefused() throws {
    var input = Input(Pair(60))
    input.target[input.target.count - 100] = 0xFF
    let whole = try run(input, windows: nil)
    let pieces = try run(input, windows: 3000)
    let place = try #require(
      whole.errors.first?.description.split(separator: "a.de.txt:", maxSplits: 1).last)
    #expect(place.hasPrefix("119: not valid UTF-8: FF at byte"))
    #expect(pieces.errors.map(\.description).allSatisfy { $0.hasSuffix(place) })
    #expect(pieces.errors.count == 1 && pieces.pairs.isEmpty)
  }

  @Test func baselinesAndSuppressionsHoldForPieces() throws {
    let input = Input(Pair(60))
    let whole = try run(input, windows: nil)
    let baseline = Baseline([]).replaced(by: whole.pairs)
    let known = try run(input, windows: 4000, baseline: baseline).pairs[0].report
    #expect(known.findings.isEmpty && known.hidden.count == baseline.entries.count)
    let last = try #require(whole.pairs[0].report.findings.last)
    let report = try run(
      input, windows: 4000,
      sidecar: "\(last.fingerprint) \(last.rule): as meant\n"
    ).pairs[0].report
    #expect(report.hidden.map(\.fingerprint) == [last.fingerprint])
    #expect(report.findings.count == whole.pairs[0].report.findings.count - 1)
  }
}
