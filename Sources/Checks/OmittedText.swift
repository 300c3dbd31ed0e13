import Alignment
import Linguistics

/// What of the source no target sentence translates, told apart by extent.
struct OmittedText {
  /// Source sentences in a row, without a counterpart.
  struct Gap {
    var sentences: Range<Int>
    /// Where in the target they belong, an empty range.
    var place: Range<Int>
    /// The probability that the surest of them has none.
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

  /// The probability from which on a sentence counts as missing. It may then still be in a
  /// bead with a neighbour: a wrong look costs a reader less than a lost sentence.
  private static let leastChance = 0.1
  /// The same in a bead with neighbours, which as a rule are translated together.
  private static let leastSharedChance = 0.12

  /// The most that speaks for an omission or addition where a free translation is as likely.
  static let exchangedChance = 0.59

  private(set) var gaps: [Gap] = []

  init(_ context: RuleContext) {
    let alignment = context.alignment
    // Where files pair their units, a missing one is reported as such.
    guard !alignment.isGiven else { return }
    // What is told by another sentence, if only in part, is for `length-ratio` to judge.
    let lengths = context.lengths
    let replaced = alignment.standIns.filter { standIn in
      LengthRatio.isOdd(standIn, lengths).map { $0 || standIn.chance < Alignment.StandIn.sure }
        ?? false
    }
    let exchanged = context.exchanged
    let told = Set(alignment.moves.map(\.source) + replaced.map(\.source))
    for sentence in alignment.omittedSentences(atLeast: Self.leastChance)
    where !told.contains(sentence) && Self.mayBeMissing(sentence, alignment) {
      let isExchanged = exchanged[alignment.beadOfSource[sentence]]
      let chance = min(alignment.omission[sentence], isExchanged ? Self.exchangedChance : 1)
      // A stray target sentence in between does not part a gap.
      if let last = gaps.last, last.sentences.upperBound == sentence {
        gaps[gaps.count - 1].sentences = last.sentences.lowerBound..<sentence + 1
        gaps[gaps.count - 1].posterior = max(last.posterior, chance)
      } else {
        gaps.append(
          Gap(
            sentences: sentence..<sentence + 1, place: Self.place(of: sentence, context),
            posterior: chance, extent: .sentences))
      }
    }
    for index in gaps.indices { gaps[index].extent = Self.extent(gaps[index].sentences, context) }
  }

  /// Whether the bead of a sentence lets it be missing: one with a target to itself is
  /// hardly lost, at whatever odds.
  private static func mayBeMissing(_ sentence: Int, _ alignment: Alignment) -> Bool {
    let bead = alignment.beads[alignment.beadOfSource[sentence]]
    return bead.target.isEmpty
      || bead.source.count > 1 && alignment.omission[sentence] >= leastSharedChance
  }

  /// After the target sentences that stand for what comes before the sentence.
  private static func place(of sentence: Int, _ context: RuleContext) -> Range<Int> {
    let index = context.alignment.beadOfSource[sentence]
    let bead = context.alignment.beads[index]
    guard sentence > bead.source.lowerBound, let range = context.targetRange(bead.target) else {
      return context.gap(atBead: index)
    }
    return range.upperBound..<range.upperBound
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
      target: gap.place, source: [source],
      severity: gap.posterior >= 0.6 ? .error : .warning,
      confidence: min(0.98, max(0.5, gap.posterior)), in: context)
  }
}
