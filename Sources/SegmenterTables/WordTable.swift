import DigitLists

/// Words with their roles, found by a hash of their UTF-16 units.
///
/// Only hashes are kept: with 64 bits and a thousand entries a false hit is
/// less likely than 1 in 10¹⁵ a look-up.
public struct WordTable: Sendable {
  private var keys: [UInt64]
  private var roles: [WordRole]
  private let mask: Int

  /// Reads what ``WordEncoder`` has written; without it no word is known.
  public init(reading data: UnsafeBufferPointer<UInt8>?) {
    var hashes: [UInt64] = []
    var rolesOfHash: [UInt16] = []
    if let data {
      var reader = DigitReader(data)
      (hashes, rolesOfHash) = (reader.next(UInt64.self), reader.next(UInt16.self))
    }
    var capacity = 64
    while capacity < 3 * hashes.count { capacity *= 2 }
    keys = [UInt64](repeating: 0, count: capacity)
    roles = [WordRole](repeating: [], count: capacity)
    mask = capacity - 1
    for (hash, role) in zip(hashes, rolesOfHash) {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = hash
      roles[slot] = WordRole(rawValue: role)
    }
  }

  /// The roles of a word, none where it is unknown.
  public subscript(hash: WordHash) -> WordRole {
    let key = hash.value
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return roles[slot] }
      slot = (slot + 1) & mask
    }
    return []
  }
}

/// FNV-1a over UTF-16 units with a final mix, to be fed unit by unit.
/// Source: Fowler, Noll, Vo (draft-eastlake-fnv); the mix is MurmurHash3's.
public struct WordHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  public init() {}

  @inline(__always) public mutating func add(_ unit: UInt16) {
    state = (state ^ UInt64(unit)) &* 0x100_0000_01B3
  }

  /// Never 0, which marks a free slot.
  public var value: UInt64 {
    var mixed = state ^ state >> 33
    mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
    return (mixed ^ mixed >> 33) | 1
  }
}
