import Glibc

/// The plain aligner of W. Gale and K. Church, "A program for aligning sentences in bilingual
/// corpora" (1993): lengths alone, six shapes of beads, the cheapest path. It is here to be
/// measured against, in a band round the diagonal as long texts need.
struct GaleChurch {
  /// Shapes and their probabilities, table 5 of the article.
  private static let shapes: [(sources: Int, targets: Int, cost: Double)] = [
    (1, 1, -log(0.89)), (1, 0, -log(0.0099)), (0, 1, -log(0.0099)), (2, 1, -log(0.089)),
    (1, 2, -log(0.089)), (2, 2, -log(0.011)),
  ]
  /// The variance for each letter of the source.
  private static let variance = 6.8
  /// Nodes on either side of the diagonal.
  private static let reach = 250

  private let source: [Double]
  private let target: [Double]
  private let ratio: Double

  /// - Parameters: the lengths of the sentences of both texts.
  init(_ source: [Double], _ target: [Double]) {
    (self.source, self.target) = (source, target)
    ratio = target.reduce(0, +) / max(1, source.reduce(0, +))
  }

  /// The number of beads of the cheapest path. Complexity: linear in long texts.
  func beadCount() -> Int {
    let (rows, columns) = (source.count + 1, target.count + 1)
    let width = min(columns, 2 * Self.reach + 1)
    var costs = [Double](repeating: .infinity, count: rows * width)
    var steps = [UInt8](repeating: 0, count: rows * width)
    func start(_ row: Int) -> Int {
      min(max(0, row * columns / rows - Self.reach), columns - width)
    }
    costs[0] = 0
    for row in 0..<rows {
      let first = start(row)
      for column in first..<first + width {
        let node = row * width + column - first
        for (number, shape) in Self.shapes.enumerated() {
          let (above, left) = (row - shape.sources, column - shape.targets)
          guard above >= 0, left >= start(above), left < start(above) + width else { continue }
          let cost =
            costs[above * width + left - start(above)] + shape.cost
            + lengthCost(source[above..<row], target[left..<column])
          if cost < costs[node] { (costs[node], steps[node]) = (cost, UInt8(number)) }
        }
      }
    }
    var (row, column, beads) = (rows - 1, columns - 1, 0)
    while row > 0 || column > 0 {
      let shape = Self.shapes[Int(steps[row * width + column - start(row)])]
      row -= shape.sources
      column -= shape.targets
      beads += 1
    }
    return beads
  }

  /// Minus the logarithm of the two-sided tail of the normal distribution.
  private func lengthCost(_ sources: ArraySlice<Double>, _ targets: ArraySlice<Double>) -> Double {
    let (one, other) = (sources.reduce(0, +), targets.reduce(0, +))
    if one == 0 && other == 0 { return 0 }
    let mean = (one + other / ratio) / 2
    let deviation = abs(other - one * ratio) / (mean * Self.variance).squareRoot()
    return -log(max(1e-300, erfc(deviation / 2.0.squareRoot())))
  }
}
