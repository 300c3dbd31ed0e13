import ICU
import Linguistics

/// U+FFFD: a character that some program could not read.
struct ReplacementCharacter: Rule {
  let page = RulePage(
    name: "replacement-character",
    summary: "A character was lost on the way",
    why: "U+FFFD stands for a character that a program could not read.",
    category: .characters, severity: .error, mqmSeverity: .major, confidence: 0.99,
    examples: [
      .bad("ru|de", "Мост открыли.", "Die Br⟦\u{FFFD}⟧cke wurde eröffnet."),
      .bad("en|zh-Hans", "The bridge was opened.", "大⟦\u{FFFD}\u{FFFD}⟧通了。"),
      .good("ru|de", "Мост открыли.", "Die Brücke wurde eröffnet."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var found: [Finding] = []
    var end = 0
    var source = AlignedSource(context)
    for offset in text.signs.offsets.lazy.map(Int.init)
    where offset >= end && text.text[offset] == 0xFFFD {
      end = offset + 1
      while text.unit(at: end) == 0xFFFD { end += 1 }
      let isInSource = source.contains([0xFFFD], atTarget: offset)
      found.append(
        finding(
          "“\(text.string(text.chunk(at: offset)))” has lost a character",
          help: "put the right character in from the translator's copy",
          target: offset..<end, severity: isInSource ? .warning : .error, in: context))
    }
    return found
  }
}
