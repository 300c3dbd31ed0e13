import ICU
import Linguistics

/// A no-break space between two ordinary words.
struct StrayNoBreakSpace: Rule {
  let page = RulePage(
    name: "stray-no-break-space",
    summary: "A no-break space stands between two ordinary words",
    why: "It is left over from another program and keeps the line from breaking there.",
    category: .whitespace, severity: .info, mqmSeverity: .neutral, confidence: 0.7,
    examples: [
      .bad(
        "ru|en", "Граждан обвиняют во вмешательстве.",
        "Citizens are accused of⟦\u{A0}⟧interference."),
      .bad("en|de", "The bridge was opened.", "Die Brücke⟦\u{A0}⟧wurde eröffnet."),
      .good("en|fr", "The bridge is 5 km long!", "Le pont mesure 5\u{A0}km\u{A0}!"),
      .good("en|cs", "in Prague", "v\u{A0}Praze a s\u{A0}Janem"),
      .good("en|ru", "in Moscow", "в\u{A0}Москве и\u{A0}в\u{A0}Твери"),
    ])

  /// From this many on they are somebody's typography.
  private static let habit = 4

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    let places = text.signs.offsets.lazy.map(Int.init).filter { offset in
      text.text[offset] == 0xA0 && isWord(endingAt: offset, in: text)
        && isWord(startingAt: offset + 1, in: text)
    }
    guard places.count < Self.habit else { return [] }
    return places.map { offset in
      finding(
        "a no-break space between two words", help: "type an ordinary space",
        target: offset..<offset + 1, fix: (offset..<offset + 1, " ", false), in: context)
    }
  }

  /// Two letters and more, the last in lower case: no preposition of one
  /// letter, no initial, no unit.
  private func isWord(endingAt offset: Int, in text: Analysis) -> Bool {
    text.category(at: offset - 1) == .lowercaseLetter && text.isLetter(at: offset - 2)
  }

  private func isWord(startingAt offset: Int, in text: Analysis) -> Bool {
    text.category(at: offset) == .lowercaseLetter && text.isLetter(at: offset + 1)
      && text.isLetter(at: offset + 2)
  }
}
