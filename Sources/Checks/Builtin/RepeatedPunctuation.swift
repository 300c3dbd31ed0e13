import ICU
import Linguistics

/// A mark that stands twice.
struct RepeatedPunctuation: Rule {
  let page = RulePage(
    name: "repeated-punctuation",
    summary: "A punctuation mark stands twice",
    why: "One of the two is left over from an edit.",
    category: .punctuation, severity: .warning, mqmSeverity: .minor, confidence: 0.95,
    examples: [
      .bad("ru|en", "Мост открыли.", "The bridge was opened⟦..⟧"),
      .bad("en|de", "Yes, but no.", "Ja⟦,,⟧ aber nein."),
      .bad("en|ja", "The bridge was opened.", "橋が開通した⟦。。⟧"),
      .bad("en|ar", "Yes, but no.", "نعم⟦،،⟧ لكن لا."),
      .bad("en|fr", "He left, then.", "Il est parti⟦,.⟧"),
      .good("ru|en", "Мост… открыли?!", "The bridge... was opened?!"),
      .good("en|de", "etc., and so on", "usw., und so weiter ……"),
      .good("en|zh-Hans", "Wait…", "等等……"),
      .good(
        "en|de", "The name begins with <b>.</b> alone.", "Am Anfang des Namens steht ein <b>.</b>.",
        format: .html),
    ])

  /// Marks that are never doubled: , . ; : and their likes in other scripts.
  private static let marks = UnitSet(Array(",.;:،؛۔।。，、；：．".utf16))

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var found: [Finding] = []
    var end = 0
    var source = AlignedSource(context)
    for offset in text.signs.offsets.lazy.map(Int.init) where offset >= end {
      guard Self.marks.contains(text.text[offset]), Self.marks.contains(text.unit(at: offset + 1))
      else { continue }
      end = offset + 1
      while Self.marks.contains(text.unit(at: end)) { end += 1 }
      guard isFault(offset..<end, in: text), !text.isTechnical(at: offset) else { continue }
      let run = offset..<end
      // A run of two marks.
      let isInSource = source.has(Array(text.text[run]), atTarget: offset) {
        zip($0, $0.dropFirst()).contains {
          $0 == text.text[offset] && $1 == text.text[offset + 1]
        }
      }
      found.append(
        finding(
          "“\(text.string(run))” in a row", help: "leave one mark",
          target: run, severity: isInSource ? .info : .warning, in: context))
    }
    return found
  }

  /// Three stops and more are an ellipsis, and a stop of an abbreviation stays
  /// before a comma, semicolon or colon.
  private func isFault(_ run: Range<Int>, in text: Analysis) -> Bool {
    let units = text.text[run]
    let stops = units.prefix { $0 == 0x2E }.count
    guard stops < 3, units.count == 2, let first = units.first, let last = units.last else {
      return false
    }
    // A mark that a tag begins with is meant: `begins with <b>.</b>.`
    let isBehindSpace = WhiteSpace.isBlank(text.unit(at: run.lowerBound - 1))
    let start = isBehindSpace ? run.lowerBound - 1 : run.lowerBound
    if text.document.elements.has(.tag, at: start...start) { return false }
    // `,,` opens a quotation in some typewriting.
    if first == 0x2C, last == 0x2C, text.isLetter(at: run.upperBound) { return false }
    // A range of an index, such as 1..5.
    if text.category(at: run.upperBound).isNumber { return false }
    return first == last || last == 0x2E || first == 0x2C || last == 0x3002
  }
}
