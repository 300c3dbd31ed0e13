import Documents
import ICU

/// A quotation mark of a text, and which way it faces.
public struct QuotationMark: Sendable, Equatable {
  public enum Side: Sendable {
    case open, close
    /// Straight or symmetric, with nothing around it that tells.
    case either
  }

  /// Offset in the text; a mark is one UTF-16 unit.
  public var offset: Int
  public var unit: UInt16
  public var side: Side

  /// Whether the mark is a double one, guillemets and corner brackets among
  /// them. Single marks look like apostrophes and are judged more mildly.
  public var isDouble: Bool { !Self.singles.contains(unit) }

  static let straightDouble: UInt16 = 0x22
  static let straightSingle: UInt16 = 0x27

  private static let singles: [UInt16] = [0x27, 0x2018, 0x2019, 0x201A, 0x201B, 0x2039, 0x203A]

  /// Marks that open, whatever stands around them: „ ‚ 「 『 《 〈 〝 and ornaments.
  static let alwaysOpen: [UInt16] = [0x201E, 0x201A, 0x300C, 0x300E, 0x300A, 0x3008, 0x301D]
  /// Marks that close, whatever stands around them: 」 』 》 〉 〞 〟.
  static let alwaysClose: [UInt16] = [0x300D, 0x300F, 0x300B, 0x3009, 0x301E, 0x301F]
  /// Marks that open in most languages: “ ‘ « ‹.
  private static let usuallyOpen: [UInt16] = [0x201C, 0x2018, 0x00AB, 0x2039]
  /// Marks that close in most languages: ” ’ » › ‟ ‛.
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
    let pairs = facts.quotes + facts.nestedQuotes
    let opens = pairs.contains { $0.open == unit }
    let closes = pairs.contains { $0.close == unit }
    if opens != closes { return opens ? .open : .close }
    if opens && closes { return .either }
    if usuallyOpen.contains(unit) { return .open }
    return usuallyClose.contains(unit) ? .close : .either
  }
}

/// Finds the quotation marks of a text among apostrophes, primes and inch signs.
struct QuotationMarkScanner {
  let text: [UInt16]
  let facts: LanguageFacts

  func marks() -> [QuotationMark] {
    var found: [QuotationMark] = []
    for offset in text.indices where QuotationMark.isMark(text[offset]) {
      if let side = side(at: offset) {
        found.append(QuotationMark(offset: offset, unit: text[offset], side: side))
      }
    }
    return found
  }

  /// Nil for an apostrophe, a prime or an abbreviation mark.
  private func side(at offset: Int) -> QuotationMark.Side? {
    let unit = text[offset]
    let previous = offset > 0 ? text[offset - 1] : 0x0A
    let next = offset + 1 < text.count ? text[offset + 1] : 0x0A
    let (before, after) = (Surrounding(previous), Surrounding(next))
    let isApostrophe = unit == QuotationMark.straightSingle || unit == 0x2019 || unit == 0x2018
    if isApostrophe, before == .word, after == .word { return nil }
    // ’80s, ’n’, ’tis: the mark stands for what was left out.
    if unit == 0x2019, before != .word, after == .word, !facts.opens(0x2019) { return nil }
    if isApostrophe, before != .word, 0x30...0x39 ~= next { return nil }
    if unit == QuotationMark.straightDouble {
      if before == .word, after == .word { return nil }
      // 6" and 5'11": inches, unless something is open (decided by the stack).
      if 0x30...0x39 ~= previous, after != .word { return .either }
    }
    if QuotationMark.alwaysOpen.contains(unit) || QuotationMark.alwaysClose.contains(unit) {
      return QuotationMark.inherentSide(unit, facts)
    }
    switch (before.allowsOpening, after.allowsClosing) {
    case (true, false): return .open
    case (false, true): return .close
    default: return QuotationMark.inherentSide(unit, facts)
    }
  }

  /// What stands beside a mark.
  private enum Surrounding {
    case space, word, opener, closer

    init(_ unit: UInt16) {
      switch unit {
      case 0...0x20, 0x85, 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
        self = .space
      // Opening brackets, inverted marks, dashes, slash.
      case 0x28, 0x5B, 0x7B, 0xA1, 0xBF, 0x2D, 0x2010...0x2015, 0x2F, 0xFF08, 0x3010:
        self = .opener
      case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D, 0x2026, 0x60C, 0x61B, 0x61F,
        0x6D4, 0x964, 0x3001, 0x3002, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F:
        self = .closer
      case let mark where QuotationMark.alwaysOpen.contains(mark): self = .opener
      case let mark where QuotationMark.alwaysClose.contains(mark): self = .closer
      default:
        self = QuotationMark.isMark(unit) ? .space : .word
      }
    }

    var allowsOpening: Bool { self == .space || self == .opener }
    var allowsClosing: Bool { self == .space || self == .closer || self == .opener }
  }
}

extension LanguageFacts {
  /// Whether some accepted pair opens with `unit`.
  func opens(_ unit: UInt16) -> Bool {
    quotes.contains { $0.open == unit } || nestedQuotes.contains { $0.open == unit }
  }

  /// Whether `open` … `close` is an accepted outer or inner pair.
  public func accepts(_ open: UInt16, _ close: UInt16) -> Bool {
    let pair = QuotationPair(open: open, close: close)
    return quotes.contains(pair) || nestedQuotes.contains(pair)
  }
}
