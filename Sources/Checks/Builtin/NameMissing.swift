import ICU
import Linguistics

/// A name of the source that its translation lacks in one place.
struct NameMissing: Rule {
  let page = RulePage(
    name: "name-missing",
    summary: "A name of the source is missing",
    why: "The reader does not learn who or what the sentence is about.",
    category: .omission, severity: .warning, mqmSeverity: .major, confidence: 0.8,
    examples: [
      .bad(
        "en|de",
        """
        Judge Rosenblum opened the hearing. The mayor was heard first.

        He was asked about the bridge for an hour. Nobody answered.

        Then ⟦Rosenblum⟧ and the clerk closed the hearing.
        """,
        """
        Richter Rosenblum eröffnete die Anhörung. Der Bürgermeister wurde zuerst gehört.

        Eine Stunde lang wurde er nach der Brücke gefragt. Niemand antwortete.

        ⟦⟧Dann schlossen und der Gerichtsschreiber die Anhörung.
        """),
      .good(
        "en|de",
        "Judge Rosenblum opened the hearing. Later Rosenblum left.",
        "Richter Rosenblum eröffnete die Anhörung. Später ging Rosenblum."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let names = try context.names
    let losses = try NameLosses(context)
    return try losses.losses().compactMap { loss in
      guard loss.intruder == nil, !losses.isReplaced(loss) else { return nil }
      let usual = names.bareRange(ofTarget: names.links[loss.usual.links[0]].target)
      let source = names.source.words[loss.word].range
      let name = context.target.string(usual)
      let sentences = context.targetRange(context.alignment.beads[loss.bead].target)
      let start = sentences?.lowerBound ?? 0
      return finding(
        "“\(context.source.string(source))” is not named here",
        help: "write “\(name)”, or confirm that it was left out", target: start..<start,
        source: [source], related: [(usual, "rendered “\(name)” here")], in: context)
    }
  }
}
