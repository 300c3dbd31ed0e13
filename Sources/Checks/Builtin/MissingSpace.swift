import ICU
import Linguistics

/// Two words with a mark between them and no space after it.
struct MissingSpace: Rule {
  let page = RulePage(
    name: "missing-space",
    summary: "No space stands where one belongs beside a mark",
    why: "Two words run together, and search and hyphenation take them for one.",
    category: .whitespace, severity: .warning, mqmSeverity: .minor, confidence: 0.93,
    examples: [
      .bad("ru|en", "Да, но нет.", "Yes⟦,⟧but no."),
      .bad("ru|en", "Наши… может быть, это коллеги.", "Our⟦…⟧maybe these are colleagues."),
      .bad("en|de", "He came. She left.", "Er kam gestern⟦.⟧Sie ging."),
      .bad("en|ar", "Yes, but no.", "نعم⟦،⟧لكن لا."),
      .bad(
        "en|fr", "Really? Yes! No? He said: “yes”.", "Vraiment ? Oui⟦!⟧ Non ? Il a dit : « oui »."),
      .bad("en|fr", "He said “yes” and “no”.", "Il a dit « oui » et ⟦«⟧non »."),
      .bad("en|fr", "Options of “Waves”.", "Options du filtre⟦«⟧ Vagues »."),
      .bad("en|ru", "He said “yes”.", "Он сказал⟦«⟧да»."),
      .good("en|fi", "EU budget: it grows.", "EU:n budjetti: se kasvaa."),
      .good("en|pt", "Call it “The Bridge”.", "Chama-lhe «&nbsp;O Ponte&nbsp;»."),
      .good(
        "en|fr", "Use &lt;channel&gt; first: now. Really? Yes!",
        "D’abord &lt;salon&gt; [sujet] : maintenant. Vraiment ? Oui !"),
      .good("en|oc", "Really? Yes! No? Yes?", "Vertat ? Òc ! Non ? Òc?"),
      .good("en|he", "In “Haaretz” they wrote.", "ב„הארץ” כתבו."),
      .good("en|zh-Hant", "It is a GNOME “app”.", "它是GNOME「應用程式」。"),
      .bad("ja|en", "米国本土", "the U.S⟦.⟧mainland"),
      .bad("en|de", "Dr. Weber came.", "Gestern kam Dr⟦.⟧Weber."),
      .bad(
        "de|en", "Ich fürchte, ja. Die Brücke war geschlossen.",
        "I fear so⟦.⟧The bridge was closed."),
      .good(
        "en|sv", "The bridge cost some ten kronor. It was cheap.",
        "Bron kostade ca.Tio kronor var allt."),
      .good("en|de", "Node.js and Booking.com", "Node.js und Booking.com z.B. im Juni"),
      .good("en|fi", "EU laws", "EU:n lait ja klo 12.30"),
      .good("en|fr-CA", "Really? Yes!", "Vraiment? Oui!"),
      .good("en|ko", "Click Add… and choose Yahoo! here.", "추가…를 누르고 야후!를 고르십시오."),
      .bad("en|ko", "Add it… maybe later.", "추가하세요⟦…⟧나중에."),
      .good("en|zh-Hans", "Yes, but no.", "是的，但不是。"),
      .good("en|de", "It goes to Assets:Savings.", "Es geht an Aktiva:Sparguthaben."),
      .bad("en|de", "It goes on: slowly.", "Es geht weiter⟦:⟧langsam."),
      .good(
        "en|de", "Write databasename.tablename here.",
        "Schreiben Sie hier Datenbankname.Tabellenname."),
      .good("en|ru", "north,south,east,west", "север,юг,восток,запад"),
    ])

  /// UTF-16 units of a bead's source in which the same piece is looked for.
  private static let longest = 5000

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var found: [Finding] = []
    var source = AlignedSource(context)
    for offset in text.signs.offsets.lazy.map(Int.init)
    where isGlued(offset, in: context, &source) && !text.isTechnical(at: offset) {
      let mark = text.string(offset..<offset + 1)
      found.append(
        finding(
          "no space after \(mark)", help: "add a space", target: offset..<offset + 1,
          source: context.sourceRange(atTarget: offset).map { [$0] } ?? [],
          fix: (offset..<offset + 1, mark + " ", true), in: context))
    }
    return found + quotations(in: context, &source) + unspaced(in: context)
  }

  // MARK: Before a quotation

  /// The quotation marks that open close behind a letter. Semitic scripts write prepositions there,
  /// scripts without spaces anything.
  private func quotations(in context: RuleContext, _ source: inout AlignedSource) -> [Finding] {
    let text = context.target
    let scripts = text.facts.scripts.intersection([.latin, .cyrillic, .greek])
    var found: [Finding] = []
    for offset in text.quotations.pairs.lazy.map(\.open.offset)
    where text.isLetter(at: offset - 1) && text.text[offset] >= 0x80
      && scripts.contains(Script(of: UInt32(text.unit(at: offset - 1))))
      && !isIn(&source, offset, of: text) && !text.isTechnical(at: offset)
    {
      let mark = text.string(offset..<offset + 1)
      found.append(
        finding(
          "no space before \(mark)", help: "add a space", target: offset..<offset + 1,
          source: context.sourceRange(atTarget: offset).map { [$0] } ?? [],
          fix: (offset..<offset + 1, " " + mark, true), in: context))
    }
    return found
  }

  // MARK: After a mark

  /// UTF-16 units of the longest ending behind the colon of an abbreviation: Finnish `EU:ssa`.
  private static let longestEnding = 4

  /// Whether a short ending in small letters stands behind an abbreviation in capitals.
  private func isEnding(behindColon offset: Int, in text: Analysis) -> Bool {
    let start = offset - wordLength(endingAt: offset, in: text)
    var end = offset + 1
    while text.category(at: end) == .lowercaseLetter { end += 1 }
    return end - offset - 1 <= Self.longestEnding && !text.isLetter(at: end)
      && (start..<offset).allSatisfy { text.category(at: $0) == .uppercaseLetter }
  }

  private func isGlued(
    _ offset: Int, in context: RuleContext, _ source: inout AlignedSource
  ) -> Bool {
    let text = context.target
    guard text.isLetter(at: offset + 1), isSpacedScript(text.unit(at: offset + 1)),
      !isParticle(at: offset + 1, in: text)
    else { return false }
    switch text.text[offset] {
    case 0x2C, 0x3B, 0x60C, 0x61B:
      return endsWord(offset, in: text) && !isIn(&source, offset, of: text)
        && !hasPath(&source, offset, in: context) && !text.isInReference(offset..<offset + 1)
    case 0x3A:
      // Endings after a colon (EU:n, Lehrer:innen) have no colon in the source.
      return text.isLetter(at: offset - 1) && wordLength(endingAt: offset, in: text) > 1
        && !isEnding(behindColon: offset, in: text)
        && source.contains([0x3A, 0xFF1A], atTarget: offset)
        && !isIn(&source, offset, of: text) && !hasPath(&source, offset, in: context)
    case 0x2E:
      return
        (isSentenceGap(offset, in: text) || isSentenceGap(behindShortWord: offset, in: context))
        && !isIn(&source, offset, of: text) && !hasPath(&source, offset, in: context)
    case 0x21, 0x3F, 0x61F, 0x6D4:
      return text.isLetter(at: offset - 1) && text.category(at: offset + 1) != .lowercaseLetter
        && !isIn(&source, offset, of: text)
    case 0x2026:
      return text.isLetter(at: offset - 1) && !isIn(&source, offset, of: text)
    default: return false
    }
  }

  /// Korean writes its particles onto whatever stands before them.
  private func isParticle(at offset: Int, in text: Analysis) -> Bool {
    guard 0xAC00...0xD7A3 ~= text.unit(at: offset),
      let token = text.tokens[text.tokenTable.indices(in: offset..<text.text.count)].first
    else { return false }
    let word = text.text[token.range]
    return text.facts.list("segmentation.continuations").contains { $0.utf16.elementsEqual(word) }
  }

  private func endsWord(_ offset: Int, in text: Analysis) -> Bool {
    text.isWordCharacter(at: offset - 1) || "\"”»)]%".utf16.contains(text.unit(at: offset - 1))
  }

  /// A full stop between a word in lower case and a capital: `yesterday.She`.
  /// Shorter words are abbreviations (`z.B.`), and names with a stop inside
  /// (`Node.js`) go on in lower case.
  private func isSentenceGap(_ offset: Int, in text: Analysis) -> Bool {
    let next = text.category(at: offset + 1)
    let last = text.category(at: offset - 1)
    if next == .uppercaseLetter, isTitle(endingAt: offset, in: text) { return true }
    // Single letters with stops, then a word: `U.S.mainland`.
    if wordLength(endingAt: offset, in: text) == 1, text.unit(at: offset - 2) == 0x2E,
      text.isLetter(at: offset - 3)
    {
      return next == .lowercaseLetter && text.isLetter(at: offset + 2)
    }
    guard wordLength(endingAt: offset, in: text) >= 3 else { return false }
    if next == .uppercaseLetter { return last == .lowercaseLetter }
    // Scripts without case.
    return next == .otherLetter && last == .otherLetter
  }

  /// A full stop behind a word of two letters that is no abbreviation, where the source has more
  /// sentences: `I fear so.She`.
  private func isSentenceGap(behindShortWord offset: Int, in context: RuleContext) -> Bool {
    let text = context.target
    guard wordLength(endingAt: offset, in: text) == 2, let bead = context.bead(atTarget: offset),
      bead.source.count > bead.target.count
    else { return false }
    let word = text.string(offset - 2..<offset)
    let lists = ["titles", "prepositive", "numeric"].map { text.facts.list("segmentation.\($0)") }
    guard !lists.contains(where: { $0.contains(word) }) else { return false }
    let (last, next) = (text.category(at: offset - 1), text.category(at: offset + 1))
    return last == .lowercaseLetter && next == .uppercaseLetter
      || last == .otherLetter && next == .otherLetter
  }

  /// Whether the stop belongs to a title of the language: `Dr.Smith`.
  private func isTitle(endingAt offset: Int, in text: Analysis) -> Bool {
    let length = wordLength(endingAt: offset, in: text)
    guard length >= 2, text.isLetter(at: offset + 2) else { return false }
    let word = text.string(offset - length..<offset)
    return text.facts.list("segmentation.titles").contains(word)
  }

  private func wordLength(endingAt offset: Int, in text: Analysis) -> Int {
    var start = offset
    while text.isLetter(at: start - 1) { start -= 1 }
    return offset - start
  }

  /// Chinese, Japanese, Thai and their likes put no space between words.
  private func isSpacedScript(_ unit: UInt16) -> Bool {
    let script = Script(of: UInt32(unit))
    return ![.han, .hiragana, .katakana, .thai].contains(script)
      && !(0x0E80...0x0EFF ~= unit || 0x1000...0x109F ~= unit || 0x1780...0x17FF ~= unit)
  }

  /// Whether the source has the same piece: a name such as Yahoo!Japan.
  private func isIn(_ source: inout AlignedSource, _ offset: Int, of text: Analysis) -> Bool {
    let piece = text.text[max(0, offset - 2)..<min(text.text.count, offset + 3)]
    return source.has(Array(piece), atTarget: offset) { source in
      // What is that long is no prose, and is left alone.
      guard source.count <= Self.longest else { return true }
      guard source.count >= piece.count else { return false }
      return (source.startIndex...source.endIndex - piece.count).contains { start in
        source[start..<start + piece.count].elementsEqual(piece)
      }
    }
  }

  /// Whether the source has the mark between two words as well, as in a path (`Assets:Savings`,
  /// `table.field`) or in a list that a program reads (`north,south`).
  private func hasPath(
    _ source: inout AlignedSource, _ offset: Int, in context: RuleContext
  ) -> Bool {
    let mark = context.target.text[offset]
    let letters = mark == 0x2E ? Self.shortestOfPath : 1
    return source.has([mark], atTarget: offset) { text in
      text.indices.contains { offset in
        text[offset] == mark && isSpacedScript(context.source.unit(at: offset + 1))
          && (1...letters).allSatisfy {
            context.source.isLetter(at: offset - $0) && context.source.isLetter(at: offset + $0)
          }
      }
    }
  }

  /// Letters on either side of a full stop that make it that of a path rather than `U.S.`.
  private static let shortestOfPath = 3

  // MARK: Before high marks, inside guillemets

  /// The marks that lack their space in a language that sets them off, where
  /// the text mostly does so.
  private func unspaced(in context: RuleContext) -> [Finding] {
    let text = context.target
    let marks = ";!?:»".utf16.filter {
      ["nbsp", "nnbsp"].contains(text.facts.value("space-before.\(String(utf16: [$0]))"))
    }
    guard !marks.isEmpty else { return [] }
    var (spaced, missing): ([Int], [Int]) = ([], [])
    for offset in text.signs.offsets.lazy.map(Int.init) {
      let unit = text.text[offset]
      if marks.contains(unit), isHighMark(offset, in: text) {
        if WhiteSpace.isBlank(text.unit(at: offset - 1)) {
          spaced.append(offset)
        } else {
          missing.append(offset)
        }
      } else if unit == 0xAB, marks.contains(0xBB) {
        if text.isWordCharacter(at: offset + 1) {
          missing.append(offset)
        } else {
          spaced.append(offset)
        }
      } else if unit == 0x25, !WhiteSpace.isBlank(text.unit(at: offset - 1)),
        text.category(at: offset - 1).isNumber
      {
        missing.append(offset)
      }
    }
    guard spaced.count >= 2 * missing.count else { return [] }
    return missing.filter {
      !text.isTechnical(at: $0) && text.reference(at: $0..<$0 + 1)?.kind != .entity
    }.map { offset in
      let mark = text.string(offset..<offset + 1)
      let isOpening = text.text[offset] == 0xAB
      let space = text.facts.value("space-before.\(mark)") == "nnbsp" ? "\u{202F}" : "\u{A0}"
      return finding(
        "no space \(isOpening ? "after" : "before") \(mark)", help: "add a no-break space",
        target: offset..<offset + 1, confidence: 0.9,
        fix: (offset..<offset + 1, isOpening ? mark + space : space + mark, true), in: context)
    }
  }

  /// Whether a mark ends a word, and is no part of a time, a name or a run of marks.
  private func isHighMark(_ offset: Int, in text: Analysis) -> Bool {
    let before = text.unit(at: offset - 1)
    if WhiteSpace.isBlank(before) { return true }
    if text.text[offset] == 0xBB { return before > 0x20 }
    guard
      text.isWordCharacter(at: offset - 1) || before == 0x29 || before == 0x2E || before == 0x2026
    else { return false }
    return text.isSpace(at: offset + 1)
      || "!?»)\u{A0}\u{202F}".utf16.contains(text.unit(at: offset + 1))
  }
}
