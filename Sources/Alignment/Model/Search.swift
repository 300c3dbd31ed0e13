import Glibc

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
    var band = coarseBand(source, target, grain: 1)
    model = model.rescaled(source, target)
    var lattice: Lattice
    for pass in 0..<3 {
      lattice = sum(band, maxSide: pass == 0 ? 2 : Priors.maxSide)
      let arcs = arcs(lattice)
      model.update(lattice, arcs)
      band = narrowed(arcs)
    }
    lattice = sum(band, maxSide: Priors.maxSide)
    return Decoder(lattice).beads()
  }

  /// The band that the halved texts leave, or every node where the texts are short.
  private mutating func coarseBand(
    _ source: TextFeatures, _ target: TextFeatures, grain: Int
  ) -> Band {
    let (rows, width) = (source.count + 1, target.count + 1)
    guard rows * width > Self.fullSize, min(rows, width) > 8 else {
      return .full(source.count, target.count)
    }
    let halves = (source.halved(), target.halved())
    let band = coarseBand(halves.0, halves.1, grain: 2 * grain)
    model = model.rescaled(halves.0, halves.1)
    var likely: [Lattice.Arc] = []
    // The first look at unknown words must not be too sure of them.
    for power in model.isEstimated ? [0.5, 0.5] : [1, 0.5] {
      let certainty = pow(Double(2 * grain), -power)
      let lattice = sum(band, maxSide: 2, certainty: certainty)
      likely = arcs(lattice)
      model.update(lattice, likely)
    }
    return Band(
      rows: halves.0.count + 1, width: halves.1.count + 1, margin: 2, spans: spans(likely)
    ).doubled(rows: rows, width: width, margin: 2)
  }

  private func sum(_ band: Band, maxSide: Int, certainty: Double = 1) -> Lattice {
    var lattice = Lattice(band: band, maxSide: maxSide)
    model.weigh(&lattice, certainty: certainty)
    lattice.run()
    return lattice
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
