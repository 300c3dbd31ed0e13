import YAMLTree

/// Texts: plain, quoted, and in blocks.
extension YAMLReader {
  // MARK: Plain

  /// The range of a plain text in this line, without white space at its end;
  /// `offset` is then behind it.
  mutating func plainRun(isFlow: Bool) -> Range<Int> {
    let start = offset
    var end = offset
    while let byte, !Self.isLineEnd(byte) {
      if byte == UInt8(ascii: ":") {
        if isFlow ? Self.endsFlowKey(peek(1)) : Self.isBlank(peek(1)) { break }
      } else if byte == UInt8(ascii: "#"), offset > start, Self.isBlank(bytes[offset - 1]) {
        break
      } else if isFlow, Self.isFlowSign(byte) {
        break
      }
      offset += 1
      if byte != 0x20, byte != 0x09 { end = offset }
    }
    offset = end
    return start..<end
  }

  /// A plain text, which goes on in lines that are indented by `indent` at least.
  mutating func plainScalar(indent: Int, isFlow: Bool) throws(YAMLError) -> String {
    try checkPlainStart()
    var text = string(plainRun(isFlow: isFlow))
    while true {
      let before = mark
      skipSpaces()
      guard Self.isLineEnd(byte) else {
        if !isFlow, byte == UInt8(ascii: ":") {
          throw error("mapping values are not allowed here; quote texts that hold : # [ ] { }")
        }
        return text
      }
      let breaks = skipLines()
      let isOver =
        byte == nil || column < indent || byte == UInt8(ascii: "#") || isAnyMarker
        || isFlow
          && (byte.map(Self.isFlowSign) ?? true
            || byte == UInt8(ascii: ":") && Self.endsFlowKey(peek(1)))
      if isOver {
        goBack(to: before)
        return text
      }
      let run = plainRun(isFlow: isFlow)
      text += breaks == 1 ? " " : String(repeating: "\n", count: breaks - 1)
      text += string(run)
    }
  }

  /// Goes over line ends and the white space behind each. Returns their number.
  private mutating func skipLines() -> Int {
    var breaks = 0
    while Self.isLineEnd(byte) {
      skipLineEnd()
      breaks += 1
      skipSpaces()
    }
    return breaks
  }

  private func checkPlainStart() throws(YAMLError) {
    switch byte {
    case UInt8(ascii: "!"): throw error("tags (!) are not supported; quote the text")
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: "]"),
      UInt8(ascii: "}"), UInt8(ascii: ","):
      throw error("a text cannot begin with this character; quote it")
    case UInt8(ascii: "?") where Self.isBlank(peek(1)),
      UInt8(ascii: ":") where Self.isBlank(peek(1)),
      UInt8(ascii: "-") where Self.isBlank(peek(1)):
      throw error("a text cannot begin like this; quote it")
    default: break
    }
  }

  // MARK: Quoted

  /// A text in single or double quotation marks.
  mutating func quotedScalar(indent: Int) throws(YAMLError) -> String {
    let open = mark
    let quote = bytes[offset]
    offset += 1
    var out: [UInt8] = []
    while let byte {
      if byte == quote {
        offset += 1
        guard quote == UInt8(ascii: "'"), self.byte == quote else {
          return String(decoding: out, as: UTF8.self)
        }
        out.append(quote)
        offset += 1
      } else if Self.isLineEnd(byte) {
        while out.last == 0x20 || out.last == 0x09 { out.removeLast() }
        fold(into: &out)
        guard !isAnyMarker else { break }
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try escape(into: &out)
      } else {
        out.append(byte)
        offset += 1
      }
    }
    goBack(to: open)
    throw error("the closing quotation mark is missing")
  }

  /// One line end is a space, more are as many less one.
  private mutating func fold(into out: inout [UInt8]) {
    let breaks = skipLines()
    out += breaks == 1 ? [0x20] : [UInt8](repeating: 0x0A, count: breaks - 1)
  }

  private static let escapes: [UInt8: UInt32] = [
    UInt8(ascii: "0"): 0, UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9,
    0x09: 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12,
    UInt8(ascii: "r"): 13, UInt8(ascii: "e"): 27, 0x20: 0x20, UInt8(ascii: "\""): 0x22,
    UInt8(ascii: "/"): 0x2F, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "N"): 0x85,
    UInt8(ascii: "_"): 0xA0, UInt8(ascii: "L"): 0x2028, UInt8(ascii: "P"): 0x2029,
  ]

  private static let hexadecimal: [UInt8: Int] = [
    UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8,
  ]

  /// What a backslash in double quotation marks stands for.
  private mutating func escape(into out: inout [UInt8]) throws(YAMLError) {
    let start = mark
    guard let next = peek(1) else { throw error("a backslash cannot end the text") }
    offset += 2
    if Self.isLineEnd(next) {
      offset -= 1
      let breaks = skipLines()
      out += [UInt8](repeating: 0x0A, count: breaks - 1)
    } else if let value = Self.escapes[next] {
      Self.append(value, to: &out)
    } else if let digits = Self.hexadecimal[next],
      let value = UInt32(string(offset..<min(offset + digits, bytes.count)), radix: 16),
      Unicode.Scalar(value) != nil, offset + digits <= bytes.count
    {
      offset += digits
      Self.append(value, to: &out)
    } else {
      goBack(to: start)
      throw error("no such escape; write \\\\ for a backslash, or use single quotes")
    }
  }

  private static func append(_ scalar: UInt32, to out: inout [UInt8]) {
    if let scalar = Unicode.Scalar(scalar) { out += Array(String(Character(scalar)).utf8) }
  }

  // MARK: Blocks

  /// A text behind `|` (as it is) or `>` (lines folded), indented by `indent` at least.
  mutating func blockScalar(indent: Int) throws(YAMLError) -> String {
    let isFolded = byte == UInt8(ascii: ">")
    offset += 1
    var (keep, strip, given) = (false, false, 0)
    while let byte, !Self.isBlank(byte) {
      switch byte {
      case UInt8(ascii: "+"): keep = true
      case UInt8(ascii: "-"): strip = true
      case UInt8(ascii: "1")...UInt8(ascii: "9"): given = Int(byte) - 0x30
      default: throw error("only + or - and a digit can follow | or >")
      }
      offset += 1
    }
    try endLine()
    while let byte, !Self.isLineEnd(byte) { offset += 1 }
    if byte != nil { skipLineEnd() }
    let lines = blockLines(indent: given > 0 ? max(indent, 1) - 1 + given : nil, least: indent)
    var text = isFolded ? Self.folded(lines) : lines.map { $0 + "\n" }.joined()
    if keep { return text }
    while text.utf8.last == 0x0A { text.removeLast() }
    return strip || text.isEmpty ? text : text + "\n"
  }

  /// The lines of a block without their indentation; empty ones at its end are kept.
  private mutating func blockLines(indent: Int?, least: Int) -> [String] {
    var lines: [String] = []
    var indent = indent
    while byte != nil, !isAnyMarker {
      let start = mark
      while byte == 0x20, column < indent ?? .max { offset += 1 }
      if byte == nil || Self.isLineEnd(byte) {
        lines.append("")
      } else {
        let width = indent ?? column
        guard column >= width, width >= max(least, 0) else {
          goBack(to: start)
          break
        }
        indent = width
        let first = lineStart + width
        while let byte, !Self.isLineEnd(byte) { offset += 1 }
        lines.append(string(first..<offset))
      }
      if byte == nil { break }
      skipLineEnd()
    }
    return lines
  }

  /// Lines joined by spaces, but where a line is empty or indented.
  private static func folded(_ lines: [String]) -> String {
    var text = ""
    var breaks = 0
    var wasIndented = false
    var isFirst = true
    for line in lines {
      if line.isEmpty {
        breaks += 1
        continue
      }
      let isIndented = line.utf8.first == 0x20 || line.utf8.first == 0x09
      if isFirst {
        text += String(repeating: "\n", count: breaks)
      } else if isIndented || wasIndented {
        text += String(repeating: "\n", count: breaks + 1)
      } else {
        text += breaks == 0 ? " " : String(repeating: "\n", count: breaks)
      }
      text += line
      (breaks, wasIndented, isFirst) = (0, isIndented, false)
    }
    return text + String(repeating: "\n", count: breaks + (isFirst ? 0 : 1))
  }
}
