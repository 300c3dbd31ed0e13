import Alignment
import ICU
import Linguistics

/// A sentence that ends otherwise than its source.
struct EndPunctuation: Rule {
  let page = RulePage(
    name: "end-punctuation",
    summary: "A sentence ends with another mark than its source",
    why: "A question became a statement, or the end of the sentence was lost.",
    category: .punctuation, severity: .warning, mqmSeverity: .minor, confidence: 0.9,
    examples: [
      .bad(
        "ru|en", "Новый мост\nМост открыли утром.",
        "New bridge\nThe bridge was opened in the ⟦morning⟧"),
      .bad("ru|en", "Мост открыли утром?", "The bridge was opened in the morning⟦.⟧"),
      .bad("en|de", "The bridge was opened.", "Die Brücke wurde gestern eröffnet⟦,⟧"),
      .bad("en|ar", "The bridge was opened.", "افتتح الجسر صباح أمس⟦؟⟧"),
      .bad("en|ja", "Was the bridge opened in the morning?", "橋は今朝開通しました⟦!⟧"),
      .good("ru|en", "«Мост открыли утром».", "“The bridge was opened in the morning.”"),
      .bad(
        "en|ja", "Good morning.\nThe old bridge was opened this morning.",
        "おはよう。\nその古い橋は今朝市長が開通させ⟦た⟧"),
      .good(
        "en|ja", "Good morning.\nThe bridge is under File → Open → Old bridges.",
        "おはよう。\n橋はファイル → 開く → 古いブリッジ"),
      .good("en|el", "Was the bridge opened?", "Άνοιξε η γέφυρα;"),
      .good(
        "en|es", "Everybody asked themselves: was the bridge open?",
        "Todos se preguntaban si el puente estaba abierto."),
      .good(
        "de|en", "Er fragte, ob die Brücke geöffnet wurde.", "He asked, 'Was the bridge opened?'"),
      .good("en|hi", "The bridge was opened.", "पुल खोल दिया गया।"),
      .good("ru|en", "Мост открыли", "The bridge is open."),
      .good("en|ja", "Was the bridge opened?", "橋は開通したのだろうか。"),
      .good("ja|en", "橋は開通しましたか。", "Was the bridge opened?"),
      .good("en|th", "Was the bridge opened?", "สะพานเปิดแล้วหรือยัง"),
      .good("en|th", "The bridge was opened.", "สะพานเปิดเมื่อเช้านี้"),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    var (stopped, bare) = (0, 0)
    var unlike: [BeadEnds] = []
    for bead in context.alignment.beads {
      guard let ends = BeadEnds(bead, in: context) else { continue }
      if ends.source.mark == .stop { stopped += 1 }
      guard ends.source.mark != ends.target.mark else { continue }
      if ends.source.mark == .stop && ends.target.mark == .none { bare += 1 }
      unlike.append(ends)
    }
    // A script or a house style without full stops.
    let dropsStops = bare >= 2 ? 8 * bare > stopped : !context.target.facts.marksSentences
    return unlike.compactMap { judge($0, dropsStops: dropsStops, in: context) }
  }

  /// The last sentences of a bead and how they end.
  private struct BeadEnds {
    let source: SentenceEnd
    let target: SentenceEnd
    let targetRange: Range<Int>
    private let bead: Bead
    private let last: Int
    private let context: RuleContext

    init?(_ bead: Bead, in context: RuleContext) {
      guard let last = bead.target.last, let sourceLast = bead.source.last else { return nil }
      self.bead = bead
      self.last = last
      self.context = context
      targetRange = context.target.sentences[last].range
      source = SentenceEnd(of: context.source.sentences[sourceLast].range, in: context.source)
      target = SentenceEnd(of: targetRange, in: context.target)
    }

    var words: Int {
      context.target.sentences[last].tokens.count { context.target.tokens[$0].isWordLike }
    }

    /// A headline gains or loses its stop.
    var isHeadline: Bool { bead.target.contains(0) }

    /// Whether the last word is in another script than those that sentences end with: a phrase, which
    /// may have no stop.
    var isPhrase: Bool {
      let text = context.target
      guard let script = text.facts.value("predicate-script").flatMap(Script.init(name:)),
        let word = text.sentences[last].tokens.last(where: { text.tokens[$0].isWordLike })
      else { return false }
      return Script(of: UInt32(text.text[Int(text.tokens[word].end) - 1])) != script
    }

    /// Whether the next line goes on in lower case: the translator joined two.
    var runsOn: Bool {
      let text = context.target
      guard text.sentences.indices.contains(last + 1) else { return false }
      let start = text.sentences[last + 1].range.lowerBound
      return text.category(at: start) == .lowercaseLetter
    }

    /// Whether a question is asked anywhere in the bead.
    var asks: (source: Bool, target: Bool) {
      (
        Self.asks(context.sourceRange(bead.source), context.source),
        Self.asks(context.targetRange(bead.target), context.target)
      )
    }

    var joints: (source: Joints, target: Joints) {
      (
        Joints(context.sourceRange(bead.source), context.source),
        Joints(context.targetRange(bead.target), context.target)
      )
    }

    private static func asks(_ range: Range<Int>?, _ text: Analysis) -> Bool {
      guard let range else { return false }
      return text.signs.offsets[text.signs.indices(in: range)].contains {
        SentenceEnd.mark(at: Int($0), in: text) == .question
      }
    }
  }

  /// Whether a question may do without its mark: where the language needs none, and behind a
  /// particle that asks (Japanese か).
  private func mayAskUnmarked(_ end: SentenceEnd, in text: Analysis) -> Bool {
    if text.facts.value("question-mark") == "optional" { return true }
    let stop = end.mark == .none ? end.range.upperBound : end.range.lowerBound
    return text.facts.list("question-endings").contains {
      text.text[..<stop].suffix($0.utf16.count).elementsEqual($0.utf16)
    }
  }

  /// What a clause may follow that is a sentence of its own. A question there can be
  /// reported in the other language: `I wondered: can he?` and `I wondered if he could.`
  private struct Joints {
    var commas = 0
    /// Colons and quotations.
    var frames = 0

    init(_ range: Range<Int>?, _ text: Analysis) {
      guard let range else { return }
      for index in text.signs.indices(in: range) {
        switch SentenceEnd.mark(at: Int(text.signs.offsets[index]), in: text) {
        case .comma: commas += 1
        case .colon: frames += 1
        default: break
        }
      }
      frames += text.quotations.ends(in: range).count(where: \.isOpening)
    }
  }

  private func judge(
    _ end: BeadEnds, dropsStops: Bool, in context: RuleContext
  ) -> Finding? {
    switch (end.source.mark, end.target.mark) {
    case (.question, .stop), (.question, .exclamation), (.question, .comma), (.question, .none):
      guard !end.asks.target, case let joints = end.joints,
        joints.source.frames <= joints.target.frames,
        joints.source.commas <= joints.target.commas,
        !mayAskUnmarked(end.target, in: context.target)
      else { return nil }
      return finding(end, "the source asks, the translation does not", in: context)
    case (.stop, .question), (.exclamation, .question):
      guard !end.asks.source, case let joints = end.joints,
        joints.target.frames <= joints.source.frames,
        !mayAskUnmarked(end.source, in: context.source)
      else { return nil }
      return finding(end, "the translation asks, the source does not", in: context)
    case (.stop, .none), (.exclamation, .none):
      guard end.words >= 4, !end.isHeadline, !end.runsOn, !end.isPhrase else { return nil }
      // Some houses put no stop after a closing quotation mark.
      let isDoubtful = dropsStops || end.target.range.upperBound < end.targetRange.upperBound
      return finding(
        end, "the sentence has no full stop", severity: isDoubtful ? .info : .warning, in: context)
    case (.stop, .comma), (.exclamation, .comma):
      guard !end.runsOn else { return nil }
      return finding(end, "the sentence ends with a comma", in: context)
    default:
      return nil
    }
  }

  private func finding(
    _ end: BeadEnds, _ message: String, severity: Severity = .warning, in context: RuleContext
  ) -> Finding {
    // Without a mark the last word shows the place.
    var range = end.target.range
    if end.target.mark == .none {
      let tokens = context.target.tokenTable.indices(in: 0..<range.upperBound)
      range = tokens.last.map { context.target.tokens[$0].range } ?? range
    }
    return finding(
      message, help: "end the sentence as the source does", target: range,
      source: [end.source.range], severity: severity,
      confidence: severity == .info ? 0.5 : 0.85, in: context)
  }
}
