import ICU
import Linguistics

/// Ellipses of two forms in one text.
struct EllipsisStyle: Rule {
  let page = RulePage(
    name: "ellipsis-style",
    summary: "Ellipses are written in two ways",
    why: "It shows that a text was pasted together.",
    category: .punctuation, severity: .info, mqmSeverity: .neutral, confidence: 0.8,
    examples: [
      .bad("en|ru", "Well… yes… no…", "Ну… да… нет⟦...⟧"),
      .bad("ru|en", "Ну… да… нет…", "Well... yes... no⟦…⟧"),
      .bad("en|de", "Well… yes.", "Na ja⟦....⟧ ja."),
      .good("en|ru", "Well… yes…", "Ну… да…"),
      .good("en|zh-Hans", "Well…", "嗯……"),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var typed: [Range<Int>] = []
    var single: [Range<Int>] = []
    var long: [Range<Int>] = []
    var end = 0
    for offset in text.signs.offsets.lazy.map(Int.init) where offset >= end {
      let unit = text.text[offset]
      guard unit == 0x2026 || unit == 0x2E && text.unit(at: offset + 1) == 0x2E else { continue }
      end = offset
      while text.unit(at: end) == unit { end += 1 }
      let run = offset..<end
      switch (unit, run.count) {
      case (0x2026, 1): single.append(run)
      case (0x2E, 3): typed.append(run)
      case (0x2E, 4...5): long.append(run)
      default: break
      }
    }
    let rare = typed.count < single.count ? typed : typed.count > single.count ? single : []
    return (rare + long.filter { !context.sourceHasRun(of: $0.count, atTarget: $0.lowerBound) })
      .map { run in
        finding(
          "“\(text.string(run))” for an ellipsis", help: "write all ellipses alike", target: run,
          in: context)
      }
  }
}

extension RuleContext {
  /// Whether the aligned source has as many full stops in a row.
  fileprivate func sourceHasRun(of length: Int, atTarget offset: Int) -> Bool {
    guard let range = sourceRange(atTarget: offset) else { return false }
    return source.text[range].split { $0 != 0x2E }.contains { $0.count >= length }
  }
}
