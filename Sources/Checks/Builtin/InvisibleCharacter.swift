import Documents
import ICU
import Linguistics

/// A character that nobody sees and nobody meant.
struct InvisibleCharacter: Rule {
  let page = RulePage(
    name: "invisible-character",
    summary: "An invisible character stands in the text",
    why: "Search, spell checking and screen readers stumble over it, and nobody sees why.",
    category: .characters, severity: .error, mqmSeverity: .minor, confidence: 0.97,
    examples: [
      .bad("ru|en", "Мост открыли.", "The br⟦\u{200B}⟧idge was opened."),
      .bad("en|de", "The bridge was opened.", "Die Brü⟦\u{FEFF}⟧cke wurde eröffnet."),
      .bad("en|ru", "The bridge was opened.", "Мо⟦\u{AD}⟧ст открыли."),
      .bad("en|es", "The bridge was opened.", "Se abrió⟦\u{7}⟧ el puente."),
      .bad("en|ja", "The bridge was opened.", "橋が⟦\u{2060}⟧開通した。"),
      .good("en|fa", "They go.", "آن‌ها می\u{200C}روند."),
      .good("en|hi", "knowledge", "क्\u{200D}ष ज्ञान"),
      .good("en|th", "The bridge was opened.", "สะพาน\u{200B}เปิดแล้ว"),
      .good("en|km", "The bridge was opened.", "ស្ពាន\u{200B}ត្រូវ\u{200B}\u{200B} បាន\u{200B}បើក។"),
      .good("en|fr", "Really?", "Vraiment\u{202F}? Oui\u{A0}!"),
      .good("en|de", "family", "👨\u{200D}👩\u{200D}👧 Familie"),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var found: [Finding] = []
    var softHyphens: [Int] = []
    var source = AlignedSource(context)
    for offset in text.signs.offsets.lazy.map(Int.init) {
      let unit = text.text[offset]
      if unit == 0xAD {
        softHyphens.append(offset)
      } else if isUnwanted(unit, at: offset, in: text) {
        let isInside = text.isLetter(at: offset - 1) && text.isLetter(at: offset + 1)
        let isInSource = source.contains([unit], atTarget: offset)
        found.append(
          finding(
            unit, offset, severity: isInSource ? .info : isInside ? .error : .warning, in: context))
      }
    }
    return found + judge(softHyphens, in: context)
  }

  private func isUnwanted(_ unit: UInt16, at offset: Int, in text: Analysis) -> Bool {
    switch unit {
    case 0x09, 0x0A, 0x0D, 0x85: return false
    // Controls but white space; U+0080…U+009F are left to `mojibake`.
    case 0...0x1F, 0x7F: return true
    case 0x200B, 0x2060: return !breaksWordsInvisibly(offset, in: text)
    // Joiners shape the letters of many scripts, and emoji.
    case 0x200C, 0x200D: return isPlain(offset - 1, in: text) && isPlain(offset + 1, in: text)
    case 0xFEFF, 0x180E, 0x2061...0x2064, 0x206A...0x206F, 0xFFF9...0xFFFB: return true
    default: return false
    }
  }

  /// How far from such a mark its script is looked for, UTF-16 units.
  private static let reach = 4

  /// Scripts without spaces mark places for line breaks, some of them twice or beside a space.
  private func breaksWordsInvisibly(_ offset: Int, in text: Analysis) -> Bool {
    [-1, 1].contains { step in
      var place = offset + step
      while abs(place - offset) < Self.reach,
        text.unit(at: place) == text.text[offset] || text.isSpace(at: place)
      { place += step }
      // Thai, Lao, Tibetan, Myanmar, Khmer and the scripts between.
      let unit = text.unit(at: place)
      return 0x0E00...0x109F ~= unit || 0x1780...0x19FF ~= unit
    }
  }

  /// Letters of scripts that never join, and white space.
  private func isPlain(_ offset: Int, in text: Analysis) -> Bool {
    text.isSpace(at: offset)
      || [.latin, .cyrillic, .greek, .han, .hiragana, .katakana].contains(
        Script(of: UInt32(text.unit(at: offset))))
  }

  /// A soft hyphen in one word is left over from another line division; many of
  /// them are a publishing system's, and one finding for each word form is enough.
  private func judge(_ softHyphens: [Int], in context: RuleContext) -> [Finding] {
    let isHabit = softHyphens.count > 20
    var seen: Set<ArraySlice<UInt16>> = []
    var source = AlignedSource(context)
    return softHyphens.compactMap { offset in
      let word = context.target.text[context.target.chunk(at: offset)]
      guard seen.insert(word).inserted else { return nil }
      let isInSource = source.contains([0xAD], atTarget: offset)
      return finding(
        0xAD, offset, severity: isHabit || isInSource ? .info : .warning, in: context)
    }
  }

  private func finding(
    _ unit: UInt16, _ offset: Int, severity: Severity, in context: RuleContext
  ) -> Finding {
    finding(
      "\(CharacterName.describe(UInt32(unit))) cannot be seen", help: "delete it",
      target: offset..<offset + 1, severity: severity,
      fix: (offset..<offset + 1, "", true), in: context)
  }
}
