import ICU
import Linguistics

/// Which quotation marks a text uses, against those of its language.
struct QuoteStyles {
  private let facts: LanguageFacts
  /// How often each style makes an outer quotation, in order of use.
  let counts: [(style: QuotationPair, count: Int)]

  init(_ analysis: Analysis) {
    facts = analysis.facts
    var counts: [QuotationPair: Int] = [:]
    for pair in analysis.quotations.pairs where pair.depth == 0 && Self.isRival(pair.style) {
      counts[pair.style, default: 0] += 1
    }
    self.counts = counts.map { ($0.key, $0.value) }.sorted {
      ($1.count, $0.style.open, $0.style.close) < ($0.count, $1.style.open, $1.style.close)
    }
  }

  /// The style of most quotations.
  var usual: (style: QuotationPair, count: Int)? { counts.first }

  /// Whether a style competes with the language's marks for quotations: single
  /// marks also set off single words, 《…》 and 〈…〉 titles.
  static func isRival(_ style: QuotationPair) -> Bool {
    let singles: [UInt16] = [0x27, 0x2018, 0x2019, 0x201A, 0x201B, 0x2039, 0x203A]
    return !singles.contains(style.open) && !(0x3008...0x300B ~= style.open)
  }

  /// Whether the language does not accept a style for an outer quotation.
  func isForeign(_ style: QuotationPair) -> Bool {
    if style.open == QuotationMark.straightDouble {
      return facts.value("straight-quotes") == "error"
    }
    if style.open == QuotationMark.straightSingle || 0x3008...0x300B ~= style.open {
      return false
    }
    return !facts.quotes.contains(style)
      && !(facts.nestedQuotes.contains(style) && !Self.isRival(style))
  }

  static func string(_ style: QuotationPair) -> String {
    "\(string(style.open))…\(string(style.close))"
  }

  static func string(_ unit: UInt16) -> String { String(utf16: [unit]) }
}
