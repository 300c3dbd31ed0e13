import ICU
import Linguistics

/// A quotation mark that opens or closes nothing.
struct UnpairedQuotes: Rule {
  let page = RulePage(
    name: "unpaired-quotes",
    summary: "A quotation mark has no partner",
    why: "The reader cannot tell where somebody's words begin or end.",
    category: .punctuation, severity: .error, mqmSeverity: .minor, confidence: 0.97,
    examples: [
      .bad(
        "ru|en", "⟦«Мы согласны»⟧, — сказал он вчера.", "⟦“⟧We agree, he said yesterday."),
      .bad(
        "en|de", "⟦“We agree,”⟧ he said yesterday.",
        "Wir sind einverstanden⟦“⟧, sagte er gestern."),
      .bad("en|ja", "“We agree,” he said.", "⟦「⟧賛成だと彼は述べた。"),
      .bad("en|he", "“We agree,” he said.", "אנחנו מסכימים⟦\"⟧, אמר."),
      .bad("en|zh-Hans", "“We agree,” he said.", "他说：⟦“⟧我们同意。"),
      .bad("en|ru", "“We fully agree,” he said.", "⟦«⟧Мы «полностью согласны», — сказал он."),
      .good("en|hr", "Failed to load “{0}”.", "Neuspjelo učitavanje “{0}”."),
      .good(
        "en|fr", "“We agree,” he said.", "« Nous sommes d’accord », a-t-il dit."),
      .good("en|fr", "Options of “Waves”.", "Options du filtre« Vagues »."),
      .good(
        "ru|en", "«Мы согласны. Но не сразу», — сказал он.",
        "“We agree.\n\n“But not at once,” he said."),
      .bad("en|zh-Hans", "They call him “Xiao Li”.", "他们叫他⟦”小李“⟧。"),
      .bad(
        "en|ar", "He called it “a great treasure” yesterday.", "وصفه أمس بأنه⟦\"⟧ كنز عظيم\"."),
      .bad(
        "it|en",
        "Scegliere “Sì” per i numeri.\n\nIl resto è facile.\n\nScegliere “No” per i testi.",
        "Select ⟦\"⟧Yes for numbers.\n\nThe rest is easy.\n\nSelect No⟦\"⟧ for texts."),
      .good(
        "en|ru",
        "“We agree.\nHe asked me, ‘Is it open?’\nIt is,” she said.",
        "«Мы согласны.\nОн спросил меня: «Открыт ли он?»\nОткрыт», — сказала она."),
      .good(
        "en|ru", "The company Torgovy Dom Vesna was founded in May.",
        "ООО «Торговый дом «Весна» основано в мае."),
      .good(
        "en|sv", "“We agree,” he said. “But not at once.”",
        "”Vi är överens”, sade han. ”Men inte genast.”"),
      .good("en|he", "The army spoke of a “misunderstanding”.", "צה\"ל דיבר על \"אי הבנה\"."),
      .bad(
        "en|de", "⟦He said: “We agree.⟧ She said: “We do not.”",
        "Er sagte: ⟦„⟧Wir stimmen zu. Sie sagte: „Wir nicht.“"),
      .good("de|en", "Der 6-Zoll-Bildschirm ist neu.", "The 6\" screen is new."),
    ])

  func applies(to context: RuleContext) -> Bool { !context.target.quotations.marks.isEmpty }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let loose = context.target.quotations.loose
    let partners = otherEnds(of: loose)
    var found: [Finding] = []
    var index = 0
    while index < loose.count {
      if index + 1 < loose.count, let finding = turned(loose[index], loose[index + 1], in: context)
      {
        found.append(finding)
        index += 2
        continue
      }
      if !runsOn(loose[index], to: partners[index], in: context),
        let finding = judge(loose[index], in: context)
      {
        found.append(finding)
      }
      index += 1
    }
    return found + context.target.quotations.pairs.flatMap { chance($0, in: context) }
  }

  /// The two marks of a pair that chance has made, of one quotation that was not closed and a
  /// later one that was not opened: the source has both whole, each beside its mark, and quotes
  /// nothing between.
  private func chance(_ pair: Quotations.Pair, in context: RuleContext) -> [Finding] {
    guard pair.depth == 0,
      let first = context.target.sentenceIndex(at: pair.open.offset),
      let last = context.target.sentenceIndex(at: pair.close.offset), first + 1 < last,
      (first + 1..<last).contains(where: { isUnquoted($0, in: context) })
    else { return [] }
    let findings = [pair.open, pair.close].compactMap { mark -> Finding? in
      guard let bead = QuotationComparison(atTarget: mark.offset, in: context), !bead.agrees,
        let counterpart = bead.counterpart(of: mark.offset), bead.isWhole(counterpart)
      else { return nil }
      return finding(mark, bead, isClose: mark.offset == pair.close.offset, in: context)
    }
    return findings.count == 2 ? findings : []
  }

  /// Whether a target sentence has a source, and no quotation of the source holds it.
  private func isUnquoted(_ sentence: Int, in context: RuleContext) -> Bool {
    guard let range = context.sourceRange(context.sourceSentences(ofTarget: sentence)) else {
      return false
    }
    let quotations = context.source.quotations
    return ![quotations.pairs, quotations.mixed].contains {
      $0.contains { $0.range.overlaps(range) }
    }
  }

  /// Two marks round one quotation, the first of which looks like a closing one: the marks
  /// are turned round, or a space stands on the wrong side of the first.
  private func turned(
    _ first: Quotations.Loose, _ second: Quotations.Loose, in context: RuleContext
  ) -> Finding? {
    let text = context.target
    let (start, end) = (first.mark.offset, second.mark.offset)
    guard first.mark.side == .close, let sentence = text.sentenceIndex(at: start),
      text.sentenceIndex(at: end) == sentence,
      !text.quotations.hasMark(between: start, and: end),
      let bead = QuotationComparison(atTarget: start, in: context), !bead.source.isEmpty
    else { return nil }
    // A mark that opens and closes, such as the straight one.
    let isSame = first.mark.unit == second.mark.unit && second.mark.side == .close
    let pair = QuotationPair(open: second.mark.unit, close: first.mark.unit)
    guard isSame || pair.open != pair.close && text.facts.quotes.contains(pair) else { return nil }
    let mark = text.string(start..<start + 1)
    return finding(
      isSame
        ? "\(mark) opens a quotation, and the space stands on its wrong side"
        : "\(mark)…\(text.string(end..<end + 1)) stand the wrong way round",
      help: isSame ? "put the space before the mark" : "exchange the two marks",
      target: start..<(isSame ? start + 1 : end + 1), source: bead.sourcePlace(of: start),
      severity: .warning, confidence: 0.9, in: context)
  }

  /// Whether a mark is one end of a quotation that runs over several sentences in the source
  /// too, and whose other end is there. Complete quotations of the same marks within it have
  /// kept the two apart.
  private func runsOn(
    _ loose: Quotations.Loose, to other: Int?, in context: RuleContext
  ) -> Bool {
    let offset = loose.mark.offset
    guard let place = other, let bead = QuotationComparison(atTarget: offset, in: context),
      let end = bead.counterpart(of: offset), let quotation = end.quotation, !bead.isWhole(end)
    else { return false }
    return QuotationComparison(atTarget: place, in: context)?.counterpart(of: place)?.quotation
      == quotation
  }

  /// For each mark the offset of the next closing one, or for a closing one that of the last
  /// that may open.
  private func otherEnds(of loose: [Quotations.Loose]) -> [Int?] {
    var ends = [Int?](repeating: nil, count: loose.count)
    var last: Int?
    for index in loose.indices {
      if loose[index].mark.side == .close {
        ends[index] = last
      } else {
        last = loose[index].mark.offset
      }
    }
    last = nil
    for index in loose.indices.reversed() {
      if loose[index].mark.side != .close {
        ends[index] = last
      } else {
        last = loose[index].mark.offset
      }
    }
    return ends
  }

  private func judge(_ loose: Quotations.Loose, in context: RuleContext) -> Finding? {
    let offset = loose.mark.offset
    guard let bead = QuotationComparison(atTarget: offset, in: context) else { return nil }
    let counterpart = bead.counterpart(of: offset)
    if loose.resumedAt != nil {
      // A later paragraph carries the quotation on, unless the source ends it here.
      let endsHere = counterpart.map { bead.isWhole($0) } ?? bead.isBalancedInSource
      guard endsHere, !bead.agrees else { return nil }
      return finding(loose.mark, bead, severity: .warning, confidence: 0.9, in: context)
    }
    if loose.mayShareClose, bead.source.isEmpty || bead.agrees { return nil }
    if loose.isEnclosed {
      if bead.isLooseInSource { return copied(loose.mark, bead, in: context) }
      return finding(loose.mark, bead, severity: .warning, confidence: 0.87, in: context)
    }
    if let counterpart {
      if counterpart.quotation == nil { return copied(loose.mark, bead, in: context) }
      let isSure = bead.isWhole(counterpart) && !bead.agrees
      return finding(
        loose.mark, bead, severity: isSure ? .error : .warning, confidence: isSure ? 0.98 : 0.85,
        in: context)
    }
    guard bead.source.isEmpty || !bead.agrees else { return nil }
    return finding(
      loose.mark, bead, severity: .warning, confidence: bead.source.isEmpty ? 0.8 : 0.83,
      in: context)
  }

  /// The source has the same fault: the author's, which the translation keeps.
  private func copied(
    _ mark: QuotationMark, _ bead: QuotationComparison, in context: RuleContext
  ) -> Finding {
    finding(
      mark, bead, note: ", in the source neither", severity: .info, confidence: 0.6, in: context)
  }

  private func finding(
    _ mark: QuotationMark, _ bead: QuotationComparison, isClose: Bool? = nil, note: String = "",
    severity: Severity = .error, confidence: Double = 0.98, in context: RuleContext
  ) -> Finding {
    let range = mark.offset..<mark.offset + 1
    let text = context.target.string(range)
    let isClose = isClose ?? (mark.side == .close)
    return finding(
      isClose
        ? "\(text) closes a quotation that was never opened\(note)"
        : "\(text) opens a quotation that is never closed\(note)",
      help: isClose
        ? "add the opening mark, or delete this one"
        : "add the closing mark, or delete this one",
      target: range, source: bead.sourcePlace(of: mark.offset), severity: severity,
      confidence: confidence, in: context)
  }
}
