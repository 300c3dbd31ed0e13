import ICU
import Linguistics

/// White space at the end of a line.
struct TrailingSpace: Rule {
  let page = RulePage(
    name: "trailing-space",
    summary: "White space stands at the end of lines",
    why: "Nobody sees it, but it makes files differ and shifts centred lines.",
    category: .whitespace, severity: .info, mqmSeverity: .neutral, confidence: 0.99,
    examples: [
      .bad("ru|en", "Мост открыли.", "The bridge was opened.⟦  ⟧\nIt is new."),
      .bad("en|ja", "The bridge is open.", "橋が開通した。⟦\u{3000}⟧\n"),
      .good("ru|en", "Мост открыли.", "The bridge was opened.\nIt is new."),
    ])

  /// In markup it is nothing that a reader sees; in Markdown it may be a line break.
  func applies(to context: RuleContext) -> Bool { context.target.document.format == .text }

  /// One finding for the whole text, at the first place.
  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let file = context.target.document.file
    var places: [Range<Int>] = []
    for line in 1...file.lineCount {
      let range = file.lineRange(line)
      var end = range.upperBound
      while end > range.lowerBound,
        file.text[end - 1] <= 0x20 && file.text[end - 1] != 0x09
          || end > range.lowerBound && WhiteSpace.isBlank(file.text[end - 1])
      {
        end -= 1
      }
      var stop = range.upperBound
      while stop > end, file.text[stop - 1] == 0x0D || file.text[stop - 1] == 0x0A { stop -= 1 }
      if end < stop, end > range.lowerBound { places.append(end..<stop) }
    }
    guard let first = places.first else { return [] }
    var found = finding(
      places.count == 1
        ? "white space at the end of a line" : "white space at the end of \(places.count) lines",
      help: "delete it", target: nil, in: context)
    found.target = file.span(of: first)
    found.fix = Finding.Fix(span: file.span(of: first), replacement: "", isSafe: true)
    return [found]
  }
}
