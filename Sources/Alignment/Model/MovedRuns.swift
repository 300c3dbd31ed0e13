import Glibc

/// Sentences that stand elsewhere in the translation, alone or as whole passages: in a row without
/// a counterpart on one side, they fit such sentences on the other side one by one.
struct MovedRuns {
  /// A run by the cell of its last sentences.
  private struct Run {
    var row: Int
    var column: Int
    var count: Int
    /// Log-odds against the sentences being omissions and additions.
    var score: Double
    /// The same without what lengths say, which go together in any two passages of a pattern.
    var wordScore: Double
  }

  /// The likeliest ones, of which no two share a sentence, in the order of the source.
  let moves: [Move]

  /// Complexity: that of the lattice's nodes.
  ///
  /// - Parameters:
  ///   - omitted: source sentences without a counterpart where they stand.
  ///   - added: such target sentences.
  ///   - lattice: of both, weighed, one to one.
  ///   - lengthGain: what the lengths of two of them say, by their numbers there, in nats.
  init(
    _ omitted: [Int], _ added: [Int], _ lattice: borrowing Lattice,
    lengthGain: (Int, Int) -> Double
  ) {
    // Any of the others might have been the partner.
    let start = log(Priors.moved / Double(max(omitted.count, added.count)))
    let next = log(Priors.movedNext)
    let whole = log(Priors.movedWhole / Priors.moved)
    var runs: [Run] = []
    var above: [Run] = []
    for row in omitted.indices {
      let followsRow = row > 0 && omitted[row] == omitted[row - 1] + 1
      var current: [Run] = []
      for column in added.indices {
        let weight = lattice.weights[lattice.index(lattice.band.node(row, column), 0)]
        let gain = Double(logf(weight)) - log(Priors.shapes[0][0])
        var run = Run(row: row, column: column, count: 1, score: start, wordScore: start)
        if followsRow, column > 0, added[column] == added[column - 1] + 1,
          case let before = above[column - 1], before.score + next > start
        {
          run.count = before.count + 1
          run.score = before.score + next
          run.wordScore = before.wordScore + next
        }
        run.score += gain
        // A run goes on from nothing worse than its start.
        if run.score > start { run.wordScore += gain - lengthGain(row, column) }
        current.append(run)
        if run.count > 1, Self.isWhole(row, run.count, omitted),
          Self.isWhole(column, run.count, added)
        {
          run.score += whole
          run.wordScore += whole
        }
        if run.score > 0, run.wordScore > 0 { runs.append(run) }
      }
      above = current
    }
    var isMoved = [Bool](repeating: false, count: omitted.count)
    var isTaken = [Bool](repeating: false, count: added.count)
    var moves: [Move] = []
    runs.sort { ($1.score, $0.row, $0.column) < ($0.score, $1.row, $1.column) }
    for run in runs {
      let rows = run.row - run.count + 1...run.row
      let columns = run.column - run.count + 1...run.column
      guard !rows.contains(where: { isMoved[$0] }), !columns.contains(where: { isTaken[$0] })
      else { continue }
      for (row, column) in zip(rows, columns) {
        (isMoved[row], isTaken[column]) = (true, true)
        moves.append(Move(source: omitted[row], target: added[column], score: run.score))
      }
    }
    self.moves = moves.sorted { $0.source < $1.source }
  }

  /// Whether so many sentences up to the last one are all that is missing there.
  private static func isWhole(_ last: Int, _ count: Int, _ sentences: [Int]) -> Bool {
    let first = last - count + 1
    return (first == 0 || sentences[first - 1] + 1 < sentences[first])
      && (last + 1 == sentences.count || sentences[last] + 1 < sentences[last + 1])
  }
}
