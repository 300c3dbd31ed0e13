import Documents
import ICU

/// The quotations of a text: which marks belong together, and which belong to none.
///
/// Balance is judged over the whole text with a stack, since one news sentence
/// in eleven holds only one end of a quotation. A paragraph may open a running
/// quotation anew, with only its last paragraph closing it.
public struct Quotations: Sendable {
  /// A quotation from its opening to its closing mark.
  public struct Pair: Sendable {
    public var open: QuotationMark
    public var close: QuotationMark
    /// 0 for an outer quotation.
    public var depth: Int

    /// From the opening mark to behind the closing one.
    public var range: Range<Int> { open.offset..<close.offset + 1 }
  }

  /// All marks, in order.
  public let marks: [QuotationMark]
  /// Quotations whose marks make a pair, in the order of their ends.
  public private(set) var pairs: [Pair] = []
  /// Quotations opened by one style and closed by another.
  public private(set) var mixed: [Pair] = []
  /// Double marks that belong to no quotation, in order.
  public private(set) var unpaired: [QuotationMark] = []

  init(_ document: Document, facts: LanguageFacts) {
    marks = QuotationMarkScanner(text: document.text, facts: facts).marks()
    var matcher = Matcher(document: document, facts: facts)
    for mark in marks { matcher.take(mark) }
    matcher.finish()
    pairs = matcher.pairs
    mixed = matcher.mixed
    unpaired = matcher.unpaired.sorted { $0.offset < $1.offset }
  }

  private struct Matcher {
    let document: Document
    let facts: LanguageFacts
    var pairs: [Pair] = []
    var mixed: [Pair] = []
    var unpaired: [QuotationMark] = []
    private var open: [(mark: QuotationMark, block: Int)] = []
    private var block = 0

    init(document: Document, facts: LanguageFacts) {
      self.document = document
      self.facts = facts
    }

    mutating func take(_ mark: QuotationMark) {
      while block + 1 < document.blocks.count, document.blocks[block].upperBound <= mark.offset {
        block += 1
        // A single quotation mark without an end was an apostrophe.
        open.removeAll { !$0.mark.isDouble }
      }
      switch mark.side {
      case .open: push(mark)
      case .close: close(mark)
      case .either:
        if open.contains(where: { matches($0.mark.unit, mark.unit) }) {
          close(mark)
        } else if !isInchSign(mark) {
          push(mark)
        }
      }
    }

    mutating func finish() {
      unpaired += open.map(\.mark).filter(\.isDouble)
    }

    private mutating func push(_ mark: QuotationMark) {
      if let index = open.lastIndex(where: { $0.mark.unit == mark.unit }) {
        if continues(mark, from: open[index].block) {
          open[index].block = block
          return
        }
        if !nestsInItself(mark.unit) {
          drop(from: index)
        }
      }
      open.append((mark, block))
    }

    private mutating func close(_ mark: QuotationMark) {
      if let index = open.lastIndex(where: { matches($0.mark.unit, mark.unit) }) {
        drop(from: index + 1)
        let entry = open.removeLast()
        let depth = open.count
        pairs.append(Pair(open: entry.mark, close: mark, depth: depth))
      } else if let index = open.lastIndex(where: {
        $0.mark.isDouble == mark.isDouble && $0.block == block
      }) {
        drop(from: index + 1)
        let entry = open.removeLast()
        if mark.isDouble {
          mixed.append(Pair(open: entry.mark, close: mark, depth: open.count))
        }
      } else if mark.isDouble, !isInchSign(mark), !sharesClosing(mark) {
        unpaired.append(mark)
      }
    }

    /// The entries from `index` on have no end.
    private mutating func drop(from index: Int) {
      unpaired += open[index...].map(\.mark).filter { $0.isDouble && !nestsInItself($0.unit) }
      open.removeSubrange(index...)
    }

    /// Whether an opening mark resumes a quotation that runs over paragraphs.
    private func continues(_ mark: QuotationMark, from earlier: Int) -> Bool {
      earlier + 1 == block && document.blocks[block].lowerBound == mark.offset
    }

    private func matches(_ open: UInt16, _ close: UInt16) -> Bool {
      facts.accepts(open, close)
        || Self.knownPairs.contains(QuotationPair(open: open, close: close))
    }

    /// Guillemets and corner brackets are nested in themselves in practice, and
    /// one closing mark then often serves both.
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

    /// Pairs that some language uses: they belong together even where the
    /// text's own language would not have them. Source: CLDR delimiters.
    private static let knownPairs: Set<QuotationPair> = Set(
      [
        "\"\"", "''", "“”", "‘’", "„“", "„”", "‚‘", "‚’", "«»", "»«", "‹›", "›‹", "””", "’’", "»»",
        "「」", "『』", "《》", "〈〉", "〝〞", "〝〟", "\u{FF02}\u{FF02}",
      ].map { pair in
        let units = Array(pair.utf16)
        return QuotationPair(open: units[0], close: units[1])
      })
  }
}
