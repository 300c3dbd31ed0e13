import Glibc

/// Paragraph starts as evidence: a translation mostly keeps them, by a chance that is
/// estimated from the pair, so that texts cut otherwise are not forced together.
struct ParagraphModel: Sendable {
  private let source: [Bool]
  private let target: [Bool]
  private let sourceRate: Double
  private let targetRate: Double
  /// The chance that a paragraph start is kept.
  private var trust = Priors.paragraphTrust

  /// Nil where the paragraphs of one text are not known.
  init?(_ source: [Bool], _ target: [Bool]) {
    guard !source.isEmpty, !target.isEmpty else { return nil }
    (self.source, self.target) = (source, target)
    func rate(_ starts: [Bool]) -> Double {
      min(0.9, Double(starts.count { $0 } + 1) / Double(starts.count + 2))
    }
    (sourceRate, targetRate) = (rate(source), rate(target))
  }

  /// The logarithm of the likelihood ratio of the paragraph starts in a bead, both directions
  /// averaged: a part of the first sentences, and one of the others of each side.
  struct Evidence {
    /// Of the others in the spans that begin with each sentence.
    private(set) var source: [Lanes]
    private(set) var target: [Lanes]
    /// Whether each sentence starts a paragraph.
    private let sourceHeads: [Bool]
    let targetHeads: [Bool]
    /// Of the first sentences, by whether the source's and the target's start a paragraph.
    private var ofHeads: [(other: Float, start: Float)] = [(0, 0), (0, 0)]

    /// What a source sentence says before target sentences that start paragraphs, and others.
    func heads(_ row: Int) -> (other: Float, start: Float) { ofHeads[sourceHeads[row] ? 1 : 0] }

    /// Says nothing where there is no model.
    init(_ model: ParagraphModel?, _ sources: Int, _ targets: Int) {
      source = [Lanes](repeating: Lanes(), count: sources)
      target = [Lanes](repeating: Lanes(), count: targets)
      sourceHeads = model?.source ?? [Bool](repeating: false, count: sources)
      targetHeads = model?.target ?? [Bool](repeating: false, count: targets)
      guard let model else { return }
      source = model.others(model.source, model.sourceRate)
      target = model.others(model.target, model.targetRate)
      ofHeads = [false, true].map { (model.ratio($0, false), model.ratio($0, true)) }
    }
  }

  private func ratio(_ ours: Bool, _ theirs: Bool) -> Float {
    let forward = emission(of: theirs, given: ours, rate: targetRate)
    return Float(0.5 * log(forward * emission(of: ours, given: theirs, rate: sourceRate)))
  }

  private func others(_ starts: [Bool], _ rate: Double) -> [Lanes] {
    let ratios = [false, true].map {
      Float(0.5 * log(emission(of: $0, given: false, rate: rate)))
    }
    var sums = [Lanes](repeating: Lanes(), count: starts.count)
    for next in starts.indices.dropFirst().reversed() {
      sums[next - 1] = (sums[next] + (starts[next] ? ratios[1] : ratios[0])).grown
    }
    return sums
  }

  private func emission(of start: Bool, given: Bool, rate: Double) -> Double {
    let chance = (given ? trust : 0) + (1 - trust) * rate
    return start ? chance / rate : (1 - chance) / (1 - rate)
  }

  mutating func update(_ arcs: [Lattice.Arc]) {
    var (kept, all) = (0.0, 0.0)
    for arc in arcs where arc.sources > 0 && arc.targets > 0 {
      let (left, right) = (source[Int(arc.row)], target[Int(arc.column)])
      if left || right { all += Double(arc.probability) }
      if left && right {
        // Some starts meet by chance.
        let chance = trust + (1 - trust) * targetRate
        kept += Double(arc.probability) * trust / chance
      }
    }
    trust =
      (kept + Priors.paragraphWeight * Priors.paragraphTrust) / (all + Priors.paragraphWeight)
    trust = min(trust, 0.95)
  }
}
