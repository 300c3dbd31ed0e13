import ICU
import Linguistics

/// A target sentence that translates nothing of the source.
struct AddedSentence: Rule {
  let page = RulePage(
    name: "added-sentence",
    summary: "A sentence of the translation has no counterpart in the source",
    why: "The author is made to say what they did not say.",
    category: .addition, severity: .error, mqmSeverity: .major, confidence: 0.9,
    examples: [
      .bad(
        "ru|en",
        "Мост открыли в понедельник утром. Мэр Иванов поблагодарил строителей за работу.",
        """
        The bridge was opened on Monday morning. ⟦Over 1,000 cars have already crossed it, though \
        the road to it is unfinished.⟧ Mayor Ivanov thanked the builders for their work.
        """),
      .good(
        "en|ru",
        """
        The old bridge over the river was opened on Monday morning.

        The mayor thanked the builders for their work.
        """,
        """
        Старый мост через реку открыли в понедельник утром.

        Перевод с английского: Анна Смирнова

        Мэр поблагодарил строителей за работу.
        """),
      .good(
        "ru|en",
        "Мост открыли утром, и по нему прошла тысяча машин.",
        "The bridge was opened in the morning. A thousand cars have crossed it."),
    ])

  /// Letters of an alphabet that a sentence needs for its addition to be told from a free
  /// translation.
  private static let shortest = 20.0
  /// The probability from which on a sentence counts as added.
  private static let leastChance = 0.1
  /// Sentences of a bead of which one may be added; more share out what one says.
  private static let mostShared = 2

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    guard !context.alignment.isGiven else { return [] }
    let explained = Set(
      SentenceRepetitions(context).repetitions.map(\.sentence)
        + context.alignment.moves.map(\.target) + context.alignment.standIns.map(\.target))
    let added = context.alignment.addedSentences(atLeast: Self.leastChance)
      .filter { !explained.contains($0) && mayBeAdded($0, in: context) }
    guard !added.isEmpty else { return [] }
    let weights = ScriptWeights()
    let exchanged = context.exchanged
    return added.compactMap { index in
      let sentence = context.target.sentences[index]
      guard weights.length(of: sentence, in: context.target) >= Self.shortest,
        context.canMiss(index, of: context.target), !isCredit(index, in: context.target)
      else { return nil }
      var chance = context.alignment.addition[index]
      if exchanged[context.alignment.beadOfTarget[index]] {
        chance = min(chance, OmittedText.exchangedChance)
      }
      return finding(
        "“\(Excerpt.short(context.target.string(sentence.range)))” translates nothing in the source",
        help: "delete it, or mark it as the translator's note", target: sentence.range,
        severity: chance >= 0.8 ? .error : .warning,
        confidence: min(0.98, max(0.5, chance)), in: context)
    }
  }

  /// Tokens of the longest line that names the translator.
  private static let longestCredit = 12

  /// Whether a sentence is a line by itself that says who translated the text.
  private func isCredit(_ index: Int, in text: Analysis) -> Bool {
    let sentence = text.sentences[index]
    let credits = text.facts.list("translator-credits")
    guard !credits.isEmpty, sentence.tokens.count <= Self.longestCredit,
      text.document.blocks[sentence.block].count == sentence.range.count,
      let line = try? CaseMapping.lower(text.text[sentence.range], locale: text.facts.tag)
    else { return false }
    return credits.contains { line.contains($0.utf16) }
  }

  /// Whether the bead of a sentence lets it be an addition.
  private func mayBeAdded(_ sentence: Int, in context: RuleContext) -> Bool {
    let bead = context.alignment.beads[context.alignment.beadOfTarget[sentence]]
    if bead.source.isEmpty { return true }
    if bead.target.count > 1 { return bead.target.count <= Self.mostShared }
    return abs(context.lengths.deviation(bead.source, bead.target) ?? 0) < SentenceLengths.free
  }
}
