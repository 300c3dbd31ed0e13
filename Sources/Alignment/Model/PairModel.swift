import Glibc

/// Everything that bears on one pair of texts at one level of the search: words both ways,
/// lengths and paragraphs, with the parameters that are estimated from the pair itself.
struct PairModel: Sendable {
  private let source: TextFeatures
  private let target: TextFeatures
  private var toTarget: EmissionModel
  private var toSource: EmissionModel
  private var length: LengthModel
  private var paragraphs: ParagraphModel?
  /// The words in reach of the lattice that was weighed last.
  private var targetReach = Reach()
  private var sourceReach = Reach()
  /// Whether the parameters have been estimated.
  private(set) var isEstimated = false

  init(_ source: TextFeatures, _ target: TextFeatures, known: [Link]) {
    var links = LookAlikes.links(source.vocabulary, target.vocabulary)
    if !known.isEmpty {
      let keys = Set(known.map(LinkKey.init))
      links = known + links.filter { !keys.contains(LinkKey($0)) }
    }
    self.init(
      source, target,
      EmissionModel(
        given: source, emitted: target, links: links.map { ($0.source, $0.target, $0.weight) }),
      EmissionModel(
        given: target, emitted: source, links: links.map { ($0.target, $0.source, $0.weight) }),
      logRatio: 0)
  }

  private init(
    _ source: TextFeatures, _ target: TextFeatures, _ toTarget: EmissionModel,
    _ toSource: EmissionModel, logRatio: Double
  ) {
    (self.source, self.target) = (source, target)
    (self.toTarget, self.toSource) = (toTarget, toSource)
    length = LengthModel(source.lengths, target.lengths, logRatio: logRatio)
    paragraphs = ParagraphModel(source.startsParagraph, target.startsParagraph)
  }

  /// The same model for other sentences of the same texts.
  func rescaled(_ source: TextFeatures, _ target: TextFeatures) -> PairModel {
    var model = PairModel(
      source, target, toTarget.rescaled(given: source, emitted: target),
      toSource.rescaled(given: target, emitted: source), logRatio: length.logRatio)
    model.isEstimated = isEstimated
    return model
  }

  /// What words and paragraphs say for a bead, in nats.
  func wordEvidence(for bead: Bead) -> Double {
    let (sources, targets) = (bead.source.count, bead.target.count)
    let length = length.ratio(
      LengthModel.span(bead.source.lowerBound, sources),
      LengthModel.span(bead.target.lowerBound, targets))
    return bead.score - Lattice.nullDifference(sources, targets)
      - log(Priors.shapes[sources - 1][targets - 1]) - log(length)
  }

  /// Makes look-alikes say little before anything is known of a long text.
  mutating func doubt() {
    toTarget.doubt()
    toSource.doubt()
  }

  // MARK: Weights

  /// Sets the weight of every bead of the lattice.
  ///
  /// - Parameter certainty: the share of the words' evidence that counts.
  mutating func weigh(_ lattice: inout Lattice, certainty: Double) {
    let side = lattice.maxSide
    let (band, across) = (lattice.band, lattice.band.transposed())
    targetReach = toTarget.reach(in: band, maxSide: side)
    sourceReach = toSource.reach(in: across, maxSide: side)
    let evidence = BeadEvidence(
      side: side, band: band, across: across,
      toTarget: toTarget.base, toTargetGains: toTarget.gains(targetReach, in: band, maxSide: side),
      toSource: toSource.base,
      toSourceGains: toSource.gains(sourceReach, in: across, maxSide: side),
      length: length, paragraphs: paragraphs, certainty: Float(0.5 * certainty))
    lattice.weights.withUnsafeMutableBufferPointer(evidence.weigh)
  }

  // MARK: Estimation

  /// Estimates the parameters anew from the probabilities of the beads that were weighed last.
  mutating func update(_ arcs: [Lattice.Arc]) {
    let unaligned = Unaligned(arcs, sources: source.count, targets: target.count)
    isEstimated = true
    length.update(arcs)
    paragraphs?.update(arcs)
    let fromSource = SpanPairs(arcs, count: source.count, givesSource: true)
    toTarget.updateTrust(hits: toTarget.hits(targetReach, fromSource), unaligned: unaligned.added)
    let fromTarget = SpanPairs(arcs, count: target.count, givesSource: false)
    toSource.updateTrust(hits: toSource.hits(sourceReach, fromTarget), unaligned: unaligned.omitted)
    (targetReach, sourceReach) = (Reach(), Reach())
  }
}

/// The probability that each sentence has no counterpart, by the arcs of a lattice.
struct Unaligned {
  private(set) var omitted: [Float]
  private(set) var added: [Float]

  init(_ arcs: [Lattice.Arc], sources: Int, targets: Int) {
    omitted = [Float](repeating: 0, count: sources)
    added = [Float](repeating: 0, count: targets)
    for arc in arcs {
      if arc.targets == 0 { omitted[Int(arc.row)] += arc.probability }
      if arc.sources == 0 { added[Int(arc.column)] += arc.probability }
    }
  }
}
