/// Chooses the beads that most likely stand in the true alignment: the path with the
/// largest sum of probabilities, each bead less a cost.
struct Decoder {
  private let lattice: Lattice
  private var best: [Double]
  private var steps: [Step]

  private struct Step {
    var sources: Int8 = 0
    var targets: Int8 = 0
    var probability: Float = 0
  }

  init(_ lattice: Lattice) {
    self.lattice = lattice
    best = [Double](repeating: -.infinity, count: lattice.nodeCount)
    steps = [Step](repeating: Step(), count: lattice.nodeCount)
    best[0] = 0
    lattice.forEachArc(above: 0) { arc in
      let (row, column) = (Int(arc.row), Int(arc.column))
      let gain = best[lattice.node(row, column)] + Double(arc.probability) - Priors.beadCost
      let end = lattice.node(row + Int(arc.sources), column + Int(arc.targets))
      guard gain > best[end] else { return }
      best[end] = gain
      steps[end] = Step(
        sources: arc.sources, targets: arc.targets, probability: arc.probability)
    }
  }

  func beads() -> [Bead] {
    var beads: [Bead] = []
    var (row, column) = (lattice.band.rows - 1, lattice.band.width - 1)
    while row > 0 || column > 0 {
      let step = steps[lattice.node(row, column)]
      var (sources, targets) = (Int(step.sources), Int(step.targets))
      // A node that only vanishing probabilities lead to.
      if sources + targets == 0 {
        let isBelow = row > 0 && lattice.columns(row - 1).contains(column)
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
