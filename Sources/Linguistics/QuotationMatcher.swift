import Documents
import ICU

/// Matches opening and closing marks with a stack. Complexity: linear in the marks.
struct QuotationMatcher {
  private let document: Document
  private let facts: LanguageFacts
  private(set) var pairs: [Quotations.Pair] = []
  private(set) var mixed: [Quotations.Pair] = []
  private(set) var loose: [Quotations.Loose] = []
  private var open = OpenQuotations()
  private var block = 0

  init(document: Document, facts: LanguageFacts) {
    self.document = document
    self.facts = facts
  }

  mutating func take(_ mark: QuotationMark) {
    while block + 1 < document.blocks.count, document.blocks[block].upperBound <= mark.offset {
      // A single quotation mark without an end was an apostrophe.
      for entry in open.remove(from: open.start(of: block))
      where entry.mark.isDouble && entry.mark.evidence != .weak { open.push(entry) }
      block += 1
    }
    switch mark.side {
    case .open:
      if mark.evidence == .habit, let last = open.entries.last, last.mark.unit != mark.unit,
        matches(last.mark.unit, mark.unit)
      {
        close(mark)
      } else {
        push(mark)
      }
    case .close: close(mark)
    case .either:
      if open.last(where: { !$1 && matches($0, mark.unit) }) != nil {
        close(mark)
      } else if !isInchSign(mark) {
        push(mark)
      }
    }
  }

  mutating func finish() { drop(from: 0) }

  private mutating func push(_ mark: QuotationMark) {
    if let index = open.last(where: { unit, _ in unit == mark.unit }),
      open.entries[index].block < block
    {
      if continues(mark, from: open.entries[index].block) {
        // Either the quotation runs on, or its end is missing: the source tells.
        loose.append(
          Quotations.Loose(
            mark: open.entries[index].mark, resumedAt: mark.offset, mayShareClose: false))
        open.remove(from: index)
      } else {
        drop(from: index)
      }
    }
    open.push(OpenQuotations.Entry(mark: mark, block: block))
  }

  private mutating func close(_ mark: QuotationMark) {
    let here = open.start(of: block)
    let partner = open.last { unit, _ in matches(unit, mark.unit) }
    if let partner, partner >= here {
      pair(partner, mark)
    } else if mark.evidence != .weak, mark.isDouble,
      let index = open.last(where: { !$1 && QuotationMark.isDouble($0) }), index >= here
    {
      drop(from: index + 1)
      let entry = open.entries[index]
      open.remove(from: index)
      mixed.append(Quotations.Pair(open: entry.mark, close: mark, depth: 0))
    } else if let partner {
      pair(partner, mark)
    } else if mark.isDouble, mark.evidence != .weak, !sharesClosing(mark) {
      loose.append(Quotations.Loose(mark: mark, resumedAt: nil, mayShareClose: false))
    }
  }

  private mutating func pair(_ index: Int, _ mark: QuotationMark) {
    drop(from: index + 1, isEnclosed: true)
    let entry = open.entries[index]
    open.remove(from: index)
    if let outer = open.last(where: { unit, _ in unit == entry.mark.unit }),
      open.entries[outer].block == block
    {
      open.countInner(at: outer)
    }
    pairs.append(Quotations.Pair(open: entry.mark, close: mark, depth: 0))
  }

  /// The entries from `index` on have no end.
  private mutating func drop(from index: Int, isEnclosed: Bool = false) {
    var last: OpenQuotations.Entry?
    for entry in open.remove(from: index)
    where entry.mark.isDouble && entry.mark.evidence != .weak {
      if let opening = last, opening.block == entry.block, opening.mark.side == .open,
        entry.mark.side == .either
      {
        // A mark of two sides closes what another style has opened: “好".
        loose.removeLast()
        mixed.append(Quotations.Pair(open: opening.mark, close: entry.mark, depth: 0))
        last = nil
        continue
      }
      last = entry
      loose.append(
        Quotations.Loose(
          mark: entry.mark, resumedAt: nil,
          mayShareClose: entry.inner > 0 && nestsInItself(entry.mark.unit),
          isEnclosed: isEnclosed))
    }
  }

  /// Whether an opening mark may resume a quotation that runs over paragraphs.
  private func continues(_ mark: QuotationMark, from earlier: Int) -> Bool {
    earlier + 1 == block && document.blocks[block].lowerBound == mark.offset
  }

  private func matches(_ open: UInt16, _ close: UInt16) -> Bool {
    let pair = QuotationPair(open: open, close: close)
    return facts.quotes.contains(pair) || facts.nestedQuotes.contains(pair)
      || Self.knownPairs.contains(pair)
  }

  /// Guillemets are nested in themselves in some languages, and one closing
  /// mark then often serves both.
  private func nestsInItself(_ unit: UInt16) -> Bool {
    unit == 0xAB && facts.quotes.first?.open == 0xAB
  }

  private func sharesClosing(_ mark: QuotationMark) -> Bool {
    mark.unit == 0xBB && pairs.last?.close.offset == mark.offset - 1
  }

  /// A straight mark right after a digit with nothing to close.
  private func isInchSign(_ mark: QuotationMark) -> Bool {
    mark.unit == QuotationMark.straightDouble && mark.offset > 0
      && 0x30...0x39 ~= document.text[mark.offset - 1]
  }

  /// Pairs that some language uses: they belong together even where the text's
  /// own language would not have them. Source: CLDR delimiters.
  private static let knownPairs: Set<QuotationPair> = Set(
    [
      "\"\"", "''", "“”", "‘’", "„“", "„”", "‚‘", "‚’", "«»", "»«", "‹›", "›‹", "””", "’’", "»»",
      "”“", "「」", "『』", "《》", "〈〉", "〝〞", "〝〟", "\u{FF02}\u{FF02}",
    ].map { pair in
      let units = Array(pair.utf16)
      return QuotationPair(open: units[0], close: units[1])
    })
}
