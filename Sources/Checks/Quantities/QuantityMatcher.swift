import Alignment
import Linguistics
import QuantityTables

/// What is wrong with the quantities of a bead.
public struct QuantityFault: Sendable {
  public enum Kind: Sendable {
    /// Another value on the other side.
    case value
    /// The right value in a unit of another size, or of another currency.
    case unit
    /// The right unit with a value that the source's does not convert to.
    case conversion
    case percent
    /// Written by the conventions of another language.
    case format
    case missing, added
  }

  public var kind: Kind
  public var source: Quantity?
  public var target: Quantity?
  /// How sure it is, 0…1.
  public var confidence: Double
  /// Where in the target's text; the whole sentence for what is missing.
  public var place = 0..<0
}

/// Compares the quantities of a bead's source and target sentences by value.
///
/// Every quantity that some quantity of the other side expresses is right,
/// however often it stands there. What is left on both sides is paired by
/// likeness, the best pair first.
public struct QuantityMatcher: Sendable {
  private let source: Analysis
  private let target: Analysis

  public init(source: Analysis, target: Analysis) {
    self.source = source
    self.target = target
  }

  /// A bead of less is taken as unsure: its neighbours may hold what it lacks.
  private static let sure = 0.9
  /// Below this the sentences need not translate each other at all.
  private static let unsure = 0.5

  /// Quantities of both sides of a bead from which on they are a table without
  /// sentences, and in no order that can be told.
  private static let mostQuantities = 1_000

  /// The faults of all beads, in the order of the target's text.
  ///
  /// Complexity: quadratic in the number of quantities of a bead, of which a bead
  /// may have `mostQuantities`.
  public func faults(in alignment: Alignment) -> [QuantityFault] {
    let inPlace = alignment.beads.indices.flatMap { faults(in: alignment.beads, at: $0) }
    let moved = alignment.moves.flatMap { faults(in: [$0.bead], at: 0) }
    return moved.isEmpty
      ? inPlace : (inPlace + moved).sorted { $0.place.lowerBound < $1.place.lowerBound }
  }

  private func faults(in beads: [Bead], at index: Int) -> [QuantityFault] {
    let bead = beads[index]
    guard !bead.source.isEmpty, !bead.target.isEmpty, bead.posterior >= Self.unsure else {
      return []
    }
    let left = source.quantities.ofSentences(bead.source)
    let right = target.quantities.ofSentences(bead.target)
    guard !left.isEmpty || !right.isEmpty, left.count + right.count <= Self.mostQuantities else {
      return []
    }
    var comparison = QuantityComparison(left, right)
    let isBesideGap = beads[max(index - 1, 0)...min(index + 1, beads.count - 1)].contains {
      $0.source.isEmpty || $0.target.isEmpty
    }
    // Beside a sentence without counterpart, and where the bead is unsure, what
    // is missing here may stand there.
    if bead.posterior < Self.sure || isBesideGap {
      let around = quantities(around: index, in: beads)
      comparison.excuse(bySource: around.source, byTarget: around.target)
    }
    let faults = comparison.differences() + comparison.agreements()
    guard !faults.isEmpty else { return [] }
    let around = quantities(around: index, in: beads)
    return faults.filter { !Self.isExplained($0, by: around) }.map { inserting($0, bead) }.sorted {
      ($0.place.lowerBound, $0.source?.range.lowerBound ?? 0)
        < ($1.place.lowerBound, $1.source?.range.lowerBound ?? 0)
    }
  }

  /// The quantities of the beads on either side of one.
  private func quantities(
    around index: Int, in beads: [Bead]
  ) -> (source: [Quantity], target: [Quantity]) {
    let near = [index - 1, index + 1].filter(beads.indices.contains).map { beads[$0] }
    return (
      near.flatMap { source.quantities.ofSentences($0.source) },
      near.flatMap { target.quantities.ofSentences($0.target) }
    )
  }

  /// Whether the beads beside have what is missing or added.
  private static func isExplained(
    _ fault: QuantityFault, by around: (source: [Quantity], target: [Quantity])
  ) -> Bool {
    switch fault.kind {
    case .missing:
      fault.source.map { QuantityRelation.isExpressed(source: $0, in: around.target[...]) } ?? true
    case .added:
      fault.target.map { QuantityRelation.isExpressed(target: $0, in: around.source[...]) } ?? true
    default: false
    }
  }

  /// The fault with its place in the target: the end of the bead for what is missing.
  private func inserting(_ fault: QuantityFault, _ bead: Bead) -> QuantityFault {
    var fault = fault
    if let quantity = fault.target {
      fault.place = quantity.range
    } else if let last = bead.target.last {
      fault.place = target.sentences[last].range
    }
    return fault
  }
}
