import ICU
import Linguistics

/// A mark of the wrong width: ASCII in Chinese or Japanese, full width elsewhere.
struct FullwidthPunctuation: Rule {
  let page = RulePage(
    name: "fullwidth-punctuation",
    summary: "A punctuation mark has the wrong width for the script",
    why: "The mark stands too close or too far, and line breaking treats it as another script's.",
    category: .punctuation, severity: .warning, mqmSeverity: .minor, confidence: 0.92,
    examples: [
      .bad("en|zh-Hans", "Yes, but no. Good.", "是的⟦,⟧但不是。好。很好。"),
      .bad(
        "en|zh-Hans", "The council (AM) agreed. Yes. Good.", "议会（AM⟦)⟧同意了。是的。很好。"),
      .bad("en|ja", "The bridge was opened. It is new.", "橋が開通した⟦.⟧新しい。とても。"),
      .bad("zh|en", "是的，但不是。", "Yes⟦，⟧but no."),
      .bad("ja|ru", "橋が開通した。", "Мост открыли⟦。⟧"),
      .good("en|zh-Hans", "3.5 million, NBC.", "350万，NBC。3.5。"),
      .good("en|ja", "Mr. Smith came.", "J. スミス氏が来た。"),
      .good("en|ja", "Choose “Open...” there. Then go on.", "「開く...」を選びます。次へ進みます。"),
      .good("en|ko", "Yes, but no.", "네, 하지만 아니요."),
    ])

  /// The half-width marks that have a full-width form in running text.
  private static let wide: [UInt16: UInt16] = [
    0x2C: 0xFF0C, 0x2E: 0x3002, 0x3A: 0xFF1A, 0x3B: 0xFF1B, 0x3F: 0xFF1F, 0x21: 0xFF01,
  ]
  /// Full-width marks, to be written as the ASCII ones with the same index.
  private static let eastern = Array("，。．：；？！、".utf16)
  private static let western = Array(",..:;?!,".utf16)

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let scripts = context.target.facts.scripts
    if scripts.contains(.hangul) { return [] }
    return scripts.contains(.han) ? narrow(in: context) : wide(in: context)
  }

  // MARK: Chinese and Japanese

  private func narrow(in context: RuleContext) -> [Finding] {
    let text = context.target
    var faults: [Int] = []
    var full = 0
    for offset in text.signs.offsets.lazy.map(Int.init) {
      let unit = text.text[offset]
      if Self.eastern.contains(unit) {
        full += 1
      } else if Self.wide[unit] != nil, isEast(offset - 1, text) || isClosing(offset - 1, text),
        !text.category(at: offset + 1).isNumber,
        // Dots in a row are no stop.
        unit != 0x2E || text.unit(at: offset + 1) != unit
      {
        faults.append(offset)
      }
    }
    let brackets = mixedBrackets(in: context)
    // Scientific Japanese writes Western marks throughout.
    guard full > faults.count else { return brackets }
    return brackets
      + faults.map { offset in
        let unit = text.text[offset]
        let mark = Self.wide[unit].map { String(decoding: [$0], as: UTF16.self) } ?? ""
        // ? ! : ; are often typed narrow, the comma and the stop hardly ever.
        let isStop = unit == 0x2C || unit == 0x2E
        return finding(
          "a half-width \(text.string(offset..<offset + 1)) in \(text.language.englishName) text",
          help: "write \(mark)", target: offset..<offset + 1,
          severity: isStop ? .warning : .info, fix: (offset..<offset + 1, mark, false),
          in: context)
      }
  }

  /// Closing brackets of another width than the one that they close.
  private func mixedBrackets(in context: RuleContext) -> [Finding] {
    let text = context.target
    var open: UInt16?
    return text.signs.offsets.lazy.map(Int.init).compactMap { offset -> Finding? in
      let unit = text.text[offset]
      switch unit {
      case 0x28, 0xFF08: open = unit
      case 0x29, 0xFF09:
        defer { open = nil }
        guard let open, (open == 0x28) != (unit == 0x29) else { return nil }
        let mark = open == 0x28 ? ")" : "）"
        return finding(
          "\(text.string(offset..<offset + 1)) closes a bracket of another width",
          help: "write \(mark)", target: offset..<offset + 1,
          fix: (offset..<offset + 1, mark, false),
          in: context)
      case 0x0A: open = nil
      default: break
      }
      return nil
    }
  }

  private func isEast(_ offset: Int, _ text: Analysis) -> Bool {
    let unit = text.unit(at: offset)
    return 0x3041...0x30FF ~= unit || 0x3400...0x9FFF ~= unit
  }

  private func isClosing(_ offset: Int, _ text: Analysis) -> Bool {
    let unit = text.unit(at: offset)
    return [0x300D, 0x300F, 0x300B, 0xFF09].contains(unit)
  }

  // MARK: Other scripts

  private func wide(in context: RuleContext) -> [Finding] {
    let text = context.target
    guard Self.eastern.contains(where: text.signs.units.contains) else { return [] }
    return text.signs.offsets.lazy.map(Int.init).compactMap { offset -> Finding? in
      guard let index = Self.eastern.firstIndex(of: text.text[offset]),
        !isEast(offset - 1, text), !isEast(offset + 1, text)
      else { return nil }
      let mark = String(decoding: [Self.western[index]], as: UTF16.self)
      return finding(
        "a full-width \(text.string(offset..<offset + 1)) in \(text.language.englishName) text",
        help: "write \(mark)", target: offset..<offset + 1, confidence: 0.97,
        fix: (offset..<offset + 1, mark, false), in: context)
    }
  }
}
