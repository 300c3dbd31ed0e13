import Documents
import ICU

/// Text made safe for a terminal: controls, escapes and bidi controls are shown
/// by their code point, never sent.
public enum Visible {
  public static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isUnsafe($0.value) }) else { return text }
    return String(utf16: units(Array(text.utf16)[...]))
  }

  static func units(_ text: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    // A unit that is unsafe is so as a scalar: none of them is beyond U+FFFF.
    guard text.contains(where: { isUnsafe(UInt32($0)) }) else { return text }
    var shown: [UInt16] = []
    shown.reserveCapacity(text.count)
    forEachScalar(in: text) { scalar, range in
      if scalar == 0x09
        || LineBreak.isLineBreak(UInt16(truncatingIfNeeded: scalar)) && scalar < 0x10000
      {
        shown.append(0x20)
      } else if isUnsafe(scalar) {
        shown += Array("<U+\(hexadecimal(scalar))>".utf16)
      } else {
        shown += text[range]
      }
    }
    return shown[...]
  }

  /// C0, C1, and the bidi controls of UAX #9.
  private static func isUnsafe(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func hexadecimal(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
