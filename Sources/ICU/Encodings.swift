internal import CICU

/// Bytes to UTF-16 by ICU's converters, and guesses at unknown encodings.
public enum Encodings {
  public struct Decoded: Sendable {
    public var text: [UInt16]
    /// For each UTF-16 unit the offset of the byte where its character starts.
    public var byteOffsets: [Int32]
    /// The first byte sequence that the encoding does not allow.
    public var invalid: Range<Int>?
  }

  /// The MIME name of an encoding that ICU knows, or nil.
  public static func canonicalName(_ name: String) -> String? {
    tq_encoding_name(name).map { String(cString: $0) }
  }

  /// Whether each character of an encoding is decoded without what stands before it: there is
  /// neither a shift state nor a mark that tells the order of bytes.
  public static func isStateless(_ name: String) -> Bool { tq_is_stateless(name) != 0 }

  /// Decodes `bytes` up to the first undecodable sequence.
  public static func decode(_ bytes: [UInt8], as encoding: String) throws(ICUError) -> Decoded {
    // Room that nothing is written to takes no memory.
    let capacity = 2 * bytes.count + 2
    var badStart: Int32 = 0
    var badLength: Int32 = 0
    var status: Int32 = 0
    var text: [UInt16] = []
    let offsets = [Int32](unsafeUninitializedCapacity: capacity) { offsets, offsetCount in
      text = [UInt16](unsafeUninitializedCapacity: capacity) { out, count in
        guard let target = out.baseAddress, let places = offsets.baseAddress else { return }
        count = Int(
          bytes.withUnsafeBufferPointer { input in
            input.baseAddress.map {
              tq_decode(
                encoding, $0, Int32(input.count), target, places, Int32(capacity), &badStart,
                &badLength, &status)
            } ?? 0
          })
      }
      offsetCount = text.count
    }
    try ICUError.check(status, "decoding \(encoding)")
    let invalid = badLength > 0 ? Int(badStart)..<Int(badStart + badLength) : nil
    return Decoded(text: text, byteOffsets: offsets, invalid: invalid)
  }

  /// ICU's best guess at the encoding of `bytes`, with its confidence 0…100.
  public static func detect(_ bytes: ArraySlice<UInt8>) -> (name: String, confidence: Int) {
    var buffer = [CChar](repeating: 0, count: 64)
    let confidence = bytes.withUnsafeBufferPointer { input in
      input.baseAddress.map { tq_detect_encoding($0, Int32(input.count), &buffer, 64) } ?? 0
    }
    let name = buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    return (name, Int(confidence))
  }
}
