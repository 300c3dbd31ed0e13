import ICU
import Linguistics

/// Where the source uses the glossary's terms, and what the target has there.
struct GlossaryUses {
  /// The uses of one concept in one bead.
  struct Use {
    var concept: Glossary.Concept
    /// Empty where the concept is known by its target terms alone.
    var source: [Range<Int>]
    /// The sentences of the target that stand for the source's.
    var sentences: Range<Int>
  }

  let uses: [Use]
  private let target: TermMatcher

  /// Complexity: the number of concepts times the length of the texts.
  init(_ context: RuleContext) throws(ICUError) {
    let source = try TermMatcher(context.source)
    target = try TermMatcher(context.target)
    var uses: [Use] = []
    let concepts = context.glossary.concepts(
      from: context.source.language, to: context.target.language)
    for concept in concepts {
      guard !concept.source.isEmpty else {
        let all = context.target.sentences.indices
        uses.append(Use(concept: concept, source: [], sentences: all))
        continue
      }
      for bead in context.alignment.beads where !bead.target.isEmpty {
        let places = try source.places(of: concept.source, in: bead.source)
        guard !places.isEmpty else { continue }
        uses.append(Use(concept: concept, source: places, sentences: bead.target))
      }
    }
    self.uses = uses
  }

  /// Where the target has one of the terms.
  func places(of terms: [String], in use: Use) throws(ICUError) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for term in terms { found += try target.places(of: term, in: use.sentences) }
    return found
  }
}

extension Rule {
  /// Glossary rules have nothing to judge without one.
  func hasGlossary(_ context: RuleContext) -> Bool { !context.glossary.isEmpty }
}
