import Alignment
import Documents
import ICU

/// A unit of a bitext or a catalogue that has no translation.
struct UntranslatedUnit: Rule {
  let page = RulePage(
    name: "untranslated-unit",
    summary: "A unit of a bitext, a catalogue or subtitles has no translation",
    why: "The reader sees the source's language, or nothing.",
    category: .untranslated, severity: .error, mqmSeverity: .major, confidence: 0.97,
    examples: [
      .bad(
        "en|de", #"{"open": ⟦"Open the file"⟧, "close": "Close"}"#,
        #"{"open": ⟦""⟧, "close": "Schließen"}"#, format: .json),
      .bad(
        "en|de", #"{"open": "Open the file", "close": ⟦"Close"⟧}"#,
        #"{"open": "Datei öffnen"⟦⟧}"#, format: .json),
      .good(
        "en|ja", #"{"old_one": "{{count}} old file", "old_other": "{{count}} old files"}"#,
        #"{"old_other": "古いファイル{{count}}個"}"#, format: .json),
      .good(
        "en|de", #"{"open": "Open the file", "close": ""}"#, #"{"open": "Datei öffnen"}"#,
        format: .json),
    ])

  func applies(to context: RuleContext) -> Bool { context.alignment.isGiven }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let (source, target) = (context.source.document, context.target.document)
    guard let pairing = UnitPairing(source, target) else { return [] }
    var findings: [Finding] = []
    lazy var names = Set(target.units.map(\.name))
    /// Where the last unit of the target ends.
    var end = 0
    for group in pairing.groups {
      if let last = group.target.last { end = target.units[last].place.upperBound }
      guard group.target.allSatisfy({ target.units[$0].blocks.isEmpty }),
        let unit = source.units[group.source].first(where: { !$0.blocks.isEmpty })
      else { continue }
      // Languages have fewer forms of a plural, or others.
      if group.target.isEmpty, let general = unit.nameOfGeneralForm, names.contains(general) {
        continue
      }
      let translations = target.units[group.target]
      let place = translations.first?.place
      // Subtitles drop what need not be read.
      let isFree = source.format.unitPairing == .time
      let isDraft = translations.contains(where: \.isDraft)
      var found = finding(
        isDraft
          ? "the translation of “\(unit.name)” is a draft, which programs do not show"
          : "“\(unit.name)” is not translated",
        help: isDraft ? "check it and take the mark off" : "translate it",
        target: nil, severity: isDraft || isFree ? .warning : nil, in: context)
      found.target = target.file.span(of: place ?? end..<end)
      found.source = [source.file.span(of: unit.place)]
      findings.append(found)
    }
    return findings
  }
}
