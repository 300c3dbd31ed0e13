import ICU
import Linguistics

/// A term of the source, quoted or repeated, under two renderings in the target.
struct TermVariants: Rule {
  let page = RulePage(
    name: "term-variants",
    summary: "A term is rendered two ways",
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
        "en|el", "The filter “Waves” is new. Options of “Waves” are old.",
        "Το φίλτρο «Κύματα» είναι νέο. Οι επιλογές «κυμάτων» είναι παλιές."),
      .bad(
        "en|de",
        """
        The shadow cabinet met at noon. Nobody in the shadow cabinet smiled. Reporters saw the \
        shadow cabinet leave by bus. The ⟦shadow cabinet⟧ will meet again on Friday evening.
        """,
        """
        Das geheime Kabinett trat mittags zusammen. Niemand im geheimen Kabinett lächelte. \
        Reporter sahen das geheime Kabinett mit dem Bus abfahren. Das ⟦dunkle Kabinett⟧ tritt \
        am Freitagabend wieder zusammen.
        """),
      .good(
        "en|de",
        """
        The shadow cabinet met at noon. Nobody in the shadow cabinet smiled. Reporters saw the \
        shadow cabinet leave by bus. The shadow cabinet will meet again on Friday evening.
        """,
        """
        Das geheime Kabinett trat mittags zusammen. Niemand im geheimen Kabinett lächelte. \
        Reporter sahen das geheime Kabinett mit dem Bus abfahren. Das Kabinett tritt am \
        Freitagabend wieder zusammen.
        """),
      .good(
        "en|ru",
        "They call it the \"troll factory\". The \"troll factory\" has a hundred workers.",
        "Её называют «фабрикой троллей». На «фабрике троллей» сто работников."),
      .good(
        "en|pl", "Press “mine” now. Press “irrigate” or “mine” here. Then press “irrigate”.",
        "Naciśnij „kopalnia”. Naciśnij tu „kopalnia” lub „nawodnij”. Potem naciśnij „nawodnij”."),
      .good(
        "en|de", "The “action” began at noon. The “active” part was missing.",
        "Die „Handlung“ begann mittags. Der „aktive“ Teil fehlte."),
      .good(
        "en|de", "He said \"yes\" twice. She said \"no\" and left the room.",
        "Er sagte zweimal „Ja“. Sie sagte „Nein“ und verließ den Raum."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let quoted = quotedVariants(in: context)
    let recurring =
      RecurringTerms(context)?.variants().filter { variant in
        !quoted.contains { $0.target.overlaps(variant.target) }
      } ?? []
    return quoted.map { finding($0, margin: 1, in: context) }
      + recurring.map { finding($0, margin: 0, severity: .info, in: context) }
  }

  private func quotedVariants(in context: RuleContext) -> [TermVariant] {
    let terms = QuotedTerms(context)
    return terms.recurring().flatMap { uses in
      uses.dropFirst().filter { !terms.areSameInTarget(uses[0], $0) }.map {
        TermVariant(source: $0.source, target: $0.target, usual: uses[0].target)
      }
    }
  }

  /// - Parameter margin: the length of the marks right before and right behind the term.
  private func finding(
    _ variant: TermVariant, margin: Int, severity: Severity? = nil, in context: RuleContext
  ) -> Finding {
    let written = context.target.string(variant.target)
    let usual = context.target.string(variant.usual)
    let term = context.source.string(variant.source)
    func place(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound - margin..<range.upperBound + margin
    }
    return finding(
      "“\(written)” and “\(usual)” stand for one term, “\(term)”",
      help: "write one of them throughout", target: place(variant.target),
      source: [place(variant.source)], related: [(place(variant.usual), "“\(usual)” here")],
      severity: severity, in: context)
  }
}

/// A term of the source whose rendering in one place is not the usual one.
struct TermVariant {
  var source: Range<Int>
  var target: Range<Int>
  /// Where the usual rendering stands.
  var usual: Range<Int>
}
