import Alignment
import Linguistics

/// Ways from a place in the target to what stands for it in the source.
extension RuleContext {
  /// The bead of the target sentence that holds an offset.
  public func bead(atTarget offset: Int) -> Bead? {
    target.sentenceIndex(at: offset).map { alignment.beads[alignment.beadOfTarget[$0]] }
  }

  /// The bead of the source sentence that holds an offset, as an index into `alignment.beads`.
  public func beadIndex(atSource offset: Int) -> Int? {
    source.sentenceIndex(at: offset).map { alignment.beadOfSource[$0] }
  }

  /// The source text aligned with the target sentence that holds an offset;
  /// nil where nothing is.
  public func sourceRange(atTarget offset: Int) -> Range<Int>? {
    bead(atTarget: offset).flatMap { sourceRange($0.source) }
  }
}

/// What the source of a bead has, looked up once for all places of the bead that follow each
/// other.
struct AlignedSource {
  private let context: RuleContext
  private var sentences: Range<Int>?
  private var known: [[UInt16]: Bool] = [:]

  init(_ context: RuleContext) { self.context = context }

  /// Whether the source aligned with the target sentence that holds an offset fulfils a
  /// condition; false where nothing is aligned.
  ///
  /// - Parameter key: tells the conditions of one user apart.
  mutating func has(
    _ key: [UInt16], atTarget offset: Int, _ condition: (ArraySlice<UInt16>) -> Bool
  ) -> Bool {
    guard let bead = context.bead(atTarget: offset), let range = context.sourceRange(bead.source)
    else { return false }
    if bead.source != sentences { (sentences, known) = (bead.source, [:]) }
    if let answer = known[key] { return answer }
    let answer = condition(context.source.text[range])
    known[key] = answer
    return answer
  }

  /// Whether the aligned source holds one of these units.
  mutating func contains(_ units: [UInt16], atTarget offset: Int) -> Bool {
    has(units, atTarget: offset) { $0.contains { units.contains($0) } }
  }
}

/// What the ends of quotations in a bead say on both sides.
struct QuotationComparison {
  private let context: RuleContext
  let sourceRange: Range<Int>?
  let source: [Quotations.End]
  let target: [Quotations.End]

  /// Marks in one side of a bead beyond which it is no prose; they bound the time for each.
  private static let limit = 400

  /// Nil where the offset is in no sentence, and where a side has more than 400 marks.
  init?(atTarget offset: Int, in context: RuleContext) {
    guard let bead = context.bead(atTarget: offset),
      let range = context.targetRange(bead.target)
    else { return nil }
    self.context = context
    sourceRange = context.sourceRange(bead.source)
    let ends = (
      source: sourceRange.map { context.source.quotations.ends(in: $0) } ?? [],
      target: context.target.quotations.ends(in: range)
    )
    guard max(ends.source.count, ends.target.count) <= Self.limit else { return nil }
    (source, target) = (Array(ends.source), Array(ends.target))
  }

  /// Quotations opened less quotations closed.
  static func balance(_ ends: [Quotations.End]) -> Int {
    ends.reduce(0) { $0 + ($1.isOpening ? 1 : -1) }
  }

  var agrees: Bool { Self.balance(source) == Self.balance(target) }

  /// Whether the source has a mark without a partner in the bead.
  var isLooseInSource: Bool { source.contains { $0.quotation == nil } }

  /// Whether the source has quotations in the bead and all of them end there.
  var isBalancedInSource: Bool { !source.isEmpty && Self.balance(source) == 0 }

  /// The end of a source quotation at the same place in the order of the bead's
  /// opening (or closing) marks; nil where the sides have different numbers of them.
  func counterpart(of offset: Int) -> Quotations.End? {
    guard let end = target.first(where: { $0.offset == offset }) else { return nil }
    let ours = target.filter { $0.isOpening == end.isOpening }
    let theirs = source.filter { $0.isOpening == end.isOpening }
    guard ours.count == theirs.count, let index = ours.firstIndex(where: { $0.offset == offset })
    else { return nil }
    return theirs[index]
  }

  /// Whether a source quotation begins and ends in this bead.
  func isWhole(_ end: Quotations.End) -> Bool {
    guard let range = sourceRange, let quotation = end.quotation else { return false }
    return range.lowerBound <= quotation.lowerBound && quotation.upperBound <= range.upperBound
  }

  /// The source quotation that stands for the one at `offset`, else the whole
  /// aligned source.
  func sourcePlace(of offset: Int) -> [Range<Int>] {
    (counterpart(of: offset)?.quotation ?? sourceRange).map { [$0] } ?? []
  }
}
