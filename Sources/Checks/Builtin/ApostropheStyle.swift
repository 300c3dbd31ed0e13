import ICU
import Linguistics

/// An apostrophe of another shape than the rest of the text has.
struct ApostropheStyle: Rule {
  let page = RulePage(
    name: "apostrophe-style",
    summary: "An apostrophe has another shape than the others",
    why: "It shows that a text was pasted together, and a search for the word misses it.",
    category: .punctuation, severity: .warning, mqmSeverity: .minor, confidence: 0.9,
    examples: [
      .bad(
        "ru|en", "Он не знает, не хочет и не будет этого делать.",
        "He doesn't know, doesn't want to and it⟦’⟧s clear he won't."),
      .bad("en|fr", "The bird, the man.", "L’oiseau, l’homme, l’été et l⟦'⟧hiver."),
      .bad("en|uk", "Family and objects.", "Сім’я, об’єкт, п’ять і м⟦`⟧яч."),
      .bad("en|tr", "Ankara", "Ankara'da, İzmir'de, Van'da ve Muş⟦´⟧ta"),
      .good("en|tr", "War", "Ankara'da, Van'da ve “‘Savaş’ı okudum” dedi."),
      .good("ru|en", "Он не знает.", "He doesn't know, and it's clear he won't."),
      .good("en|fr", "The bird.", "L’oiseau, l’homme et l’été."),
      .good("en|he", "The page is cheap.", "הצ'ק והג'ינס זולים."),
    ])

  /// Straight and curly, which rival each other.
  private static let shapes: [UInt16] = [0x27, 0x2019]
  /// Grave and acute accent and prime, which are no apostrophes in any language.
  private static let wrong: [UInt16] = [0x60, 0xB4, 0x2032]

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var places: [UInt16: [Int]] = [:]
    for offset in text.signs.offsets.lazy.map(Int.init) {
      let unit = text.text[offset]
      guard Self.shapes.contains(unit) || Self.wrong.contains(unit) else { continue }
      if text.isWordCharacter(at: offset - 1), text.isLetter(at: offset + 1),
        !closesQuotation(offset, in: text)
      {
        places[unit, default: []].append(offset)
      }
    }
    let straight = places[0x27] ?? []
    let curly = places[0x2019] ?? []
    let main = context.style.apostrophe ?? (straight.count < curly.count ? 0x2019 : 0x27)
    let (rare, usual) = main == 0x2019 ? (straight, curly) : (curly, straight)
    var found: [Finding] = []
    if context.style.apostrophe != nil {
      found = rare.map { finding($0, main, usual.count, .warning, in: context) }
    } else if !rare.isEmpty, usual.count >= 2, usual.count > rare.count {
      let isSlip = rare.count <= 2 || 4 * rare.count <= usual.count
      found = (isSlip ? rare[...] : rare.prefix(1)).map {
        finding($0, main, usual.count, isSlip ? .warning : .info, in: context)
      }
    }
    for unit in Self.wrong {
      for offset in places[unit] ?? [] where !text.isTechnical(at: offset) {
        found.append(finding(offset, main, usual.count, .warning, in: context))
      }
    }
    return found
  }

  /// Whether a mark ends words in single quotation marks and an ending follows
  /// (Turkish ‘Savaş’ı).
  private func closesQuotation(_ offset: Int, in text: Analysis) -> Bool {
    guard text.text[offset] == 0x2019 else { return false }
    let before = text.text[max(0, offset - 80)..<offset]
    guard let open = before.lastIndex(of: 0x2018) else { return false }
    return !before[open...].contains(0x2019)
  }

  private func finding(
    _ offset: Int, _ main: UInt16, _ count: Int, _ severity: Severity, in context: RuleContext
  ) -> Finding {
    let word = context.target.string(word(round: offset, in: context.target))
    let mark = context.target.string(offset..<offset + 1)
    let usual = String(decoding: [main], as: UTF16.self)
    return finding(
      count > 0
        ? "“\(word)” has \(mark) where the text writes \(usual) elsewhere (\(count) times)"
        : "“\(word)” has \(mark) for an apostrophe",
      help: "write \(usual)", target: offset..<offset + 1, severity: severity,
      fix: (offset..<offset + 1, usual, true), in: context)
  }

  private func word(round offset: Int, in text: Analysis) -> Range<Int> {
    var (start, end) = (offset, offset + 1)
    while text.isWordCharacter(at: start - 1) { start -= 1 }
    while text.isLetter(at: end) { end += 1 }
    return start..<end
  }
}
