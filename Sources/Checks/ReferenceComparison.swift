import Linguistics

/// References of one kind that the target does not carry over from the source.
///
/// Equal references of a bead, then of beads near it, belong together, so that
/// a sentence put elsewhere is no fault. What is left over was changed, lost or
/// put in.
struct ReferenceComparison {
  /// A reference of the source without its equal in the target, or the reverse.
  struct Difference {
    var source: Range<Int>?
    /// The changed reference or what is left of it; empty where nothing is.
    var target: Range<Int>
  }

  /// How far apart two beads may be, in beads, for their references to be one.
  private static let reach = 2

  private let context: RuleContext
  /// Whether two references, the source's first, stand for the same.
  private let isSame: (ArraySlice<UInt16>, ArraySlice<UInt16>) -> Bool

  init(
    _ context: RuleContext,
    isSame: @escaping (ArraySlice<UInt16>, ArraySlice<UInt16>) -> Bool = { $0.elementsEqual($1) }
  ) {
    self.context = context
    self.isSame = isSame
  }

  /// Complexity: quadratic in the number of references of the kinds.
  func differences(_ kinds: Set<Reference.Kind>) -> [Difference] {
    var sources = places(of: kinds, in: context.source, context.alignment.beadOfSource)
    var targets = places(of: kinds, in: context.target, context.alignment.beadOfTarget)
    for distance in 0...Self.reach { pair(&sources, &targets, distance: distance) }
    var differences: [Difference] = []
    for source in sources where !context.alignment.beads[source.bead].target.isEmpty {
      if let changed = mostSimilar(to: source, among: targets) {
        differences.append(Difference(source: source.range, target: targets[changed].range))
        targets.remove(at: changed)
      } else {
        differences.append(Difference(source: source.range, target: remnant(of: source)))
      }
    }
    return differences + targets.map { Difference(source: nil, target: $0.range) }
  }

  // MARK: Places

  private struct Place {
    var range: Range<Int>
    var bead: Int
  }

  private func places(
    of kinds: Set<Reference.Kind>, in text: Analysis, _ beads: [Int]
  ) -> [Place] {
    text.references.compactMap { reference in
      guard kinds.contains(reference.kind),
        let sentence = text.sentenceIndex(at: reference.range.lowerBound)
      else { return nil }
      return Place(range: reference.range, bead: beads[sentence])
    }
  }

  private func pair(_ sources: inout [Place], _ targets: inout [Place], distance: Int) {
    sources.removeAll { source in
      let text = context.source.text[source.range]
      let found = targets.firstIndex {
        abs($0.bead - source.bead) == distance && isSame(text, context.target.text[$0.range])
      }
      if let found { targets.remove(at: found) }
      return found != nil
    }
  }

  /// The target's reference of the same bead that shares the most with the
  /// source's, a third of it at least.
  private func mostSimilar(to source: Place, among targets: [Place]) -> Int? {
    let text = Array(context.source.text[source.range])
    var best: (index: Int, distance: Int)?
    for (index, target) in targets.enumerated() where target.bead == source.bead {
      let distance = EditDistance.between(text, Array(context.target.text[target.range]))
      if distance < best?.distance ?? .max { best = (index, distance) }
    }
    guard let best, 3 * best.distance <= 2 * max(text.count, targets[best.index].range.count)
    else { return nil }
    return best.index
  }

  /// The longest piece of a lost reference that still stands in the bead's
  /// target; the end of the target where nothing does.
  private func remnant(of source: Place) -> Range<Int> {
    let bead = context.alignment.beads[source.bead]
    guard let range = context.targetRange(bead.target) else { return 0..<0 }
    let lost = context.source.text[source.range]
    let shortest = max(2, (lost.count + 1) / 2)
    for length in stride(from: lost.count, through: shortest, by: -1) {
      for start in lost.startIndex...lost.endIndex - length {
        let piece = lost[start..<start + length]
        if let found = place(of: piece, in: range) { return found..<found + length }
      }
    }
    return range.upperBound..<range.upperBound
  }

  private func place(of piece: ArraySlice<UInt16>, in range: Range<Int>) -> Int? {
    guard range.count >= piece.count else { return nil }
    return (range.lowerBound...range.upperBound - piece.count).first { offset in
      context.target.text[offset..<offset + piece.count].elementsEqual(piece)
    }
  }
}

/// What the rules about references have in common.
protocol ReferenceRule: Rule {
  var kinds: Set<Reference.Kind> { get }

  /// What such a reference is called in messages.
  var noun: String { get }
}

extension ReferenceRule {
  func applies(to context: RuleContext) -> Bool {
    context.source.references.contains { kinds.contains($0.kind) }
      || context.target.references.contains { kinds.contains($0.kind) }
  }

  /// A finding for a reference that was changed or lost.
  func finding(
    _ difference: ReferenceComparison.Difference, source: Range<Int>, severity: Severity? = nil,
    in context: RuleContext
  ) -> Finding {
    let original = context.source.string(source)
    let rest = context.target.string(difference.target)
    let isLost = difference.target.isEmpty
    return finding(
      isLost
        ? "the \(noun) “\(original)” is missing"
        : "“\(rest)” differs from the source's \(noun) “\(original)”",
      help: "write “\(original)” as in the source", target: difference.target, source: [source],
      severity: severity, in: context)
  }
}
