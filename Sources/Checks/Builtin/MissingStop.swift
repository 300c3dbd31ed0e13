import Alignment
import ICU
import Linguistics

/// Two source sentences run into one, with a sentence's first word in the middle.
struct MissingStop: Rule {
  let page = RulePage(
    name: "missing-stop",
    summary: "Two sentences run together without a full stop",
    why: "The reader stumbles over the missing end.",
    category: .punctuation, severity: .warning, mqmSeverity: .minor, confidence: 0.9,
    examples: [
      .bad(
        "ru|en", "Мост открыли вчера утром. Он соединяет оба берега реки.",
        "The bridge was opened yesterday ⟦morning It⟧ connects both banks of the river."),
      .bad(
        "en|ru", "The bridge was opened yesterday. He thanked the builders for it.",
        "Мост торжественно открыли ⟦вчера, Он⟧ поблагодарил за это строителей."),
      .bad(
        "en|ru", "The bridge was opened to all traffic yesterday. Opponents of it protested.",
        "Мост вчера торжественно открыли для ⟦движения, Противники⟧ строительства протестовали."),
      .good(
        "en|fr", "Good morning.\nAt the top, At the bottom of it",
        "Bonjour.\nTout en haut, En bas de celui-ci"),
      .good(
        "ru|en", "Мост открыли вчера утром. Об этом пишет газета.",
        "The bridge was opened yesterday morning, according to The Times."),
      .bad(
        "en|de", "The bells were loud. One of them was older than the church tower.",
        "Die Glocken waren sehr ⟦laut, Eine⟧ Glocke war älter als der Kirchturm."),
      .good(
        "en|de", "The door is open. You see it, you hear it.",
        "Die Tür ist offen, Sie sehen es, Sie hören es."),
      .good(
        "ko|nl", "교통부는 새 다리를 열었다. 새 다리 위의 교통은 매우 조용하다.",
        "Het ministerie van Verkeer opende de brug, en het verkeer daarop is heel rustig."),
      .good("ru|en", "Он читает «Таймс».", "He reads The Times every day."),
      .good(
        "en|it",
        "From the Matching tab, you can set the old bridges. You can select a new one there.",
        "Dalla scheda Abbinamento puoi impostare i ponti.È possibile un altro abbinamento."),
      .good(
        "en|ru",
        "Each bridge opens the Create bridge dialog. The dialog shows the place. Now create one.",
        "Каждый мост откроет новый диалог Создать мост, в котором показано место. Пора создать."),
      .good(
        "en|pl", "Ring the bells of the bridge and set <b>Bridge</b> to off. It helps at night.",
        "Zadzwoń dzwonami mostu, przełączając <b>Nie dzwoń</b> na noc, co pomaga.", format: .html),
      .good(
        "en|fr", "If you need more on the bridge, see Chapter 6, Using the Bridge.",
        "Pour en savoir plus sur le pont, voyez le chapitre 6, Comment utiliser le pont."),
      .good(
        "en|id", "When the bridge is open, you can see the river. The ferry stops.",
        "Ketika jembatan dibuka, Anda dapat melihat sungai dan feri akan berhenti beroperasi."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let starters = context.target.data.starters
    guard starters.count > 0 else { return [] }
    let small = smallCounts(context.target)
    lazy var sourceSmall = smallCounts(context.source)
    var found: [Finding] = []
    for bead in context.alignment.beads where !bead.target.isEmpty {
      let isShort =
        bead.source.count > bead.target.count
        && !bead.target.contains { hasTightStop(context.target.sentences[$0], context.target) }
      let mayHoldLabel =
        isShort
        && bead.source.contains { hasLabel(context.source.sentences[$0], sourceSmall, context) }
      let joint =
        isShort && !mayHoldLabel && bead.source.count == 2 && bead.target.count == 1
        ? joint(bead, context) : nil
      for index in bead.target {
        let sentence = context.target.sentences[index]
        // Every word of a headline may have a capital.
        if index == 0, !SentenceEnd(of: sentence.range, in: context.target).isTerminal { continue }
        let range =
          seam(
            in: sentence, starters, small, isShort: isShort, mayHoldLabel: mayHoldLabel,
            context.target)
          ?? joint.flatMap { seam(in: sentence, near: $0, context) }
        if let range, !isNumberedTitle(range, bead.source, in: context),
          !isListed(range, bead.source, in: context)
        {
          found.append(
            finding(
              "“\(context.target.string(range))” joins two sentences without a full stop",
              help: "end the first sentence", target: range,
              source: context.sourceRange(bead.source).map { [$0] } ?? [], in: context))
        }
      }
    }
    return found
  }

  /// Whether a sentence ends within, without a space behind its stop: it was not run together.
  private func hasTightStop(_ sentence: Sentence, _ text: Analysis) -> Bool {
    sentence.range.dropFirst().dropLast().contains { offset in
      let unit = text.text[offset]
      return (unit == 0x2E || unit == 0x21 || unit == 0x3F)
        && text.signs.categories[offset - 1] == .lowercaseLetter
        && text.signs.categories[offset + 1] == .uppercaseLetter
    }
  }

  /// Whether a sentence of the source names something by a word that the source writes small
  /// elsewhere, as programs name their buttons: its translation may have a capital within, too.
  private func hasLabel(
    _ sentence: Sentence, _ small: [Int32], _ context: RuleContext
  ) -> Bool {
    let text = context.source
    let words = sentence.tokens.lazy.filter { text.tokens[$0].isWordLike }
    return words.dropFirst().contains { index in
      let form = text.form(of: text.tokens[index])
      return form.casing == .title && small[Int(form.folded)] > 0
    }
  }

  /// Whether a number and a comma stand before a capital as in the source: `Chapter 6, Using it`.
  private func isNumberedTitle(
    _ range: Range<Int>, _ sentences: Range<Int>, in context: RuleContext
  ) -> Bool {
    let number = context.target.text[range].prefix { 0x30...0x39 ~= $0 || $0 == 0x2C }
    guard number.count > 1, number.last == 0x2C, let source = context.sourceRange(sentences)
    else { return false }
    return context.source.text[source].contains(number)
  }

  /// Whether commas stand before words with a capital in the source, too, which begin its
  /// sentences or as its first word does: `At top, At bottom`.
  private func isListed(
    _ range: Range<Int>, _ sentences: Range<Int>, in context: RuleContext
  ) -> Bool {
    guard context.target.text[range].contains(0x2C), let source = context.sourceRange(sentences)
    else { return false }
    let text = context.source
    let words = text.tokenTable.indices(in: source).filter { text.tokens[$0].isWordLike }
    return words.dropFirst().contains { index in
      let token = text.tokens[index]
      let start = Int(token.start)
      return text.form(of: token).casing == .title && start > 1
        && text.text[start - 2] == 0x2C && WhiteSpace.isBlank(text.text[start - 1])
        && (text.data.starters.contains(text.text[token.range])
          || text.tokens[words[0]].form == token.form)
    }
  }

  /// A word, then a comma or white space, then a word that begins
  /// sentences and is written with a capital only there. White space alone is
  /// believed only where the source has more sentences.
  private func seam(
    in sentence: Sentence, _ starters: FormTable, _ small: [Int32], isShort: Bool,
    mayHoldLabel: Bool, _ text: Analysis
  ) -> Range<Int>? {
    let (tokens, forms) = (text.tokens, text.tokenTable.forms)
    var (previous, before) = (0, 0)
    for index in sentence.tokens where tokens[index].isWordLike {
      defer { (previous, before) = (index, before + 1) }
      guard before > 1 else { continue }
      let (first, second) = (tokens[previous], tokens[index])
      guard forms[Int(second.form)].casing == .title,
        forms[Int(first.form)].casing == .lower || text.text[Int(first.end)] == 0x2C
          || (isShort && starters.contains(text.text[second.range])),
        isGap(Int(first.end)..<Int(second.start), isShort: isShort, in: text),
        starters.contains(text.text[second.range])
          || first.range.count >= Self.lastWordUnits || text.text[Int(first.end)] == 0x2C,
        beginsSentence(second, starters, small, isSure: isShort && !mayHoldLabel, in: text),
        goesOn(after: index, isSure: text.text[Int(first.end)] == 0x2C && isShort, in: text)
      else { continue }
      return first.range.lowerBound..<second.range.upperBound
    }
    return nil
  }

  /// A title (The Times) goes on with a capital, a sentence with a small letter
  /// or a digit, in German with a noun.
  private func goesOn(after index: Int, isSure: Bool, in text: Analysis) -> Bool {
    guard index + 1 < text.tokens.count else { return false }
    if isSure, hasCapitalNouns(text) { return true }
    let casing = text.form(of: text.tokens[index + 1]).casing
    return casing == .lower || text.tokens[index + 1].kind == .number
  }

  /// Where the first of two source sentences ends, as a share of the whole.
  private func joint(_ bead: Bead, _ context: RuleContext) -> Double? {
    guard let first = bead.source.first, let all = context.sourceRange(bead.source) else {
      return nil
    }
    let end = context.source.sentences[first].range.upperBound
    return Double(end - all.lowerBound) / Double(all.count)
  }

  /// A word with a capital that is no name known from elsewhere in either text,
  /// where the first source sentence should end. Not where nouns have capitals.
  private func seam(in sentence: Sentence, near joint: Double, _ context: RuleContext)
    -> Range<Int>?
  {
    let text = context.target
    guard !hasCapitalNouns(text) else { return nil }
    let tokens = sentence.tokens.filter { text.tokens[$0].isWordLike }
    for (previous, index) in zip(tokens, tokens.dropFirst()).dropFirst(2).dropLast(2) {
      let (first, second) = (text.tokens[previous], text.tokens[index])
      let place = Double(Int(second.start) - sentence.range.lowerBound)
      guard abs(place / Double(sentence.range.count) - joint) < Self.tolerance,
        text.form(of: second).casing == .title, second.range.count > 2,
        text.form(of: first).casing == .lower,
        first.range.count >= Self.lastWordUnits || text.text[Int(first.end)] == 0x2C,
        isGap(Int(first.end)..<Int(second.start), isShort: true, in: text),
        text.form(of: text.tokens[index + 1]).casing == .lower,
        text.form(of: second).count == 1, !isPolitePronoun(second, text),
        context.source.tokenTable.foldedForms.index(
          of: text.tokenTable.foldedForms[Int(text.form(of: second).folded)]) == nil
      else { continue }
      return first.range.lowerBound..<second.range.upperBound
    }
    return nil
  }

  /// Sentences seldom end in shorter words; prepositions and articles are short.
  private static let lastWordUnits = 5
  /// How far from the expected place a joint may lie, as a share of the sentence.
  private static let tolerance = 0.1

  /// Whether the word is capitalised only because it begins a sentence: one that
  /// begins sentences in the language, or that the text has in lower case. Not
  /// the English I and I’m.
  private func beginsSentence(
    _ token: Token, _ starters: FormTable, _ small: [Int32], isSure: Bool,
    in text: Analysis
  ) -> Bool {
    if isPolitePronoun(token, text) { return false }
    let word = text.text[token.range]
    let count = small[Int(text.form(of: token).folded)]
    if starters.contains(word) {
      let isPronoun = word.count == 1 || word.contains(0x27) || word.contains(0x2019)
      return !isPronoun || count >= 3
    }
    return isSure && word.count > 2 && count > 0 && !hasCapitalNouns(text)
  }

  private func isPolitePronoun(_ token: Token, _ text: Analysis) -> Bool {
    let word = text.text[token.range]
    return text.facts.list("polite-pronouns").contains { $0.utf16.elementsEqual(word) }
  }

  /// By folded form, how often the text has it in small letters.
  private func smallCounts(_ text: Analysis) -> [Int32] {
    var counts = [Int32](repeating: 0, count: text.tokenTable.foldedForms.count)
    for form in text.tokenTable.forms.reversed() where form.casing == .lower {
      counts[Int(form.folded)] = form.count
    }
    return counts
  }

  private func hasCapitalNouns(_ text: Analysis) -> Bool {
    text.facts.value("segmentation.capital-nouns") == "true"
  }

  private func isGap(_ range: Range<Int>, isShort: Bool, in text: Analysis) -> Bool {
    let isBlank =
      isShort && range.count == 1 && WhiteSpace.isBlank(text.text[range.lowerBound])
      || range.count == 2 && text.text[range.lowerBound] == 0x2C
        && WhiteSpace.isBlank(text.text[range.lowerBound + 1])
    // What begins in a tag is a label.
    return isBlank
      && !text.document.elements.has(.tag, at: range.lowerBound...range.upperBound)
  }
}
