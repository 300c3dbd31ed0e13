/// A bead of one sentence a side that a pass of the search was sure of: all paths of the later
/// passes go through it, and it keeps its weight.
struct SettledBead: Sendable {
  /// The source sentence and the target sentence.
  var row: Int
  var column: Int
  var weight: Float

  /// Beads likelier than this between two neighbours that are as likely are settled.
  private static let floor: Float = 0.95

  /// The beads to settle, in order.
  ///
  /// - Parameter arcs: in the order of the nodes that they start from.
  static func among(_ arcs: [Lattice.Arc]) -> [SettledBead] {
    var settled: [SettledBead] = []
    var last = Lattice.Arc(0, 0, 0, 0, 0)
    var run = 0
    for arc in arcs where arc.sources == 1 && arc.targets == 1 && arc.probability > floor {
      run = arc.row == last.row + 1 && arc.column == last.column + 1 ? run + 1 : 1
      if run > 2 {
        settled.append(
          SettledBead(row: Int(last.row), column: Int(last.column), weight: last.weight))
      }
      last = arc
    }
    return settled
  }

  /// The column of the only node of each row that a settled bead begins or ends in, −1 of others.
  static func columns(_ settled: [SettledBead], rows: Int) -> [Int] {
    var columns = [Int](repeating: -1, count: rows)
    for bead in settled {
      columns[bead.row] = bead.column
      columns[bead.row + 1] = bead.column + 1
    }
    return columns
  }
}

extension Band {
  /// Whether no open bead holds the sentence of each row: that of a settled bead behind three
  /// others.
  var isPassedOver: [Bool] {
    var passed = [Bool](repeating: false, count: rows)
    var (last, run) = (-1, 0)
    for bead in settled {
      run = bead.row == last + 1 ? run + 1 : 1
      passed[bead.row] = run >= Priors.maxSide
      last = bead.row
    }
    return passed
  }
}
