import ICU

/// What letters follow which in one language: a back-off model of n-grams of
/// one to three letters, a word's boundary counting as a letter.
///
/// The cost of a letter is −100·ln of its probability after the two letters
/// before it. Model: S. Katz, "Estimation of probabilities from sparse data"
/// (1987), with the interpolated estimates that `BuildProfiles` writes.
final class LanguageProfile: Sendable {
  /// The cost of a letter of a script that the language is not written in.
  private static let foreignCost: Int32 = 1400
  /// The same for a Latin letter: names and titles stand in Latin letters in
  /// texts of every script.
  private static let foreignLatinCost: Int32 = 450
  /// A letter's cost where nothing but the script is known: one of about forty.
  static let scriptLetterCost: Int32 = 370
  /// A boundary's cost there: one after about five letters.
  private static let scriptBoundaryCost: Int32 = 180

  private let table: Table
  private let ownScripts: [Bool]

  /// Reads a profile: `u<TAB>cost` for a letter unseen, then rows of
  /// `p<TAB>cost<TAB>n-gram n-gram …` and `b<TAB>back-off<TAB>n-gram …`.
  ///
  /// Complexity: linear in the size of `data`.
  init(_ data: UnsafeBufferPointer<UInt8>?, scripts: [UInt8]) {
    var ownScripts = [Bool](repeating: false, count: 256)
    for script in scripts { ownScripts[Int(script)] = true }
    self.ownScripts = ownScripts
    table = data.map(Table.init(reading:)) ?? Table(boundaryCost: Self.scriptBoundaryCost)
  }

  /// The cost of the letters of `range`, each after the letters before it.
  ///
  /// `range` starts after the first boundary of `text`. Complexity: linear.
  func cost(of range: Range<Int>, in text: LetterStream) -> Int32 {
    table.entries.withUnsafeBufferPointer { entries in
      text.units.withUnsafeBufferPointer { units in
        var total: Int32 = 0
        for index in range {
          let letter = UInt64(units[index])
          let before = UInt64(units[index - 1])
          let pair = before << 16 | letter
          if before != UInt64(LetterStream.boundary) {
            let context = UInt64(units[index - 2]) << 16 | before
            let triple = Table.entry(of: context << 16 | letter, in: entries)
            if triple.key != 0 {
              total += Int32(triple.cost)
              continue
            }
            total += Int32(Table.entry(of: context, in: entries).backoff)
          }
          total += costAfterOne(pair, letter, before, script: text.scripts[index], entries)
        }
        return total
      }
    }
  }

  /// Whether the language is written in a script, Common and Inherited included.
  func writes(_ script: UInt8) -> Bool { script <= 1 || ownScripts[Int(script)] }

  private func costAfterOne(
    _ pair: UInt64, _ letter: UInt64, _ before: UInt64, script: UInt8,
    _ entries: UnsafeBufferPointer<Table.Entry>
  ) -> Int32 {
    let found = Table.entry(of: pair, in: entries)
    if found.key != 0 { return Int32(found.cost) }
    let backoff = Int32(Table.entry(of: before, in: entries).backoff)
    let alone = Table.entry(of: letter, in: entries)
    if alone.key != 0 { return backoff + Int32(alone.cost) }
    if writes(script) { return backoff + table.unseenCost }
    return backoff + Self.foreignCost(script)
  }

  /// The cost of a letter of a script that the language is not written in.
  static func foreignCost(_ script: UInt8) -> Int32 {
    script == Script.latin.rawValue ? foreignLatinCost : foreignCost
  }
}

/// What each n-gram costs: an open-addressing hash table from packed n-grams.
private struct Table {
  struct Entry {
    /// 0 marks a free slot.
    var key: UInt64 = 0
    var cost: Int16 = 0
    /// What a letter costs more when the n-gram stands before it, but the two are no n-gram of
    /// the table.
    var backoff: Int16 = 0
  }

  /// As many as a power of two says.
  private(set) var entries: [Entry]
  private(set) var unseenCost = LanguageProfile.scriptLetterCost

  private init(expected: Int) {
    var capacity = 64
    while capacity <= expected { capacity *= 2 }
    entries = [Entry](repeating: Entry(), count: capacity)
  }

  /// Knows nothing but what a boundary costs.
  init(boundaryCost: Int32) {
    self.init(expected: 0)
    let key = UInt64(LetterStream.boundary)
    let slot = entries.withUnsafeBufferPointer { Self.slot(of: key, in: $0) }
    entries[slot] = Entry(key: key, cost: Int16(boundaryCost))
  }

  /// The slot that holds `key`, or the free one where it would stand.
  @inline(__always)
  private static func slot(of key: UInt64, in entries: UnsafeBufferPointer<Entry>) -> Int {
    let mask = entries.count - 1
    var slot = hash(key) & mask
    while entries[slot].key != key && entries[slot].key != 0 { slot = (slot + 1) & mask }
    return slot
  }

  /// The entry of `key`, or a free one.
  @inline(__always)
  static func entry(of key: UInt64, in entries: UnsafeBufferPointer<Entry>) -> Entry {
    entries[slot(of: key, in: entries)]
  }

  /// Fibonacci hashing: the high bits of the product are well mixed.
  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }

  /// Reads the rows of a profile.
  init(reading data: UnsafeBufferPointer<UInt8>) {
    // A separator stands before each n-gram and each value, so that slots stay free.
    self.init(expected: data.reduce(0) { $0 + ($1 <= UInt8(ascii: " ") ? 1 : 0) })
    entries.withUnsafeMutableBufferPointer { entries in
      var index = 0
      while index < data.count {
        let kind = data[index]
        index += 2
        var value: Int16 = 0
        while index < data.count, data[index] >= UInt8(ascii: "0") {
          value = value &* 10 &+ Int16(data[index] - UInt8(ascii: "0"))
          index += 1
        }
        if kind == UInt8(ascii: "u") { unseenCost = Int32(value) }
        while index < data.count, data[index] != UInt8(ascii: "\n") {
          index += 1
          let key = Self.readKey(data, &index)
          guard key != 0 else { continue }
          let slot = Self.slot(of: key, in: UnsafeBufferPointer(entries))
          entries[slot].key = key
          if kind == UInt8(ascii: "p") {
            entries[slot].cost = value
          } else {
            entries[slot].backoff = value
          }
        }
        index += 1
      }
    }
  }

  /// Packs the letters up to the next blank or line end, 16 bits each.
  @inline(__always)
  private static func readKey(_ data: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt64 {
    var key: UInt64 = 0
    while index < data.count, data[index] > UInt8(ascii: " ") {
      let lead = data[index]
      if lead < 0x80 {
        key = key << 16 | UInt64(lead)
        index += 1
        continue
      }
      let length = lead < 0xE0 ? 2 : 3
      guard index + length <= data.count else { break }
      var scalar = UInt64(length == 2 ? lead & 0x1F : lead & 0x0F)
      index += 1
      for _ in 1..<length {
        scalar = scalar << 6 | UInt64(data[index] & 0x3F)
        index += 1
      }
      key = key << 16 | scalar
    }
    return key
  }
}
