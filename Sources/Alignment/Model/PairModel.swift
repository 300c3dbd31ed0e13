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

  init(_ source: TextFeatures, _ target: TextFeatures) {
    let links = LookAlikes.links(source.vocabulary, target.vocabulary)
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

  /// What words and, at half weight, lengths say for a bead.
  func evidence(of bead: Bead) -> Double {
    let (sources, targets) = (bead.source.count, bead.target.count)
    let length = length.ratio(
      LengthModel.span(bead.source.lowerBound, sources),
      LengthModel.span(bead.target.lowerBound, targets))
    return bead.score - Lattice.nullDifference(sources, targets)
      - log(Priors.shapes[sources - 1][targets - 1]) - log(length) / 2
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
  func weigh(_ lattice: inout Lattice, certainty: Double) {
    let side = lattice.maxSide
    let (forward, backward) = gains(lattice)
    var words = [Double](repeating: 0, count: side * side)
    for row in 0..<source.count {
      for column in lattice.columns(row) where column < target.count {
        let node = lattice.node(row, column)
        addWords(&words, lattice, row, column, forward, backward)
        for sources in 1...min(side, source.count - row) {
          for targets in 1...min(side, target.count - column) {
            let shape = (sources - 1) * side + targets - 1
            var weight =
              Priors.shapes[sources - 1][targets - 1]
              * length.ratio(LengthModel.span(row, sources), LengthModel.span(column, targets))
              * exp(max(-60, min(60, certainty * words[shape])))
            if let paragraphs { weight *= paragraphs.ratio(row, sources, column, targets) }
            lattice.weights[node * side * side + shape] = Float(max(1e-30, min(1e30, weight)))
          }
        }
      }
    }
  }

  /// The words' log-odds of all beads from a node.
  private func addWords(
    _ words: inout [Double], _ lattice: Lattice, _ row: Int, _ column: Int, _ forward: [Float],
    _ backward: [Float]
  ) {
    let side = lattice.maxSide
    for shape in words.indices { words[shape] = 0 }
    for other in 0..<side {
      if column + other < target.count, lattice.columns(row).contains(column + other) {
        let cell = lattice.node(row, column + other) * side
        let base = toTarget.base[column + other]
        for sources in 0..<side {
          let gain = 0.5 * (base + Double(forward[cell + sources]))
          for targets in other..<side { words[sources * side + targets] += gain }
        }
      }
      if row + other < source.count, lattice.columns(row + other).contains(column) {
        let cell = lattice.node(row + other, column) * side
        let base = toSource.base[row + other]
        for targets in 0..<side {
          let gain = 0.5 * (base + Double(backward[cell + targets]))
          for sources in other..<side { words[sources * side + targets] += gain }
        }
      }
    }
  }

  /// What the words of each target sentence gain from each span of source sentences, at
  /// `node(first, sentence) * maxSide + span − 1`, and the same the other way round.
  private func gains(_ lattice: Lattice) -> (forward: [Float], backward: [Float]) {
    let side = lattice.maxSide
    var forward = [Float](repeating: 0, count: lattice.nodeCount * side)
    var backward = forward
    toTarget.forEachMatch(in: lattice.band, maxSide: side) { _, match in
      let gain = match.count * min(Priors.maxTokenGain, log(1 + match.odds))
      forward[lattice.node(match.first, match.sentence) * side + match.side - 1] += gain
    }
    toSource.forEachMatch(in: lattice.band.transposed(), maxSide: side) { _, match in
      let gain = match.count * min(Priors.maxTokenGain, log(1 + match.odds))
      backward[lattice.node(match.sentence, match.first) * side + match.side - 1] += gain
    }
    return (forward, backward)
  }

  // MARK: Estimation

  /// Estimates the parameters anew from the probabilities of the beads.
  mutating func update(_ lattice: Lattice, _ arcs: [Lattice.Arc]) {
    let side = lattice.maxSide
    var forward = [Float](repeating: 0, count: lattice.nodeCount * side)
    var backward = forward
    var omitted = [Float](repeating: 0, count: source.count)
    var added = [Float](repeating: 0, count: target.count)
    var spans: [(source: Int, target: Int, probability: Double)] = []
    for arc in arcs {
      let probability = Float(arc.probability)
      if arc.targets == 0 { omitted[arc.row] += probability }
      if arc.sources == 0 { added[arc.column] += probability }
      guard arc.sources > 0, arc.targets > 0 else { continue }
      for column in arc.column..<arc.column + arc.targets
      where lattice.columns(arc.row).contains(column) {
        forward[lattice.node(arc.row, column) * side + arc.sources - 1] += probability
      }
      for row in arc.row..<arc.row + arc.sources where lattice.columns(row).contains(arc.column) {
        backward[lattice.node(row, arc.column) * side + arc.targets - 1] += probability
      }
      spans.append(
        (
          LengthModel.span(arc.row, arc.sources), LengthModel.span(arc.column, arc.targets),
          arc.probability
        ))
    }
    isEstimated = true
    length.update(spans)
    paragraphs?.update(arcs)
    updateTrust(lattice, forward: forward, backward: backward, omitted: omitted, added: added)
  }

  private mutating func updateTrust(
    _ lattice: Lattice, forward: [Float], backward: [Float], omitted: [Float], added: [Float]
  ) {
    let side = lattice.maxSide
    var hits = [Float](repeating: 0, count: target.vocabulary.count)
    toTarget.forEachMatch(in: lattice.band, maxSide: side) { form, match in
      let probability = forward[lattice.node(match.first, match.sentence) * side + match.side - 1]
      if probability > 0 {
        hits[form] += probability * match.count * match.odds / (1 + match.odds)
      }
    }
    toTarget.updateTrust(hits: hits, unaligned: added)
    hits = [Float](repeating: 0, count: source.vocabulary.count)
    toSource.forEachMatch(in: lattice.band.transposed(), maxSide: side) { form, match in
      let probability = backward[lattice.node(match.sentence, match.first) * side + match.side - 1]
      if probability > 0 {
        hits[form] += probability * match.count * match.odds / (1 + match.odds)
      }
    }
    toSource.updateTrust(hits: hits, unaligned: omitted)
  }
}
