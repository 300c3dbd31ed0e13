import ICU
import Linguistics

/// Two or more spaces where one belongs.
struct DoubleSpace: Rule {
  let page = RulePage(
    name: "double-space",
    summary: "Two spaces stand where one belongs",
    why: "It leaves a hole in the line and often marks a place where words were cut.",
    category: .whitespace, severity: .warning, mqmSeverity: .minor, confidence: 0.97,
    examples: [
      .bad("ru|en", "Мост открыли утром.", "The bridge was⟦  ⟧opened in the morning."),
      .bad("en|ar", "The bridge was opened.", "افتتح⟦  ⟧الجسر."),
      .bad("en|fr", "The bridge is open!", "Le pont est⟦ \u{A0}⟧ouvert !"),
      .good("ru|en", "Мост открыли утром.", "The bridge was opened in the morning."),
      .good(
        "ru|en", "Мост открыли. Он новый. Он длинный. Он белый.",
        "The bridge is open.  It is new.  It is long.  It is white."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var runs: [Range<Int>] = []
    for offset in text.signs.offsets.lazy.map(Int.init) {
      guard WhiteSpace.isBlank(text.text[offset]),
        runs.last.map({ $0.upperBound <= offset }) ?? true
      else { continue }
      var end = offset + 1
      while WhiteSpace.isBlank(text.unit(at: end)) { end += 1 }
      // White space at the ends of a paragraph is not part of its prose.
      guard end - offset > 1, text.unit(at: end) > 0x20, text.unit(at: offset - 1) > 0x20 else {
        continue
      }
      runs.append(offset..<end)
    }
    let afterStop = runs.filter { isStop(text.unit(at: $0.lowerBound - 1)) }
    // The typewriter's habit of two spaces after a full stop.
    let isHabit = afterStop.count >= 3
    var source = AlignedSource(context)
    return runs.compactMap { run in
      if isHabit, isStop(text.unit(at: run.lowerBound - 1)) { return nil }
      let isTable = run.count > 3 || text.text[run].contains(0x09)
      return finding(
        "\(run.count) spaces in a row", help: "leave one",
        target: run, severity: isTable || isIn(&source, run) ? .info : .warning,
        fix: (run, replacement(run, in: text), true), in: context)
    }
  }

  private func isIn(_ source: inout AlignedSource, _ run: Range<Int>) -> Bool {
    source.has([], atTarget: run.lowerBound) {
      zip($0, $0.dropFirst()).contains { WhiteSpace.isBlank($0) && WhiteSpace.isBlank($1) }
    }
  }

  /// A space that forbids a line break is there for a reason.
  private func replacement(_ run: Range<Int>, in text: Analysis) -> String {
    let kept = run.first { WhiteSpace.isNoBreak(text.text[$0]) } ?? run.lowerBound
    return text.string(kept..<kept + 1)
  }

  private func isStop(_ unit: UInt16) -> Bool { ".!?:\"”’)".utf16.contains(unit) }
}
