import ICU
import Linguistics

/// A Spanish question or exclamation without its opening mark, or the reverse.
struct InvertedMarks: Rule {
  let page = RulePage(
    name: "inverted-marks",
    summary: "An inverted question or exclamation mark has no partner",
    why: "Spanish marks both ends; without the first the reader starts in the wrong tone.",
    category: .punctuation, severity: .warning, mqmSeverity: .minor, confidence: 0.95,
    examples: [
      .bad("en|es", "Really? Yes.", "De verdad⟦?⟧ Sí."),
      .bad("en|es", "Really? Yes.", "⟦¿⟧De verdad, sí."),
      .bad("en|es", "Good! Come in.", "Qué bien⟦!⟧ Pase."),
      .good("en|es", "Really? Yes!", "¿De verdad? ¡Sí!"),
      .good("en|es", "What?!", "¡¿Qué?!"),
      .good("en|es", "Yahoo! rose (?) today.", "Yahoo! subió (?) hoy."),
      .good("en|pt", "Really? Yes.", "A sério? Sim."),
      .good("en|ko", "When will it open? Soon.", "언제 열려요? 곧이요."),
      .good(
        "en|es", "The crowd chanted \"Winter is coming!\" outside.",
        "La multitud coreaba fuera «Winter is coming!» (se acerca el invierno)."),
    ])

  /// Quotations that may begin within another before a mark, and the longest one, in UTF-16
  /// units, that is looked for in the source.
  private static let deepest = 8
  private static let longest = 400

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    // What waits for its partner, by the mark.
    var open: [UInt16: [Int]] = [:]
    var loose: [Int] = []
    var block = 0
    for offset in text.signs.offsets.lazy.map(Int.init) {
      while block < text.document.blocks.count, text.document.blocks[block].upperBound <= offset {
        block += 1
        loose += open.values.joined()
        open = [:]
      }
      switch text.text[offset] {
      case 0xBF, 0xA1: open[text.text[offset], default: []].append(offset)
      case 0x3F, 0x21:
        let partner: UInt16 = text.text[offset] == 0x3F ? 0xBF : 0xA1
        if open[partner]?.popLast() == nil, isEnd(offset, in: text) { loose.append(offset) }
      default: break
      }
    }
    loose += open.values.joined()
    var source = AlignedSource(context)
    let requires = text.facts.value("inverted-marks") == "required"
    return loose.sorted().compactMap { offset in
      let mark = text.text[offset]
      let isOpening = mark == 0xBF || mark == 0xA1
      guard isOpening || requires else { return nil }
      // A name such as Yahoo! has the mark in the source too.
      if mark == 0x21, context.sourceRange(atTarget: offset) != nil,
        !source.contains([0x21, 0xFF01], atTarget: offset)
      {
        return nil
      }
      if isInOriginal(offset, in: context) { return nil }
      let string = text.string(offset..<offset + 1)
      return finding(
        isOpening ? "\(string) is never closed" : "\(string) has no opening mark",
        help: isOpening ? "add the closing mark" : "add the opening mark",
        target: offset..<offset + 1, in: context)
    }
  }

  /// Whether the mark stands in a quotation that keeps the wording of the source.
  private func isInOriginal(_ offset: Int, in context: RuleContext) -> Bool {
    let pairs = context.target.quotations.pairs
    let before = pairs[..<pairs.partitioningIndex { $0.open.offset >= offset }]
    guard
      let quotation = before.suffix(Self.deepest).last(where: { offset < $0.close.offset }),
      quotation.close.offset - quotation.open.offset <= Self.longest,
      let range = context.sourceRange(atTarget: offset)
    else { return false }
    let words = context.target.text[quotation.open.offset + 1..<quotation.close.offset]
    return context.source.text[range].contains(words)
  }

  /// Whether the mark ends words, and no other mark of the kind follows.
  private func isEnd(_ offset: Int, in text: Analysis) -> Bool {
    let next = text.unit(at: offset + 1)
    return text.isLetter(at: offset - 1) && next != 0x3F && next != 0x21
      && !isName(offset, in: text)
  }

  /// `Yahoo! subió`: a capital before the mark, no new sentence after it.
  private func isName(_ offset: Int, in text: Analysis) -> Bool {
    text.text[offset] == 0x21 && text.category(at: offset + 2) == .lowercaseLetter
  }
}
