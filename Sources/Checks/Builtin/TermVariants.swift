import ICU
import Linguistics

/// A quoted term of the source under two renderings in the target.
struct TermVariants: Rule {
  let page = RulePage(
    name: "term-variants",
    summary: "A quoted term is rendered two ways",
    why: "The reader takes two terms for two things.",
    category: .inconsistentTerm, severity: .warning, mqmSeverity: .minor, confidence: 0.85,
    examples: [
      .bad(
        "ru|en",
        """
        Он говорил о «русском деле» в суде. Спецпрокурор по ⟦«русскому делу»⟧ вчера опубликовал \
        доклад.
        """,
        """
        He spoke about the "Russian cause" in court. The special prosecutor for ⟦"Russian \
        affairs"⟧ published a report yesterday.
        """),
      .good(
        "en|ru",
        "They call it the \"troll factory\". The \"troll factory\" has a hundred workers.",
        "Её называют «фабрикой троллей». На «фабрике троллей» сто работников."),
      .good(
        "en|de", "He said \"yes\" twice. She said \"no\" and left the room.",
        "Er sagte zweimal „Ja“. Sie sagte „Nein“ und verließ den Raum."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let terms = QuotedTerms(context)
    return terms.recurring().flatMap { uses in
      uses.dropFirst().filter { !terms.areSameInTarget(uses[0], $0) }.map {
        finding($0, beside: uses[0], in: context)
      }
    }
  }

  private func finding(
    _ use: QuotedTerms.Use, beside first: QuotedTerms.Use, in context: RuleContext
  ) -> Finding {
    let written = context.target.string(use.target)
    let usual = context.target.string(first.target)
    return finding(
      "“\(written)” and “\(usual)” stand for one term, “\(context.source.string(use.source))”",
      help: "write one of them throughout", target: withMarks(use.target),
      source: [withMarks(use.source)],
      related: [(withMarks(first.target), "“\(usual)” here")], in: context)
  }

  /// The marks stand right before and right behind the term.
  private func withMarks(_ term: Range<Int>) -> Range<Int> {
    term.lowerBound - 1..<term.upperBound + 1
  }
}
