/// Distinct strings of UTF-16 units with a number each, in order of first
/// occurrence: one flat buffer and an open-addressing hash table.
public struct FormTable: Sendable {
  /// The units of all forms, and room behind them.
  private var units: [UInt16] = []
  private var used = 0
  private var entries: [Entry] = []
  /// The number of a form and one; 0 marks a free slot.
  private var slots: [Int32]

  private struct Entry {
    var hash: UInt64
    /// Range in `units`.
    var start: Int32
    var end: Int32

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// - Parameters:
  ///   - expected: how many forms are to come, where that is known.
  ///   - length: of all of them together.
  public init(expected: Int = 0, length: Int = 0) {
    var size = 256
    while size < 2 * expected { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    entries.reserveCapacity(expected)
    units = [UInt16](repeating: 0, count: length)
  }

  /// The distinct ones of some strings.
  init(_ strings: [String]) {
    self.init(expected: strings.count)
    for string in strings { _ = intern(Array(string.utf16)[...]) }
  }

  public var count: Int { entries.count }

  /// The units of a form.
  public subscript(index: Int) -> ArraySlice<UInt16> { units[entries[index].range] }

  /// Visits the units of all forms, in the order of their numbers.
  public func visitAll(_ body: (UnsafeBufferPointer<UInt16>) -> Void) {
    units.withUnsafeBufferPointer { units in
      for entry in entries { body(UnsafeBufferPointer(rebasing: units[entry.range])) }
    }
  }

  /// The length of a form, UTF-16 units.
  public func length(_ index: Int) -> Int { entries[index].range.count }

  /// Whether a form begins with a unit.
  public func begins(_ index: Int, with unit: UInt16) -> Bool {
    let range = entries[index].range
    return !range.isEmpty && units[range.lowerBound] == unit
  }

  /// The first units of a form, four at most, as one number.
  public func front(_ index: Int, length: Int) -> UInt64 {
    let range = entries[index].range.prefix(length)
    return units.withUnsafeBufferPointer { units in
      var front: UInt64 = 0
      for place in range { front = front << 16 | UInt64(units[place]) }
      return front
    }
  }

  /// The number of `form`, which is added when it is new.
  ///
  /// Complexity: linear in the form's length, amortised.
  public mutating func intern(_ form: ArraySlice<UInt16>) -> (index: Int, isNew: Bool) {
    form.withUnsafeBufferPointer { intern($0) }
  }

  /// The same for a form in a buffer.
  public mutating func intern(_ form: UnsafeBufferPointer<UInt16>) -> (index: Int, isNew: Bool) {
    intern(form, hash: Self.hash(of: form))
  }

  /// The same for a form of another table.
  public mutating func intern(ofForm number: Int, in other: FormTable) -> (index: Int, isNew: Bool)
  {
    other.units.withUnsafeBufferPointer { units in
      let entry = other.entries[number]
      return intern(UnsafeBufferPointer(rebasing: units[entry.range]), hash: entry.hash)
    }
  }

  /// The same for a form whose hash is known.
  mutating func intern(
    _ form: UnsafeBufferPointer<UInt16>, hash: UInt64
  ) -> (index: Int, isNew: Bool) {
    let slot = slot(of: form, hash)
    if slots[slot] > 0 { return (Int(slots[slot]) - 1, false) }
    entries.append(Entry(hash: hash, start: Int32(used), end: Int32(used + form.count)))
    append(form)
    slots[slot] = Int32(count)
    if 2 * count > slots.count { grow() }
    return (count - 1, true)
  }

  /// Forms are short: to append their units one by one, or as a buffer, costs more.
  private mutating func append(_ form: UnsafeBufferPointer<UInt16>) {
    let end = used + form.count
    if end > units.count {
      units.append(contentsOf: repeatElement(0, count: max(1024, used, form.count)))
    }
    units.withUnsafeMutableBufferPointer { units in
      if let first = form.baseAddress, let room = units.baseAddress {
        (room + used).update(from: first, count: form.count)
      }
    }
    used = end
  }

  /// The number of `form`, or nil where it is not in the table.
  public func index(of form: ArraySlice<UInt16>) -> Int? {
    form.withUnsafeBufferPointer { index(of: $0) }
  }

  public func contains(_ form: ArraySlice<UInt16>) -> Bool { index(of: form) != nil }

  /// The number of `form` in a buffer.
  public func index(of form: UnsafeBufferPointer<UInt16>) -> Int? {
    let found = slots[slot(of: form, Self.hash(of: form))]
    return found > 0 ? Int(found) - 1 : nil
  }

  /// The number that a form of another table has in this one, or nil where it is not there.
  public func index(ofForm number: Int, in other: FormTable) -> Int? {
    other[number].withUnsafeBufferPointer { form in
      let found = slots[slot(of: form, other.entries[number].hash)]
      return found > 0 ? Int(found) - 1 : nil
    }
  }

  /// The slot that holds the number of a form, or the free one where it would stand.
  private func slot(of form: UnsafeBufferPointer<UInt16>, _ hash: UInt64) -> Int {
    slots.withUnsafeBufferPointer { slots in
      entries.withUnsafeBufferPointer { entries in
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] > 0 {
          let entry = entries[Int(slots[slot]) - 1]
          if entry.hash == hash, holds(entry, form) { break }
          slot = (slot + 1) & mask
        }
        return slot
      }
    }
  }

  private func holds(_ entry: Entry, _ form: UnsafeBufferPointer<UInt16>) -> Bool {
    units.withUnsafeBufferPointer {
      Self.areSame(UnsafeBufferPointer(rebasing: $0[entry.range]), form)
    }
  }

  /// A hash that is the same in every run on one machine. It takes four units at a time.
  /// Source: the multiplication and shift are of MurmurHash3's last mix.
  public static func hash(of form: ArraySlice<UInt16>) -> UInt64 {
    form.withUnsafeBufferPointer { hash(of: $0) }
  }

  @inline(__always)
  static func hash(of form: UnsafeBufferPointer<UInt16>) -> UInt64 {
    let units = UnsafeRawBufferPointer(form)
    var hash = UInt64(form.count)
    var place = 0
    while place + 4 < form.count {
      hash = mixed(hash ^ four(units, at: place))
      place += 4
    }
    return mixed(mixed(hash ^ lastFour(form, units)))
  }

  /// Whether two stretches of text are the same.
  @inline(__always)
  static func areSame(
    _ one: UnsafeBufferPointer<UInt16>, _ other: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    guard one.count == other.count else { return false }
    let (first, second) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(other))
    var place = 0
    while place + 4 < one.count {
      guard four(first, at: place) == four(second, at: place) else { return false }
      place += 4
    }
    return lastFour(one, first) == lastFour(other, second)
  }

  @inline(__always)
  private static func four(_ units: UnsafeRawBufferPointer, at place: Int) -> UInt64 {
    units.loadUnaligned(fromByteOffset: 2 * place, as: UInt64.self)
  }

  /// The last four units of a form, some of which may have been taken before; all of a shorter
  /// one, some of them twice: without a loop whose end nothing foretells.
  @inline(__always)
  private static func lastFour(
    _ form: UnsafeBufferPointer<UInt16>, _ units: UnsafeRawBufferPointer
  ) -> UInt64 {
    let count = form.count
    if count >= 4 { return four(units, at: count - 4) }
    guard count > 0 else { return 0 }
    return UInt64(form[0]) << 32 | UInt64(form[count >> 1]) << 16 | UInt64(form[count - 1])
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64) -> UInt64 {
    let product = hash &* 0xFF51_AFD7_ED55_8CCD
    return product ^ product >> 33
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: 2 * slots.count)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index) + 1
    }
  }
}
