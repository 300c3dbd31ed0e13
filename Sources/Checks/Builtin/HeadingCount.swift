import Documents
import ICU

/// A heading of the source without a heading in the target, or the reverse.
struct HeadingCount: StructureRule {
  let page = RulePage(
    name: "heading-count",
    summary: "The translation has more or fewer headings, or a heading of another level",
    why: "The outline of the text is another one, and links to its parts break.",
    category: .markup, severity: .warning, mqmSeverity: .minor, confidence: 0.85,
    examples: [
      .bad(
        "en|de", "# Bridges\n\nThe bridge is new.\n\n⟦## Costs⟧\n\nIt was cheap.",
        "# Brücken\n\nDie Brücke ist neu.\n\n⟦### Kosten⟧\n\nSie war billig.", format: .markdown),
      .good(
        "en|de", "Bridges\n=======\n\nThe bridge is new.",
        "# Brücken\n\nDie Brücke ist neu.", format: .markdown),
      .good(
        "en|de",
        """
        # Bergvik

        The bridge of Bergvik was opened in 1931.

        # Oslo

        Oslo has 700,000 inhabitants.

        # Zagreb

        The tower of Zagreb is 70 metres tall.

        # Aachen

        The cathedral of Aachen is 1,200 years old.
        """,
        """
        # Aachen

        Der Dom von Aachen ist 1.200 Jahre alt.

        # Bergvik

        Die Brücke von Bergvik wurde 1931 eröffnet.

        # Oslo

        Oslo hat 700.000 Einwohner.

        # Zagreb

        Der Turm von Zagreb ist 70 Meter hoch.
        """, format: .markdown),
    ])

  func compares(_ kind: Element.Kind) -> Bool {
    if case .heading = kind { true } else { false }
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    ElementComparison(context, kinds: compares) { $0.kind == $1.kind }
      .differences(reach: 2).map { difference in
        switch (difference.source, difference.target) {
        case (let source?, let target?):
          finding(
            "the heading is of level \(Self.level(target)), the source's of level"
              + " \(Self.level(source))",
            help: "make it a heading of level \(Self.level(source))", difference, in: context)
        case (let source?, nil):
          finding(
            "no heading stands for “\(source.label)”", help: "put the heading here", difference,
            in: context)
        case (nil, let target):
          finding(
            "the source has no heading where “\(target?.label ?? "")” stands",
            help: "make it a paragraph, or take it out", difference, in: context)
        }
      }
  }

  private static func level(_ element: Element) -> Int {
    if case .heading(let level) = element.kind { level } else { 0 }
  }
}
