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

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    // What stands below the combining marks and in General Punctuation is composed.
    let units = text.signs.units
    guard units.containsAny(of: 0x300...0x1FFF) || units.containsAny(of: 0x2070...0xFFFF) else {
      return []
    }
    // Most texts are normalized from end to end: one quick pass.
    if try NormalizationForm.nfc.normalizedPrefix(of: text.text[...]) == text.text.count {
      return []
    }
    var faults: [String?] = Array(repeating: nil, count: text.tokenTable.forms.count)
    var hasFault = false
    for (index, form) in text.tokenTable.forms.enumerated() {
      let word = text.text[form.range]
      guard word.contains(where: { $0 >= 0x300 }) else { continue }
      let normal = try NormalizationForm.nfc.normalize(word)
      // Only composition counts: the order of marks and the characters that
      // NFC itself takes apart are the typist's affair.
      if normal.count < word.count {
        faults[index] = String(decoding: normal, as: UTF16.self)
        hasFault = true
      }
    }
    guard hasFault else { return [] }
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
