import Alignment
import ICU
import Linguistics

/// A translation much shorter or longer than its source lets expect.
struct LengthRatio: Rule {
  let page = RulePage(
    name: "length-ratio",
    summary: "A translated sentence is much too short or too long for its source",
    why: "Part of the sentence may be missing, or something was put in.",
    category: .omission, severity: .warning, mqmSeverity: .major, confidence: 0.8,
    examples: [
      .bad(
        "en|de",
        """
        The bridge was opened on Monday morning in the presence of the mayor. It had been closed \
        for three years because its piers had to be renewed. ⟦The works cost nearly nine million \
        euros, twice as much as the town council had expected when it voted for the repair.⟧ Many \
        people came to see the first bus cross the river. A band played until late in the \
        evening. The old ferry will stay in service for tourists during the summer.
        """,
        """
        Die Brücke wurde am Montagmorgen im Beisein des Bürgermeisters eröffnet. Drei Jahre war \
        sie gesperrt gewesen, weil ihre Pfeiler erneuert werden mussten. ⟦Die Arbeiten kosteten \
        fast neun Millionen Euro.⟧ Viele Menschen wollten sehen, wie der erste Bus den Fluss \
        überquert. Eine Kapelle spielte bis spät in den Abend. Die alte Fähre bleibt im Sommer \
        für Touristen in Betrieb.
        """),
      .good(
        "en|de",
        """
        The bridge was opened on Monday morning in the presence of the mayor. It had been closed \
        for three years because its piers had to be renewed. The works cost nearly nine million \
        euros. Many people came to see the first bus cross the river. A band played until late.
        """,
        """
        Die Brücke wurde am Montagmorgen im Beisein des Bürgermeisters eröffnet. Drei Jahre war \
        sie gesperrt gewesen, weil ihre Pfeiler erneuert werden mussten. Die Arbeiten kosteten \
        fast neun Millionen Euro. Viele Menschen wollten den ersten Bus sehen. Eine Kapelle \
        spielte bis spät.
        """),
    ])

  /// Standard deviations from which on a sentence is too short.
  private static let tooShort = -2.2
  /// The same for too long: translators explain more often than they cut.
  private static let tooLong = 3.2
  /// The same where the translation has the numbers of the source.
  private static let tooShortWithNumbers = -2.6
  /// So many numbers in a source sentence would not all be in a half of it.
  private static let tellingNumbers = 4
  /// Letters of a source sentence whose shortening shows.
  private static let shortest = 50.0

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let lengths = context.lengths
    // The headline is often written anew.
    let beads = context.alignment.beads.dropFirst().map { ($0.source, $0.target) }
    let standIns = context.alignment.standIns.map {
      ($0.source..<$0.source + 1, $0.target..<$0.target + 1)
    }
    return (beads + standIns).compactMap { sentences in
      guard let deviation = Self.oddDeviation(sentences, lengths),
        let source = context.sourceRange(sentences.0),
        let target = context.targetRange(sentences.1),
        deviation < Self.tooShortWithNumbers || deviation > 0
          || !hasItsNumbers(sentences.0, source, in: context)
      else { return nil }
      let isShort = deviation < 0
      var finding = finding(
        isShort
          ? "the translation of this sentence is much shorter than usual in this text"
          : "the translation of this sentence is much longer than usual in this text",
        help: isShort
          ? "check that nothing of the source sentence is missing"
          : "check that nothing was added to the source sentence",
        target: target, source: [source], confidence: min(0.95, 0.5 + abs(deviation) / 10),
        in: context)
      if !isShort { finding.category = .addition }
      return finding
    }
  }

  /// Whether the translation lacks none of a source with many numbers: then it is terse.
  private func hasItsNumbers(
    _ sentences: Range<Int>, _ range: Range<Int>, in context: RuleContext
  ) -> Bool {
    context.source.quantities.ofSentences(sentences).count >= Self.tellingNumbers
      && !context.quantityFaults.contains { fault in
        fault.kind == .missing
          && fault.source.map { range.contains($0.range.lowerBound) } ?? false
      }
  }

  /// Whether the lengths alone speak for a sentence translated in part; nil where they cannot
  /// be judged.
  static func isOdd(_ standIn: Alignment.StandIn, _ lengths: SentenceLengths) -> Bool? {
    let sentences = (standIn.source..<standIn.source + 1, standIn.target..<standIn.target + 1)
    return lengths.deviation(sentences.0, sentences.1).map { _ in
      oddDeviation(sentences, lengths) != nil
    }
  }

  /// The deviation of a translation that is too short or too long; nil for any other.
  private static func oddDeviation(
    _ sentences: (source: Range<Int>, target: Range<Int>), _ lengths: SentenceLengths
  ) -> Double? {
    guard lengths.sourceLength(sentences.source) >= shortest,
      let deviation = lengths.deviation(sentences.source, sentences.target),
      deviation < tooShort || deviation > tooLong
    else { return nil }
    return deviation
  }
}
