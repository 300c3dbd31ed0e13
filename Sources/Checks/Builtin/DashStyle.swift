import ICU
import Linguistics

/// A hyphen with spaces round it for a dash.
struct DashStyle: Rule {
  let page = RulePage(
    name: "dash-style",
    summary: "A hyphen stands for a dash",
    why: "The break in thought looks like a part of a compound.",
    category: .punctuation, severity: .info, mqmSeverity: .minor, confidence: 0.8,
    examples: [
      .bad("ru|en", "Он согласен — почти.", "He agrees ⟦-⟧ nearly."),
      .bad("en|ru", "He agrees — nearly.", "Он согласен ⟦-⟧ почти."),
      .bad("en|en", "a", "He agrees ⟦--⟧ nearly."),
      .good("ru|en", "Он согласен — почти.", "He agrees — nearly, on the 3 - 2 score."),
      .good("en|de", "He agrees.", "Er stimmt der Ein- und Ausfuhr zu."),
    ])

  /// In a text that has this many proper dashes a lone hyphen is a slip.
  private static let habit = 2

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var faults: [Range<Int>] = []
    var dashes = 0
    for offset in text.signs.offsets.lazy.map(Int.init) {
      let unit = text.text[offset]
      if unit == 0x2013 || unit == 0x2014 {
        dashes += 1
      } else if unit == 0x2D, text.unit(at: offset - 1) != 0x2D {
        let end = text.unit(at: offset + 1) == 0x2D ? offset + 2 : offset + 1
        if isDash(offset..<end, in: text) { faults.append(offset..<end) }
      }
    }
    let isSlip = dashes >= Self.habit && faults.count <= 2
    let dash = context.style.dash ?? text.facts.list("dash").first ?? "–"
    return faults.map { range in
      finding(
        "“\(text.string(range))” stands for a dash", help: "write \(dash)", target: range,
        severity: isSlip ? .warning : .info, confidence: isSlip ? 0.9 : 0.7,
        fix: (range, dash, false), in: context)
    }
  }

  /// Spaces on both sides, and words beyond them: not a score or a list's head.
  private func isDash(_ range: Range<Int>, in text: Analysis) -> Bool {
    guard WhiteSpace.isBlank(text.unit(at: range.lowerBound - 1)),
      WhiteSpace.isBlank(text.unit(at: range.upperBound))
    else { return false }
    let (before, after) = (range.lowerBound - 2, range.upperBound + 1)
    if text.category(at: before).isNumber, text.category(at: after).isNumber { return false }
    return text.unit(at: before) > 0x20 && text.unit(at: after) > 0x20
  }
}
