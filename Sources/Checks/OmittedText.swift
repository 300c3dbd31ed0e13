import Linguistics

/// What of the source no target sentence translates, told apart by extent.
struct OmittedText {
  /// Source sentences in a row, without a counterpart.
  struct Gap {
    var sentences: Range<Int>
    /// The bead of the first one.
    var bead: Int
    /// The probability that none of them has one.
    var posterior: Double
    var extent: Extent
  }

  enum Extent {
    case sentences
    /// Whole blocks, two sentences at least.
    case paragraph
    /// Everything to the end of the source.
    case ending
  }

  /// Sentences that make a missing end rather than a missing last line.
  private static let shortestEnding = 3

  private(set) var gaps: [Gap] = []

  init(_ context: RuleContext) {
    // Where files pair their units, a missing one is reported as such.
    guard context.alignment.quality >= 0.5, !context.alignment.isGiven else { return }
    let moved = Set(context.alignment.moves.map(\.source))
    for (index, bead) in context.alignment.beads.enumerated()
    where bead.target.isEmpty && !bead.source.contains(where: moved.contains) {
      // A stray target sentence in between does not part a gap.
      if let last = gaps.last, last.sentences.upperBound == bead.source.lowerBound {
        gaps[gaps.count - 1].sentences = last.sentences.lowerBound..<bead.source.upperBound
        gaps[gaps.count - 1].posterior = max(last.posterior, bead.posterior)
      } else {
        gaps.append(
          Gap(
            sentences: bead.source, bead: index, posterior: bead.posterior, extent: .sentences))
      }
    }
    for index in gaps.indices { gaps[index].extent = Self.extent(gaps[index].sentences, context) }
  }

  private static func extent(_ sentences: Range<Int>, _ context: RuleContext) -> Extent {
    let all = context.source.sentences
    let (first, end) = (sentences.lowerBound, sentences.upperBound)
    if end == all.count, sentences.count >= shortestEnding, first > 0 { return .ending }
    let startsBlock = first == 0 || all[first - 1].block != all[first].block
    let endsBlock = end == all.count || all[end].block != all[end - 1].block
    return sentences.count >= 2 && startsBlock && endsBlock ? .paragraph : .sentences
  }
}

extension Rule {
  /// A finding for several source sentences that are missing together.
  func finding(_ message: String, of gap: OmittedText.Gap, in context: RuleContext) -> Finding? {
    guard let source = context.sourceRange(gap.sentences) else { return nil }
    return finding(
      "\(message), \(gap.sentences.count) sentences from"
        + " “\(Excerpt.short(context.source.string(source)))” on",
      help: "translate the text here, or confirm that it was left out on purpose",
      target: context.gap(atBead: gap.bead), source: [source],
      severity: gap.posterior >= 0.6 ? .error : .warning,
      confidence: min(0.98, max(0.5, gap.posterior)), in: context)
  }
}
