extension String {
  /// UTF-16 text as a string, U+FFFD for a lone surrogate. The standard library's initialiser
  /// says the same and is twenty times slower.
  public init(utf16 units: ArraySlice<UInt16>) {
    self.init(unsafeUninitializedCapacity: 3 * units.count) { bytes in
      var count = 0
      func put(_ byte: UInt32) {
        bytes[count] = UInt8(truncatingIfNeeded: byte)
        count += 1
      }
      forEachScalar(in: units) { scalar, _ in
        let scalar = scalar & 0xFFFF_F800 == 0xD800 ? 0xFFFD : scalar
        switch scalar {
        case 0..<0x80: put(scalar)
        case 0x80..<0x800:
          put(0xC0 | scalar >> 6)
          put(0x80 | scalar & 0x3F)
        case 0x800..<0x10000:
          put(0xE0 | scalar >> 12)
          put(0x80 | scalar >> 6 & 0x3F)
          put(0x80 | scalar & 0x3F)
        default:
          put(0xF0 | scalar >> 18)
          put(0x80 | scalar >> 12 & 0x3F)
          put(0x80 | scalar >> 6 & 0x3F)
          put(0x80 | scalar & 0x3F)
        }
      }
      return count
    }
  }
}
