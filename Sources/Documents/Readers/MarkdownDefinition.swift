/// A link reference definition, `[label]: destination "title"`, or the mark of a
/// footnote's text, `[^label]:`, at the start of a paragraph. One line long.
struct MarkdownDefinition {
  /// Nil for a footnote.
  var label: String?
  var destination: Range<Int>
  /// What of the line is prose: a footnote's text.
  var content: Range<Int>

  static func read(_ line: Range<Int>, in text: [UInt16]) -> MarkdownDefinition? {
    guard text[line].first == 0x5B,
      let close = text[line].prefix(1001).firstIndex(of: 0x5D), close + 1 < line.upperBound,
      text[close + 1] == 0x3A, close > line.lowerBound + 1
    else { return nil }
    var start = close + 2
    while start < line.upperBound, WhiteSpace.isMarkupSpace(text[start]) { start += 1 }
    if text[line.lowerBound + 1] == 0x5E {
      let content = start..<line.upperBound
      return MarkdownDefinition(label: nil, destination: start..<start, content: content)
    }
    guard let destination = MarkdownLink.destination(at: start, in: text[..<line.upperBound])
    else { return nil }
    let rest = text[destination.end..<line.upperBound].drop(while: WhiteSpace.isMarkupSpace)
    guard rest.isEmpty || rest.startIndex > destination.end && isTitle(rest) else { return nil }
    return MarkdownDefinition(
      label: label(text[line.lowerBound + 1..<close]), destination: destination.range,
      content: line.upperBound..<line.upperBound)
  }

  /// Whether a line begins the text of a footnote.
  static func isFootnote(_ line: ArraySlice<UInt16>) -> Bool {
    guard line.starts(with: [0x5B, 0x5E]), let close = line.prefix(1001).firstIndex(of: 0x5D)
    else { return false }
    return line[close...].dropFirst().first == 0x3A
  }

  private static func isTitle(_ rest: ArraySlice<UInt16>) -> Bool {
    guard let first = rest.first, first == 0x22 || first == 0x27 || first == 0x28 else {
      return false
    }
    var rest = rest.dropFirst()
    while let last = rest.last, WhiteSpace.isMarkupSpace(last) { rest.removeLast() }
    return rest.last == (first == 0x28 ? 0x29 : first)
  }

  /// A label as labels are compared: case and the amount of white space do not count.
  static func label(_ units: ArraySlice<UInt16>) -> String {
    units.split(whereSeparator: WhiteSpace.isMarkupSpace)
      .map { String(decoding: $0, as: UTF16.self).lowercased() }.joined(separator: " ")
  }
}

/// Destinations and titles of links (CommonMark, section 6.3).
enum MarkdownLink {
  /// The longest destination or title that is looked for.
  private static let longest = 4096

  /// The destination that begins at `start`, and where it ends with its angle brackets.
  static func destination(at start: Int, in units: ArraySlice<UInt16>)
    -> (range: Range<Int>, end: Int)?
  {
    let limit = min(units.endIndex, start + longest)
    guard start < limit else { return nil }
    var offset = start
    if units[start] == 0x3C {
      offset += 1
      while offset < limit, units[offset] != 0x3E {
        if units[offset] == 0x3C || LineBreak.isLineBreak(units[offset]) { return nil }
        offset += units[offset] == 0x5C ? 2 : 1
      }
      return offset < limit ? (start + 1..<offset, offset + 1) : nil
    }
    var depth = 0
    while offset < limit, units[offset] > 0x20 {
      if units[offset] == 0x5C, offset + 1 < limit, units[offset + 1] > 0x20 {
        offset += 1
      } else if units[offset] == 0x28 {
        depth += 1
      } else if units[offset] == 0x29 {
        if depth == 0 { break }
        depth -= 1
      }
      offset += 1
    }
    guard depth == 0, offset > start, offset < start + longest else { return nil }
    return (start..<offset, offset)
  }

  /// The destination and title in the parentheses that begin at `start`, and their end.
  static func inline(at start: Int, in units: ArraySlice<UInt16>)
    -> (destination: Range<Int>, title: Range<Int>?, end: Int)?
  {
    guard start < units.endIndex, units[start] == 0x28 else { return nil }
    var offset = skipSpace(from: start + 1, in: units)
    var target = offset..<offset
    if offset < units.endIndex, units[offset] != 0x29 {
      guard let found = destination(at: offset, in: units) else { return nil }
      (target, offset) = (found.range, found.end)
    }
    let space = offset
    offset = skipSpace(from: offset, in: units)
    var title: Range<Int>?
    if offset > space, offset < units.endIndex, units[offset] != 0x29 {
      guard let found = self.title(at: offset, in: units) else { return nil }
      title = found
      offset = skipSpace(from: found.upperBound + 1, in: units)
    }
    guard offset < units.endIndex, units[offset] == 0x29 else { return nil }
    return (target, title, offset + 1)
  }

  private static func title(at start: Int, in units: ArraySlice<UInt16>) -> Range<Int>? {
    let limit = min(units.endIndex, start + longest)
    let close: UInt16
    switch units[start] {
    case 0x22, 0x27: close = units[start]
    case 0x28: close = 0x29
    default: return nil
    }
    var offset = start + 1
    while offset < limit, units[offset] != close { offset += units[offset] == 0x5C ? 2 : 1 }
    return offset < limit ? start + 1..<offset : nil
  }

  private static func skipSpace(from start: Int, in units: ArraySlice<UInt16>) -> Int {
    var offset = start
    while offset < units.endIndex, WhiteSpace.isMarkupSpace(units[offset]) { offset += 1 }
    return offset
  }
}
