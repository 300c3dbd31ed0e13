/// Finds the alignment of two texts: coarse to fine for long ones, all nodes for short ones,
/// with the parameters of the model estimated between the passes.
struct Search: Sendable {
  /// Nodes up to which a lattice is searched as a whole.
  private static let fullSize = 20_000
  /// Arcs less likely than this are passed over.
  private static let floor = 1e-6

  private var model: PairModel
  private let source: TextFeatures
  private let target: TextFeatures

  init(_ source: TextFeatures, _ target: TextFeatures) {
    (self.source, self.target) = (source, target)
    model = PairModel(source, target)
  }

  /// The beads in order, unaligned sentences one by one.
  mutating func run() -> [Bead] {
    var band = coarseBand(source, target)
    var lattice: Lattice
    for pass in 0..<3 {
      lattice = sum(&band, maxSide: pass == 0 ? 2 : Priors.maxSide)
      let arcs = arcs(lattice)
      model.update(lattice, arcs)
      band = narrowed(arcs)
    }
    lattice = sum(&band, maxSide: Priors.maxSide)
    return Decoder(lattice).beads()
  }

  /// The band that the halved texts leave, or every node where the texts are short.
  private mutating func coarseBand(_ source: TextFeatures, _ target: TextFeatures) -> Band {
    let (rows, width) = (source.count + 1, target.count + 1)
    guard rows * width > Self.fullSize, min(rows, width) > 8 else {
      return .full(source.count, target.count)
    }
    let halves = (source.halved(), target.halved())
    var band = coarseBand(halves.0, halves.1)
    let fine = model
    model = fine.rescaled(halves.0, halves.1)
    let lattice = sum(&band, maxSide: 2)
    let arcs = arcs(lattice)
    model = fine
    return Band(
      rows: halves.0.count + 1, width: halves.1.count + 1, margin: 2, spans: spans(arcs)
    ).doubled(rows: rows, width: width, margin: 2)
  }

  /// The lattice of a band, which is widened while no path leads through it.
  private func sum(_ band: inout Band, maxSide: Int) -> Lattice {
    while true {
      var lattice = Lattice(band: band, maxSide: maxSide)
      model.weigh(&lattice)
      if lattice.run() { return lattice }
      band = band.widened(by: band.width / 8 + 8)
    }
  }

  private func arcs(_ lattice: Lattice) -> [Lattice.Arc] {
    var arcs: [Lattice.Arc] = []
    lattice.forEachArc(above: Self.floor) { arcs.append($0) }
    return arcs
  }

  private func narrowed(_ arcs: [Lattice.Arc]) -> Band {
    Band(rows: source.count + 1, width: target.count + 1, margin: 3, spans: spans(arcs))
  }

  /// The nodes that likely arcs touch.
  private func spans(_ arcs: [Lattice.Arc]) -> [(row: Int, lower: Int, upper: Int)] {
    var spans: [(row: Int, lower: Int, upper: Int)] = []
    for arc in arcs where arc.probability > 1e-5 {
      for row in arc.row...arc.row + arc.sources {
        spans.append((row, arc.column, arc.column + arc.targets))
      }
    }
    return spans
  }
}
