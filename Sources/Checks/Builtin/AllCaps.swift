import ICU
import Linguistics

/// An ordinary word in capitals among words in lower case.
struct AllCaps: Rule {
  let page = RulePage(
    name: "all-caps",
    summary: "An ordinary word is written in capitals",
    why: "It shouts, or it looks like an abbreviation.",
    category: .capitalisation, severity: .warning, mqmSeverity: .minor, confidence: 0.85,
    examples: [
      .bad("ru|en", "Мост открыли утром.", "The bridge was ⟦OPENED⟧ in the morning."),
      .bad("en|ru", "The bridge was opened.", "Мост ⟦ОТКРЫЛИ⟧ утром."),
      .bad("en|de", "The bridge was opened.", "Die Brücke ⟦WURDE⟧ eröffnet."),
      .good("ru|en", "Мост открыли УТРОМ.", "The bridge was opened in the MORNING."),
      .good("en|de", "UNESCO and NATO agree.", "UNESCO und NATO sind einig."),
      .good("ru|en", "МОСТ ОТКРЫЛИ УТРОМ", "BRIDGE OPENED IN THE MORNING"),
      .good("en|fr", "N.F.L. players", "Les joueurs de la N.F.L. jouent."),
      .good(
        "ko|en", "(리스본, 5월 12일) 다리가 개통되었다.", "LISBON, May 12 – The bridge was opened."),
      .bad("de|en", "Kommt nicht zurück.", "⟦DON’T⟧ come back."),
      .good("en|fr", "The URL depends on it.", "L’URL en dépend."),
      .good(
        "en|it", "It was built before the 18th century.", "Fu costruito prima del XVIII secolo."),
      .good("en|ko", "Type the letters of the code.", "ASCII 문자를 입력하십시오."),
      .good("tr|en", "Yıldızı LAROUSSE'a konuştu.", "The star talked to LAROUSSE."),
      .good("en|de", "It takes 300–500 MB.", "Es braucht 300–500MB."),
      .good("en|ca", "TIP: The bridge is closed.", "CONSELL: El pont és tancat."),
      .good("ja|en", "国際原子力機関は同意した。", "The IAEA and UNICEF agreed."),
    ])

  /// Letters from which on a word in capitals is hardly an abbreviation.
  private static let shortest = 5

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    let table = text.tokenTable
    // N.F.L is one word for the word breaker, and so is 500MB; XVIII is a number.
    let isCapitals = table.forms.map { form in
      form.casing == .upper && form.kind == .word
        && letters(of: form, in: text) >= Self.shortest
        && !text.text[form.range].contains { $0 == 0x2E || 0x30...0x39 ~= $0 }
        && RomanNumeral.value(of: text.text[form.range]) == nil
    }
    guard isCapitals.contains(true) else { return [] }
    // Folded forms that the text also has in lower case: no abbreviations.
    var isLower = [Bool](repeating: false, count: table.foldedForms.count)
    for form in table.forms where form.casing == .lower { isLower[Int(form.folded)] = true }
    let hasCase = context.source.hasCase
    var found: [Finding] = []
    for (index, token) in text.tokens.enumerated() where isCapitals[Int(token.form)] {
      let form = table.forms[Int(token.form)]
      guard !isShouted(around: index, in: text),
        !text.isTechnical(at: Int(token.start)),
        !sourceShouts(at: Int(token.start), in: context), !isDateline(index, in: text),
        !isLabel(index, in: context)
      else { continue }
      let isKnown = isLower[Int(form.folded)]
      // A script without case cannot show what an abbreviation is.
      let isLong = form.range.count >= (hasCase ? Self.shortest : 7)
      // One in Latin letters in a text of another script is an abbreviation or a name.
      let isOwn = text.facts.scripts.contains(form.script)
      guard isKnown || isLong && isOwn && form.count == 1 else { continue }
      found.append(
        finding(
          "“\(text.string(token.range))” is in capitals", help: "write it in lower case",
          target: token.range, confidence: isKnown ? 0.95 : 0.8, in: context))
    }
    return found
  }

  /// UTF-16 units of a word without an elided article: L’URL.
  private func letters(of form: Form, in text: Analysis) -> Int {
    let article = text.text[form.range].prefix(3).firstIndex { $0 == 0x27 || $0 == 0x2019 }
    return form.range.upperBound - (article.map { $0 + 1 } ?? form.range.lowerBound)
  }

  /// Whether a neighbour is in capitals too: a heading or a name of several words.
  private func isShouted(around index: Int, in text: Analysis) -> Bool {
    for step in [-1, 1] {
      var place = index + step
      while text.tokens.indices.contains(place), !text.tokens[place].isWordLike,
        abs(place - index) < 3
      {
        place += step
      }
      guard text.tokens.indices.contains(place), !isJoined(index, place, in: text) else { continue }
      if text.form(of: text.tokens[place]).casing == .upper { return true }
    }
    return false
  }

  /// Whether only a hyphen stands between two tokens: one word for the reader.
  private func isJoined(_ first: Int, _ second: Int, in text: Analysis) -> Bool {
    let (left, right) = (text.tokens[min(first, second)], text.tokens[max(first, second)])
    return right.start - left.end == 1 && text.text[Int(left.end)] == 0x2D
  }

  /// Whether a word begins its sentence as one in capitals begins the source's: `TIP: …`.
  private func isLabel(_ index: Int, in context: RuleContext) -> Bool {
    let (source, text) = (context.source, context.target)
    guard let bead = context.bead(atTarget: Int(text.tokens[index].start)),
      let sentence = bead.target.first, text.sentences[sentence].tokens.first == index,
      let first = bead.source.first.flatMap({ source.sentences[$0].tokens.first })
    else { return false }
    return source.form(of: source.tokens[first]).casing == .upper
  }

  /// The place at the head of a report: `LISBON, May 12 (Agency) –`.
  private func isDateline(_ index: Int, in text: Analysis) -> Bool {
    let token = text.tokens[index]
    guard let number = text.sentenceIndex(at: Int(token.start)),
      case let sentence = text.sentences[number], sentence.tokens.first == index,
      number == 0 || text.sentences[number - 1].block != sentence.block,
      case let head = sentence.tokens.dropFirst().prefix(Self.dateline)
    else { return false }
    let starts = head.map { text.unit(at: Int(text.tokens[$0].start)) }
    return starts.contains { 0x2012...0x2015 ~= $0 || $0 == 0x2D }
      && (starts.contains { $0 == 0x2C || $0 == 0x28 }
        || head.contains { text.tokens[$0].kind == .number })
  }

  /// Tokens of a dateline behind the place.
  private static let dateline = 16

  private func isUpper(_ word: ArraySlice<UInt16>) -> Bool {
    word.allSatisfy { GeneralCategory(of: UInt32($0)) == .uppercaseLetter }
  }

  /// Whether the aligned source has a word in capitals of some length.
  private func sourceShouts(at offset: Int, in context: RuleContext) -> Bool {
    guard let bead = context.bead(atTarget: offset) else { return false }
    let source = context.source
    return bead.source.contains { sentence in
      source.sentences[sentence].tokens.contains {
        let form = source.form(of: source.tokens[$0])
        // With an ending behind an apostrophe: `UNICEF'in`.
        let word = source.text[form.range].prefix { $0 != 0x27 && $0 != 0x2019 }
        return word.count >= 4
          && (form.casing == .upper || word.count < form.range.count && isUpper(word))
      }
    }
  }
}
