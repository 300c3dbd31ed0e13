import Testing

@testable import Alignment

@Suite struct AnchorsTests {
  /// Sentences of one form each, of 2,000 forms.
  private func text(_ forms: [Int32]) -> TextFeatures {
    var text = TextFeatures()
    for form in forms {
      text.lengths.append(10)
      text.sizes.append(1)
      text.tokens.append(form)
      text.tokenStarts.append(Int32(text.tokens.count))
    }
    for _ in 0..<2_000 {
      text.vocabulary.append(.word) { $0 += [UInt8](repeating: UInt8(ascii: "a"), count: 4) }
    }
    return text
  }

  private func links(_ count: Int32) -> [Link] {
    (0..<count).map { Link(source: $0, target: $0, weight: 1) }
  }

  @Test func rareWordsTellTheBand() throws {
    // Ten sentences are added in the middle.
    let source = text(Array(0..<200))
    let target = text(Array(0..<100) + Array(200..<210) + Array(100..<200))
    let band = try #require(Anchors(source, target, links(200)).band())
    #expect(band.nodeCount < 2_000)
    for row in 0..<200 {
      let column = row < 100 ? row : row + 10
      #expect(band.columns(row).contains(column) && band.columns(row + 1).contains(column + 1))
    }
  }

  /// The nodes of a long passage that one text lacks stand beside it, not all over it.
  @Test(arguments: [0, 400, 1_000] as [Int32])
  func aPassageThatOneTextLacksLeavesTheBandNarrow(start: Int32) throws {
    let whole = text(Array(0..<2_000))
    let part = text(Array(0..<start) + Array(start + 1_000..<2_000))
    for (source, target) in [(whole, part), (part, whole)] {
      let band = try #require(Anchors(source, target, links(2_000)).band())
      #expect(band.nodeCount < 20_000)
    }
  }

  @Test func swappedHalvesLeaveTheBandInDoubt() {
    let source = text(Array(0..<200))
    let target = text(Array(100..<200) + Array(0..<100))
    #expect(Anchors(source, target, links(200)).band() == nil)
  }

  @Test func wordsThatStandInManySentencesTellNothing() {
    let source = text((0..<200).map { $0 % 20 })
    #expect(Anchors(source, source, links(20)).band() == nil)
  }

  @Test func beadsBetweenSureOnesAreSettled() {
    let likely: [Float] = [0.99, 0.99, 0.99, 0.99, 0.6, 0.99, 0.99]
    let arcs = likely.enumerated().map { row, probability in
      Lattice.Arc(row, row, 1, 1, Double(probability), weight: 2)
    }
    #expect(SettledBead.among(arcs).map { $0.row } == [1, 2])
    #expect(SettledBead.among(arcs).allSatisfy { $0.row == $0.column && $0.weight == 2 })
  }

  /// In the blocks of rows that settled beads go through.
  @Test func pathsGoThroughSettledBeads() {
    let count = 2 * Lattice.blockRows + 50
    let settled = (20..<count - 20).map { SettledBead(row: $0, column: $0, weight: 3) }
    let diagonal = (0...count).map { (row: $0, lower: $0, upper: $0) }
    let band = Band(
      rows: count + 1, width: count + 1, margin: 2, spans: diagonal, settled: settled)
    #expect((20...count - 20).allSatisfy { band.columns($0) == $0..<$0 + 1 })
    let lattice = Lattice(band: band, maxSide: 2)
    for row in 0...count where !(20..<count - 20 ~= row) {
      for column in band.columns(row) {
        let first = lattice.index(band.node(row, column), 0)
        for side in 0..<lattice.maxSide * Lattice.lanes where side % 4 < lattice.maxSide {
          lattice.weights[first + side] = Float(side % 7) / 7 + 0.1
        }
      }
    }
    var sums = [Double](repeating: 0, count: count)
    var settledArcs = 0
    lattice.forEachArc(above: 0) { arc in
      for side in 0..<Int(arc.sources) { sums[Int(arc.row) + side] += Double(arc.probability) }
      if arc.weight == 3 { settledArcs += 1 }
    }
    #expect(sums.allSatisfy { abs($0 - 1) < 1e-4 })
    #expect(settledArcs == settled.count)
    let widened = band.widened(at: [1_000], by: 4)
    #expect(widened.settled.count < settled.count && !widened.settled.isEmpty)
    #expect(widened.settled.allSatisfy { abs($0.row - 1_000) > 3 })
  }
}
