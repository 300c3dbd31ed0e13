import Alignment
import Linguistics

extension Alignment {
  /// A source sentence without a translation, and the one target sentence in its place that
  /// translates nothing: mostly a translation in part, or a free one.
  struct StandIn {
    var source: Int
    var target: Int
    /// The probability that neither has a counterpart.
    var chance: Double

    /// From which on the source sentence counts as missing, whatever stands in its place.
    static let sure = 0.8
  }

  /// In the order of the source.
  var standIns: [StandIn] {
    let moved = Set(moves.map(\.source))
    return zip(beads, beads.dropFirst()).enumerated().compactMap { index, pair in
      let (one, other) = pair
      guard one.source.count == 1, one.target.isEmpty, other.target.count == 1,
        other.source.isEmpty, isBound(index - 1), isBound(index + 2),
        case (let source, let target) = (one.source.lowerBound, other.target.lowerBound),
        !moved.contains(source)
      else { return nil }
      return StandIn(
        source: source, target: target, chance: min(omission[source], addition[target]))
    }
  }

  /// Whether a bead has both sides, or the texts end there.
  private func isBound(_ index: Int) -> Bool {
    !beads.indices.contains(index) || !beads[index].source.isEmpty && !beads[index].target.isEmpty
  }
}

extension RuleContext {
  /// By bead, whether it has one side only, among such beads between two pairs whose sides are
  /// together about as long as translations of each other: rather rendered freely than left out
  /// and added.
  var exchanged: [Bool] {
    let beads = alignment.beads
    var isExchanged = [Bool](repeating: false, count: beads.count)
    guard var pair = beads.firstIndex(where: { !$0.isOneSided }) else { return isExchanged }
    while let next = beads[(pair + 1)...].firstIndex(where: { !$0.isOneSided }) {
      let source = beads[pair].source.upperBound..<beads[next].source.lowerBound
      let target = beads[pair].target.upperBound..<beads[next].target.lowerBound
      if let deviation = lengths.deviation(source, target), abs(deviation) < SentenceLengths.free {
        for bead in pair + 1..<next { isExchanged[bead] = true }
      }
      pair = next
    }
    return isExchanged
  }
}

extension Bead {
  fileprivate var isOneSided: Bool { source.isEmpty || target.isEmpty }
}
