import Glibc

/// All ways to align two texts inside a band, with the sum of their probabilities.
///
/// A node is a pair of numbers of sentences passed; from each node beads of up to
/// `maxSide` sentences a side lead on, and single unaligned sentences. In a run of unaligned
/// sentences those of the source come first, so that each run is counted once. Everything
/// is relative to all sentences being unaligned; rows are scaled to stay in range.
struct Lattice: ~Copyable {
  let band: Band
  /// 1, 2 or 4.
  let maxSide: Int
  /// The weight of the bead of `a` and `b` sentences from a node, at `index(node, a − 1) + b − 1`;
  /// there are four for each a, of which those beyond `maxSide` are 0.
  let weights: Scratch<Float>
  /// The weight of the bead of each row that is passed over, 0 for other rows. All paths have it,
  /// and it counts as 1 in their sums.
  let passedOver: Scratch<Float>

  let next: Double
  let longNext: Double

  /// Sums over paths by the last step: a bead, or an unaligned sentence in a short or long run.
  struct State {
    var bead = 0.0
    var omitted = 0.0
    var added = 0.0
    var longOmitted = 0.0
    var longAdded = 0.0

    init() {}

    /// All sentences passed.
    static let end: State = {
      var state = State()
      (state.bead, state.omitted, state.added) = (1, 1, 1)
      (state.longOmitted, state.longAdded) = (1, 1)
      return state
    }()

    /// The state before a step of value `next` that is no unaligned sentence.
    init(before next: Double) {
      bead = next
      omitted = next * (1 - Priors.nullNext - Priors.nullLong)
      added = omitted
      longOmitted = next * (1 - Priors.nullLongNext)
      longAdded = longOmitted
    }

    /// The sum for a bead that follows.
    var leaving: Double {
      bead + (omitted + added) * (1 - Priors.nullNext - Priors.nullLong)
        + (longOmitted + longAdded) * (1 - Priors.nullLongNext)
    }

    /// The sum over the paths through a node, of which this and `other` are the two ends.
    func joined(_ other: State) -> Double {
      bead * other.bead + omitted * other.omitted + added * other.added
        + longOmitted * other.longOmitted + longAdded * other.longAdded
    }

    var largest: Double { max(bead, max(omitted, max(added, max(longOmitted, longAdded)))) }

    /// Scales to the row's largest value. What would vanish stays above zero, so that a path
    /// is found whatever the evidence.
    mutating func scale(by factor: Double) {
      bead = max(bead * factor, 1e-290)
      omitted *= factor
      added *= factor
      longOmitted *= factor
      longAdded *= factor
    }
  }

  /// - Parameter runCost: how many times as dear as a single sentence it is for a run of
  ///   unaligned ones to go on, where each stands for several.
  init(band: Band, maxSide: Int, runCost: Double = 1) {
    next = pow(Priors.nullNext, runCost)
    longNext = pow(Priors.nullLongNext, runCost)
    self.band = band
    self.maxSide = maxSide
    weights = Scratch(repeating: 0, count: band.nodeCount * maxSide * Self.lanes)
    passedOver = Scratch(repeating: 0, count: band.rows)
    let isPassedOver = band.isPassedOver
    for bead in band.settled {
      if isPassedOver[bead.row] { passedOver[bead.row] = bead.weight }
      weights[index(band.node(bead.row, bead.column), 0)] =
        isPassedOver[bead.row] ? 1 : bead.weight
    }
  }

  static let lanes = 4

  /// Beads from a node that is less likely than this are left out of the sums.
  private static let vanishing = 1e-12

  /// Where the weights of the beads of `first + 1` source sentences from a node begin.
  func index(_ node: Int, _ first: Int) -> Int { (node &* maxSide &+ first) &* Self.lanes }

  /// The log-odds of a bead against leaving its sentences unaligned.
  func score(_ row: Int, _ sources: Int, _ column: Int, _ targets: Int) -> Double {
    guard sources > 0, targets > 0 else { return 0 }
    let weight =
      passedOver[row] > 0
      ? passedOver[row] : weights[index(band.node(row, column), sources - 1) + targets - 1]
    return log(Double(weight)) + Self.nullDifference(sources, targets)
  }

  /// What leaving the sentences of a bead unaligned costs.
  static func nullDifference(_ sources: Int, _ targets: Int) -> Double {
    -2 * log(Priors.nullStart) - Double(sources + targets - 2) * log(Priors.nullNext)
  }

  /// A bead with its probability given both texts. One side is 0 for an unaligned sentence.
  struct Arc {
    var row: Int32
    var column: Int32
    var sources: Int8
    var targets: Int8
    var probability: Float
    /// Of the bead; 0 for an unaligned sentence.
    var weight: Float

    init(
      _ row: Int, _ column: Int, _ sources: Int, _ targets: Int, _ probability: Double,
      weight: Float = 0
    ) {
      self.weight = weight
      (self.row, self.column) = (Int32(row), Int32(column))
      (self.sources, self.targets) = (Int8(sources), Int8(targets))
      self.probability = Float(min(1, probability))
    }
  }

  /// Sums over all paths, and visits every bead and unaligned sentence whose probability exceeds
  /// `floor`, in the order of the nodes that they start from.
  func forEachArc(above floor: Double, _ visit: (Arc) -> Void) {
    let scale = Scratch(repeating: 0.0, count: band.rows)
    let beads = RecentRows(maxSide + 1, width: band.width + Self.lanes)
    let last = (band.rows - 1) / Self.blockRows
    var edges = [[State]](repeating: [], count: last + 1)
    var block = sumBackward(blockRows(last), [], scale, beads)
    for number in (0..<last).reversed() {
      edges[number] = edge(block)
      block = sumBackward(blockRows(number), edges[number], scale, beads)
    }
    let total = log(block[0].bead) + scale[0]
    let forward = ForwardRows(band, maxSide)
    let factors = Scratch(repeating: 0.0, count: maxSide + 1)
    for number in 0...last {
      if number > 0 { block = sumBackward(blockRows(number), edges[number], scale, beads) }
      for row in block.rows {
        sumForward(row, forward)
        if passedOver[row] > 0 {
          visit(Arc(row, Int(band.lower[row]), 1, 1, 1, weight: passedOver[row]))
          continue
        }
        for side in 0...min(maxSide, band.rows - 1 - row) {
          factors[side] = exp(forward.scale[row] + scale[row + side] - total)
        }
        visitArcs(row, forward, block, factors, floor, visit)
      }
    }
  }

  private func visitArcs(
    _ row: Int, _ forward: borrowing ForwardRows, _ backward: borrowing Block,
    _ factors: borrowing Scratch<Double>, _ floor: Double, _ visit: (Arc) -> Void
  ) {
    let columns = band.columns(row)
    let below = row + 1 < band.rows ? band.columns(row + 1) : 0..<0
    let start = forward.leaving.start(row)
    for column in columns {
      let here = band.node(row, column)
      let state = forward.states[forward.state(row, column)]
      let chance = factors[0] * state.joined(backward[here])
      if chance < Self.vanishing { forward.leaving.values[start + column] = 0 }
      if chance <= floor { continue }
      if column + 1 < columns.upperBound {
        let right = backward[here + 1]
        let short =
          state.bead * Priors.nullStart + state.added * next
          + (state.omitted + state.longOmitted) * Priors.nullSwitch
        let long = state.added * Priors.nullLong + state.longAdded * longNext
        let probability = factors[0] * (short * right.added + long * right.longAdded)
        if probability > floor { visit(Arc(row, column, 0, 1, probability)) }
      }
      if below.contains(column) {
        let below = backward[band.node(row + 1, column)]
        let short = state.bead * Priors.nullStart + state.omitted * next
        let long = state.omitted * Priors.nullLong + state.longOmitted * longNext
        let probability = factors[1] * (short * below.omitted + long * below.longOmitted)
        if probability > floor { visit(Arc(row, column, 1, 0, probability)) }
      }
      // No bead from here is likelier than the node itself.
      let leaving = state.leaving
      if factors[0] * leaving * backward[here].bead <= floor { continue }
      for side in 1...maxSide where row + side < band.rows {
        let targets = band.columns(row + side)
        let first = max(1, targets.lowerBound - column)
        let last = min(maxSide, targets.upperBound - 1 - column)
        if first > last { continue }
        let there = band.node(row + side, column)
        let index = index(here, side - 1) - 1
        for other in first...last {
          let weight = weights[index + other]
          let probability =
            factors[side] * leaving * Double(weight) * backward[there + other].bead
          if probability > floor {
            visit(Arc(row, column, side, other, probability, weight: weight))
          }
        }
      }
    }
  }
}
