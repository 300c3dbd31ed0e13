import Documents
import ICU

/// A list with more or fewer items than the source's.
struct ListCount: StructureRule {
  let page = RulePage(
    name: "list-count",
    summary: "A list has more or fewer items than the source's, is missing or was put in",
    why: "An item was left out, put in, or two were run together.",
    category: .markup, severity: .warning, mqmSeverity: .major, confidence: 0.85,
    examples: [
      .bad(
        "en|de", "Bring:\n\n⟦-⟧ bread\n- milk\n- salt\n", "Bringt mit:\n\n⟦-⟧ Brot\n- Milch\n",
        format: .markdown),
      .good(
        "en|de", "Bring:\n\n- bread\n- milk\n", "Bringt mit:\n\n* Brot\n* Milch\n",
        format: .markdown),
    ])

  func compares(_ kind: Element.Kind) -> Bool {
    if case .list = kind { true } else { false }
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    ElementComparison(context, kinds: compares) { $0.kind == $1.kind }
      .differences(reach: 2, skipsOmissions: true).map { difference in
        switch (difference.source, difference.target) {
        case (let source?, let target?):
          finding(
            "the list has \(Self.items(target)), the source's \(Self.items(source))",
            help: "compare the items of both", difference, in: context)
        case (let source?, nil):
          finding(
            "the list of \(Self.items(source)) is missing", help: "make it a list here",
            difference, in: context)
        case (nil, let target?):
          finding(
            "the source has no list of \(Self.items(target)) here",
            help: "make it running text, or take it out", difference, in: context)
        case (nil, nil):
          finding("the lists differ", help: "compare both", difference, in: context)
        }
      }
  }

  private static func items(_ element: Element) -> String {
    guard case .list(let items) = element.kind else { return "" }
    return items == 1 ? "1 item" : "\(items) items"
  }
}
