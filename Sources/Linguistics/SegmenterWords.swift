/// What a language's data says of a word before or after a full stop.
struct WordRole: OptionSet, Sendable {
  let rawValue: UInt16

  /// Never the end of a sentence: a title, or an abbreviation of what follows.
  static let prepositive = WordRole(rawValue: 1)
  /// Goes with the number behind it.
  static let numeric = WordRole(rawValue: 2)
  /// May end a sentence; then a clear sentence start follows.
  static let postpositive = WordRole(rawValue: 4)
  /// Ends a sentence as any word does.
  static let final = WordRole(rawValue: 8)
  /// Begins a sentence when it is capitalised.
  static let starter = WordRole(rawValue: 16)
  /// The first parts of an abbreviation of several parts.
  static let partial = WordRole(rawValue: 32)
  /// The last word of an entry of several words.
  static let endsPhrase = WordRole(rawValue: 64)
  /// Stands behind an ordinal number.
  static let ordinalFollower = WordRole(rawValue: 128)
  /// A name that has the exclamation mark in it.
  static let exclaims = WordRole(rawValue: 256)
  /// Goes on with the sentence after a closed quotation.
  static let continuation = WordRole(rawValue: 512)
  /// A clock time or an era: ends a sentence unless that has only an adverbial so far.
  static let time = WordRole(rawValue: 1024)
  /// Begins an adverbial at the head of a sentence.
  static let adverbial = WordRole(rawValue: 2048)
  /// Has a capital wherever it stands.
  static let alwaysCapital = WordRole(rawValue: 4096)
  /// The name of a letter that is a word, too: an initial only beside another one.
  static let letter = WordRole(rawValue: 8192)
}

/// Words with their roles, found by a hash of their UTF-16 units.
///
/// Only hashes are kept: with 64 bits and a thousand entries a false hit is
/// less likely than 1 in 10¹⁵ a look-up.
struct WordTable: Sendable {
  private var keys: [UInt64]
  private var roles: [WordRole]
  private let mask: Int

  init(_ entries: [(hash: UInt64, role: WordRole)]) {
    var capacity = 64
    while capacity < 3 * entries.count { capacity *= 2 }
    keys = [UInt64](repeating: 0, count: capacity)
    roles = [WordRole](repeating: [], count: capacity)
    mask = capacity - 1
    for entry in entries {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while keys[slot] != 0, keys[slot] != entry.hash { slot = (slot + 1) & mask }
      keys[slot] = entry.hash
      roles[slot].formUnion(entry.role)
    }
  }

  /// The roles of a word, none where it is unknown.
  subscript(hash: WordHash) -> WordRole {
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
struct WordHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always) mutating func add(_ unit: UInt16) {
    state = (state ^ UInt64(unit)) &* 0x100_0000_01B3
  }

  /// Never 0, which marks a free slot.
  var value: UInt64 {
    var mixed = state ^ state >> 33
    mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
    return (mixed ^ mixed >> 33) | 1
  }
}
