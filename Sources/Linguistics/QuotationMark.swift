import ICU

/// A quotation mark of a text, and which way it faces.
public struct QuotationMark: Sendable, Equatable {
  public enum Side: Sendable {
    case open, close
    /// Straight or symmetric, with nothing around it that tells.
    case either
  }

  /// How far the side can be relied on.
  public enum Evidence: Sendable {
    /// What stands around the mark, or its own shape, leaves no choice.
    case certain
    /// Only the habit of the language speaks for the side.
    case habit
    /// Between letters or after a digit: maybe no quotation mark at all.
    case weak
  }

  /// Offset in the text; a mark is one UTF-16 unit.
  public var offset: Int
  public var unit: UInt16
  public var side: Side
  public var evidence: Evidence

  /// Whether the mark is a double one, guillemets and corner brackets among
  /// them. Single marks look like apostrophes and are judged more mildly.
  public var isDouble: Bool { Self.isDouble(unit) }

  static func isDouble(_ unit: UInt16) -> Bool { !singles.contains(unit) }

  public static let straightDouble: UInt16 = 0x22
  public static let straightSingle: UInt16 = 0x27

  private static let singles: [UInt16] = [0x27, 0x2018, 0x2019, 0x201A, 0x201B, 0x2039, 0x203A]

  /// Marks that open, whatever stands around them: „ ‚ 「 『 《 〈 〝.
  static let alwaysOpen: [UInt16] = [0x201E, 0x201A, 0x300C, 0x300E, 0x300A, 0x3008, 0x301D]
  /// Marks that close, whatever stands around them: 」 』 》 〉 〞 〟.
  static let alwaysClose: [UInt16] = [0x300D, 0x300F, 0x300B, 0x3009, 0x301E, 0x301F]
  /// Marks that open in most languages: “ ‘ « ‹.
  private static let usuallyOpen: [UInt16] = [0x201C, 0x2018, 0x00AB, 0x2039]
  /// Marks that close in most languages: ” ’ » ›.
  private static let usuallyClose: [UInt16] = [0x201D, 0x2019, 0x00BB, 0x203A]

  static func isMark(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x3008...0x300F,
      0x301D...0x301F, 0xFF02:
      true
    default: false
    }
  }

  /// The side that a mark has by itself in a language, told by its accepted pairs.
  static func inherentSide(_ unit: UInt16, _ facts: LanguageFacts) -> Side {
    if alwaysOpen.contains(unit) { return .open }
    if alwaysClose.contains(unit) { return .close }
    if unit == straightDouble || unit == straightSingle || unit == 0xFF02 { return .either }
    // The first pair with the mark is the most usual one.
    func pair(in pairs: [QuotationPair]) -> QuotationPair? {
      pairs.first { $0.open == unit || $0.close == unit }
    }
    if let pair = pair(in: facts.quotes) ?? pair(in: facts.nestedQuotes) {
      return pair.open == pair.close ? .either : pair.open == unit ? .open : .close
    }
    if usuallyOpen.contains(unit) { return .open }
    return usuallyClose.contains(unit) ? .close : .either
  }
}

/// Finds the quotation marks of a text among apostrophes, primes and inch signs.
struct QuotationMarkScanner {
  let text: [UInt16]
  let signs: Signs
  let facts: LanguageFacts

  func marks() -> [QuotationMark] {
    var found: [QuotationMark] = []
    for offset in signs.offsets {
      let unit = text[Int(offset)]
      if QuotationMark.isMark(unit), let mark = mark(unit, at: Int(offset)) { found.append(mark) }
    }
    return found
  }

  /// Nil for an apostrophe, a prime or an abbreviation mark.
  private func mark(_ unit: UInt16, at offset: Int) -> QuotationMark? {
    let (before, after) = (surrounding(offset - 1), surrounding(offset + 1))
    let isSingle = unit == QuotationMark.straightSingle || unit == 0x2019 || unit == 0x2018
    if isSingle, before == .word, after == .word { return nil }
    // ’80s, ’n’, ’tis: the mark stands for what was left out.
    if unit == 0x2019, !before.isWord, after == .word, !facts.opens(0x2019) { return nil }
    if isSingle, !before.isWord, isDigit(offset + 1) { return nil }
    func mark(_ side: QuotationMark.Side, _ evidence: QuotationMark.Evidence) -> QuotationMark {
      QuotationMark(offset: offset, unit: unit, side: side, evidence: evidence)
    }
    if unit == QuotationMark.straightDouble {
      if before == .word, after == .word { return isGershayim(offset) ? nil : mark(.either, .weak) }
      // 6" and 5'11": inches, unless something is open (decided by the stack).
      if isDigit(offset - 1), after != .word { return mark(.either, .weak) }
    }
    let inherent = QuotationMark.inherentSide(unit, facts)
    if QuotationMark.alwaysOpen.contains(unit) || QuotationMark.alwaysClose.contains(unit) {
      return mark(inherent, .certain)
    }
    // Where marks stand off what they enclose, a space on one side tells nothing: `mot« mot »`.
    if inherent != .either, before.allowsOpening != (inherent == .open),
      after.allowsClosing == (inherent == .open), facts.value("quote-space") == "nbsp"
    {
      return mark(inherent, .habit)
    }
    // Nor does it beside letters of a script that is written without spaces: 说“ 好”.
    if inherent == .open, before == .unspaced, after == .space { return mark(.open, .habit) }
    if inherent == .close, before == .space, after == .unspaced { return mark(.close, .habit) }
    switch (before.allowsOpening, after.allowsClosing) {
    case (true, false): return mark(.open, .certain)
    case (false, true): return mark(.close, .certain)
    default: return mark(inherent, .habit)
    }
  }

  /// Hebrew abbreviations have the mark before their last letter.
  private func isGershayim(_ offset: Int) -> Bool {
    0x05D0...0x05EA ~= text[offset + 1] && surrounding(offset + 2) != .word
  }

  private func isDigit(_ offset: Int) -> Bool {
    text.indices.contains(offset) && 0x30...0x39 ~= text[offset]
  }

  private func surrounding(_ offset: Int) -> Surrounding {
    guard text.indices.contains(offset) else { return .space }
    // A placeholder: “%s”, “{0}”, “$name”.
    if [0x25, 0x24, 0x7B].contains(text[offset]), text.indices.contains(offset + 1),
      [0x28, 0x7B].contains(text[offset + 1]) || signs.categories[offset + 1].isLetter
        || isDigit(offset + 1)
    {
      return .word
    }
    if text[offset] == 0x7D { return .word }
    return Surrounding(text[offset], signs.categories[offset])
  }

  /// What stands beside a mark.
  private enum Surrounding {
    case space, word, opener, closer
    /// A letter of a script that is written without spaces: nothing stands between words and
    /// quotation marks there.
    case unspaced

    init(_ unit: UInt16, _ category: GeneralCategory) {
      if category.isLetter || category.isMark || category.isNumber {
        self = Self.isUnspaced(unit) ? .unspaced : .word
      } else if unit == 0x2026 || unit == 0x2E {
        self = .closer
      } else if QuotationMark.alwaysOpen.contains(unit) {
        self = .opener
      } else if QuotationMark.alwaysClose.contains(unit) {
        self = .closer
      } else if QuotationMark.isMark(unit) || "*_~|<>=".utf16.contains(unit) {
        self = .space
      } else {
        self.init(sign: unit, category)
      }
    }

    private init(sign unit: UInt16, _ category: GeneralCategory) {
      switch category {
      case .startPunctuation, .dashPunctuation: self = .opener
      case .endPunctuation: self = .closer
      case .otherPunctuation:
        // Slash and inverted marks stand before what they belong to.
        self = unit == 0x2F || unit == 0xA1 || unit == 0xBF ? .opener : .closer
      case .control, .format: self = .space
      default: self = category.isSeparator ? .space : .word
      }
    }

    private static func isUnspaced(_ unit: UInt16) -> Bool {
      // Thai and Lao, kana.
      0x0E00...0x0EFF ~= unit || 0x3040...0x30FF ~= unit || Script(of: UInt32(unit)) == .han
    }

    var isWord: Bool { self == .word || self == .unspaced }
    var allowsOpening: Bool { self == .space || self == .opener }
    var allowsClosing: Bool { self == .space || self == .closer || self == .opener }
  }
}

extension LanguageFacts {
  /// Whether some accepted pair opens with `unit`.
  func opens(_ unit: UInt16) -> Bool {
    quotes.contains { $0.open == unit } || nestedQuotes.contains { $0.open == unit }
  }
}
