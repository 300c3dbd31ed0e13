import Documents
import Linguistics

/// The sentences of the target that stand in the source's language, or in a third one.
struct UntranslatedSentences: Sendable {
  /// By sentence, whether it was left in the source's language.
  let isUntranslated: [Bool]
  /// By sentence, whether it is in that or in a third language.
  let isForeign: [Bool]
  /// Where in the file the foreign ones stand, in order, with what is between two of them.
  let spans: [Span]
  /// Whether four sentences of five are.
  let isCopy: Bool

  init(_ context: RuleContext) {
    let evidence = SourceLanguageEvidence(context)
    let sentences = context.target.sentences
    let found = sentences.indices.map(evidence.fate)
    let (judged, copied) = (found.count { $0 != nil }, found.count { $0 == .untranslated })
    let kept = found.count { $0 == .kept }
    isCopy = judged > 0 && 2 * copied >= judged && 10 * (copied + kept) >= 8 * judged
    isUntranslated = found.map { $0 == .untranslated }
    isForeign = found.map { $0 == .untranslated || $0 == .kept }
    var spans: [Span] = []
    for index in sentences.indices where isForeign[index] {
      let span = context.target.document.span(of: sentences[index].range)
      if index > 0, isForeign[index - 1], let last = spans.indices.last {
        spans[last].end = span.end
      } else {
        spans.append(span)
      }
    }
    self.spans = spans
  }
}

extension RuleContext {
  /// Which target sentences were left in the source's language.
  var untranslated: UntranslatedSentences {
    sharedUntranslated.value { UntranslatedSentences(self) }
  }

  /// The beads in which a target sentence was left in the source's language.
  var untranslatedBeads: Set<Int> {
    guard source.language.language != target.language.language else { return [] }
    return Set(
      zip(alignment.beadOfTarget, untranslated.isUntranslated).lazy.filter(\.1).map(\.0))
  }

  /// Whether a finding tells that a sentence is not written as the target's language is, while
  /// the sentence stands in another one.
  func isOutweighed(_ finding: Finding) -> Bool {
    guard let place = finding.target, finding.category.isOfConventions else { return false }
    return isForeign(at: place)
  }

  /// Whether a place of the target lies in sentences that stand in another language.
  func isForeign(at place: Span) -> Bool {
    guard source.language.language != target.language.language else { return false }
    let spans = untranslated.spans
    let next = spans.partitioningIndex { $0.start > place.start }
    return next > 0 && place.end <= spans[next - 1].end
  }
}

extension SourceLanguageEvidence {
  /// What became of a sentence of the source in the target.
  enum Fate {
    case translated
    /// Left in the source's language.
    case untranslated
    /// In a third language: a motto, the title of a book.
    case kept
  }
}
