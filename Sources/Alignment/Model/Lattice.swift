import Glibc

/// All ways to align two texts inside a band, with the sum of their probabilities.
///
/// A node is a pair of numbers of sentences passed; from each node beads of up to
/// `maxSide` sentences a side lead on, and single unaligned sentences. In a run of unaligned
/// sentences those of the source come first, so that each run is counted once. Everything
/// is relative to all sentences being unaligned; rows are scaled to stay in range.
struct Lattice: Sendable {
  let band: Band
  let maxSide: Int
  /// The weight of the bead of `a` and `b` sentences from a node, at
  /// `node * maxSide² + (a − 1) * maxSide + b − 1`.
  var weights: [Float]

  /// Per node the sum over paths that end there.
  private var forward: [State]
  /// The sum over paths that lead on from there.
  private var backward: [State]
  private var forwardScale: [Double]
  private var backwardScale: [Double]
  private let next: Double
  private let longNext: Double
  private(set) var logTotal = -Double.infinity
  /// Sums over paths by the last step: a bead, or an unaligned sentence in a short or long run.
  private struct State {
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
    let count = band.nodeCount
    weights = [Float](repeating: 0, count: count * maxSide * maxSide)
    forward = [State](repeating: State(), count: count)
    backward = forward
    forwardScale = [Double](repeating: 0, count: band.rows)
    backwardScale = forwardScale
  }

  var nodeCount: Int { band.nodeCount }

  func node(_ row: Int, _ column: Int) -> Int { band.node(row, column) }

  func columns(_ row: Int) -> Range<Int> { band.columns(row) }

  private func nodes(_ row: Int) -> Range<Int> {
    node(row, Int(band.lower[row]))..<node(row, Int(band.upper[row]))
  }

  /// The log-odds of a bead against leaving its sentences unaligned.
  func score(_ row: Int, _ sources: Int, _ column: Int, _ targets: Int) -> Double {
    guard sources > 0, targets > 0 else { return 0 }
    let shape = (sources - 1) * maxSide + targets - 1
    let weight = Double(weights[node(row, column) * maxSide * maxSide + shape])
    return log(weight) + Self.nullDifference(sources, targets)
  }

  /// What leaving the sentences of a bead unaligned costs.
  static func nullDifference(_ sources: Int, _ targets: Int) -> Double {
    -2 * log(Priors.nullStart) - Double(sources + targets - 2) * log(Priors.nullNext)
  }

  /// Sums over all paths.
  mutating func run() {
    sumForward()
    sumBackward()
  }

  private mutating func sumForward() {
    let area = maxSide * maxSide
    for row in 0..<band.rows {
      let reference = row > 0 ? forwardScale[row - 1] : 0
      if row == 0 { forward[0].bead = 1 }
      for side in 1...maxSide where side <= row {
        let factor = exp(forwardScale[row - side] - reference)
        addBeads(from: row - side, to: row, factor: factor, area: area)
      }
      var largest = 0.0
      for column in columns(row) {
        let here = node(row, column)
        if row > 0, columns(row - 1).contains(column) {
          let above = forward[node(row - 1, column)]
          forward[here].omitted = above.bead * Priors.nullStart + above.omitted * next
          forward[here].longOmitted =
            above.omitted * Priors.nullLong + above.longOmitted * longNext
        }
        if column > columns(row).lowerBound {
          let left = forward[here - 1]
          forward[here].added =
            left.bead * Priors.nullStart + left.added * next
            + (left.omitted + left.longOmitted) * Priors.nullSwitch
          forward[here].longAdded =
            left.added * Priors.nullLong + left.longAdded * longNext
        }
        largest = max(largest, forward[here].largest)
      }
      forwardScale[row] = reference + log(largest)
      for here in nodes(row) { forward[here].scale(by: 1 / largest) }
    }
    let end = forward[nodeCount - 1]
    logTotal =
      log(end.bead + end.omitted + end.added + end.longOmitted + end.longAdded)
      + forwardScale[band.rows - 1]
  }

  private mutating func addBeads(from row: Int, to end: Int, factor: Double, area: Int) {
    let targets = columns(end)
    let side = end - row
    for column in columns(row) {
      let here = node(row, column)
      let leaving = forward[here].leaving * factor
      if leaving == 0 { continue }
      let weight = here * area + (side - 1) * maxSide - 1
      let first = max(1, targets.lowerBound - column)
      let last = min(maxSide, targets.upperBound - 1 - column)
      if first > last { continue }
      let there = node(end, column)
      for other in first...last {
        forward[there + other].bead += leaving * Double(weights[weight + other])
      }
    }
  }

  private mutating func sumBackward() {
    let area = maxSide * maxSide
    let lastRow = band.rows - 1
    for row in stride(from: lastRow, through: 0, by: -1) {
      let reference = row < lastRow ? backwardScale[row + 1] : 0
      var factors = [Double](repeating: 0, count: maxSide + 1)
      for side in 1...maxSide where row + side <= lastRow {
        factors[side] = exp(backwardScale[row + side] - reference)
      }
      var largest = 0.0
      for column in columns(row).reversed() {
        let here = node(row, column)
        var sum = 0.0
        for side in 1...maxSide where row + side <= lastRow {
          let targets = columns(row + side)
          let first = max(1, targets.lowerBound - column)
          let last = min(maxSide, targets.upperBound - 1 - column)
          if first > last { continue }
          let there = node(row + side, column)
          let weight = here * area + (side - 1) * maxSide - 1
          var part = 0.0
          for other in first...last {
            part += Double(weights[weight + other]) * backward[there + other].bead
          }
          sum += part * factors[side]
        }
        var state = State(before: sum)
        if row == lastRow && column == band.width - 1 { state = .end }
        if column + 1 < columns(row).upperBound {
          let right = backward[here + 1]
          state.bead += Priors.nullStart * right.added
          state.omitted += Priors.nullSwitch * right.added
          state.longOmitted += Priors.nullSwitch * right.added
          state.added += next * right.added + Priors.nullLong * right.longAdded
          state.longAdded += longNext * right.longAdded
        }
        if row < lastRow, columns(row + 1).contains(column) {
          let below = backward[node(row + 1, column)]
          state.bead += Priors.nullStart * below.omitted
          state.omitted += next * below.omitted + Priors.nullLong * below.longOmitted
          state.longOmitted += longNext * below.longOmitted
        }
        backward[here] = state
        largest = max(largest, state.largest)
      }
      backwardScale[row] = reference + log(largest)
      for here in nodes(row) { backward[here].scale(by: 1 / largest) }
    }
  }

  /// A bead with its probability given both texts. One side is 0 for an unaligned sentence.
  struct Arc {
    var row: Int32
    var column: Int32
    var sources: Int8
    var targets: Int8
    var probability: Float

    init(_ row: Int, _ column: Int, _ sources: Int, _ targets: Int, _ probability: Double) {
      (self.row, self.column) = (Int32(row), Int32(column))
      (self.sources, self.targets) = (Int8(sources), Int8(targets))
      self.probability = Float(min(1, probability))
    }
  }

  /// Visits every bead and unaligned sentence whose probability exceeds `floor`, in the
  /// order of the nodes that they start from.
  func forEachArc(above floor: Double, _ visit: (Arc) -> Void) {
    let area = maxSide * maxSide
    var factors = [Double](repeating: 0, count: maxSide + 1)
    for row in 0..<band.rows {
      for side in 0...maxSide {
        factors[side] =
          row + side < band.rows
          ? exp(forwardScale[row] + backwardScale[row + side] - logTotal) : 0
      }
      for column in columns(row) {
        let here = node(row, column)
        let state = forward[here]
        if column + 1 < columns(row).upperBound {
          let right = backward[here + 1]
          let short =
            state.bead * Priors.nullStart + state.added * next
            + (state.omitted + state.longOmitted) * Priors.nullSwitch
          let long = state.added * Priors.nullLong + state.longAdded * longNext
          let probability = factors[0] * (short * right.added + long * right.longAdded)
          if probability > floor { visit(Arc(row, column, 0, 1, probability)) }
        }
        if row + 1 < band.rows, columns(row + 1).contains(column) {
          let below = backward[node(row + 1, column)]
          let short = state.bead * Priors.nullStart + state.omitted * next
          let long = state.omitted * Priors.nullLong + state.longOmitted * longNext
          let probability = factors[1] * (short * below.omitted + long * below.longOmitted)
          if probability > floor { visit(Arc(row, column, 1, 0, probability)) }
        }
        // No bead from here is likelier than the node itself.
        let leaving = state.leaving
        if factors[0] * leaving * backward[here].bead <= floor { continue }
        for side in 1...maxSide where row + side < band.rows {
          let targets = columns(row + side)
          let first = max(1, targets.lowerBound - column)
          let last = min(maxSide, targets.upperBound - 1 - column)
          if first > last { continue }
          let there = node(row + side, column)
          let weight = here * area + (side - 1) * maxSide - 1
          for other in first...last {
            let probability =
              factors[side] * leaving * Double(weights[weight + other])
              * backward[there + other].bead
            if probability > floor { visit(Arc(row, column, side, other, probability)) }
          }
        }
      }
    }
  }
}
