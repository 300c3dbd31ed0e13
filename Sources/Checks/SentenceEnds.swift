import ICU
import Linguistics

/// How a sentence ends, whatever closing quotation marks and brackets follow.
struct SentenceEnd {
  enum Mark: Sendable {
    case stop, question, exclamation, ellipsis, colon, comma, semicolon
    /// A letter or digit.
    case none
    /// A dash, a symbol, an emoji.
    case other
  }

  var mark: Mark
  /// The mark, or the last character where there is none.
  var range: Range<Int>

  init(of sentence: Range<Int>, in text: Analysis) {
    var end = sentence.upperBound
    while end > sentence.lowerBound, Self.isClosing(end - 1, in: text) { end -= 1 }
    guard end > sentence.lowerBound else {
      self.init(mark: .other, range: sentence)
      return
    }
    var start = end - 1
    let mark = Self.mark(at: start, in: text)
    // `?!` and `...` are one mark; the question counts most.
    while start > sentence.lowerBound, Self.mark(at: start - 1, in: text) != .none,
      Self.mark(at: start - 1, in: text) != .other
    {
      start -= 1
    }
    var (stops, asks) = (0, false)
    for offset in start..<end {
      let mark = Self.mark(at: offset, in: text)
      if mark == .stop { stops += 1 }
      if mark == .question { asks = true }
    }
    self.init(
      mark: asks ? .question : stops >= 3 ? .ellipsis : mark, range: min(start, end - 1)..<end)
  }

  private init(mark: Mark, range: Range<Int>) {
    self.mark = mark
    self.range = range
  }

  /// Whether the sentence is finished by its mark.
  var isTerminal: Bool {
    switch mark {
    case .stop, .question, .exclamation, .ellipsis: true
    default: false
    }
  }

  /// Closing brackets and quotation marks, white space, invisible characters.
  private static func isClosing(_ offset: Int, in text: Analysis) -> Bool {
    let unit = text.text[offset]
    if unit == 0x22 || unit == 0x27 || 0x2018...0x201F ~= unit || unit == 0x2A { return true }
    switch text.category(at: offset) {
    case .endPunctuation, .format, .spaceSeparator: return true
    default: return unit == 0xBB || unit == 0xAB || unit == 0x2039 || unit == 0x203A
    }
  }

  /// The mark that a unit is. Terminal punctuation by Unicode's Sentence_Terminal.
  static func mark(at offset: Int, in text: Analysis) -> Mark {
    let unit = text.text[offset]
    switch unit {
    case 0x3F, 0xFF1F, 0x61F, 0x37E, 0x2047...0x2049, 0x203D, 0x55E, 0x1367, 0x2E2E:
      return .question
    case 0x21, 0xFF01, 0x203C, 0x55C, 0x7F9: return .exclamation
    case 0x2E, 0x3002, 0xFF0E, 0xFF61, 0x589, 0x6D4, 0x701, 0x702, 0x964, 0x965, 0x104A, 0x104B,
      0x1362, 0x17D4, 0x17D5, 0xF0D, 0xF0E:
      return .stop
    case 0x2026, 0x22EF: return .ellipsis
    // In Greek and Armenian texts `;` asks and `:` ends: their data say so.
    case 0x3B: return text.facts.terminals.contains(unit) ? .question : .semicolon
    case 0x3A: return text.facts.terminals.contains(unit) ? .stop : .colon
    case 0xFF1A: return .colon
    case 0xFF1B, 0x61B: return .semicolon
    case 0x2C, 0xFF0C, 0x60C, 0x3001: return .comma
    default: return text.isWordCharacter(at: offset) ? .none : .other
    }
  }
}

extension RuleContext {
  /// Whether sentences of both texts can be counted, or this one is a whole block.
  func canMiss(_ sentence: Int, of text: Analysis) -> Bool {
    if source.facts.marksSentences, target.facts.marksSentences { return true }
    let (all, block) = (text.sentences, text.sentences[sentence].block)
    return (sentence == 0 || all[sentence - 1].block != block)
      && (sentence + 1 == all.count || all[sentence + 1].block != block)
  }
}

extension LanguageFacts {
  /// Whether a mark ends each sentence. Elsewhere a whole paragraph counts as one.
  var marksSentences: Bool { value("sentence-marks") != "none" }

  /// The single units that end sentences in the language.
  var terminals: Set<UInt16> {
    Set(list("terminals").compactMap { $0.utf16.count == 1 ? $0.utf16.first : nil })
  }
}
