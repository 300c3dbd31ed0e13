import Documents

/// The opening marks that wait for their partner, innermost last.
///
/// Texts open few kinds of marks, however many marks they open; each kind knows where its marks
/// are, so that the last one is found without a walk over the others.
struct OpenQuotations {
  struct Entry {
    var mark: QuotationMark
    var block: Int
    /// How many quotations of the same marks were closed within this one.
    var inner = 0
  }

  private struct Kind {
    var unit: UInt16
    var isWeak: Bool
    /// Indices into `entries`, in order.
    var indices: [Int] = []
  }

  private(set) var entries: [Entry] = []
  private var kinds: [Kind] = []

  mutating func push(_ entry: Entry) {
    let kind = kindIndex(of: entry.mark)
    kinds[kind].indices.append(entries.count)
    entries.append(entry)
  }

  /// Removes the entries from `index` on and returns them.
  @discardableResult
  mutating func remove(from index: Int) -> [Entry] {
    guard index < entries.count else { return [] }
    let removed = Array(entries[index...])
    for entry in removed { kinds[kindIndex(of: entry.mark)].indices.removeLast() }
    entries.removeSubrange(index...)
    return removed
  }

  mutating func countInner(at index: Int) { entries[index].inner += 1 }

  /// The first entry of a block.
  func start(of block: Int) -> Int { entries.partitioningIndex { $0.block >= block } }

  /// The last entry of the kinds that fit.
  func last(where fits: (_ unit: UInt16, _ isWeak: Bool) -> Bool) -> Int? {
    var last: Int?
    for kind in kinds {
      guard let index = kind.indices.last, index > last ?? -1, fits(kind.unit, kind.isWeak) else {
        continue
      }
      last = index
    }
    return last
  }

  private mutating func kindIndex(of mark: QuotationMark) -> Int {
    let isWeak = mark.evidence == .weak
    if let index = kinds.firstIndex(where: { $0.unit == mark.unit && $0.isWeak == isWeak }) {
      return index
    }
    kinds.append(Kind(unit: mark.unit, isWeak: isWeak))
    return kinds.count - 1
  }
}
