import Documents

/// A text with `⟦…⟧` round some of its spans, as examples write it.
public struct MarkedText: Sendable {
  /// The text without the marks.
  public var text: String
  /// The marked spans, in UTF-8 bytes of `text`, in order.
  public var spans: [Span] = []

  public init(_ marked: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(marked.utf8.count)
    var open: Int?
    for byte in marked.utf8 {
      bytes.append(byte)
      // ⟦ is E2 9F A6, ⟧ is E2 9F A7.
      guard byte == 0xA6 || byte == 0xA7, bytes.dropLast().suffix(2) == [0xE2, 0x9F] else {
        continue
      }
      bytes.removeLast(3)
      if let start = open, byte == 0xA7 { spans.append(Span(start: start, end: bytes.count)) }
      open = byte == 0xA6 ? bytes.count : nil
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// `text` with marks round `spans`; the inverse of the initializer.
  public static func mark(_ text: String, _ spans: [Span]) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    for offset in 0...bytes.count {
      for span in spans where span.end == offset && !span.isEmpty { out += Array("⟧".utf8) }
      for span in spans where span.start == offset {
        out += Array((span.isEmpty ? "⟦⟧" : "⟦").utf8)
      }
      if offset < bytes.count { out.append(bytes[offset]) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// `text` with the replacements of fixes that do not overlap.
  static func applying(_ fixes: [Finding.Fix], to text: String) -> String {
    var bytes = Array(text.utf8)
    for fix in fixes.sorted(by: { $0.span > $1.span }) {
      bytes.replaceSubrange(fix.span.start..<fix.span.end, with: Array(fix.replacement.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
