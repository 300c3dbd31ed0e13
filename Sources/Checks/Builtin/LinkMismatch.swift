import Documents
import ICU

/// A link that leads elsewhere, is lost or was put in.
struct LinkMismatch: StructureRule {
  let page = RulePage(
    name: "link-mismatch",
    summary: "A link leads elsewhere than the source's, is missing or was put in",
    why: "The reader does not get to what the author links to.",
    category: .markup, severity: .warning, mqmSeverity: .major, confidence: 0.85,
    examples: [
      .bad(
        "en|de", "Read ⟦[the report](https://example.org/2018)⟧ of the ministry.",
        "Lesen Sie ⟦[den Bericht](https://example.org/2019)⟧ des Ministeriums.",
        format: .markdown),
      .bad(
        "en|de", "Read ⟦[the report](report.pdf)⟧ of the ministry.",
        "Lesen Sie den Bericht des Ministeriums.⟦⟧", format: .markdown),
      .good(
        "en|zh-Hant", "Read [the report](ch02.en.html#list) of the ministry.",
        "請閱讀部門的[報告](ch02.zh-tw.html#list)。", format: .markdown),
      .good(
        "en|de", "Read [the report](/en/report#costs) of the ministry.",
        "Lesen Sie [den Bericht](/de/report#kosten) des Ministeriums.", format: .markdown),
    ])

  func compares(_ kind: Element.Kind) -> Bool { kind == .link }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let addresses = LocalisedAddresses(context)
    return ElementComparison(context, kinds: compares) {
      addresses.areSameDestinations($0.value, $1.value)
    }
    .differences(reach: nil, skipsOmissions: true).map { difference in
      switch (difference.source, difference.target) {
      case (let source?, let target?):
        finding(
          "the link leads to “\(target.label)”, the source's to “\(source.label)”",
          help: "link to “\(source.label)”, or to its page in the language of the translation",
          difference, in: context)
      case (let source?, nil):
        finding(
          "the link to “\(source.label)” is missing", help: "link to it here", difference,
          in: context)
      case (nil, let target):
        finding(
          "the source has no link to “\(target?.label ?? "")”", help: "take it out", difference,
          severity: .info, in: context)
      }
    }
  }
}
