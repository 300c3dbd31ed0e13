import ICU
import Linguistics

/// A sentence that begins with a small letter.
struct SentenceCase: Rule {
  let page = RulePage(
    name: "sentence-case",
    summary: "A sentence begins with a small letter",
    why: "The reader misses where the sentence begins.",
    category: .capitalisation, severity: .warning, mqmSeverity: .minor, confidence: 0.9,
    examples: [
      .bad(
        "ru|en", "Мост открыли. Он длинный и новый.",
        "The bridge was opened. ⟦it⟧ is long and new."),
      .bad("en|ru", "The bridge was opened.", "⟦мост⟧ открыли утром."),
      .bad("ja|en", "橋が開通した。\n新しい橋です。", "The bridge was opened.\n⟦the⟧ bridge is new."),
      .bad(
        "de|en", "Na gut. Ich öffne die Brücke morgen.",
        "⟦all⟧ right. I will open the bridge tomorrow."),
      .good("ru|en", "iPhone подешевел.", "iPhone prices fell."),
      .good(
        "en|lt", "The works cost 12.5 million, 3.2 percent more than was planned.",
        "Darbai kainavo 12,5 mln., 3,2 proc. daugiau, nei buvo planuota."),
      .good("en|hy", "He came home; the bridge fell.", "Նա տուն եկավ երեկոյան. կամուրջը փլվեց։"),
      .good("ru|en", "например, мост", "for example, the bridge"),
      .good(
        "en|nb", "The bridge is drawn by brodraw. The brodraw command is old.",
        "Broen tegnes av et program. brodraw er en gammel kommando."),
      .good("ru|en", "США удвоили расходы.", "The U.S. doubled its spending at 3 p.m. on Monday."),
      .good("en|de", "The bridge etc. was opened.", "Die Brücke usw. wurde eröffnet."),
      .good(
        "ko|da", "회의는 5월 3일에 열린다. 자세한 내용은 내일 나온다.",
        "Mødet finder sted den 3. maj på rådhuset; mere følger i morgen."),
      .good(
        "en|ko", "[BRIDGE] A page - The old bridge. https://bridge.example/history .",
        "[BRIDGE] 위키백과 - 크로마. https://bridge.example/history ."),
      .good(
        "en|ja", "Widely emulated, apt solved old problems. Others had it too.",
        "apt は幅広く真似され、古い問題を解決した。ほかにもあった。"),
      .good(
        "en|ja", "The report closes the bug. Changelog entries close it, too.",
        "BTS GNU HTML Debian を閉じる。changelog も閉じる。"),
      .good(
        "en|it", "GNU formatting system for texts of bridges",
        "sistema di formattazione di testi per ponti"),
      .good(
        "en|fr", "Check the bridge in the morning\nPaint it in the evening of the day",
        "Vérifiez le pont le matin ;\npeignez-le le soir du même jour."),
      .good(
        "en|it",
        """
        Tool for the towers of bridges
        Paint for the arches of bridges
        Lamp for the foot of the bridge
        Plan for the walls of the bridge
        Light for the boats on the river
        """,
        """
        strumento per le torri dei ponti
        vernice per gli archi dei ponti
        lampada per il piede del ponte
        piano per i muri del ponte
        luce per le barche sul fiume
        """),
      .good("en|ru", "Eta Carinae is a star.", "η Киля — это звезда."),
      .good("en|nl", "In the morning it was open.", "'s Ochtends was hij open."),
      .good("en|cs", "A bridge of 20 arches was opened.", "20obloukový most byl otevřen."),
      .good("en|de", "An error. broDraw opens it.", "Ein Fehler. broDraw öffnet sie gleich."),
      .good(
        "en|sk", "The moon passed Aquila today.\nAquila area, small and dark",
        "Mesiac dnes prešiel Orlom.\noblasť Orla, malá a tmavá"),
    ])

  func applies(to context: RuleContext) -> Bool {
    let (forms, scripts) = (context.target.tokenTable.forms, context.target.facts.scripts)
    guard scripts.isEmpty || scripts.contains(where: \.hasCase) else { return false }
    // Ideographs count, since a text of them may have more words in Latin letters than others.
    return 2 * forms.count { $0.casing != .none }
      > forms.count { $0.kind == .word || $0.kind == .ideograph }
  }

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    let habits = SharedValue<Habits>()
    var found: [Finding] = []
    for (index, sentence) in text.sentences.enumerated() {
      var starts = innerStarts(of: sentence, index, in: context)
      if let token = smallStart(of: index, in: context),
        !isFragment(index, habits, in: context)
      {
        starts.insert(token, at: 0)
      }
      found += starts.filter { !isKept($0, of: index, in: context) }
        .map { finding($0, in: context) }
    }
    return found
  }

  /// UTF-16 units of the shortest word that two languages hardly share by chance.
  private static let shortestKept = 3

  /// Whether a word is one of the source's that begins small there too: the name of a command, or
  /// one like `digiKam`.
  private func isKept(_ token: Token, of index: Int, in context: RuleContext) -> Bool {
    let word = context.sourceWords.forms[Int(token.form)]
    guard word >= 0, token.range.count >= Self.shortestKept else { return false }
    let source = context.source
    let bead = context.alignment.beads[context.alignment.beadOfTarget[index]]
    return source.sentences[bead.source].contains { sentence in
      source.tokens[sentence.tokens].contains {
        let form = source.form(of: $0)
        return form.folded == word && form.casing != .title && form.casing != .upper
      }
    }
  }

  private func finding(_ token: Token, in context: RuleContext) -> Finding {
    let text = context.target
    let capital =
      (try? CaseMapping.upper(
        text.text[token.range].prefix(1), locale: text.facts.tag)) ?? []
    return finding(
      "the sentence begins with “\(text.string(token.range))”", help: "capitalise it",
      target: token.range,
      source: context.sourceRange(atTarget: token.range.lowerBound).map { [$0] } ?? [],
      fix: (
        token.range.lowerBound..<token.range.lowerBound + 1,
        String(decoding: capital, as: UTF16.self), false
      ), in: context)
  }

  /// Tokens of the shortest line that is surely a sentence.
  private static let fewestTokens = 4

  /// Whether a finished sentence has another behind it in its paragraph: “All right. I will do it.”
  private func isAmongOthers(_ index: Int, in text: Analysis) -> Bool {
    index + 1 < text.sentences.count
      && text.sentences[index + 1].block == text.sentences[index].block
      && isFullStop(text.sentences[index].range, text)
  }

  /// The first word of a sentence, if it is in lower case where the source
  /// begins with a capital, or where the text's other sentences do.
  private func smallStart(of index: Int, in context: RuleContext) -> Token? {
    let text = context.target
    let sentence = text.sentences[index]
    guard let first = sentence.tokens.first(where: { text.tokens[$0].isWordLike }) else {
      return nil
    }
    let token = text.tokens[first]
    guard text.form(of: token).casing == .lower, token.kind == .word,
      text.isLetter(at: Int(token.start)), !isOfOtherScript(token, in: text),
      sentence.tokens.count >= Self.fewestTokens || isAmongOthers(index, in: text),
      isPlainStart(sentence.range.lowerBound..<Int(token.start), text),
      !text.isTechnical(at: Int(token.start))
    else { return nil }
    let bead = context.alignment.beads[context.alignment.beadOfTarget[index]]
    guard let sourceFirst = bead.source.first, follows(index, bead.source, in: context) else {
      return nil
    }
    switch firstCasing(of: context.source.sentences[sourceFirst], context.source) {
    case .lower: return nil
    default: return token
    }
  }

  /// Whether a word is in a script that the language is not written in: a sign (η Kiel), the name
  /// of a program.
  private func isOfOtherScript(_ token: Token, in text: Analysis) -> Bool {
    let (script, scripts) = (text.form(of: token).script, text.facts.scripts)
    return script.isSpecific && !scripts.isEmpty && !scripts.contains(script)
  }

  /// How lines without a stop begin in a pair of texts.
  private struct Habits {
    /// By form of the source, whether it is a name.
    var isName: [Bool]
    /// Whether the target begins such lines small, as many do in lists and tables.
    var beginsSmall: Bool
  }

  /// Whether a sentence has no stop, and begins small by habit or where a name or a number begins
  /// its source.
  private func isFragment(
    _ index: Int, _ habits: SharedValue<Habits>, in context: RuleContext
  ) -> Bool {
    let (source, text) = (context.source, context.target)
    guard !SentenceEnd(of: text.sentences[index].range, in: text).isTerminal,
      let sentence = context.alignment.beads[context.alignment.beadOfTarget[index]].source.first,
      let first = source.sentences[sentence].tokens.first(where: { source.tokens[$0].isWordLike })
    else { return false }
    let token = source.tokens[first]
    switch source.form(of: token).casing {
    case .upper, .mixed: return true
    case .none where token.kind == .number: return true
    default: break
    }
    let habits = habits.value {
      Habits(isName: Self.names(in: source), beginsSmall: beginsLinesSmall(context))
    }
    return habits.beginsSmall || habits.isName[Int(token.form)]
  }

  /// Lines that show a habit.
  private static let fewestLines = 5

  /// Whether a third of the lines without a stop begin small, though not those of the source.
  private func beginsLinesSmall(_ context: RuleContext) -> Bool {
    let text = context.target
    var (small, lines, block) = (0, 0, -1)
    for (index, sentence) in text.sentences.enumerated() {
      defer { block = sentence.block }
      guard sentence.block != block, sentence.tokens.count >= Self.fewestTokens,
        !SentenceEnd(of: sentence.range, in: text).isTerminal
      else { continue }
      lines += 1
      if smallStart(of: index, in: context) != nil { small += 1 }
    }
    return small >= Self.fewestLines && 3 * small >= lines
  }

  /// By form of a text, whether it has a capital within a sentence, and a small letter nowhere.
  private static func names(in text: Analysis) -> [Bool] {
    let forms = text.tokenTable.forms
    var isName = [Bool](repeating: false, count: forms.count)
    for sentence in text.sentences {
      for token in text.tokens[sentence.tokens.dropFirst()] { isName[Int(token.form)] = true }
    }
    var isSmall = [Bool](repeating: false, count: text.tokenTable.foldedForms.count)
    for form in forms where form.casing == .lower { isSmall[Int(form.folded)] = true }
    return zip(isName, forms).map { $0 && !isSmall[Int($1.folded)] && $1.casing == .title }
  }

  /// Whether the sentence before is finished, as far as the source's is: a
  /// translator may join two lines by a comma.
  private func follows(_ index: Int, _ source: Range<Int>, in context: RuleContext) -> Bool {
    guard index > 0 else { return true }
    let text = context.target
    let before = text.sentences[index - 1]
    let end = SentenceEnd(of: before.range, in: text)
    if before.block == text.sentences[index].block {
      return isFullStop(before.range, text)
        && !isAbbreviation(before: end.range.upperBound - 1, isCertain: true, in: text)
    }
    // The next one of a list.
    if end.mark == .semicolon || end.mark == .comma { return false }
    guard !end.isTerminal, let first = source.first, first > 0 else { return true }
    return !SentenceEnd(of: context.source.sentences[first - 1].range, in: context.source)
      .isTerminal
  }

  /// Only opening quotation marks and brackets stand before the first word; a
  /// dash or an ellipsis continues something.
  private func isPlainStart(_ range: Range<Int>, _ text: Analysis) -> Bool {
    range.allSatisfy {
      let unit = text.text[$0]
      return unit == 0x22 || unit == 0xAB || 0x201C...0x201F ~= unit || unit == 0x28
        || unit == 0xBF || unit == 0xA1 || WhiteSpace.isBlank(unit)
    }
  }

  private func isFullStop(_ sentence: Range<Int>, _ text: Analysis) -> Bool {
    let end = SentenceEnd(of: sentence, in: text)
    // A mark within quotation marks is followed by `he said`.
    guard end.range.upperBound == sentence.upperBound else { return false }
    return end.mark == .stop || end.mark == .question || end.mark == .exclamation
  }

  private func firstCasing(of sentence: Sentence, _ text: Analysis) -> Form.Casing {
    sentence.tokens.first { text.tokens[$0].isWordLike }
      .map { text.form(of: text.tokens[$0]).casing } ?? .none
  }

  // MARK: Within a sentence

  /// Words in lower case behind a full stop that the segmenter did not take for
  /// an end, where the source has more sentences than the translation.
  private func innerStarts(
    of sentence: Sentence, _ index: Int, in context: RuleContext
  ) -> [Token] {
    let text = context.target
    let bead = context.alignment.beads[context.alignment.beadOfTarget[index]]
    let hasMore = bead.source.count > bead.target.count
    // The Armenian full stop is another one; this is its semicolon.
    let terminals = text.facts.list("terminals")
    let isStop = terminals.isEmpty || terminals.contains(".")
    return text.signs.offsets[text.signs.indices(in: sentence.range)].lazy.map(Int.init)
      .compactMap { offset in
        let unit = text.text[offset]
        guard unit == 0x2E ? isStop : unit == 0x3F || unit == 0x21, text.isSpace(at: offset + 1),
          offset + 2 < sentence.range.upperBound,
          text.category(at: offset + 2) == .lowercaseLetter,
          // `Yahoo! and` and “Why? he asked.” are told by the stop alone.
          unit == 0x2E || hasMore,
          // Without a list of abbreviations only the source tells.
          hasMore || !text.facts.list("segmentation.postpositive").isEmpty,
          !isAbbreviation(before: offset, isCertain: hasMore, in: text)
        else { return nil }
        let tokens = text.tokenTable.indices(in: offset + 2..<sentence.range.upperBound)
        guard let first = tokens.first, !text.isTechnical(at: offset + 2) else { return nil }
        return text.tokens[first]
      }
  }

  /// Letters from which on a word before a stop is hardly an abbreviation.
  private static let longestAbbreviation = 6

  /// Whether a stop belongs to the word before it: a short one, one with a stop
  /// inside, or one from the language's list. Where the source has more
  /// sentences, it is certain that some stop ends one.
  private func isAbbreviation(before offset: Int, isCertain: Bool, in text: Analysis) -> Bool {
    // An ordinal number: `den 3. maj`.
    if text.facts.value("segmentation.ordinal-stop") == "true",
      0x30...0x39 ~= text.unit(at: offset - 1)
    {
      return true
    }
    // Two stops in a row are an ellipsis.
    if text.unit(at: offset - 1) == 0x2E || text.unit(at: offset + 1) == 0x2E { return true }
    let tokens = text.tokenTable.indices(in: max(0, offset - 40)..<offset)
    guard let last = tokens.last else { return true }
    let word = text.tokens[last]
    if text.text[word.range].contains(0x2E) { return true }
    guard Int(word.end) == offset, word.kind == .word, text.unit(at: Int(word.start) - 1) != 0x2E
    else { return text.text[offset] == 0x2E && !(isCertain && word.kind != .symbol) }
    guard word.range.count >= (isCertain ? 2 : Self.longestAbbreviation) else { return true }
    return text.data.abbreviations.contains(text.text[word.range])
  }
}
