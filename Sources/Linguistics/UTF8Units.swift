/// Turns the program's own data, which is well-formed UTF-8, into UTF-16.
public enum UTF8Units {
  /// Ill-formed bytes are left out. Complexity: linear, several times as fast as
  /// by way of a string.
  public static func utf16(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count)
    append(bytes, to: &units)
    return units
  }

  /// The same behind other units.
  public static func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, to units: inout [UInt16]) {
    let plain = bytes.prefix { $0 < 0x80 }
    units.append(contentsOf: plain.lazy.map { UInt16($0) })
    var index = plain.endIndex
    while index < bytes.endIndex {
      let lead = bytes[index]
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      guard index + length <= bytes.endIndex else { break }
      var scalar = UInt32(length == 1 ? lead : lead & (0x7F >> UInt8(length)))
      for next in bytes[(index + 1)..<(index + length)] {
        scalar = scalar << 6 | UInt32(next & 0x3F)
      }
      if scalar < 0x10000 {
        units.append(UInt16(truncatingIfNeeded: scalar))
      } else {
        units.append(UInt16(truncatingIfNeeded: 0xD7C0 + scalar >> 10))
        units.append(UInt16(truncatingIfNeeded: 0xDC00 | scalar & 0x3FF))
      }
      index += length
    }
  }

  static func utf16(_ text: String) -> [UInt16] {
    var text = text
    return text.withUTF8 { utf16($0[...]) }
  }

  /// A number in decimal digits; others by way of a string.
  static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    guard !bytes.isEmpty, bytes.count <= 15, bytes.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return Double(String(decoding: bytes, as: UTF8.self))
    }
    return bytes.reduce(0) { 10 * $0 + Double($1 - 0x30) }
  }
}
