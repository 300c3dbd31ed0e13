/// Tells what stands once among many keys.
enum LoneKeys {
  /// Of each key, whether none of the others is equal, as far as a short sum of them tells.
  /// Complexity: linear.
  static func among(_ keys: [UInt64]) -> [Bool] {
    var capacity = 64
    while capacity < 4 * keys.count { capacity *= 2 }
    var counts = [UInt8](repeating: 0, count: capacity)
    func place(_ key: UInt64) -> Int {
      Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (capacity - 1)
    }
    for key in keys { counts[place(key)] = min(2, counts[place(key)] + 1) }
    return keys.map { counts[place($0)] == 1 }
  }
}
