/// Distinct strings of UTF-16 units with a number each, in order of first
/// occurrence: one flat buffer and an open-addressing hash table.
public struct FormTable: Sendable {
  private var units: [UInt16] = []
  private var ends: [Int32] = []
  private var hashes: [UInt64] = []
  private var slots: [Int32]

  /// - Parameter expected: how many forms are to come, where that is known.
  public init(expected: Int = 0) {
    var size = 256
    while size < 2 * expected { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    hashes.reserveCapacity(expected)
    ends.reserveCapacity(expected)
  }

  public var count: Int { ends.count }

  /// The units of a form.
  public subscript(index: Int) -> ArraySlice<UInt16> {
    units[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  /// The length of a form, UTF-16 units.
  public func length(_ index: Int) -> Int {
    Int(ends[index]) - (index == 0 ? 0 : Int(ends[index - 1]))
  }

  /// Whether a form begins with a unit.
  public func begins(_ index: Int, with unit: UInt16) -> Bool {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return start < Int(ends[index]) && units[start] == unit
  }

  /// A hash of a form that is the same in every table and every run.
  public func hash(_ index: Int) -> UInt64 { hashes[index] }

  /// The number of `form`, which is added when it is new.
  ///
  /// Complexity: linear in the form's length, amortised.
  public mutating func intern(_ form: ArraySlice<UInt16>) -> (index: Int, isNew: Bool) {
    form.withUnsafeBufferPointer { intern($0) }
  }

  /// The same for a form in a buffer.
  public mutating func intern(_ form: UnsafeBufferPointer<UInt16>) -> (index: Int, isNew: Bool) {
    let hash = Self.hash(of: form)
    let slot = slot(of: form, hash)
    if slots[slot] >= 0 { return (Int(slots[slot]), false) }
    slots[slot] = Int32(count)
    hashes.append(hash)
    units += form
    ends.append(Int32(units.count))
    if 2 * count > slots.count { grow() }
    return (count - 1, true)
  }

  /// The number of `form`, or nil where it is not in the table.
  public func index(of form: ArraySlice<UInt16>) -> Int? {
    let found = form.withUnsafeBufferPointer { slots[slot(of: $0, Self.hash(of: $0))] }
    return found >= 0 ? Int(found) : nil
  }

  /// The slot that holds the number of a form, or the free one where it would stand.
  private func slot(of form: UnsafeBufferPointer<UInt16>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0, !isForm(Int(slots[slot]), form, hash) { slot = (slot + 1) & mask }
    return slot
  }

  private func isForm(
    _ index: Int, _ form: UnsafeBufferPointer<UInt16>, _ hash: UInt64
  ) -> Bool {
    guard hashes[index] == hash else { return false }
    let start = index == 0 ? 0 : Int(ends[index - 1])
    guard Int(ends[index]) - start == form.count else { return false }
    return units.withUnsafeBufferPointer { units in
      var offset = 0
      while offset < form.count, units[start + offset] == form[offset] { offset += 1 }
      return offset == form.count
    }
  }

  /// FNV-1a over UTF-16 units with a final mix.
  /// Source: Fowler, Noll, Vo (draft-eastlake-fnv); the mix is MurmurHash3's.
  public static func hash(of form: ArraySlice<UInt16>) -> UInt64 {
    form.withUnsafeBufferPointer { hash(of: $0) }
  }

  private static func hash(of form: UnsafeBufferPointer<UInt16>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for unit in form {
      hash = (hash ^ UInt64(unit)) &* 0x100_0000_01B3
    }
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    return hash ^ hash >> 33
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
