/// The keys of forms, written one behind the other with room ahead for the one in hand.
struct KeyWriter: ~Copyable {
  private var bytes: Scratch<UInt8>
  private(set) var count = 0

  /// - Parameter expected: how many bytes are to come, as far as that is known.
  init(expected: Int = 0) { bytes = Scratch(unset: max(64, expected)) }

  /// All that was written.
  var keys: [UInt8] { bytes.array(count) }

  /// A key in hand, in a place that has room for all that comes.
  struct Key {
    fileprivate let bytes: UnsafeMutablePointer<UInt8>
    /// How many bytes there is room for; checked in debug builds.
    fileprivate let room: Int
    fileprivate(set) var count = 0

    /// The byte written last, nil before the first one.
    var last: UInt8? { count > 0 ? bytes[count &- 1] : nil }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
      assert(count < room)
      bytes[count] = byte
      count &+= 1
    }

    /// Appends up to four bytes, the first one the lowest; zeros behind the last one are none.
    @inline(__always)
    mutating func append(packed bytes: UInt32) {
      var rest = bytes
      while rest > 0 {
        append(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      }
    }

    mutating func removeLast() { count &-= 1 }
  }

  /// A key of up to `most` bytes, which counts once it is taken.
  ///
  /// Complexity: constant, amortised.
  mutating func room(for most: Int) -> Key {
    if count + most > bytes.count {
      let larger = Scratch<UInt8>(unset: max(2 * bytes.count, count + most))
      larger.copy(bytes, count)
      bytes = larger
    }
    return Key(bytes: bytes.pointer(to: count), room: most)
  }

  /// Goes on behind a key, which was written where there was room.
  mutating func take(_ key: Key) { count += key.count }
}
