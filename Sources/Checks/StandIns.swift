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
