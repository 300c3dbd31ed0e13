import ICU
import Linguistics

/// Another name of the article stands where a name should be.
struct NameMismatch: Rule {
  let page = RulePage(
    name: "name-mismatch",
    summary: "Another name stands where this one should be",
    why: "The translation says of one person or place what the source says of another.",
    category: .entity, severity: .warning, mqmSeverity: .major, confidence: 0.9,
    examples: [
      .bad(
        "en|de",
        """
        Judge Rosenblum opened the hearing. Mayor Kowalczyk was heard first.

        Later ⟦Rosenblum⟧ closed the hearing. Kowalczyk left at noon.
        """,
        """
        Richter Rosenblum eröffnete die Anhörung. Als Erster wurde Bürgermeister Kowalczyk gehört.

        Später schloss ⟦Kowalczyk⟧ die Anhörung. Mittags ging Kowalczyk.
        """),
      .good(
        "en|de",
        "Judge Rosenblum opened the hearing. Later Rosenblum left.",
        "Richter Rosenblum eröffnete die Anhörung. Später ging Rosenblum."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let names = try context.names
    return try NameLosses(context).losses().compactMap { loss in
      guard let intruder = loss.intruder else { return nil }
      let place = names.bareRange(ofTarget: intruder)
      let usual = names.bareRange(ofTarget: names.links[loss.usual.links[0]].target)
      let source = names.source.words[loss.word].range
      let name = context.target.string(usual)
      return finding(
        "“\(context.target.string(place))” stands where the source has"
          + " “\(context.source.string(source))”",
        help: "write “\(name)”, or confirm the change", target: place, source: [source],
        related: [(usual, "rendered “\(name)” here")], fix: (place, name, false), in: context)
    }
  }
}
