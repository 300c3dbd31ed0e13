import Documents
import Linguistics

extension Alignment {
  /// The alignment that files give: one bead a pair of units, whatever its sentences.
  init(_ pairing: UnitPairing, _ source: Analysis, _ target: Analysis) {
    var beads: [Bead] = []
    beads.reserveCapacity(pairing.groups.count)
    for group in pairing.groups {
      let bead = Bead(
        source: Self.sentences(of: group.source, in: source),
        target: Self.sentences(of: group.target, in: target), score: 0, posterior: 1)
      if !bead.source.isEmpty || !bead.target.isEmpty { beads.append(bead) }
    }
    var omission = [Double](repeating: 0, count: source.sentences.count)
    var addition = [Double](repeating: 0, count: target.sentences.count)
    for bead in beads where bead.source.isEmpty || bead.target.isEmpty {
      for sentence in bead.source { omission[sentence] = 1 }
      for sentence in bead.target { addition[sentence] = 1 }
    }
    self.init(beads: beads, omission: omission, addition: addition, isGiven: true)
  }

  /// The sentences of a run of units; an empty range where they have none.
  private static func sentences(of units: Range<Int>, in text: Analysis) -> Range<Int> {
    guard let first = units.first, let last = units.last else { return 0..<0 }
    let all = text.document.units
    let blocks = all[first].blocks.lowerBound..<all[last].blocks.upperBound
    guard !blocks.isEmpty else { return 0..<0 }
    return text.sentences.partitioningIndex {
      $0.block >= blocks.lowerBound
    }..<text.sentences.partitioningIndex { $0.block >= blocks.upperBound }
  }
}
