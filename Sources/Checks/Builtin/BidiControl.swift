import Documents
import ICU
import Linguistics

/// A control of writing direction that does not do what it should.
struct BidiControl: Rule {
  let page = RulePage(
    name: "bidi-control",
    summary: "A control of writing direction is misplaced",
    why: "It can turn letters round on the screen while the text behind stays as it was.",
    category: .characters, severity: .error, mqmSeverity: .major, confidence: 0.97,
    examples: [
      .bad("ru|en", "Мост открыли.", "The bri⟦\u{202E}⟧dge was opened."),
      .bad("en|ar", "The bridge was opened.", "افت⟦\u{202B}⟧تح الجسر."),
      .bad("en|de", "The bridge was opened.", "Die Brücke ⟦\u{2067}⟧wurde eröffnet."),
      .good("en|ar", "NBC said so.", "قالت \u{202A}NBC\u{202C} ذلك\u{200F}."),
      .good("en|he", "C++ is here.", "\u{2066}C++\u{2069} כאן."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    let controls = text.signs.offsets.filter { isControl(text.text[Int($0)]) }.map(Int.init)
    guard !controls.isEmpty else { return [] }
    let isMixed = text.language.isRightToLeft || context.source.language.isRightToLeft
    let loose = Set(looseControls(controls, in: text))
    var source = AlignedSource(context)
    return controls.compactMap { offset -> Finding? in
      let unit = text.text[offset]
      let isInside = text.isLetter(at: offset - 1) && text.isLetter(at: offset + 1)
      let severity: Severity
      switch unit {
      // Marks have an effect only beside other directions.
      case 0x200E, 0x200F, 0x061C:
        if isMixed { return nil }
        severity = .info
      case 0x202D, 0x202E: severity = .error
      case 0x202C, 0x2069:
        guard loose.contains(offset) else { return nil }
        severity = .info
      default:
        guard isInside || loose.contains(offset) || !isMixed else { return nil }
        severity = isInside || !isMixed ? .error : .warning
      }
      let isInSource = source.contains([unit], atTarget: offset)
      return finding(
        "\(CharacterName.describe(UInt32(unit))) has no place here", help: "delete it",
        target: offset..<offset + 1, severity: isInSource ? .info : severity,
        fix: (offset..<offset + 1, "", false), in: context)
    }
  }

  private func isControl(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The embeddings, overrides and isolates without an end in their paragraph,
  /// and the ends without a beginning.
  private func looseControls(_ controls: [Int], in text: Analysis) -> Set<Int> {
    var loose: Set<Int> = []
    for block in text.document.blocks {
      var open: [Int] = []
      let first = controls.partitioningIndex { $0 >= block.lowerBound }
      for offset in controls[first...].prefix(while: { $0 < block.upperBound }) {
        switch text.text[offset] {
        case 0x202A, 0x202B, 0x202D, 0x202E, 0x2066...0x2068: open.append(offset)
        case 0x202C, 0x2069:
          let isIsolate = text.text[offset] == 0x2069
          if let last = open.last, (text.text[last] >= 0x2066) == isIsolate {
            open.removeLast()
          } else {
            loose.insert(offset)
          }
        default: break
        }
      }
      loose.formUnion(open)
    }
    return loose
  }
}
