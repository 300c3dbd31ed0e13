import ICU

/// A text file as it was read: its bytes, the decoded text, and the maps
/// between them.
///
/// `text` is UTF-16 without the byte order mark; every offset into it can be
/// turned into a byte offset and a position for people. It may be a piece of a larger
/// file; then places and spans count in that.
public struct SourceFile: Sendable {
  /// The name to show: the path as given, or `<stdin>`.
  public let name: String
  /// The original bytes, never changed.
  public let bytes: [UInt8]
  /// The MIME name of the encoding, such as `UTF-8` or `UTF-16LE`.
  public let encoding: String
  /// The decoded text in UTF-16 units, without the byte order mark.
  public let text: [UInt16]
  /// Whether the file begins with a byte order mark.
  public let hasByteOrderMark: Bool

  /// The bytes that a file may have: every offset is a 32-bit number.
  static let largestSize = Int(Int32.max) / 2

  /// Where the text begins in the file, if it is a piece.
  let origin: Position
  let byteOffsets: ByteOffsets
  let lineStarts: [Int32]
  let lowSurrogates: [Int32]
  let longLines: LongLines

  /// Decodes `bytes`.
  ///
  /// Without `encoding` the text is UTF-8, or what its byte order mark says.
  /// - Parameter encoding: any name that ICU knows.
  public init(
    name: String, bytes: [UInt8], encoding: String? = nil
  ) throws(DocumentError) {
    try self.init(name: name, bytes: bytes, encoding: encoding, origin: .start)
  }

  /// - Parameter origin: where `bytes` stand, if they are a piece of the file.
  init(
    name: String, bytes: [UInt8], encoding: String?, origin: Position
  ) throws(DocumentError) {
    let decoded = try Decoder(name: name, bytes: bytes, origin: origin).decode(encoding)
    self.init(
      name: name, bytes: bytes, encoding: decoded.encoding, text: decoded.text,
      hasByteOrderMark: decoded.hasByteOrderMark, byteOffsets: decoded.byteOffsets,
      origin: origin)
  }

  private init(
    name: String, bytes: [UInt8], encoding: String, text: [UInt16], hasByteOrderMark: Bool,
    byteOffsets: ByteOffsets, origin: Position
  ) {
    self.origin = origin
    self.name = name
    self.bytes = bytes
    self.encoding = encoding
    self.text = text
    self.hasByteOrderMark = hasByteOrderMark
    self.byteOffsets = byteOffsets
    var lineStarts: [Int32] = [0]
    var lowSurrogates: [Int32] = []
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        index = text.endWithinLine(from: index)
        guard index < text.count else { break }
        let unit = text[index]
        index += 1
        if unit & 0xFC00 == 0xDC00 {
          lowSurrogates.append(Int32(index - 1))
        } else if LineBreak.isLineBreak(unit) {
          if unit == LineBreak.carriageReturn, index < text.count,
            text[index] == LineBreak.lineFeed
          {
            index += 1
          }
          lineStarts.append(Int32(index))
        }
      }
    }
    self.lineStarts = lineStarts
    self.lowSurrogates = lowSurrogates
    longLines = LongLines(text, lineStarts: lineStarts)
  }

  /// The text in UTF-8: the bytes as they are where that is the encoding.
  public var utf8: [UInt8] {
    encoding == "UTF-8" ? bytes : Array(String(decoding: text, as: UTF16.self).utf8)
  }

  /// The byte range of a range of `text`.
  public func span(of range: Range<Int>) -> Span {
    let start = origin.byte + byteOffsets.byte(at: range.lowerBound, text: text)
    let end = origin.byte + byteOffsets.byte(at: range.upperBound, text: text)
    return Span(start: start, end: max(start, end))
  }

  /// The range of `text` that a byte range covers; the inverse of `span(of:)`.
  public func textRange(of span: Span) -> Range<Int> {
    let start = textOffset(ofByte: span.start)
    return start..<max(start, textOffset(ofByte: span.end))
  }

  private func textOffset(ofByte byte: Int) -> Int {
    byteOffsets.unit(atByte: byte - origin.byte, text: text)
  }
}

/// The characters that end a line: LF, CR, CR LF, NEL, LS and PS (UAX #14, class BK and friends).
public enum LineBreak {
  public static let lineFeed: UInt16 = 0x0A
  public static let carriageReturn: UInt16 = 0x0D

  public static func isLineBreak(_ unit: UInt16) -> Bool {
    unit == lineFeed || unit == carriageReturn || unit == 0x85 || unit == 0x2028 || unit == 0x2029
  }
}
