import Glibc
import Testing

@testable import Alignment

@Suite struct MovedRunsTests {
  /// What speaks for pairs on the diagonal, in nats; a hundred speak against all others.
  private func moves(_ omitted: [Int], _ added: [Int], gain: Double, length: Double = 0) -> [Move] {
    let lattice = Lattice(band: .full(omitted.count, added.count), maxSide: 1)
    for row in omitted.indices {
      for column in added.indices {
        let odds = exp(row == column ? gain : -100)
        lattice.weights[lattice.index(lattice.band.node(row, column), 0)] =
          Float(odds * Priors.shapes[0][0])
      }
    }
    return MovedRuns(omitted, added, lattice) { _, _ in length }.moves
  }

  private func pairs(_ moves: [Move]) -> [[Int]] { moves.map { [$0.source, $0.target] } }

  @Test func aRunSumsUpWhatSpeaksForItsPairs() {
    #expect(pairs(moves([3, 9], [20, 30], gain: 3)) == [])
    #expect(pairs(moves([3, 4, 9], [20, 21, 30], gain: 3)) == [[3, 20], [4, 21]])
  }

  @Test func aPassageThatIsMissingAsAWholeNeedsLess() {
    #expect(pairs(moves([3, 4], [20, 21], gain: 1.6)) == [[3, 20], [4, 21]])
    #expect(pairs(moves([3, 4, 5], [20, 21, 30], gain: 1.6)) == [])
  }

  @Test func lengthsAloneMoveNothing() {
    #expect(pairs(moves([3, 4, 5], [20, 21, 22], gain: 3, length: 3)) == [])
  }
}
