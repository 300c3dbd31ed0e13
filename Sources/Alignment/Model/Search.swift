import Glibc

/// Finds the alignment of two texts: all nodes for short ones, near the line that rare words tell
/// for long ones, or coarse to fine where they do not, with the parameters of the model estimated
/// between the passes.
struct Search: Sendable {
  /// Nodes up to which a lattice is searched as a whole.
  private static let fullSize = 20_000
  /// The same where each sentence stands for several.
  private static let fullCoarseSize = 5_000
  /// Pairs of unaligned sentences up to which moved ones are looked for.
  private static let largestRest = 4_000_000
  /// Sentences that stand as one at the next coarser level.
  private static let step = 4
  /// Nodes that a band keeps round those that likely beads touch.
  private static let margin = 1
  /// Nodes by which a band is widened first where a likely bead touches its edge, and how
  /// likely that bead must be.
  private static let firstWidening = 8
  private static let edgeFloor: Float = 0.01
  /// Where no more than one row in so many touches the edge, the next pass's band is widened
  /// instead: so few sentences hardly change the parameters.
  private static let fewRows = 50
  /// So many settled beads, if they are half of all, tell the parameters once and for all.
  private static let manySettled = 200
  /// The most nodes of a band: so many, or so many for each sentence of a long text. Where all
  /// sentences are alike no band is wide enough.
  private static func most(_ rows: Int, _ width: Int) -> Int { max(200_000, 8 * (rows + width)) }
  /// Whether a band has more nodes than any text asks for that can be aligned.
  private static func isHopeless(_ band: Band) -> Bool {
    band.nodeCount > 2 * most(band.rows, band.width)
  }
  /// Nodes on either side of the straight line that such texts are searched along.
  private static let lineMargin = 2
  /// Beads less likely than this are passed over between the passes, and unaligned sentences
  /// in the end.
  private static let beadFloor: Float = 1e-3
  private static let nullFloor: Float = 1e-4

  private var model: PairModel
  /// The band of long texts that rare words tell.
  private let anchored: Band?
  private let source: TextFeatures
  private let target: TextFeatures

  /// - Parameter known: words that a lexicon says translate each other.
  init(_ source: TextFeatures, _ target: TextFeatures, known: [Link]) {
    let equal = LookAlikes.equal(source.vocabulary, target.vocabulary)
    let isLong = (source.count + 1) * (target.count + 1) > Self.fullSize
    let anchored = isLong ? Anchors(source, target, known + equal).band() : nil
    let meeting = anchored.map { band in
      let targets = source.extents()
      for form in 0..<targets.count {
        targets[form] = band.targets(of: targets[form], margin: Self.firstWidening)
      }
      return LookAlikes.Meeting(source: targets, target: target.extents())
    }
    let similar = LookAlikes.similar(source.vocabulary, target.vocabulary, meeting: meeting)
    let links = Self.joined(known, equal + similar, forms: source.vocabulary.count)
    self.anchored = anchored
    let (sources, targets) = (
      source.keeping(links.lazy.map { $0.source }), target.keeping(links.lazy.map { $0.target })
    )
    (self.source, self.target) = (sources.text, targets.text)
    model = PairModel(
      self.source, self.target,
      links.map {
        Link(
          source: sources.numbers[Int($0.source)], target: targets.numbers[Int($0.target)],
          weight: $0.weight)
      })
  }

  /// The links that are known and the others, each pair of forms once.
  ///
  /// - Parameter forms: how many the source has.
  private static func joined(_ known: [Link], _ others: [Link], forms: Int) -> [Link] {
    if known.isEmpty { return others }
    let keys = Set(known.map(LinkKey.init))
    let isKnown = Scratch(repeating: false, count: forms)
    for link in known { isKnown[Int(link.source)] = true }
    return known + others.filter { !isKnown[Int($0.source)] || !keys.contains(LinkKey($0)) }
  }

  /// The beads in order, unaligned sentences one by one.
  mutating func run() -> Alignment {
    var band = anchored ?? coarseBand(source, target, grain: 1)
    if model.isEstimated {
      // The coarser levels of a long text have told of the parameters.
      model = model.rescaled(source, target)
    } else {
      band = estimate(band, maxSide: 2, for: (source, target))
    }
    if band.settled.count < max(band.rows / 2, Self.manySettled) {
      band = estimate(band, maxSide: Priors.maxSide, for: (source, target))
    }
    let lattice = sum(band, maxSide: Priors.maxSide)
    var decoder = Decoder(band)
    var unaligned = Unaligned(sources: source.count, targets: target.count)
    lattice.forEachArc(above: Decoder.floor) { arc in
      decoder.add(arc)
      if arc.probability > Self.nullFloor { unaligned.add(arc) }
    }
    let beads = decoder.beads(lattice)
    return Alignment(
      beads: beads, omission: unaligned.omitted.map(Double.init),
      addition: unaligned.added.map(Double.init), moves: moves(of: beads),
      quality: quality(of: beads))
  }

  // MARK: What the beads leave open

  /// Unaligned sentences that are each other's translation, elsewhere in the text.
  private func moves(of beads: [Bead]) -> [Move] {
    // Key paths of computed properties cost two thousand instructions each.
    let omitted = beads.filter { $0.target.isEmpty }.map { $0.source.lowerBound }
    let added = beads.filter { $0.source.isEmpty }.map { $0.target.lowerBound }
    guard !omitted.isEmpty, !added.isEmpty, omitted.count * added.count <= Self.largestRest else {
      return []
    }
    let rest = (source.selecting(omitted), target.selecting(added))
    let band = Band.full(omitted.count, added.count)
    let lattice = Lattice(band: band, maxSide: 1)
    let model = model.rescaled(rest.0, rest.1)
    model.weigh(lattice, certainty: 1)
    return MovedRuns(omitted, added, lattice) { model.lengthGain($0, $1) }.moves
  }

  /// Tells translations from unrelated texts by what words say for a sentence and by how sure
  /// the beads are; a logistic curve over the product. Sentences that one text alone has too
  /// many are left out. Texts without names and numbers may share no word; then the lengths of
  /// their sentences tell, which go together in any two texts, but seldom so closely.
  private func quality(of beads: [Bead]) -> Double {
    let aligned = beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }
    let words = aligned.reduce(0) { $0 + model.wordEvidence(for: $1) }
    let sureness = aligned.reduce(0) { $0 + $1.posterior }
    // Two sentences and a bead of common strength keep short texts from being judged on nothing.
    let perSentence = (words + 4) / (Double(min(source.count, target.count)) + 2)
    let perBead = (sureness + 1) / (Double(aligned.count) + 1)
    let quality = 1 / (1 + exp(-5 * (perSentence * perBead - Priors.relatedEvidence)))
    // No more than it takes: of the single sentences lengths tell little.
    let letters = min(source.lengths.reduce(0, +), target.lengths.reduce(0, +))
    let tellsNothing = letters < Priors.fewestLetters
    return quality < 0.5 && (tellsNothing || haveLikeLengths(aligned, of: beads.count))
      ? 0.5 : quality
  }

  /// Whether nearly all sentences are aligned, and to sentences of like lengths.
  private func haveLikeLengths(_ aligned: [Bead], of count: Int) -> Bool {
    guard Double(count - aligned.count) <= Priors.mostUnaligned * Double(count) else {
      return false
    }
    let lengths = aligned.map { bead in
      SIMD2(
        log(max(1, source.lengths[bead.source].reduce(0, +))),
        log(max(1, target.lengths[bead.target].reduce(0, +))))
    }
    // Sentences that come again say no more than once.
    var seen: Set<SIMD2<Double>> = []
    let distinct = lengths.filter { seen.insert($0).inserted }
    return distinct.count >= Alignment.fewestSentences
      && Correlation(distinct).score >= Priors.likeLengths
  }

  /// The band that the texts with a few sentences as one leave, or every node where the texts
  /// are short.
  private mutating func coarseBand(
    _ source: TextFeatures, _ target: TextFeatures, grain: Int
  ) -> Band {
    let (rows, width) = (source.count + 1, target.count + 1)
    guard rows * width > (grain == 1 ? Self.fullSize : Self.fullCoarseSize), min(rows, width) > 8
    else {
      return .full(source.count, target.count)
    }
    let parts = (source.joined(by: Self.step), target.joined(by: Self.step))
    let grain = Self.step * grain
    let band = coarseBand(parts.0, parts.1, grain: grain)
    if !model.isEstimated { model.doubt() }
    model = model.rescaled(parts.0, parts.1)
    // The first look at unknown words must not be too sure of them.
    let certainty = pow(Double(grain), model.isEstimated ? -0.5 : -1)
    return estimate(
      band, maxSide: 2, for: (source, target), scale: Self.step, certainty: certainty,
      runCost: certainty * Double(grain))
  }

  /// Sums over all paths, estimates the parameters anew and returns the band of the likely
  /// beads. Where likely beads touch the edge of the band in more than a few rows, it is widened
  /// and searched again, in the end to all nodes, or up to a limit in long texts.
  ///
  /// - Parameters:
  ///   - texts: those that the new band is for.
  ///   - scale: how many of their sentences one of the pass stands for.
  private mutating func estimate(
    _ band: Band, maxSide: Int, for texts: (TextFeatures, TextFeatures), scale: Int = 1,
    certainty: Double = 1, runCost: Double = 1
  ) -> Band {
    var (band, margin) = (band, Self.firstWidening)
    let limit = Self.most(band.rows, band.width)
    while true {
      let arcs = likelyArcs(
        sum(band, maxSide: maxSide, certainty: certainty, runCost: runCost))
      let edges = band.edgeRows(arcs.lazy.filter { $0.probability > Self.edgeFloor })
      let areFew = edges.count <= band.rows / Self.fewRows
      let wider = areFew ? band : band.widened(at: edges, by: margin)
      if areFew || wider.nodeCount > limit {
        model.update(arcs)
        let likely = likelyBand(arcs, for: texts, scale: scale)
        if !areFew { return likely }
        let wider = likely.widened(at: edges.map { $0 * scale }, by: margin)
        return Self.isHopeless(wider) ? likely : wider
      }
      band = wider
      margin *= 4
    }
  }

  /// The band round likely beads, round the likelier ones where it would have too many nodes,
  /// and along the straight line between the texts' ends where even these are everywhere.
  /// Between the ends of a bead it holds the nodes near the straight line.
  private func likelyBand(
    _ arcs: [Lattice.Arc], for texts: (TextFeatures, TextFeatures), scale: Int
  ) -> Band {
    let (rows, width) = (texts.0.count + 1, texts.1.count + 1)
    let around = scale / 2
    let settled = scale == 1 ? SettledBead.among(arcs) : []
    var floor = Self.beadFloor
    while true {
      var spans: [Band.Span] = []
      spans.reserveCapacity(2 * arcs.count)
      for arc in arcs where arc.probability >= floor {
        let (sources, targets) = (scale * Int(arc.sources), scale * Int(arc.targets))
        for passed in 0...sources {
          let row = scale * Int(arc.row) + passed
          let first = scale * Int(arc.column) + (sources > 0 ? targets * passed / sources : 0)
          let last = sources > 0 ? first : first + targets
          if row >= rows { break }
          spans.append((row, min(first, width - 1) - around, min(last, width - 1) + around))
        }
      }
      let band = Band(
        rows: rows, width: width, margin: Self.margin, spans: spans, settled: settled)
      if band.nodeCount <= Self.most(rows, width) { return band }
      if floor > 0.1 {
        return Self.isHopeless(band)
          ? .line(rows: rows, width: width, margin: Self.lineMargin) : band
      }
      floor *= 10
    }
  }

  private func sum(
    _ band: Band, maxSide: Int, certainty: Double = 1, runCost: Double = 1
  ) -> Lattice {
    let lattice = Lattice(band: band, maxSide: maxSide, runCost: runCost)
    model.weigh(lattice, certainty: certainty)
    return lattice
  }

  private func likelyArcs(_ lattice: borrowing Lattice) -> [Lattice.Arc] {
    var arcs: [Lattice.Arc] = []
    lattice.forEachArc(above: Double(Self.beadFloor)) { arcs.append($0) }
    return arcs
  }
}
