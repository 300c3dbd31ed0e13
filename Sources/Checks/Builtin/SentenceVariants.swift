import ICU
import Linguistics

/// One sentence of the source translated two ways.
struct SentenceVariants: Rule {
  let page = RulePage(
    name: "sentence-variants",
    summary: "A sentence that the source repeats is translated two ways",
    why: "A refrain, a quotation or a formula is meant to be recognised when it returns.",
    category: .inconsistentStyle, severity: .warning, mqmSeverity: .minor, confidence: 0.85,
    examples: [
      .bad(
        "en|de",
        """
        We will fight for this town. The crowd cheered loudly for ten minutes. ⟦We will fight for \
        this town.⟧
        """,
        """
        Wir kämpfen für diese Stadt. Die Menge jubelte zehn Minuten lang laut. ⟦Für die Stadt \
        werden wir kämpfen.⟧
        """),
      .good(
        "en|de",
        """
        "We will fight for this town." The crowd cheered loudly for ten minutes. We will fight for \
        this town!
        """,
        """
        „Wir kämpfen für diese Stadt.“ Die Menge jubelte zehn Minuten lang laut. Wir kämpfen für \
        diese Stadt!
        """),
    ])

  /// Words that a sentence needs: short ones depend on their surroundings.
  private static let shortest = 4

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let targetWords = SentenceWords(context.target)
    let beads = context.alignment.beads
    return SentenceWords(context.source).repetitions(shortest: Self.shortest).flatMap { group in
      // Only beads of the one sentence show what became of it.
      let renderings = group.compactMap { sentence -> (source: Int, target: Range<Int>)? in
        let bead = beads[context.alignment.beadOfSource[sentence]]
        return bead.source.count == 1 && !bead.target.isEmpty ? (sentence, bead.target) : nil
      }
      /// The first one of each form of messages: plurals differ from each other.
      var usual: [UInt8: (target: Range<Int>, words: [Int32])] = [:]
      return renderings.compactMap { rendering -> Finding? in
        let form = context.target.unit(ofSentence: rendering.target.lowerBound)?.form ?? 0
        let words = targetWords.words(rendering.target)
        guard let first = usual[form] else {
          usual[form] = (rendering.target, words)
          return nil
        }
        guard words != first.words else { return nil }
        return finding(
          ofSource: rendering.source, target: rendering.target, beside: first.target, in: context)
      }
    }
  }

  private func finding(
    ofSource sentence: Int, target: Range<Int>, beside usual: Range<Int>, in context: RuleContext
  ) -> Finding? {
    guard let place = context.targetRange(target), let first = context.targetRange(usual) else {
      return nil
    }
    let source = context.source.sentences[sentence].range
    return finding(
      "“\(Excerpt.short(context.source.string(source)))” was translated otherwise before",
      help: "translate the sentence alike, unless its sense differs here", target: place,
      source: [source], related: [(first, "the earlier translation")], in: context)
  }
}
