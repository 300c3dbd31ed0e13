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
    /// 0 for a quotation that stands in no other.
    public var depth: Int

    /// From the opening mark to behind the closing one.
    public var range: Range<Int> { open.offset..<close.offset + 1 }
    /// The two marks.
    public var style: QuotationPair { QuotationPair(open: open.unit, close: close.unit) }
  }

  /// One end of a quotation that stands in no other.
  public struct End: Sendable {
    public var offset: Int
    public var isOpening: Bool
    /// The whole quotation; nil where the other end is missing.
    public var quotation: Range<Int>?
  }

  /// A double mark that belongs to no quotation.
  public struct Loose: Sendable {
    public var mark: QuotationMark
    /// The opening mark of a later paragraph that may carry the quotation on,
    /// which then is no fault.
    public var resumedAt: Int?
    /// Whether the quotation nested in this one may close both (« … «…»).
    public var mayShareClose: Bool
    /// Whether a quotation that is complete encloses the mark.
    public var isEnclosed = false
  }

  /// All marks, in order.
  public let marks: [QuotationMark]
  /// Quotations whose marks make a pair, in the order of their beginnings.
  public private(set) var pairs: [Pair] = []
  /// Quotations opened by one style and closed by another.
  public private(set) var mixed: [Pair] = []
  /// Double marks that belong to no quotation, in order.
  public private(set) var loose: [Loose] = []
  /// The ends of all quotations that stand in no other, in order.
  public private(set) var ends: [End] = []

  init(_ document: Document, signs: Signs, facts: LanguageFacts) {
    marks = QuotationMarkScanner(text: document.text, signs: signs, facts: facts).marks()
    var matcher = QuotationMatcher(document: document, facts: facts)
    for mark in marks { matcher.take(mark) }
    matcher.finish()
    pairs = matcher.pairs.sorted { $0.open.offset < $1.open.offset }
    mixed = matcher.mixed.sorted { $0.open.offset < $1.open.offset }
    loose = matcher.loose.sorted { $0.mark.offset < $1.mark.offset }
    setDepths()
    ends = outerEnds()
  }

  /// Whether a mark stands between two offsets.
  public func hasMark(between start: Int, and end: Int) -> Bool {
    let next = marks.partitioningIndex { $0.offset > start }
    return next < marks.count && marks[next].offset < end
  }

  /// The ends within a range of the text.
  public func ends(in range: Range<Int>) -> ArraySlice<End> {
    let first = ends.partitioningIndex { $0.offset >= range.lowerBound }
    let last = ends.partitioningIndex { $0.offset >= range.upperBound }
    return ends[first..<max(first, last)]
  }

  /// The quotations that stand in no other of their paragraph; one that began in
  /// an earlier paragraph is as likely to have lost its end as to enclose them.
  public func outermost(inBlocksOf document: Document) -> [Pair] {
    var block = 0
    var end = 0
    return pairs.filter { pair in
      while block + 1 < document.blocks.count,
        document.blocks[block].upperBound <= pair.open.offset
      {
        block += 1
        end = 0
      }
      guard pair.open.offset >= end else { return false }
      end = pair.close.offset
      return true
    }
  }

  private mutating func setDepths() {
    var closes: [Int] = []
    for index in pairs.indices {
      while let close = closes.last, close < pairs[index].open.offset { closes.removeLast() }
      pairs[index].depth = closes.count
      closes.append(pairs[index].close.offset)
    }
  }

  private func outerEnds() -> [End] {
    var found: [End] = []
    for pair in pairs + mixed where pair.depth == 0 {
      found.append(End(offset: pair.open.offset, isOpening: true, quotation: pair.range))
      found.append(End(offset: pair.close.offset, isOpening: false, quotation: pair.range))
    }
    for entry in loose {
      found.append(
        End(offset: entry.mark.offset, isOpening: entry.mark.side != .close, quotation: nil))
    }
    return found.sorted { $0.offset < $1.offset }
  }
}
