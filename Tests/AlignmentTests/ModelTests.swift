import Testing

@testable import Alignment

@Suite struct ModelTests {
  /// Where few nodes are likely, a path through the band is left.
  @Test(arguments: [(50, 80), (80, 50), (2, 900), (900, 2)])
  func bandsHoldAPath(rows: Int, width: Int) {
    let band = Band(rows: rows, width: width, margin: 1, spans: [])
    #expect(band.columns(0).contains(0) && band.columns(rows - 1).contains(width - 1))
    for row in 1..<rows { #expect(band.columns(row).overlaps(band.columns(row - 1))) }
    #expect(band.nodeCount <= 4 * (rows + width))
  }

  private func vocabulary(_ words: [String]) -> Vocabulary {
    var vocabulary = Vocabulary()
    for word in words {
      vocabulary.append(.word) { $0 += reading(word) }
    }
    return vocabulary
  }

  private func reading(_ word: String) -> [UInt8] {
    var writer = KeyWriter()
    Array(word.utf16).withUnsafeBufferPointer {
      ComparisonData.shared.appendReading(of: $0, to: &writer)
    }
    return writer.keys
  }

  @Test(arguments: [
    ("пригожин", "prigozin"), ("zürich", "zurich"), ("αθηνα", "athena"), ("서울", "seoul"),
    ("東京", ""),
  ])
  func lettersHaveLatinReadings(word: String, letters: String) {
    #expect(String(decoding: reading(word), as: UTF8.self) == letters)
  }

  @Test(arguments: [
    ("oskarsson", "оскарссон", true), ("organisation", "organization", true),
    ("government", "gouvernement", true), ("kharkiv", "харків", true),
    ("harbour", "rettung", false), ("table", "house", false),
  ])
  func lookAlikesAreLinked(word: String, other: String, isLinked: Bool) {
    let (left, right) = (vocabulary([word]), vocabulary([other]))
    let links = LookAlikes.equal(left, right) + LookAlikes.similar(left, right)
    #expect(links.isEmpty != isLinked)
    #expect(links.allSatisfy { $0.weight > 0 && $0.weight <= 1 })
  }

  @Test func bandHoldsItsSpansAndNeverFalls() {
    let spans: [Band.Span] = [(0, 0, 0), (4, 6, 7), (9, 11, 11)]
    let band = Band(rows: 10, width: 12, margin: 1, spans: spans)
    #expect(band.lower.first == 0)
    #expect(band.upper.last == 12)
    #expect(zip(band.lower, band.lower.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(zip(band.upper, band.upper.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(zip(band.upper, band.lower.dropFirst()).allSatisfy { $0 > $1 })
    #expect(band.lower[4] <= 5 && band.upper[4] >= 9)
    for (row, column) in [(0, 0), (4, 6), (9, 11)] {
      let other = band.transposed()
      #expect(Int(other.lower[column])..<Int(other.upper[column]) ~= row)
    }
  }

  @Test(arguments: [(1, 1), (2, 900), (900, 2), (30, 4000), (4000, 30)])
  func theLineHoldsAPathAndFewNodes(rows: Int, width: Int) {
    let band = Band.line(rows: rows, width: width, margin: 2)
    #expect(band.lower.first == 0)
    #expect(band.upper.last == Int32(width))
    #expect(zip(band.lower, band.upper).allSatisfy { $0 < $1 })
    #expect(zip(band.upper, band.lower.dropFirst()).allSatisfy { $0 > $1 })
    #expect(band.nodeCount <= 6 * (rows + width))
  }

  /// In one block of rows and where blocks meet.
  @Test(arguments: [(3, 4), (2 * Lattice.blockRows + 1, 2 * Lattice.blockRows - 1)])
  func probabilitiesOfTheBeadsOfASentenceAddUp(sources: Int, targets: Int) {
    let diagonal = (0...sources).map { row in
      let column = min(row, targets)
      return (row: row, lower: column, upper: row == sources ? targets : column)
    }
    let band = Band(rows: sources + 1, width: targets + 1, margin: 2, spans: diagonal)
    let lattice = Lattice(band: band, maxSide: 2)
    for index in 0..<lattice.weights.count where index % 4 < lattice.maxSide {
      lattice.weights[index] = Float(index % 7) / 7 + 0.01
    }
    var source = [Double](repeating: 0, count: sources)
    var target = [Double](repeating: 0, count: targets)
    lattice.forEachArc(above: 0) { arc in
      for side in 0..<Int(arc.sources) { source[Int(arc.row) + side] += Double(arc.probability) }
      for side in 0..<Int(arc.targets) {
        target[Int(arc.column) + side] += Double(arc.probability)
      }
    }
    #expect((source + target).allSatisfy { abs($0 - 1) < 1e-4 })
  }

  @Test func likelyLengthsHaveAHighRatio() {
    let model = LengthModel([40, 120, 60, 80], [44, 118, 65, 90])
    let matching = model.ratio(0..<1, 0..<1)
    let crossed = model.ratio(0..<1, 1..<2)
    #expect(matching > 1)
    #expect(crossed < 0.1)
  }
}
