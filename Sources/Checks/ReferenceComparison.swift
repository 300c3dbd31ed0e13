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
  /// References in one side of a bead beyond which it is no prose, and is left alone.
  private static let most = 100
  /// UTF-16 units of a reference and of a bead up to which what is left of one is looked for.
  private static let longest = (reference: 400, bead: 5000)

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

  /// Complexity: linear in the number of references of the kinds, quadratic in that of a bead.
  func differences(_ kinds: Set<Reference.Kind>) -> [Difference] {
    var sources = places(of: kinds, in: context.source, context.alignment.beadOfSource)
    var targets = places(of: kinds, in: context.target, context.alignment.originOfTarget)
    let crowded = Self.crowdedBeads(sources).union(Self.crowdedBeads(targets))
    sources.removeAll { crowded.contains($0.bead) }
    targets.removeAll { crowded.contains($0.bead) || isWithoutSource($0.bead) }
    let ofBead = Dictionary(grouping: targets.indices) { targets[$0].bead }
    // A message of a program gets its own values.
    let reach = context.target.document.format.holdsMessages ? 0 : Self.reach
    for distance in 0...reach { pair(&sources, &targets, ofBead, distance: distance) }
    var differences: [Difference] = []
    for source in sources
    where !source.isPaired && !context.alignment.beads[source.bead].target.isEmpty {
      let left = (ofBead[source.bead] ?? []).filter { !targets[$0].isPaired }
      if let changed = mostSimilar(to: source, among: left, of: targets) {
        differences.append(Difference(source: source.range, target: targets[changed].range))
        targets[changed].isPaired = true
      } else {
        differences.append(Difference(source: source.range, target: remnant(of: source)))
      }
    }
    return differences
      + targets.filter { !$0.isPaired }.map { Difference(source: nil, target: $0.range) }
  }

  /// Whether a bead is a unit that the source does not have.
  private func isWithoutSource(_ bead: Int) -> Bool {
    context.alignment.isGiven && context.alignment.beads[bead].source.isEmpty
  }

  // MARK: Places

  private struct Place {
    var range: Range<Int>
    var bead: Int
    var isPaired = false
  }

  private static func crowdedBeads(_ places: [Place]) -> Set<Int> {
    var counts: [Int: Int] = [:]
    for place in places { counts[place.bead, default: 0] += 1 }
    return Set(counts.filter { $0.value > most }.keys)
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

  private func pair(
    _ sources: inout [Place], _ targets: inout [Place], _ ofBead: [Int: [Int]], distance: Int
  ) {
    for index in sources.indices where !sources[index].isPaired {
      let text = context.source.text[sources[index].range]
      let beads = Set([sources[index].bead - distance, sources[index].bead + distance])
      let found = beads.flatMap { ofBead[$0] ?? [] }.sorted().first {
        !targets[$0].isPaired && isSame(text, context.target.text[targets[$0].range])
      }
      guard let found else { continue }
      sources[index].isPaired = true
      targets[found].isPaired = true
    }
  }

  /// The target's reference of the same bead that shares the most with the
  /// source's, a third of it at least.
  private func mostSimilar(
    to source: Place, among indices: [Int], of targets: [Place]
  ) -> Int? {
    guard source.range.count <= Self.longest.reference else { return nil }
    let text = Array(context.source.text[source.range])
    var best: (index: Int, distance: Int)?
    for index in indices where targets[index].range.count <= Self.longest.reference {
      let distance = EditDistance.between(
        text[...], context.target.text[targets[index].range])
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
    guard lost.count <= Self.longest.reference, range.count <= Self.longest.bead else {
      return range.upperBound..<range.upperBound
    }
    let found = longestPiece(of: lost, in: range)
    return found.count >= max(2, (lost.count + 1) / 2)
      ? found : range.upperBound..<range.upperBound
  }

  /// A stretch of the target without the references equal to one, which stand for others.
  private func text(in range: Range<Int>, without reference: ArraySlice<UInt16>) -> [UInt16] {
    let (references, text) = (context.target.references, context.target.text)
    var rest = Array(text[range])
    let first = references.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    for other in references[first...].prefix(while: { $0.range.upperBound <= range.upperBound })
    where text[other.range] == reference {
      for offset in other.range { rest[offset - range.lowerBound] = 0 }
    }
    return rest
  }

  /// The longest piece of a reference that a range of the target holds outside of others; of
  /// equally long ones the first of the reference, and its first place.
  private func longestPiece(of lost: ArraySlice<UInt16>, in range: Range<Int>) -> Range<Int> {
    let text = text(in: range, without: lost)
    var best = range.upperBound..<range.upperBound
    // How long a piece is that ends at each offset of the range and at a unit of `lost`.
    var lengths = [Int](repeating: 0, count: range.count + 1)
    for unit in lost {
      var (longest, end) = (0, range.upperBound)
      for offset in range.reversed() {
        let number = offset - range.lowerBound
        lengths[number + 1] = text[number] == unit ? lengths[number] + 1 : 0
        if lengths[number + 1] > 0, lengths[number + 1] >= longest {
          (longest, end) = (lengths[number + 1], offset + 1)
        }
      }
      if longest > best.count { best = end - longest..<end }
    }
    return best
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
    let isRunOn = rest == original
    return finding(
      isLost
        ? "the \(noun) “\(original)” is missing"
        : isRunOn
          ? "the \(noun) “\(original)” runs into the word beside it"
          : "“\(rest)” differs from the source's \(noun) “\(original)”",
      help: isRunOn ? "put a space between" : "write “\(original)” as in the source",
      target: difference.target, source: [source], severity: severity, in: context)
  }
}
