/// Where blocks of HTML begin and end in Markdown (CommonMark, section 4.6).
enum MarkdownHTML {
  enum End {
    case blankLine
    /// A line that holds one of these.
    case line([String])

    /// Whether the line ends the block.
    func isIn(_ line: ArraySlice<UInt16>) -> Bool {
      guard case .line(let marks) = self else { return false }
      let lower = String(decoding: line, as: UTF16.self).lowercased()
      return marks.contains { lower.contains($0) }
    }
  }

  /// How the block ends that a line begins; nil where it begins none.
  ///
  /// - Parameter interrupts: whether a paragraph is open, which only some may end.
  static func start(_ line: ArraySlice<UInt16>, interrupts: Bool) -> End? {
    guard line.first == 0x3C, line.count > 1 else { return nil }
    let head = String(decoding: line.prefix(32), as: UTF16.self).lowercased()
    if head.hasPrefix("<!--") { return .line(["-->"]) }
    if head.hasPrefix("<?") { return .line(["?>"]) }
    if head.hasPrefix("<![cdata[") { return .line(["]]>"]) }
    if head.hasPrefix("<!") { return .line([">"]) }
    let isEnd = head.hasPrefix("</")
    let body = head.dropFirst(isEnd ? 2 : 1)
    let name = body.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard let first = name.first, first.isLetter else { return nil }
    let next = body.dropFirst(name.count).first
    let isWhole = next == nil || next == " " || next == "\t" || next == ">" || next == "/"
    if !isEnd, ["script", "pre", "style", "textarea"].contains(name), isWhole {
      return .line(["</script>", "</pre>", "</style>", "</textarea>"])
    }
    if isWhole, blocks.contains(String(name)) { return .blankLine }
    guard !interrupts, let end = tagEnd(line, at: line.startIndex) else { return nil }
    return line[end...].allSatisfy(WhiteSpace.isMarkupSpace) ? .blankLine : nil
  }

  /// The elements of HTML's blocks, and those that Markdown adds to them.
  private static let blocks = HTMLNames.blocks.subtracting(["pre", "button", "select", "textarea"])
    .union([
      "base", "basefont", "col", "colgroup", "frame", "frameset", "iframe", "link", "menuitem",
      "noframes", "param", "source", "track",
    ])

  /// The longest tag that is looked for.
  private static let longest = 4096

  /// The end of the tag or comment that begins at a `<`; nil where none does.
  static func tagEnd(_ units: ArraySlice<UInt16>, at start: Int) -> Int? {
    let limit = min(units.endIndex, start + longest)
    var offset = start + 1
    guard offset < limit else { return nil }
    if units[offset] == 0x21 {
      guard units[start...].starts(with: "<!--".utf16) else { return nil }
      offset = start + 4
      while offset + 2 < limit {
        if units[offset] == 0x2D, units[offset + 1] == 0x2D, units[offset + 2] == 0x3E {
          return offset + 3
        }
        offset += 1
      }
      return nil
    }
    let isEnd = units[offset] == 0x2F
    if isEnd { offset += 1 }
    guard offset < limit, isLetter(units[offset]) else { return nil }
    while offset < limit,
      isLetter(units[offset]) || 0x30...0x39 ~= units[offset]
        || units[offset] == 0x2D
    {
      offset += 1
    }
    guard offset < limit,
      WhiteSpace.isMarkupSpace(units[offset]) || units[offset] == 0x3E || units[offset] == 0x2F
    else { return nil }
    while offset < limit {
      switch units[offset] {
      case 0x3E: return offset + 1
      case 0x3C: return nil
      case 0x22, 0x27:
        guard !isEnd, let close = units[(offset + 1)..<limit].firstIndex(of: units[offset]) else {
          return nil
        }
        offset = close + 1
      default: offset += 1
      }
    }
    return nil
  }

  private static func isLetter(_ unit: UInt16) -> Bool { 0x61...0x7A ~= unit | 0x20 }
}
