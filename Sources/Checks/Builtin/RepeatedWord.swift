import ICU
import Linguistics
import Rules

/// The same word twice, with nothing but a space between.
struct RepeatedWord: Rule {
  let page = RulePage(
    name: "repeated-word",
    summary: "A word stands twice in a row",
    why: "One of the two is left over from an edit.",
    category: .duplication, severity: .error, mqmSeverity: .minor, confidence: 0.97,
    examples: [
      .bad("ru|en", "Мост открыли утром.", "The bridge was opened ⟦in in⟧ the morning."),
      .bad("en|de", "The bridge was opened.", "Die Brücke ⟦wurde wurde⟧ eröffnet."),
      .bad("en|ar", "The bridge was opened.", "افتتح ⟦الجسر الجسر⟧ صباحا."),
      .bad("en|ru", "The bridge was opened.", "Мост ⟦открыли открыли⟧ утром."),
      .bad("en|hi", "The book is on the table.", "किताब मेज़ ⟦पर पर⟧ है।"),
      .bad("en|hr", "He met Anna in Berlin.", "Sastao ⟦se se⟧ s Anom u Berlinu."),
      .bad("en|sw", "They met Merkel in Berlin.", "Walikutana na ⟦Merkel Merkel⟧ mjini Berlin."),
      .bad("en|id", "The bridge was opened.", "Jembatan ⟦dibuka dibuka⟧ kemarin."),
      .good("en|fr", "Haha! A big threat.", "« Ha ha ! Une grande menace. »"),
      .good("en|pl", "In a moment. Not so.", "Zaraz, zaraz. Tak tak, nie można."),
      .bad(
        "de|en", "Die Brücke wurde heute eröffnet.", "The bridge was opened ⟦today today today⟧."),
      .good(
        "en|nds", "He told me that the land there is high.",
        "He vertellt mi, dat dat Land daar hoog is."),
      .good("ru|en", "Он кричал: да да да!", "He cried yes yes yes!"),
      .good("en|de", "the women who take the bridge", "die Frauen, die die Brücke nehmen"),
      .good("en|fr", "We sit down.", "Nous nous asseyons."),
      .good("en|tr", "He walks slowly.", "Yavaş yavaş yürüyor."),
      .good("en|el", "The pages lie side by side.", "Οι σελίδες είναι δίπλα δίπλα."),
      .good("ru|en", "Roa Roa", "Roa Roa came."),
      .good("ja|en", "ロアロアホテルにいた。", "They were at the Roa Roa Hotel. The Roa Roa Hotel fell."),
      .good("en|de", "one the players believe in", "eines, an das das Team glaubt"),
      .good("ru|en", "Он ехал, ехал и приехал.", "He drove, drove and came; he had had enough."),
      .good("ru|en", "Мун Чжэ Ин в мае", "Moon Jae-in in May"),
      .good(
        "en|de", "The brush is set under <b>Colour</b>.<br>Lions are large cats.",
        "Der Pinsel wird in der auswahl <b>Auswahl</b> gesetzt: Löwe<br>löwe, große Katze.",
        format: .html),
      .good(
        "en|es", "See the FAQ of <a>Debian</a>.", "Vea las preguntas de Debian <a>Debian FAQ</a>.",
        format: .html),
      .good("en|da", "a one-dimensional array", "en en-dimensionel matrix"),
      .good("en|el", "It has only just opened.", "Άνοιξε μόλις μόλις σήμερα."),
      .good("en|gl", "It is as if seen from above.", "É como se se vise desde arriba."),
      .good(
        "en|fr", "Open the file manager Files. The fishermen saw the other bank.",
        "Ouvrez le gestionnaire de fichiers Fichiers. Les pêcheurs voyaient l’autre rive."),
    ])

  /// A word that stands more often is no name whose doubling is counted.
  private static let mostNames: Int32 = 1000

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let runs = runs(in: context.target)
    guard !runs.isEmpty else { return [] }
    let allowed = DoubledWords(context.target.facts.tag)
    return runs.filter { isSlip($0, allowed, in: context) }
      .map { finding(of: $0, allowed, in: context) }
  }

  /// The tokens of each word that stands more than once in a row.
  private func runs(in text: Analysis) -> [Range<Int>] {
    let (tokens, forms) = (text.tokens, text.tokenTable.forms)
    // Whether a token is the word before it once more, with a space between.
    func isAgain(_ index: Int) -> Bool {
      let (previous, token) = (tokens[index - 1], tokens[index])
      return token.kind == .word && previous.kind == .word && token.start - previous.end == 1
        && forms[Int(token.form)].folded == forms[Int(previous.form)].folded
        && WhiteSpace.isBlank(text.text[Int(previous.end)])
    }
    var runs: [Range<Int>] = []
    var end = 1
    while end < tokens.count {
      let first = end - 1
      while end < tokens.count, isAgain(end) { end += 1 }
      if end - first > 1 { runs.append(first..<end) }
      end += 1
    }
    return runs
  }

  private func isSlip(
    _ run: Range<Int>, _ allowed: DoubledWords, in context: RuleContext
  ) -> Bool {
    let text = context.target
    let folded = text.tokenTable.foldedForms[Int(text.form(of: text.tokens[run.lowerBound]).folded)]
    return folded.count > 1 && !isContinued(run, in: text) && !isLabelled(run, in: text)
      && !isOftenDoubled(run.lowerBound, in: text) && !isExclamation(run, in: text)
      && !isHyphenated(before: text.tokens[run.lowerBound], in: text)
      && !isHyphen(text.unit(at: Int(text.tokens[run.upperBound - 1].end)))
      && !allowed.contains(folded, afterComma: opensClause(run.lowerBound, in: text))
      && !sourceRepeats(at: Int(text.tokens[run.lowerBound].start), in: context)
  }

  private func finding(
    of run: Range<Int>, _ allowed: DoubledWords, in context: RuleContext
  ) -> Finding {
    let text = context.target
    let (first, last) = (text.tokens[run.lowerBound], text.tokens[run.upperBound - 1])
    let range = first.range.lowerBound..<last.range.upperBound
    let severity =
      isSpelled(run, in: text) ? .info : severity(of: run, allowed, in: text)
    let count = run.count == 2 ? "twice" : "\(run.count) times in a row"
    return finding(
      "“\(text.string(last.range))” stands \(count)",
      help: run.count == 2 ? "delete one of them" : "keep one of them", target: range,
      severity: severity, confidence: severity == .error ? 0.97 : 0.8,
      fix: (range, text.string(first.range), false), in: context)
  }

  /// Letters of the shortest word that a capital makes a name behind itself.
  private static let shortestName = 4

  /// A word and the name, label or line behind it, set apart by a capital, or by markup or a line
  /// end and by the size of a letter: `the menu Menu`, `the menu <b>Menu</b>`, `the guides of Debian
  /// <a>Debian Reference</a>`.
  private func isLabelled(_ run: Range<Int>, in text: Analysis) -> Bool {
    let (first, last) = (text.tokens[run.lowerBound], text.tokens[run.upperBound - 1])
    let casing = (first: text.form(of: first).casing, last: text.form(of: last).casing)
    if casing == (.lower, .title), first.range.count >= Self.shortestName { return true }
    return (casing.first != casing.last || casing.last == .title)
      && (text.unit(at: Int(first.end)) == 0x0A
        || text.document.standing(of: first.range.lowerBound..<last.range.upperBound) != .unchanged)
  }

  /// Letters of the longest word that is called out more than once: `No no!`, `Ha ha…`
  private static let longestExclamation = 4

  /// Whether short words stand between marks and nothing else does.
  private func isExclamation(_ run: Range<Int>, in text: Analysis) -> Bool {
    guard text.tokens[run.lowerBound].range.count <= Self.longestExclamation else { return false }
    return [run.lowerBound - 1, run.upperBound].allSatisfy {
      !text.tokens.indices.contains($0) || !text.tokens[$0].isWordLike
    }
  }

  /// Whether a comma stands before a word, or before a short one in between: `, an die`.
  private func opensClause(_ index: Int, in text: Analysis) -> Bool {
    let start = Int(text.tokens[index].start)
    if isComma(before: start, in: text) { return true }
    guard let before = text.tokens[..<index].last(where: \.isWordLike),
      before.range.upperBound == start - 1, text.isSpace(at: start - 1)
    else { return false }
    return isComma(before: Int(before.start), in: text)
  }

  private func isComma(before start: Int, in text: Analysis) -> Bool {
    text.isSpace(at: start - 1) && text.unit(at: start - 2) == 0x2C
  }

  /// Names that the text always doubles: Roa Roa.
  private func isOftenDoubled(_ index: Int, in text: Analysis) -> Bool {
    let form = text.form(of: text.tokens[index])
    guard form.casing == .title, 4...Self.mostNames ~= form.count,
      form.count.isMultiple(of: 2)
    else {
      return false
    }
    let doubled = text.tokens.indices.dropFirst().count {
      text.tokens[$0].form == text.tokens[index].form
        && text.tokens[$0 - 1].form == text.tokens[index].form
    }
    return doubled == Int(form.count) / 2
  }

  /// The first of the two is the end of a longer word: `Jae-in in May`.
  private func isHyphenated(before token: Token, in text: Analysis) -> Bool {
    let unit = text.unit(at: Int(token.start) - 1)
    return isHyphen(unit) || unit == 0x27 || unit == 0x2019
  }

  private func isHyphen(_ unit: UInt16) -> Bool {
    unit == 0x2D || unit == 0x2010 || unit == 0x2011
  }

  /// Words of scripts without case that are so short among other short ones
  /// are the names of letters: سي إن إن.
  private func isSpelled(_ run: Range<Int>, in text: Analysis) -> Bool {
    let form = text.form(of: text.tokens[run.lowerBound])
    // A syllable of Hangul is two letters or three.
    let longest = form.script == .hangul ? 1 : 3
    guard form.casing == .none, text.tokens[run.lowerBound].range.count <= longest else {
      return false
    }
    return [run.lowerBound - 1, run.upperBound].contains {
      text.tokens.indices.contains($0) && text.tokens[$0].kind == .word
        && text.tokens[$0].range.count <= longest
    }
  }

  /// Whether the word stands next to the run once more, with a mark between: a stammer.
  private func isContinued(_ run: Range<Int>, in text: Analysis) -> Bool {
    let form = text.form(of: text.tokens[run.lowerBound]).folded
    return [run.lowerBound - 1, run.upperBound].contains {
      text.tokens.indices.contains($0) && text.form(of: text.tokens[$0]).folded == form
    }
  }

  /// Doubled names are names more often than slips; where doubling is grammar,
  /// no list is complete.
  private func severity(
    of run: Range<Int>, _ allowed: DoubledWords, in text: Analysis
  ) -> Severity {
    let isDouble = run.count == 2
    let (first, last) = (
      text.form(of: text.tokens[run.lowerBound]),
      text.form(of: text.tokens[run.upperBound - 1])
    )
    let folded = text.tokenTable.foldedForms[Int(last.folded)]
    let isName = last.casing == .title && first.casing == .title
    if allowed.isProductive {
      return allowed.neverDoubles(folded) ? .error : isDouble && !isName ? .info : .warning
    }
    if allowed.contains(folded, afterComma: true) { return .warning }
    return isDouble && (isName || last.casing == .upper) ? .warning : .error
  }

  private func sourceRepeats(at offset: Int, in context: RuleContext) -> Bool {
    guard let bead = context.bead(atTarget: offset) else { return false }
    let source = context.source
    return bead.source.contains { sentence in
      let tokens = source.tokens[source.sentences[sentence].tokens].filter(\.isWordLike)
      return zip(tokens, tokens.dropFirst()).contains {
        source.form(of: $0).folded == source.form(of: $1).folded
      }
    }
  }
}

/// The words that a language doubles by right.
struct DoubledWords {
  /// Whether doubling forms plurals and adverbs, so that no list is complete.
  let isProductive: Bool
  private let words: Set<[UInt16]>
  private let wordsAfterComma: Set<[UInt16]>
  private let wordsNeverDoubled: Set<[UInt16]>

  init(_ tag: String) {
    let language = tag.prefix { $0 != "-" }
    var words: Set<[UInt16]> = []
    var wordsAfterComma: Set<[UInt16]> = []
    var wordsNeverDoubled: Set<[UInt16]> = []
    var isProductive = false
    for line in Rules.data("doubled-words.tsv")?.split(separator: UInt8(ascii: "\n")) ?? [] {
      let fields = line.split(separator: UInt8(ascii: "\t"))
      guard fields.count == 2, fields[0].elementsEqual(language.utf8) else { continue }
      for word in fields[1].split(separator: UInt8(ascii: " ")) {
        let units = Array(String(decoding: word, as: UTF8.self).utf16)
        switch units.first {
        case 0x2A: isProductive = true
        case 0x21: wordsNeverDoubled.insert(Array(units.dropFirst()))
        case 0x2C: wordsAfterComma.insert(Array(units.dropFirst()))
        default: words.insert(units)
        }
      }
    }
    self.words = words
    self.wordsAfterComma = wordsAfterComma
    self.wordsNeverDoubled = wordsNeverDoubled
    self.isProductive = isProductive
  }

  func contains(_ folded: ArraySlice<UInt16>, afterComma: Bool) -> Bool {
    words.contains(Array(folded)) || afterComma && wordsAfterComma.contains(Array(folded))
  }

  /// Whether doubling a word is a slip even where it is part of the grammar.
  func neverDoubles(_ folded: ArraySlice<UInt16>) -> Bool {
    wordsNeverDoubled.contains(Array(folded))
  }
}
