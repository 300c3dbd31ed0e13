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
  /// Whether the parameters have been estimated.
  private(set) var isEstimated = false

  /// - Parameter links: words that may translate each other.
  init(_ source: TextFeatures, _ target: TextFeatures, _ links: [Link]) {
    self.init(
      source, target,
      EmissionModel(given: source, emitted: target, links: links, givesSource: true),
      EmissionModel(given: target, emitted: source, links: links, givesSource: false),
      logRatio: 0)
  }

  private init(
    _ source: TextFeatures, _ target: TextFeatures, _ toTarget: EmissionModel,
    _ toSource: EmissionModel, logRatio: Float
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
    return bead.score - Lattice.nullDifference(sources, targets)
      - log(Priors.shapes[sources - 1][targets - 1]) - log(length.ratio(bead.source, bead.target))
  }

  /// What their lengths say for two sentences being translations of each other, in nats.
  func lengthGain(_ source: Int, _ target: Int) -> Double {
    log(length.ratio(source..<source + 1, target..<target + 1))
  }

  /// Makes look-alikes say little before anything is known of a long text.
  mutating func doubt() {
    toTarget.doubt()
    toSource.doubt()
  }

  /// Sets the weight of every bead of the lattice.
  ///
  /// - Parameter certainty: the share of the words' evidence that counts.
  func weigh(_ lattice: borrowing Lattice, certainty: Double) {
    let evidence = BeadEvidence(
      toTarget: toTarget, toSource: toSource, length: length, paragraphs: paragraphs,
      certainty: Float(0.5 * certainty))
    evidence.weigh(lattice)
  }

  /// Estimates the parameters anew from the probabilities of beads.
  mutating func update(_ arcs: [Lattice.Arc]) {
    let unaligned = Unaligned(arcs, sources: source.count, targets: target.count)
    isEstimated = true
    length.update(arcs)
    paragraphs?.update(arcs)
    toTarget.updateTrust(arcs, unaligned: unaligned.added)
    toSource.updateTrust(arcs, unaligned: unaligned.omitted)
  }
}

/// The probability that each sentence has no counterpart, by the arcs of a lattice.
struct Unaligned {
  private(set) var omitted: [Float]
  private(set) var added: [Float]

  init(_ arcs: [Lattice.Arc] = [], sources: Int, targets: Int) {
    omitted = [Float](repeating: 0, count: sources)
    added = [Float](repeating: 0, count: targets)
    for arc in arcs { add(arc) }
  }

  mutating func add(_ arc: Lattice.Arc) {
    if arc.targets == 0 { omitted[Int(arc.row)] += arc.probability }
    if arc.sources == 0 { added[Int(arc.column)] += arc.probability }
  }
}
