import Glibc

/// Sums over paths, row by row: few rows are held at once.
extension Lattice {
  /// A value for each column of the last few rows.
  struct RecentRows: ~Copyable {
    let values: Scratch<Double>
    /// Of the rows that beads from the row in hand end in: where column 1 is, and their scale.
    let ends: Scratch<(start: Int, scale: Double)>
    private let kept: Int
    private let width: Int

    init(_ kept: Int, width: Int) {
      (self.kept, self.width) = (kept, width)
      values = Scratch(repeating: 0, count: kept * width)
      ends = Scratch(repeating: (0, 0), count: kept)
    }

    /// Where column 0 of a row is.
    func start(_ row: Int) -> Int { row % kept * width }

    func clear(_ row: Int, _ columns: Range<Int>) {
      let start = start(row)
      values.fill(start + columns.lowerBound..<start + columns.upperBound, with: 0)
    }
  }

  /// The sums over paths that lead on from the nodes of a block of rows and of `maxSide` rows
  /// after it.
  struct Block: ~Copyable {
    let rows: Range<Int>
    private let states: Scratch<State>
    private let firstNode: Int

    init(_ rows: Range<Int>, nodes: Range<Int>) {
      self.rows = rows
      states = Scratch(unset: nodes.count)
      firstNode = nodes.lowerBound
    }

    subscript(node: Int) -> State {
      get { states[node &- firstNode] }
      nonmutating set { states[node &- firstNode] = newValue }
    }
  }

  /// Rows whose states are held at once, so that long texts take little memory.
  static let blockRows = 2048

  func blockRows(_ block: Int) -> Range<Int> {
    block * Self.blockRows..<min((block + 1) * Self.blockRows, band.rows)
  }

  private func nodes(_ rows: Range<Int>) -> Range<Int> {
    func first(_ row: Int) -> Int {
      row < band.rows ? band.node(row, Int(band.lower[row])) : band.nodeCount
    }
    return first(rows.lowerBound)..<first(rows.upperBound)
  }

  /// The first rows of a block, which the sums of the block before it begin with.
  func edge(_ block: borrowing Block) -> [State] {
    let end = min(block.rows.lowerBound + maxSide, band.rows)
    var states: [State] = []
    for node in nodes(block.rows.lowerBound..<end) { states.append(block[node]) }
    return states
  }

  /// Sums over all paths that lead on from each node of a block.
  ///
  /// - Parameters:
  ///   - edge: of the block that follows.
  ///   - beads: what a bead ends with at each node; zero outside the rows in hand.
  func sumBackward(
    _ rows: Range<Int>, _ edge: [State], _ scale: borrowing Scratch<Double>,
    _ beads: borrowing RecentRows
  ) -> Block {
    let end = min(rows.upperBound + maxSide, band.rows)
    let block = Block(rows, nodes: nodes(rows.lowerBound..<end))
    for (node, state) in zip(nodes(rows.upperBound..<end), edge) { block[node] = state }
    for row in rows.upperBound..<end { keepBeads(row, block, beads) }
    for row in rows.reversed() {
      if row + maxSide + 1 < end { beads.clear(row + maxSide + 1, band.columns(row + maxSide + 1)) }
      sumBackward(row, block, scale, beads)
      keepBeads(row, block, beads)
    }
    for row in rows.lowerBound..<min(rows.lowerBound + maxSide + 1, end) {
      beads.clear(row, band.columns(row))
    }
    return block
  }

  private func keepBeads(_ row: Int, _ block: borrowing Block, _ beads: borrowing RecentRows) {
    let (start, node) = (beads.start(row), band.node(row, 0))
    for column in band.columns(row) { beads.values[start &+ column] = block[node &+ column].bead }
  }

  func sumBackward(
    _ row: Int, _ block: borrowing Block, _ scale: borrowing Scratch<Double>,
    _ beads: borrowing RecentRows
  ) {
    if passedOver[row] > 0 {
      let below = block[band.node(row + 1, Int(band.lower[row + 1]))].bead
      block[band.node(row, Int(band.lower[row]))] = State(before: 1)
      scale[row] = scale[row + 1] + (below == 1 ? 0 : log(below))
      return
    }
    let lastRow = band.rows - 1
    let columns = band.columns(row)
    let sides = min(maxSide, lastRow - row)
    let reference = sides > 0 ? scale[row + 1] : 0
    let below = sides > 0 ? band.columns(row + 1) : 0..<0
    for side in 0..<sides {
      let end = row + side + 1
      beads.ends[side] = (beads.start(end) + 1, exp(scale[end] - reference))
    }
    var right = State()
    var largest = 0.0
    for column in columns.reversed() {
      let here = band.node(row, column)
      var sums = SIMD4<Double>()
      for side in 0..<sides {
        let weight = weights.load(index(here, side), as: Lanes.self)
        let (start, scale) = beads.ends[side]
        let ends = beads.values.load(start &+ column, as: SIMD4<Double>.self)
        sums += SIMD4<Double>(weight) * ends * scale
      }
      var state = State(before: sums.sum())
      if row == lastRow && column == band.width - 1 { state = .end }
      state.bead += Priors.nullStart * right.added
      state.omitted += Priors.nullSwitch * right.added
      state.longOmitted += Priors.nullSwitch * right.added
      state.added += next * right.added + Priors.nullLong * right.longAdded
      state.longAdded += longNext * right.longAdded
      if below.contains(column) {
        let below = block[band.node(row + 1, column)]
        state.bead += Priors.nullStart * below.omitted
        state.omitted += next * below.omitted + Priors.nullLong * below.longOmitted
        state.longOmitted += longNext * below.longOmitted
      }
      block[here] = state
      right = state
      largest = max(largest, state.largest)
    }
    scale[row] = reference + log(largest)
    for here in nodes(row..<row + 1) { block[here].scale(by: 1 / largest) }
  }

  /// The sums over paths that lead to the nodes of a row and of some rows before.
  struct ForwardRows: ~Copyable {
    let scale: Scratch<Double>
    /// What a bead that follows each node begins with.
    let leaving: RecentRows
    /// The states of this row and the one before, by column; empty outside the band.
    let states: Scratch<State>
    /// The sums over beads that end in the row in hand.
    let beads: Scratch<Double>
    private let width: Int

    init(_ band: Band, _ maxSide: Int) {
      width = band.width
      scale = Scratch(repeating: 0, count: band.rows)
      leaving = RecentRows(maxSide + 1, width: width)
      states = Scratch(repeating: State(), count: 2 * width)
      beads = Scratch(repeating: 0, count: width + Lattice.lanes)
    }

    func state(_ row: Int, _ column: Int) -> Int { row % 2 * width + column }
  }

  func sumForward(_ row: Int, _ forward: borrowing ForwardRows) {
    let reference = row > 0 ? forward.scale[row - 1] : 0
    let columns = band.columns(row)
    if row > 1 {
      let past = band.columns(row - 2)
      forward.states.fill(
        forward.state(row, past.lowerBound)..<forward.state(row, 0) + past.upperBound,
        with: State())
    }
    // Only the bead that is passed over leads here.
    if row >= maxSide, passedOver[row - 1] > 0, passedOver[row - maxSide] > 0 {
      let above = forward.leaving.start(row - 1) + columns.lowerBound - 1
      let leaving = forward.leaving.values[above]
      forward.states[forward.state(row, columns.lowerBound)].bead = 1
      forward.leaving.values[forward.leaving.start(row) + columns.lowerBound] = 1
      forward.scale[row] = reference + (leaving == 1 ? 0 : log(leaving))
      return
    }
    for side in 0..<min(maxSide, row) { addBeads(from: row - side - 1, to: row, forward) }
    if row == 0 { forward.beads[0] = 1 }
    var left = State()
    var largest = 0.0
    for column in columns {
      var state = State()
      state.bead = forward.beads[column]
      if row > 0 {
        let above = forward.states[forward.state(row - 1, column)]
        state.omitted = above.bead * Priors.nullStart + above.omitted * next
        state.longOmitted = above.omitted * Priors.nullLong + above.longOmitted * longNext
      }
      state.added =
        left.bead * Priors.nullStart + left.added * next
        + (left.omitted + left.longOmitted) * Priors.nullSwitch
      state.longAdded = left.added * Priors.nullLong + left.longAdded * longNext
      forward.states[forward.state(row, column)] = state
      left = state
      largest = max(largest, state.largest)
    }
    forward.scale[row] = reference + log(largest)
    let start = forward.leaving.start(row)
    for column in columns {
      let here = forward.state(row, column)
      forward.states[here].scale(by: 1 / largest)
      forward.leaving.values[start + column] = forward.states[here].leaving
    }
    let reached = Int(band.lower[max(0, row - maxSide)])..<columns.upperBound + Self.lanes
    forward.beads.fill(reached.clamped(to: 0..<forward.beads.count), with: 0)
  }

  private func addBeads(from row: Int, to end: Int, _ forward: borrowing ForwardRows) {
    let factor = exp(forward.scale[row] - forward.scale[end - 1])
    let start = forward.leaving.start(row)
    let first = band.node(row, 0)
    for column in band.columns(row) {
      let leaving = forward.leaving.values[start &+ column] * factor
      if leaving == 0 { continue }
      let weight = weights.load(index(first &+ column, end - row - 1), as: Lanes.self)
      let sums = forward.beads.load(column &+ 1, as: SIMD4<Double>.self)
      forward.beads.store(column &+ 1, sums + SIMD4<Double>(weight) * leaving)
    }
  }
}
