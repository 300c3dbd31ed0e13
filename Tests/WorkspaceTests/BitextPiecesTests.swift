import Checks
import Documents
import Reporting
import TestSupport
import Testing

@testable import Workspace

/// A bitext that is checked in pieces has the findings of one that is checked as a whole.
@Suite struct BitextPiecesTests {
  /// Faults that are seen in a unit by itself, every fourth unit or so.
  private static func bitext(_ extra: String = "") -> String {
    var text = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n\(extra)"
    for number in 0..<60 {
      let target =
        switch number % 8 {
        case 1: "Die Brücke kostete \(number + 1) Euro, 😀 sagte der Minister."
        case 3: "Die Brücke  kostete \(number) Euro, sagte der Minister."
        case 6: "The bridge cost \(number) euros, the minister said yesterday."
        default: "Die Brücke kostete \(number) Euro, sagte der Minister."
        }
      text += """
        <tu><tuv xml:lang="en"><seg>The bridge cost \(number) euros, the minister said.</seg></tuv>
        <tuv xml:lang="de"><seg>\(target)</seg></tuv></tu>\n
        """
    }
    return text + "</body></tmx>\n"
  }

  private func run(
    _ text: String, as name: String = "a.tmx", piece: Int?, baseline: Baseline? = nil,
    severity: Severity = .info
  ) throws -> Run {
    let program = try Program()
    defer { program.cleanUp() }
    try program.write(text, to: name)
    var options = Project.Options()
    options.leastSeverity = severity
    var job = try program.job(name, name, options, baseline: baseline)
    if let piece { job.pieces = .init(smallestFile: 0, piece: piece) }
    return Run([job], Engine())
  }

  @Test(arguments: [1000, 2500, 5000])
  func findingsAreThoseOfTheWhole(piece: Int) throws {
    let whole = try run(Self.bitext(), piece: nil)
    let pieces = try run(Self.bitext(), piece: piece)
    #expect(whole.pairs[0].report.findings.count > 15)
    #expect(pieces.errors.isEmpty)
    for (one, other) in try zip(whole.reports(), pieces.reports()) { #expect(one == other) }
  }

  @Test func findingsThatNoReportShowsAreNotKept() throws {
    let all = try run(Self.bitext(), piece: 1000).pairs[0].report
    let some = try run(Self.bitext(), piece: 1000, severity: .error).pairs[0].report
    #expect(all.findings.contains { $0.severity == .warning })
    #expect(!some.findings.isEmpty && some.findings.allSatisfy { $0.severity == .error })
    #expect(some.source.words == all.source.words)
  }

  @Test func suppressionsHoldAcrossPieces() throws {
    let text = Self.bitext(
      """
      <!-- tqcheck-ignore-file double-space: as set -->
      <!-- tqcheck-ignore-file mojibake: nothing of it is here -->
      <!-- tqcheck-ignore number-mismatch: the first unit has none -->\n
      """)
    for piece in [nil, 700] {
      let report = try run(text, piece: piece).pairs[0].report
      #expect(!report.findings.contains { $0.rule == "double-space" })
      #expect(report.hidden.count { $0.rule == "double-space" } == 8)
      #expect(report.findings.count { $0.rule == "number-mismatch" } == 8)
      #expect(
        report.findings.filter { $0.rule == "unused-suppression" }.map(\.message) == [
          "there is no finding of mojibake to suppress",
          "there is no finding of number-mismatch to suppress",
        ])
    }
  }

  @Test func aBaselineOfTheWholeHoldsForPieces() throws {
    let whole = try run(Self.bitext(), piece: nil)
    let baseline = Baseline([]).replaced(by: whole.pairs)
    let report = try run(Self.bitext(), piece: 500, baseline: baseline).pairs[0].report
    #expect(report.findings.isEmpty)
    #expect(report.hidden.count == baseline.entries.count)
    #expect(
      Baseline([]).replaced(by: try run(Self.bitext(), piece: 500).pairs).entries
        == baseline.entries)
  }

  @Test func aFaultLateInTheFileLeavesNoReport() throws {
    let text = Self.bitext().replacing("</body>", with: "<tu></body>")
    let whole = try run(text, piece: nil)
    let pieces = try run(text, piece: 400)
    #expect(pieces.pairs.isEmpty)
    let place = try #require(
      whole.errors.first?.description.split(separator: "a.tmx:", maxSplits: 1).last)
    #expect(place.hasPrefix("122:5: </body> stands where <tu> is open"))
    #expect(pieces.errors.map(\.description).allSatisfy { $0.hasSuffix(place) })
    #expect(pieces.errors.count == 1)
  }

  @Test func aPieceOfSpacesIsPassedOver() throws {
    let spaces = "<tu><tuv xml:lang=\"en\"><seg>\u{A0}</seg></tuv></tu>"
    let text = Self.bitext().replacing(
      "</body>", with: String(repeating: spaces, count: 40) + "</body>")
    let pieces = try run(text, piece: 1000)
    #expect(pieces.errors.isEmpty)
    #expect(pieces.pairs.first?.report.source.sentenceCount == 60)
  }

  @Test func textWithoutUnitsIsRefused() throws {
    let pieces = try run("<tmx><header srclang=\"en\"/><body></body></tmx>", piece: 10)
    #expect(pieces.errors.map(\.description).allSatisfy { $0.contains("holds no text") })
    #expect(pieces.errors.count == 1)
  }
}
