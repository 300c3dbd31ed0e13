import YAMLTree

/// A place in the bytes of a file, and what is known so far.
struct YAMLReader {
  let bytes: [UInt8]
  let file: String
  var offset = 0
  /// Where the line of `offset` begins, and its number from 1.
  var lineStart = 0
  var line = 1
  /// Nodes by anchor, with the number of values in each.
  var anchors: [String: (node: YAMLNode, count: Int)] = [:]
  var nodeCount = 0

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  mutating func document() throws(YAMLError) -> YAMLNode? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    try skipToToken()
    if byte == UInt8(ascii: "%"), column == 0 {
      throw error("directives (%) are not supported; leave the line out")
    }
    if isMarker(UInt8(ascii: "-")) { offset += 3 }
    try skipToToken()
    guard byte != nil, !isMarker(UInt8(ascii: ".")) else { return nil }
    let root = try node(indent: 0, isCompact: true, depth: 0)
    try skipToToken()
    if isMarker(UInt8(ascii: ".")) {
      offset += 3
      try skipToToken()
    }
    guard byte == nil else {
      throw error(
        isMarker(UInt8(ascii: "-"))
          ? "a file holds one document; leave out what follows ---"
          : "this stands at no level of what is above; set it under its like")
    }
    return root
  }

  // MARK: Bytes

  /// A place to go back to.
  struct Mark {
    fileprivate let offset: Int
    fileprivate let lineStart: Int
    fileprivate let line: Int
  }

  var mark: Mark { Mark(offset: offset, lineStart: lineStart, line: line) }

  mutating func goBack(to mark: Mark) {
    (offset, lineStart, line) = (mark.offset, mark.lineStart, mark.line)
  }

  /// A sign that parts values within brackets and braces.
  static func isFlowSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }

  /// The byte at `offset`, nil at the end.
  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  func peek(_ distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  /// Bytes from the start of the line, which is the indentation of what stands first.
  var column: Int { offset - lineStart }

  /// Space, tab, line end or end of the file.
  static func isBlank(_ byte: UInt8?) -> Bool {
    guard let byte else { return true }
    return byte == 0x20 || byte == 0x09 || isLineEnd(byte)
  }

  static func isLineEnd(_ byte: UInt8?) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Goes over one line end: LF, CR or CR LF.
  mutating func skipLineEnd() {
    offset += byte == 0x0D && peek(1) == 0x0A ? 2 : 1
    line += 1
    lineStart = offset
  }

  mutating func skipSpaces() {
    while byte == 0x20 || byte == 0x09 { offset += 1 }
  }

  /// Goes on to the next character that is neither white space nor comment.
  mutating func skipToToken() throws(YAMLError) {
    while true {
      let isLineStart = offset == lineStart
      while byte == 0x20 { offset += 1 }
      if byte == 0x09 {
        skipSpaces()
        if isLineStart, let byte, !Self.isLineEnd(byte), byte != UInt8(ascii: "#") {
          throw error("a tab cannot indent; write spaces")
        }
      }
      if byte == UInt8(ascii: "#"), offset == lineStart || Self.isBlank(bytes[offset - 1]) {
        while let byte, !Self.isLineEnd(byte) { offset += 1 }
      }
      guard Self.isLineEnd(byte) else { return }
      skipLineEnd()
    }
  }

  /// Whether `---` or `...` stands here at the start of a line.
  func isMarker(_ mark: UInt8) -> Bool {
    column == 0 && byte == mark && peek(1) == mark && peek(2) == mark && Self.isBlank(peek(3))
  }

  var isAnyMarker: Bool { isMarker(UInt8(ascii: "-")) || isMarker(UInt8(ascii: ".")) }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: Places and errors

  var place: YAMLPlace { place(at: offset) }

  /// The place of an offset in the current line.
  func place(at offset: Int) -> YAMLPlace {
    // Every byte but the continuations of UTF-8 begins a scalar.
    let scalars = bytes[lineStart..<max(lineStart, offset)].reduce(0) {
      $0 + ($1 & 0xC0 == 0x80 ? 0 : 1)
    }
    return YAMLPlace(file: file, line: line, column: scalars + 1)
  }

  func error(_ message: String) -> YAMLError { YAMLError(message, at: place) }

  /// Counts a value.
  mutating func count(_ more: Int = 1, at place: YAMLPlace) throws(YAMLError) {
    nodeCount += more
    guard nodeCount <= YAMLParser.maximumNodeCount else {
      throw YAMLError("too many values; write out what its aliases (*name) repeat", at: place)
    }
  }
}
