import ICU
import Linguistics

/// Letters typed as a base and a separate accent that Unicode has as one character.
struct UnnormalisedText: Rule {
  let page = RulePage(
    name: "unnormalised-text",
    summary: "Letters are split into base and accent",
    why: "The words look right but are not found by a search for their usual spelling (NFC).",
    category: .characters, severity: .warning, mqmSeverity: .minor, confidence: 0.97,
    examples: [
      .bad("ru|de", "Мост открыли.", "Die ⟦Bru\u{308}cke⟧ wurde eröffnet."),
      .bad("en|ru", "my", "⟦мои\u{306}⟧ мост"),
      .bad("en|ko", "bridge", "⟦\u{1103}\u{1161}\u{1105}\u{1175}⟧가 있다."),
      .good("ru|de", "Мост открыли.", "Die Brücke wurde eröffnet."),
      .good("en|ru", "The bridge stands.", "Мо\u{301}ст стоит."),
      .good("en|vi", "Vietnamese", "Tiếng Việt"),
    ])

  /// Where what changes under NFC may stand. Below are Latin, Greek and Cyrillic but for their
  /// combining marks and three signs; General Punctuation is composed (Unicode Standard, UAX #15).
  private static let notComposed: [ClosedRange<UInt16>] = [
    0x300...0x377, 0x37E...0x37E, 0x387...0x387, 0x483...0x489, 0x530...0x1FFF,
    0x2070...0xFFFF,
  ]

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    guard Self.notComposed.contains(where: text.signs.units.containsAny(of:)) else { return [] }
    // Most texts are normalized from end to end: one quick pass.
    if try NormalizationForm.nfc.normalizedPrefix(of: text.text[...]) == text.text.count {
      return []
    }
    let forms = text.tokenTable.forms
    var faults = [String?](repeating: nil, count: forms.count)
    for (index, form) in forms.enumerated() {
      let word = text.text[form.range]
      guard word.contains(where: { $0 >= 0x300 }) else { continue }
      let normal = try NormalizationForm.nfc.normalize(word)
      // Only composition counts: the order of marks and the characters that
      // NFC itself takes apart are the typist's affair.
      if normal.count < word.count {
        faults[index] = String(decoding: normal, as: UTF16.self)
      }
    }
    return text.tokens.compactMap { token in
      guard let fix = faults[Int(token.form)] else { return nil }
      let isIndic = 0x0900...0x0DFF ~= text.text[token.range.lowerBound]
      return finding(
        "“\(text.string(token.range))” is not in Unicode's composed form",
        help: "write “\(fix)” with composed letters", target: token.range,
        severity: isIndic ? .info : .warning, fix: (token.range, fix, true), in: context)
    }
  }
}
