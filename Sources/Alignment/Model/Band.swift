/// The nodes of a search: for each number of source sentences passed an interval of
/// numbers of target sentences passed. Both ends never fall from row to row.
struct Band: Sendable {
  private(set) var lower: [Int32]
  /// Exclusive.
  private(set) var upper: [Int32]
  /// The number of columns: target sentences plus one.
  let width: Int
  /// Beads that all paths pass, by row: their ends are alone in their rows.
  let settled: [SettledBead]
  /// The number of the node that column 0 of each row would have, and the number of nodes.
  private let offsets: [Int]

  var rows: Int { lower.count }
  var nodeCount: Int { offsets[rows] }

  /// The number of a node, row by row.
  func node(_ row: Int, _ column: Int) -> Int { offsets[row] + column }

  func columns(_ row: Int) -> Range<Int> { Int(lower[row])..<Int(upper[row]) }

  /// The target sentences that beads with some source sentences may have, and `margin` more on
  /// each side. No sentences have none.
  func targets(of sources: Range<Int32>, margin: Int) -> Range<Int32> {
    if sources.isEmpty { return 0..<0 }
    let more = Int32(Priors.maxSide - 1 + margin)
    let first = max(0, Int(sources.lowerBound) - Priors.maxSide + 1)
    return lower[first] - more..<upper[Int(sources.upperBound) - 1] + more
  }

  /// Every node.
  static func full(_ sources: Int, _ targets: Int) -> Band {
    Band(
      lower: [Int32](repeating: 0, count: sources + 1),
      upper: [Int32](repeating: Int32(targets + 1), count: sources + 1), width: targets + 1)
  }

  /// The nodes near the straight line from the first one to the last, `margin` around each.
  static func line(rows: Int, width: Int, margin: Int) -> Band {
    let steps = max(1, rows - 1)
    let spans = (0..<rows).lazy.map { row -> Span in
      (row, (width - 1) * row / steps, (width - 1) * min(row + 1, steps) / steps)
    }
    return Band(rows: rows, width: width, margin: margin, spans: spans)
  }

  private init(lower: [Int32], upper: [Int32], width: Int, settled: [SettledBead] = []) {
    (self.lower, self.upper, self.width, self.settled) = (lower, upper, width, settled)
    var offsets = [Int](repeating: 0, count: lower.count + 1)
    var count = 0
    for row in lower.indices {
      offsets[row] = count - Int(lower[row])
      count += Int(upper[row] - lower[row])
    }
    offsets[lower.count] = count
    self.offsets = offsets
  }

  /// Columns of a row, both ends inclusive.
  typealias Span = (row: Int, lower: Int, upper: Int)

  /// The smallest band that holds the nodes of `spans`, the first node and the last one, where
  /// all paths begin and end, and `margin` nodes around each of them, as far as the settled beads
  /// leave room.
  init(
    rows: Int, width: Int, margin: Int, spans: some Sequence<Span>, settled: [SettledBead] = []
  ) {
    let low = Scratch(repeating: width, count: rows)
    let high = Scratch(repeating: -1, count: rows)
    (low[0], high[0]) = (0, 0)
    (low[rows - 1], high[rows - 1]) = (min(low[rows - 1], width - 1), width - 1)
    for span in spans {
      low[span.row] = min(low[span.row], span.lower)
      high[span.row] = max(high[span.row], span.upper)
    }
    if margin > 0 { Self.widen(low, high, by: margin) }
    (low[0], high[rows - 1]) = (0, width - 1)
    let ends = Scratch(SettledBead.columns(settled, rows: rows))
    var (least, most) = (0, width - 1)
    for row in 0..<rows {
      if ends[row] >= 0 { least = ends[row] }
      (low[row], high[row]) = (max(low[row], least), max(high[row], least))
    }
    for row in (0..<rows).reversed() {
      if ends[row] >= 0 { most = ends[row] }
      (low[row], high[row]) = (min(low[row], most), min(high[row], most))
    }
    for row in (1..<max(1, rows)).reversed() { low[row - 1] = min(low[row - 1], low[row]) }
    for row in 1..<max(1, rows) { high[row] = max(high[row], high[row - 1]) }
    // Neighbouring rows meet, so that a path through the band exists.
    for row in 1..<max(1, rows) where ends[row] < 0 || ends[row - 1] < 0 {
      low[row] = min(low[row], high[row - 1])
    }
    for row in (1..<max(1, rows)).reversed() { low[row - 1] = min(low[row - 1], low[row]) }
    self.init(
      lower: (0..<rows).map { Int32(max(0, low[$0])) },
      upper: (0..<rows).map { Int32(min(width, high[$0] + 1)) },
      width: width, settled: settled)
  }

  /// Adds `margin` nodes around each row that has some.
  private static func widen(
    _ low: borrowing Scratch<Int>, _ high: borrowing Scratch<Int>, by margin: Int
  ) {
    let rows = low.count
    let lowest = Scratch(low.array)
    let highest = Scratch(high.array)
    for row in 0..<rows {
      for near in max(0, row - margin)...min(rows - 1, row + margin) where highest[near] >= 0 {
        low[row] = min(low[row], lowest[near] - margin)
        high[row] = max(high[row], highest[near] + margin)
      }
    }
  }

  /// The rows in which an arc ends at an edge of the band that is not the texts' own edge.
  func edgeRows(_ arcs: some Sequence<Lattice.Arc>) -> [Int] {
    var rows: [Int] = []
    let ends = SettledBead.columns(settled, rows: self.rows)
    for arc in arcs {
      let row = Int(arc.row) + Int(arc.sources)
      if ends[row] >= 0 { continue }
      let column = Int32(arc.column) + Int32(arc.targets)
      let isLeft = column == lower[row] && column > 0 && row + 1 < self.rows
      let isRight = column + 1 == upper[row] && column + 1 < width && row > 0
      if isLeft || isRight, rows.last != row { rows.append(row) }
    }
    return rows
  }

  /// The band with `margin` more nodes on every side of some rows.
  func widened(at places: [Int], by margin: Int) -> Band {
    var (low, high) = (lower, upper)
    for place in places {
      for row in max(0, place - margin)...min(rows - 1, place + margin) {
        low[row] = min(low[row], max(0, lower[place] - Int32(margin)))
        high[row] = max(high[row], min(Int32(width), upper[place] + Int32(margin)))
      }
    }
    for row in stride(from: rows - 2, through: 0, by: -1) { low[row] = min(low[row], low[row + 1]) }
    for row in 1..<max(1, rows) { high[row] = max(high[row], high[row - 1]) }
    return Band(
      lower: low, upper: high, width: width,
      settled: settled.filter { bead in
        low[bead.row] + 1 == high[bead.row] && low[bead.row + 1] + 1 == high[bead.row + 1]
      })
  }

  /// The number of nodes of the row that has the most.
  var widest: Int { zip(lower, upper).reduce(0) { max($0, Int($1.1 - $1.0)) } }

  /// Rows and columns exchanged.
  func transposed() -> Band {
    var low = [Int32](repeating: 0, count: width)
    var high = [Int32](repeating: 0, count: width)
    var (first, end) = (0, 0)
    for column in 0..<width {
      while Int(upper[first]) <= column { first += 1 }
      while end < rows, Int(lower[end]) <= column { end += 1 }
      (low[column], high[column]) = (Int32(first), Int32(end))
    }
    return Band(
      lower: low, upper: high, width: rows,
      settled: settled.map { SettledBead(row: $0.column, column: $0.row, weight: $0.weight) })
  }
}
