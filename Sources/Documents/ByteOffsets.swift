/// Where each UTF-16 unit of a decoded text stands in the bytes of its file.
enum ByteOffsets: Sendable {
  /// UTF-8: the byte of every 32nd unit; the units between are counted.
  case utf8(checkpoints: [Int32])
  /// UTF-16, with the length of the byte order mark.
  case utf16(mark: Int)
  /// An encoding in which each character is a byte.
  case bytes
  /// Any other encoding: the byte of each unit, and the file's length.
  case table([Int32], end: Int)

  static let stride = 32

  /// The byte offset of a unit, or of the end of the text.
  ///
  /// Complexity: constant.
  func byte(at offset: Int, text: [UInt16]) -> Int {
    switch self {
    case .utf16(let mark):
      return mark + 2 * offset
    case .bytes:
      return offset
    case .table(let bytes, let end):
      return offset < bytes.count ? Int(bytes[offset]) : end
    case .utf8(let checkpoints):
      let checkpoint = offset / Self.stride
      if Self.isASCII(from: checkpoint, checkpoints, text) {
        return Int(checkpoints[checkpoint]) + offset % Self.stride
      }
      return text.withUnsafeBufferPointer { units in
        var byte = Int(checkpoints[checkpoint])
        for index in checkpoint * Self.stride..<offset { byte += Self.utf8Length(units[index]) }
        return byte
      }
    }
  }

  /// The first unit that stands at a byte or behind it; the end of the text where none does.
  ///
  /// Complexity: logarithmic in the length of the text.
  func unit(atByte byte: Int, text: [UInt16]) -> Int {
    guard case .utf8(let checkpoints) = self else {
      return text.indices.partitioningIndex { self.byte(at: $0, text: text) >= byte }
    }
    let checkpoint = max(0, checkpoints.partitioningIndex { Int($0) >= byte } - 1)
    var unit = checkpoint * Self.stride
    var start = Int(checkpoints[checkpoint])
    if Self.isASCII(from: checkpoint, checkpoints, text) { return unit + max(0, byte - start) }
    while start < byte, unit < text.count {
      start += Self.utf8Length(text[unit])
      unit += 1
    }
    return unit
  }

  /// The UTF-8 bytes that a unit stands for; a surrogate pair's four are told
  /// by its second half.
  static func utf8Length(_ unit: UInt16) -> Int {
    switch unit {
    case 0..<0x80: 1
    case 0x80..<0x800: 2
    case 0xD800..<0xDC00: 0
    case 0xDC00..<0xE000: 4
    default: 3
    }
  }

  /// Whether the units from a checkpoint to the next one are ASCII, a byte each.
  private static func isASCII(
    from checkpoint: Int, _ checkpoints: [Int32], _ text: [UInt16]
  ) -> Bool {
    let next = checkpoint + 1
    // The first half of a pair at the end would make up for a letter of two bytes.
    return next < checkpoints.count
      && Int(checkpoints[next] - checkpoints[checkpoint]) == stride
      && text[next * stride - 1] < 0x80
  }
}
