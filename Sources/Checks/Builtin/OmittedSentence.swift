import ICU
import Linguistics

/// A source sentence that no target sentence translates.
struct OmittedSentence: Rule {
  let page = RulePage(
    name: "omitted-sentence",
    summary: "A sentence of the source is missing in the translation",
    why: "The reader is not told what the author said.",
    category: .omission, severity: .error, mqmSeverity: .major, confidence: 0.9,
    examples: [
      .bad(
        "ru|en",
        """
        Мост открыли в понедельник утром. ⟦По нему уже прошло больше тысячи машин, хотя дорога к нему ещё не достроена до конца.⟧ \
        Мэр поблагодарил строителей за работу.
        """,
        "The bridge was opened on Monday morning.⟦⟧ The mayor thanked the builders for their work."
      ),
      .good(
        "ko|th", "다리가 오늘 아침에 개통되었다. 시장은 건설자들에게 감사했다. 모두가 기뻐했다.",
        "สะพานเปิดเมื่อเช้านี้ นายกเทศมนตรีขอบคุณผู้สร้าง ทุกคนดีใจ"),
      .good(
        "ru|en", "Мост открыли утром. По нему прошла тысяча машин.",
        "The bridge was opened in the morning, and a thousand cars have crossed it."),
    ])

  /// Letters of an alphabet that a sentence needs for its absence to be told from a free
  /// translation.
  private static let shortest = 20.0

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    if context.target.sentences.isEmpty {
      let help = "translate the text, or check that the right file was named"
      return [
        finding(
          "the translation is empty", help: help, target: 0..<0, confidence: 1, in: context)
      ]
    }
    let gaps = OmittedText(context).gaps.filter { $0.extent == .sentences }
    guard !gaps.isEmpty else { return [] }
    let weights = ScriptWeights()
    return gaps.flatMap { gap in
      gap.sentences.filter {
        weights.length(of: context.source.sentences[$0], in: context.source) >= Self.shortest
          && context.canMiss($0, of: context.source)
      }.map { finding(ofSentence: $0, of: gap, in: context) }
    }
  }

  private func finding(
    ofSentence sentence: Int, of gap: OmittedText.Gap, in context: RuleContext
  ) -> Finding {
    let range = context.source.sentences[sentence].range
    let chance = min(context.alignment.omission[sentence], gap.posterior)
    return finding(
      "no sentence translates “\(Excerpt.short(context.source.string(range)))”",
      help: "translate the sentence here, or confirm that it was left out on purpose",
      target: gap.place, source: [range], severity: chance >= 0.8 ? .error : .warning,
      confidence: min(0.98, max(0.5, chance)), in: context)
  }
}

/// Texts cut to a length for messages.
enum Excerpt {
  /// At most 60 characters on one line, cut at a space where there is one; code and the like are
  /// left out.
  static func short(_ text: String) -> String {
    let isBroken = text.utf8.contains { $0 < 0x20 }
    var line = isBroken ? text.split(whereSeparator: \.isWhitespace).joined(separator: " ") : text
    if line.unicodeScalars.contains("\u{FFFC}") {
      let scalars = line.unicodeScalars.map { $0 == "\u{FFFC}" ? "…" : $0 }
      line = String(String.UnicodeScalarView(scalars))
    }
    guard line.count > 60 else { return line }
    let head = line.prefix(59)
    let cut = head.lastIndex(of: " ") ?? head.endIndex
    return head[..<cut] + "…"
  }
}
