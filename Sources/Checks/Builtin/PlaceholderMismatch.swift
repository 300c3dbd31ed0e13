import ICU
import Linguistics

/// A placeholder that differs from the source's.
struct PlaceholderMismatch: ReferenceRule {
  let page = RulePage(
    name: "placeholder-mismatch",
    summary: "A placeholder is broken, lost or put in",
    why: "The program that fills the placeholders in fails or shows them to the reader.",
    category: .markup, severity: .error, mqmSeverity: .critical, confidence: 0.97,
    examples: [
      .bad(
        "en|de", "The file ⟦{0}⟧ was saved by ⟦{name}⟧.",
        "Die Datei ⟦{1}⟧ wurde von ⟦{Name}⟧ gespeichert."),
      .bad("en|ru", "About ⟦%d⟧ files were saved.", "Сохранено файлов: ⟦%s⟧."),
      .bad("en|de", "⟦%1$s⟧ was saved.", "Gespeichert.⟦⟧"),
      .bad("en|de", "The game ⟦%s⟧ is running.", "Das Spiel ⟦%s⟧läuft bereits."),
      .bad("en|it", "⟦%s⟧ cannot move %s.", "%2$s non può essere spostato da ⟦%3$s⟧."),
      .good("en|ja", "%1$dx %2$s", "%2$sx%1$d"),
      .good("en|it", "%s cannot move %-5ld of %s.", "%3$s: %1$s non può spostarne %2$-5ld."),
      .good(
        "en|de", "%1$s saved {count, plural, one {# file} other {# files}}.",
        "{count, plural, one {# Datei} other {# Dateien}} von %1$s gespeichert."),
      .good("en|de", "Prices rose by 20% since May.", "Die Preise stiegen seit Mai um 20 %."),
    ])

  let kinds: Set<Reference.Kind> = [.placeholder]
  let noun = "placeholder"

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let source = ConversionArguments(context.source)
    let target = ConversionArguments(context.target)
    let comparison = ReferenceComparison(context) { original, translation in
      Self.argument(original) == Self.argument(translation)
        || source.isSame(original, translation, target)
    }
    return comparison.differences(kinds).map { difference in
        guard let source = difference.source else {
          let text = context.target.string(difference.target)
          return finding(
            "the source has no placeholder “\(text)” here", help: "take it out",
            target: difference.target, in: context)
        }
        return finding(difference, source: source, in: context)
      }
  }

  /// Of a MessageFormat argument with texts to choose from, its name and kind:
  /// the texts are translated, and languages differ in their plurals.
  private static func argument(_ text: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    let comma: UInt16 = 0x2C
    guard text.first == 0x7B, let first = text.firstIndex(of: comma),
      let second = text[(first + 1)...].firstIndex(of: comma)
    else { return text }
    return ArraySlice(text[..<second].filter { $0 != 0x20 })
  }
}
