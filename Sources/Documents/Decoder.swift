import Glibc
import ICU

/// Turns the bytes of one file into UTF-16, strictly: what cannot be decoded is
/// an error with its place, never a replacement character.
struct Decoder {
  let name: String
  let bytes: [UInt8]
  /// Where the bytes stand in the file; only at its start can a byte order mark be.
  let origin: Position

  struct Result {
    var encoding: String
    var text: [UInt16]
    var hasByteOrderMark: Bool
    var byteOffsets: ByteOffsets
  }

  /// How files begin that people take for texts: signatures by IANA's registrations of the media
  /// types application/zip, pdf, rtf and gzip, and by Microsoft's [MS-CFB].
  private static let binaries: [(signature: [UInt8], what: String, cure: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zipped document, as .docx, .odt and .epub are", export),
    (Array("%PDF-".utf8), "a PDF document", export),
    (Array("{\\rtf".utf8), "an RTF document", export),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Word or Excel document", export),
    ([0x1F, 0x8B], "compressed by gzip", "decompress it"),
  ]
  private static let export = "save it as plain text, HTML or Markdown"

  func decode(_ requested: String?) throws(DocumentError) -> Result {
    guard bytes.count <= SourceFile.largestSize else { throw .tooLarge(name, bytes: bytes.count) }
    if let known = Self.binaries.first(where: { mark($0.signature) > 0 }) {
      throw .unsuitable(name, "is \(known.what), no text; \(known.cure)")
    }
    let result: Result
    if let requested {
      result = try decode(named: requested)
    } else if mark([0xFF, 0xFE]) > 0 {
      result = try decodeUTF16(littleEndian: true, mark: 2)
    } else if mark([0xFE, 0xFF]) > 0 {
      result = try decodeUTF16(littleEndian: false, mark: 2)
    } else {
      result = try decodeUTF8()
    }
    if mayHoldNUL(result.encoding), let zero = result.text.firstIndex(of: 0) {
      let byte = result.byteOffsets.byte(at: zero, text: result.text)
      throw .nulByte(
        name, line: line(ofByte: byte), byte: origin.byte + byte, likely: likelyUTF16)
    }
    return result
  }

  /// Whether a zero may be in the text. In UTF-8 a zero byte is one.
  private func mayHoldNUL(_ encoding: String) -> Bool {
    guard encoding == "UTF-8" else { return true }
    return bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
  }

  private func decode(named requested: String) throws(DocumentError) -> Result {
    guard let encoding = Encodings.canonicalName(requested) else {
      throw .unknownEncoding(name, requested)
    }
    switch encoding {
    case "UTF-8": return try decodeUTF8()
    case "UTF-16LE": return try decodeUTF16(littleEndian: true, mark: mark([0xFF, 0xFE]))
    case "UTF-16BE": return try decodeUTF16(littleEndian: false, mark: mark([0xFE, 0xFF]))
    default: break
    }
    let decoded: Encodings.Decoded
    do {
      decoded = try Encodings.decode(bytes, as: encoding)
    } catch {
      throw .unknownEncoding(name, requested)
    }
    if let invalid = decoded.invalid { throw undecodable(encoding, invalid, suggest: false) }
    let areBytes =
      decoded.text.count == bytes.count
      && decoded.byteOffsets.enumerated().allSatisfy { Int($1) == $0 }
    let offsets =
      areBytes ? ByteOffsets.bytes : .table(decoded.byteOffsets, end: bytes.count)
    return Result(
      encoding: encoding, text: decoded.text, hasByteOrderMark: false, byteOffsets: offsets)
  }

  /// The length of a byte order mark, where the file begins with it.
  private func mark(_ mark: [UInt8]) -> Int {
    origin.byte == 0 && bytes.starts(with: mark) ? mark.count : 0
  }

  private func decodeUTF16(littleEndian: Bool, mark: Int) throws(DocumentError) -> Result {
    let encoding = littleEndian ? "UTF-16LE" : "UTF-16BE"
    guard bytes.count % 2 == 0 else {
      throw undecodable(encoding, bytes.count - 1..<bytes.count, suggest: true)
    }
    var text: [UInt16] = []
    text.reserveCapacity(bytes.count / 2)
    for index in stride(from: mark, to: bytes.count, by: 2) {
      let (low, high) = littleEndian ? (index, index + 1) : (index + 1, index)
      text.append(UInt16(bytes[high]) << 8 | UInt16(bytes[low]))
    }
    if let lone = firstLoneSurrogate(in: text) {
      throw undecodable(encoding, mark + 2 * lone..<mark + 2 * lone + 2, suggest: false)
    }
    return Result(
      encoding: encoding, text: text, hasByteOrderMark: mark > 0, byteOffsets: .utf16(mark: mark))
  }

  private func firstLoneSurrogate(in text: [UInt16]) -> Int? {
    var index = 0
    while index < text.count {
      let unit = text[index]
      if unit & 0xFC00 == 0xDC00 { return index }
      if unit & 0xFC00 == 0xD800 {
        guard index + 1 < text.count, text[index + 1] & 0xFC00 == 0xDC00 else { return index }
        index += 1
      }
      index += 1
    }
    return nil
  }

  /// Strict UTF-8 after table 3-7 of the Unicode Standard.
  private func decodeUTF8() throws(DocumentError) -> Result {
    let mark = mark([0xEF, 0xBB, 0xBF])
    var checkpoints: [Int32] = [Int32(mark)]
    checkpoints.reserveCapacity(bytes.count / ByteOffsets.stride + 1)
    var invalid: Int?
    // An array without room is one that all threads share, and its count would be written.
    let room = max(1, bytes.count)
    let text = [UInt16](unsafeUninitializedCapacity: room) { text, end in
      bytes.withUnsafeBufferPointer { bytes in
        guard let base = text.baseAddress else { return }
        var (index, count) = (mark, 0)
        while index < bytes.count {
          let room = ByteOffsets.stride - count % ByteOffsets.stride
          let run = bytes.decodeUTF8(from: index, to: base + count, most: room)
          count += run.units
          index += run.bytes
          if run.units == room { checkpoints.append(Int32(index)) }
          guard run.units < room, index < bytes.count else { continue }
          guard let scalar = UTF8Sequence.longScalar(in: bytes, at: index) else {
            invalid = index
            break
          }
          for (unit, length) in [(0xD7C0 + scalar >> 10, 0), (0xDC00 + scalar & 0x3FF, 4)] {
            base[count] = UInt16(unit)
            count += 1
            index += length
            if count % ByteOffsets.stride == 0 { checkpoints.append(Int32(index)) }
          }
        }
        end = count
      }
    }
    if let invalid {
      let end = UTF8Sequence.invalidEnd(in: bytes, at: invalid)
      throw undecodable("UTF-8", invalid..<end, suggest: true)
    }
    return Result(
      encoding: "UTF-8", text: text, hasByteOrderMark: mark > 0,
      byteOffsets: .utf8(checkpoints: checkpoints))
  }

  private func undecodable(_ encoding: String, _ range: Range<Int>, suggest: Bool)
    -> DocumentError
  {
    .undecodable(
      name, encoding: encoding, line: line(ofByte: range.lowerBound),
      byte: origin.byte + range.lowerBound,
      bytes: Array(bytes[range]), likely: suggest ? likelyEncoding : nil)
  }

  private func line(ofByte byte: Int) -> Int {
    origin.line + bytes[..<byte].count { $0 == 0x0A }
  }

  /// ICU's guess where it is confident enough to be worth trying. It needs half
  /// a kilobyte or so to be right, and text: control characters rule it out.
  private var likelyEncoding: String? {
    guard !bytes.contains(where: { $0 < 0x09 }) else { return likelyUTF16 }
    let guess = Encodings.detect(bytes.prefix(65536))
    return guess.confidence >= 30 && guess.name != "UTF-8" ? guess.name : nil
  }

  /// UTF-16 without a byte order mark shows as a zero in one half of most units.
  private var likelyUTF16: String? {
    let sample = bytes.prefix(4096)
    let even = sample.indices.count { $0 % 2 == 0 && sample[$0] == 0 }
    let odd = sample.indices.count { $0 % 2 == 1 && sample[$0] == 0 }
    guard even + odd > sample.count / 32, bytes.count % 2 == 0 else { return nil }
    if odd > 8 * even { return "UTF-16LE" }
    if even > 8 * odd { return "UTF-16BE" }
    return nil
  }
}

/// Single sequences of UTF-8 (Unicode Standard, table 3-7).
enum UTF8Sequence {
  /// The scalar of a sequence of four bytes; nil where none stands.
  static func longScalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
    guard index + 4 <= bytes.count,
      secondByte(after: bytes[index])?.contains(bytes[index + 1]) == true
    else { return nil }
    var scalar = UInt32(bytes[index]) & 0x07
    for byte in bytes[(index + 1)..<(index + 4)] {
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return scalar
  }

  /// The end of the bytes to show for a sequence that is wrong at `index`: the
  /// lead byte and the continuation bytes that follow, four at most.
  static func invalidEnd(in bytes: [UInt8], at index: Int) -> Int {
    var end = index + 1
    while end < bytes.count, end < index + 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  private static func secondByte(after first: UInt8) -> ClosedRange<UInt8>? {
    switch first {
    case 0xF0: 0x90...0xBF
    case 0xF1...0xF3: 0x80...0xBF
    case 0xF4: 0x80...0x8F
    default: nil
    }
  }
}
