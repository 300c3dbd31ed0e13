/// Chooses the beads that most likely stand in the true alignment: the path with the
/// largest sum of probabilities, each bead less a cost.
struct Decoder {
  private let band: Band
  private var best: [Double]
  private var steps: [Step]

  private struct Step {
    var sources: Int8 = 0
    var targets: Int8 = 0
    var probability: Float = 0
  }

  /// Arcs less likely than this are left out. All paths together have the probability 1, so
  /// that one is left where there are fewer than a billion arcs.
  static let floor = 1e-9

  init(_ band: Band) {
    self.band = band
    best = [Double](repeating: -.infinity, count: band.nodeCount)
    steps = [Step](repeating: Step(), count: band.nodeCount)
    best[0] = 0
  }

  /// Goes on with an arc, after those that end where it starts.
  mutating func add(_ arc: Lattice.Arc) {
    let (row, column) = (Int(arc.row), Int(arc.column))
    let gain = best[band.node(row, column)] + Double(arc.probability) - Priors.beadCost
    let end = band.node(row + Int(arc.sources), column + Int(arc.targets))
    guard gain > best[end] else { return }
    best[end] = gain
    steps[end] = Step(sources: arc.sources, targets: arc.targets, probability: arc.probability)
  }

  /// - Parameter lattice: the one that the arcs are from.
  func beads(_ lattice: borrowing Lattice) -> [Bead] {
    var beads: [Bead] = []
    var (row, column) = (band.rows - 1, band.width - 1)
    while row > 0 || column > 0 {
      let step = steps[band.node(row, column)]
      var (sources, targets) = (Int(step.sources), Int(step.targets))
      // A node that only vanishing probabilities lead to.
      if sources + targets == 0 {
        let isBelow = row > 0 && band.columns(row - 1).contains(column)
        (sources, targets) = isBelow ? (1, 0) : (0, 1)
      }
      row -= sources
      column -= targets
      beads.append(
        Bead(
          source: row..<row + sources, target: column..<column + targets,
          score: lattice.score(row, sources, column, targets),
          posterior: Double(step.probability)))
    }
    return beads.reversed()
  }
}
