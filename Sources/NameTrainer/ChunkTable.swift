/// Weights by chunk key while they are learned: an open-addressing hash table, because an
/// alignment takes hundreds of look-ups and most of them miss. The starts of a chunk are in the
/// table too, so that a look-up that misses tells that no longer chunk is there.
struct ChunkTable {
  private var keys: [UInt64]
  private var values: [Float]
  private var count = 0

  /// The weight of what only begins a chunk.
  static let start = -Float.infinity

  init() {
    keys = [UInt64](repeating: 0, count: 1024)
    values = [Float](repeating: 0, count: 1024)
  }

  /// The weight of a key other than 0, `start` where it only begins one, or nil.
  subscript(key: UInt64) -> Float? {
    var slot = home(of: key)
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Sets the weight of a key. Complexity: constant, amortised.
  mutating func set(_ key: UInt64, to value: Float) {
    put(key, value)
    var begin = key >> 16
    while begin != 0, self[begin] == nil {
      put(begin, Self.start)
      begin >>= 16
    }
  }

  private mutating func put(_ key: UInt64, _ value: Float) {
    var slot = home(of: key)
    while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    if keys[slot] == 0 { count += 1 }
    keys[slot] = key
    values[slot] = value
    if 2 * count > keys.count { grow() }
  }

  /// All keys with their weights, by ascending key.
  var entries: [(key: UInt64, value: Float)] {
    zip(keys, values).filter { $0.0 != 0 && $0.1 > Self.start }.map { (key: $0.0, value: $0.1) }
      .sorted { $0.key < $1.key }
  }

  /// Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4).
  @inline(__always)
  private func home(of key: UInt64) -> Int {
    let mixed = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & (keys.count - 1)
  }

  private mutating func grow() {
    let old = (keys, values)
    keys = [UInt64](repeating: 0, count: 2 * keys.count)
    values = [Float](repeating: 0, count: keys.count)
    count = 0
    for (key, value) in zip(old.0, old.1) where key != 0 { put(key, value) }
  }
}
