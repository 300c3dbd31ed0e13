import Documents
import ICU

/// An image that differs from the source's, is lost or was put in.
struct ImageMismatch: StructureRule {
  let page = RulePage(
    name: "image-mismatch",
    summary: "An image differs from the source's, is missing or was put in",
    why: "The reader does not see what the author shows.",
    category: .markup, severity: .warning, mqmSeverity: .major, confidence: 0.85,
    examples: [
      .bad(
        "en|de", "The bridge is new.\n\n⟦![The bridge](bridge-1.jpg)⟧\n",
        "Die Brücke ist neu.\n\n⟦![Die Brücke](bridge-7.jpg)⟧\n", format: .markdown),
      .bad(
        "en|de", "The bridge is new. ⟦![](bridge.jpg)⟧", "Die Brücke ist neu.⟦⟧",
        format: .markdown),
      .good(
        "en|de", "The costs rose.\n\n![Costs](costs_en.svg)",
        "Die Kosten stiegen.\n\n![Kosten](costs_de.svg)", format: .markdown),
    ])

  func compares(_ kind: Element.Kind) -> Bool { kind == .image }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let addresses = LocalisedAddresses(context)
    return ElementComparison(context, kinds: compares) {
      addresses.areSameDestinations($0.value, $1.value)
    }
    .differences(reach: nil).map { difference in
      switch (difference.source, difference.target) {
      case (let source?, let target?):
        finding(
          "the image is “\(target.label)”, the source's “\(source.label)”",
          help: "show “\(source.label)”, or its version for the translation", difference,
          in: context)
      case (let source?, nil):
        finding(
          "the image “\(source.label)” is missing", help: "show it here", difference, in: context)
      case (nil, let target):
        finding(
          "the source has no image “\(target?.label ?? "")”", help: "take it out", difference,
          severity: .info, in: context)
      }
    }
  }
}
