/// Logits by the numbers of two words: an open-addressing hash table.
struct PairLogits {
  private var keys: [UInt64]
  private var logits: [Float]
  private var count = 0

  init() {
    keys = [UInt64](repeating: 0, count: 1024)
    logits = [Float](repeating: 0, count: 1024)
  }

  /// Complexity: constant.
  func logit(of name: Int, _ word: Int) -> Float? {
    let key = Self.key(name, word)
    let slot = slot(of: key)
    return keys[slot] == key ? logits[slot] : nil
  }

  /// Adds a pair that is not there. Complexity: constant, amortised.
  mutating func add(_ logit: Float, of name: Int, _ word: Int) {
    count += 1
    if 2 * count > keys.count { grow() }
    put(logit, Self.key(name, word))
  }

  private mutating func put(_ logit: Float, _ key: UInt64) {
    let slot = slot(of: key)
    (keys[slot], logits[slot]) = (key, logit)
  }

  /// Where a key stands, or the free slot where it would.
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4).
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  /// Never 0, which marks a free slot.
  private static func key(_ name: Int, _ word: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: name + 1) << 32 | UInt64(truncatingIfNeeded: word)
  }

  private mutating func grow() {
    let old = (keys, logits)
    keys = [UInt64](repeating: 0, count: 4 * keys.count)
    logits = [Float](repeating: 0, count: keys.count)
    for (key, logit) in zip(old.0, old.1) where key != 0 { put(logit, key) }
  }
}
