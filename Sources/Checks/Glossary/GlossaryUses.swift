import Alignment
import ICU
import Linguistics

/// Where the source uses the glossary's terms, and what the target has there.
struct GlossaryUses: Sendable {
  /// The uses of one concept in one bead.
  struct Use: Sendable {
    var concept: Glossary.Concept
    /// Empty where the concept is known by its target terms alone.
    var source: [Range<Int>]
    /// The text of the target that stands for the source's.
    var range: Range<Int>
    /// Where it has preferred or admitted terms.
    var allowed: [Range<Int>]
    var forbidden: [Range<Int>]
    /// Where it has the term of the source as it is.
    var kept: [Range<Int>]
  }

  private(set) var uses: [Use] = []

  /// Complexity: linear in the terms and in the places of their first words.
  init(
    _ glossary: Glossary, source: Analysis, target: Analysis, _ alignment: Alignment
  ) throws(ICUError) {
    guard !glossary.isEmpty else { return }
    let all = glossary.concepts(from: source.language, to: target.language)
    let sources = try TermMatcher(source).places(of: all.map { [$0.source] })
    let used = all.indices.filter { all[$0].source.isEmpty || !sources[$0].isEmpty }
    let concepts = used.map { all[$0] }
    let matcher = try TermMatcher(target)
    let allowed = try matcher.places(of: concepts.map { $0.preferred + $0.admitted })
    let forbidden = try matcher.places(of: concepts.map(\.forbidden))
    let kept = try matcher.places(of: concepts.map { $0.isKept ? [$0.source] : [] })
    for (index, concept) in concepts.enumerated() {
      let places = sources[used[index]]
      for (source, range) in Self.beads(of: places, concept, source, target, alignment) {
        uses.append(
          Use(
            concept: concept, source: source, range: range,
            allowed: Self.within(range, allowed[index]),
            forbidden: Self.within(range, forbidden[index]), kept: Self.within(range, kept[index])))
      }
    }
  }

  /// The places that lie within a range, of some in order.
  ///
  /// Complexity: logarithmic in the number of places, and linear in those within the range.
  private static func within(_ range: Range<Int>, _ places: [Range<Int>]) -> [Range<Int>] {
    places[places.partitioningIndex { $0.lowerBound >= range.lowerBound }...]
      .prefix { $0.lowerBound < range.upperBound }.filter { $0.upperBound <= range.upperBound }
  }

  /// The places of a concept by bead, with the target's text there; all of the
  /// target where the source has no term for it.
  private static func beads(
    of places: [Range<Int>], _ concept: Glossary.Concept, _ source: Analysis,
    _ target: Analysis, _ alignment: Alignment
  ) -> [(source: [Range<Int>], target: Range<Int>)] {
    guard !concept.source.isEmpty else { return [([], target.text.indices)] }
    var beads: [(bead: Int, source: [Range<Int>], target: Range<Int>)] = []
    for place in places {
      guard let sentence = source.sentenceIndex(at: place.lowerBound) else { continue }
      let bead = alignment.beadOfSource[sentence]
      if beads.last?.bead == bead {
        beads[beads.count - 1].source.append(place)
      } else if let range = target.range(ofSentences: alignment.beads[bead].target) {
        beads.append((bead, [place], range))
      }
    }
    return beads.map { ($0.source, $0.target) }
  }
}

extension Rule {
  /// Glossary rules have nothing to judge without one.
  func hasGlossary(_ context: RuleContext) -> Bool { !context.glossary.uses.isEmpty }
}
