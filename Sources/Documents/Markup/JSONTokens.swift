/// The tokens of a JSON file (RFC 8259), one a call, with their places. Strings keep their
/// escapes.
struct JSONTokens {
  enum Token: Equatable {
    case openObject, closeObject, openArray, closeArray
    /// What stands between the quotation marks of a member's name.
    case key(Range<Int>)
    case string(Range<Int>)
    /// A number, `true`, `false` or `null`.
    case scalar(Range<Int>)
  }

  /// What may come next.
  private enum Expectation { case value, keyOrEnd, key, colon, commaOrEnd, valueOrEnd, nothing }

  let file: SourceFile
  private(set) var offset = 0
  /// Whether each open collection is an object.
  private var open: [Bool] = []
  private var expected = Expectation.value

  /// Collections that may be open at once.
  private static let deepest = 256

  init(_ file: SourceFile) { self.file = file }

  mutating func next() throws(DocumentError) -> Token? {
    while true {
      while offset < file.text.count, WhiteSpace.isMarkupSpace(file.text[offset]) { offset += 1 }
      guard offset < file.text.count else {
        if expected == .nothing { return nil }
        throw file.malformed(at: offset, "the JSON ends too early", cure: "close what is open")
      }
      let unit = file.text[offset]
      switch (unit, expected) {
      case (0x2C, .commaOrEnd):
        expected = open.last == true ? .key : .value
        offset += 1
      case (0x3A, .colon):
        expected = .value
        offset += 1
      case (0x7D, .keyOrEnd), (0x7D, .commaOrEnd): return try close(isObject: true)
      case (0x5D, .valueOrEnd), (0x5D, .commaOrEnd): return try close(isObject: false)
      case (0x22, .key), (0x22, .keyOrEnd):
        expected = .colon
        return .key(try takeString())
      case (_, .value), (_, .valueOrEnd): return try takeValue(unit)
      default: throw unexpected()
      }
    }
  }

  private func unexpected() -> DocumentError {
    let problem =
      switch expected {
      case .value, .valueOrEnd: "no JSON value"
      case .key, .keyOrEnd: "no name in quotation marks"
      case .colon: "no colon behind a name"
      case .commaOrEnd: "neither a comma nor the end"
      case .nothing: "text behind the end of the JSON"
      }
    return file.malformed(at: offset, problem, cure: "correct the JSON here")
  }

  private mutating func close(isObject: Bool) throws(DocumentError) -> Token {
    guard open.last == isObject else { throw unexpected() }
    open.removeLast()
    offset += 1
    expected = open.isEmpty ? .nothing : .commaOrEnd
    return isObject ? .closeObject : .closeArray
  }

  private mutating func takeValue(_ unit: UInt16) throws(DocumentError) -> Token {
    switch unit {
    case 0x7B, 0x5B:
      guard open.count < Self.deepest else {
        throw file.malformed(
          at: offset, "more than \(Self.deepest) collections inside each other",
          cure: "make the file flatter")
      }
      offset += 1
      open.append(unit == 0x7B)
      expected = unit == 0x7B ? .keyOrEnd : .valueOrEnd
      return unit == 0x7B ? .openObject : .openArray
    case 0x22:
      let string = try takeString()
      expected = open.isEmpty ? .nothing : .commaOrEnd
      return .string(string)
    default:
      let start = offset
      while offset < file.text.count, isScalarUnit(file.text[offset]) { offset += 1 }
      let name = file.string(start..<offset)
      guard ["true", "false", "null"].contains(name) || Double(name) != nil else {
        offset = start
        throw unexpected()
      }
      expected = open.isEmpty ? .nothing : .commaOrEnd
      return .scalar(start..<offset)
    }
  }

  private func isScalarUnit(_ unit: UInt16) -> Bool {
    0x30...0x39 ~= unit || 0x61...0x7A ~= unit | 0x20 || [0x2B, 0x2D, 0x2E].contains(unit)
  }

  private mutating func takeString() throws(DocumentError) -> Range<Int> {
    let start = offset + 1
    offset = start
    while offset < file.text.count, file.text[offset] != 0x22 {
      if file.text[offset] < 0x20 {
        throw file.malformed(
          at: offset, "a line end or control character in a string",
          cure: "write \\n, or close the string")
      }
      offset += file.text[offset] == 0x5C ? 2 : 1
    }
    guard offset < file.text.count else {
      throw file.malformed(
        at: start - 1, "a string that is never closed", cure: "close it with a quotation mark")
    }
    offset += 1
    return start..<offset - 1
  }
}
