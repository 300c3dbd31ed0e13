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

  /// The likelihood ratio of the paragraph starts in a bead, both directions averaged.
  func ratio(_ row: Int, _ sources: Int, _ column: Int, _ targets: Int) -> Double {
    var ratio =
      emission(of: target[column], given: source[row], rate: targetRate)
      * emission(of: source[row], given: target[column], rate: sourceRate)
    for sentence in row + 1..<row + sources {
      ratio *= emission(of: source[sentence], given: false, rate: sourceRate)
    }
    for sentence in column + 1..<column + targets {
      ratio *= emission(of: target[sentence], given: false, rate: targetRate)
    }
    return ratio.squareRoot()
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
