/// A line of Markdown, read from the left: container marks are taken off one by one.
struct MarkdownLine {
  let text: [UInt16]
  /// The whole line, without its line break.
  let range: Range<Int>
  /// How far it has been read, and the column there (tab stops of 4).
  private var offset: Int
  private var column = 0

  init(text: [UInt16], range: Range<Int>) {
    self.text = text
    self.range = range
    offset = range.lowerBound
  }

  /// What has not been read.
  var rest: Range<Int> { offset..<range.upperBound }

  /// Where the first character that is no space stands.
  var contentStart: Int {
    var start = offset
    while start < range.upperBound, Self.isBlank(text[start]) { start += 1 }
    return start
  }

  /// What has not been read, without the white space in front.
  var content: Range<Int> { contentStart..<range.upperBound }

  var isBlank: Bool { contentStart == range.upperBound }

  /// The columns of white space before the content.
  var indent: Int {
    var at = column
    for unit in text[offset..<contentStart] { at = Self.advance(at, over: unit) }
    return at - column
  }

  mutating func skipColumns(_ count: Int) {
    let goal = column + count
    while column < goal, offset < range.upperBound, Self.isBlank(text[offset]) {
      column = Self.advance(column, over: text[offset])
      offset += 1
    }
  }

  private static func advance(_ column: Int, over unit: UInt16) -> Int {
    unit == 0x09 ? (column / 4 + 1) * 4 : column + 1
  }

  private static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x09 }

  private mutating func skip(to end: Int) {
    while offset < end {
      column = Self.advance(column, over: text[offset])
      offset += 1
    }
  }

  // MARK: Containers

  /// Takes a `>` and a space behind it.
  mutating func takeQuoteMark() -> Bool {
    let start = contentStart
    guard start < range.upperBound, text[start] == 0x3E else { return false }
    skip(to: start + 1)
    if offset < range.upperBound, Self.isBlank(text[offset]) { skip(to: offset + 1) }
    return true
  }

  struct ListMarker {
    /// The bullet, or the sign behind the number.
    var marker: UInt16
    /// The columns that the item's content is indented by.
    var indent: Int
    /// Where the marker ends.
    var end: Int
    /// Whether the item may follow a paragraph without an empty line.
    var canInterrupt: Bool
  }

  /// Takes the marker of a list item and the space behind it.
  mutating func takeListMarker() -> ListMarker? {
    let start = contentStart
    let base = column
    var end = start
    while end < range.upperBound, end < start + 9, 0x30...0x39 ~= text[end] { end += 1 }
    guard end < range.upperBound else { return nil }
    let sign = text[end]
    let isBullet = end == start && (sign == 0x2D || sign == 0x2B || sign == 0x2A)
    let isNumber = end > start && (sign == 0x2E || sign == 0x29)
    guard isBullet || isNumber, end + 1 == range.upperBound || Self.isBlank(text[end + 1]) else {
      return nil
    }
    let startsAtOne = isBullet || text[start..<end].elementsEqual([0x31])
    skip(to: end + 1)
    let isEmpty = isBlank
    let width = column - base
    let space = indent
    let spaces = isEmpty || space > 4 ? 1 : space
    skipColumns(spaces)
    return ListMarker(
      marker: sign, indent: width + spaces, end: end + 1,
      canInterrupt: startsAtOne && !isEmpty)
  }

  // MARK: Leaves

  var isThematicBreak: Bool {
    let content = text[content]
    guard let mark = content.first, mark == 0x2A || mark == 0x2D || mark == 0x5F else {
      return false
    }
    return content.allSatisfy { $0 == mark || Self.isBlank($0) }
      && content.count { $0 == mark } >= 3
  }

  /// The level of a heading that begins with `#`.
  var headingLevel: Int? {
    let content = text[content]
    let level = content.prefix { $0 == 0x23 }.count
    let next = content.dropFirst(level).first
    guard 1...6 ~= level, next == nil || next == 0x20 || next == 0x09 else { return nil }
    return level
  }

  /// The text of a heading without the `#` on either side.
  func headingContent(_ level: Int) -> Range<Int> {
    var (start, end) = (contentStart + level, range.upperBound)
    while start < end, Self.isBlank(text[start]) { start += 1 }
    while end > start, Self.isBlank(text[end - 1]) { end -= 1 }
    var close = end
    while close > start, text[close - 1] == 0x23 { close -= 1 }
    if close == start { return start..<start }
    if close < end, Self.isBlank(text[close - 1]) { end = close }
    return start..<end
  }

  /// The level of the heading that the line underlines.
  var setextLevel: Int? {
    var content = text[content]
    while let last = content.last, Self.isBlank(last) { content.removeLast() }
    guard let mark = content.first, mark == 0x3D || mark == 0x2D,
      content.allSatisfy({ $0 == mark })
    else { return nil }
    return mark == 0x3D ? 1 : 2
  }

  /// The code fence that the line is.
  var fence: (mark: UInt16, count: Int, info: Range<Int>)? {
    let content = text[content]
    guard let mark = content.first, mark == 0x60 || mark == 0x7E else { return nil }
    let count = content.prefix { $0 == mark }.count
    var info = content.dropFirst(count)
    guard count >= 3, mark == 0x7E || !info.contains(0x60) else { return nil }
    while let last = info.last, Self.isBlank(last) { info.removeLast() }
    return (mark, count, info.startIndex..<info.endIndex)
  }
}

/// Rows of tables.
enum MarkdownTable {
  /// The number of columns that a delimiter row such as `| --- | :-: |` has.
  static func columns(_ row: ArraySlice<UInt16>) -> Int? {
    guard row.contains(0x2D), row.contains(0x7C) || row.contains(0x3A),
      row.allSatisfy({ $0 == 0x2D || $0 == 0x7C || $0 == 0x3A || $0 == 0x20 || $0 == 0x09 })
    else { return nil }
    let cells = cells(row.startIndex..<row.endIndex, in: Array(row), from: row.startIndex)
    guard cells.allSatisfy({ cell in row[cell].contains(0x2D) }) else { return nil }
    return cells.count
  }

  /// The cells of a row, without white space round them.
  static func cells(_ row: Range<Int>, in text: [UInt16]) -> [Range<Int>] {
    cells(row, in: text, from: 0)
  }

  private static func cells(_ row: Range<Int>, in text: [UInt16], from base: Int) -> [Range<Int>] {
    func unit(_ offset: Int) -> UInt16 { text[offset - base] }
    func trimmed(_ range: Range<Int>) -> Range<Int> {
      var (start, end) = (range.lowerBound, range.upperBound)
      while start < end, WhiteSpace.isMarkupSpace(unit(start)) { start += 1 }
      while end > start, WhiteSpace.isMarkupSpace(unit(end - 1)) { end -= 1 }
      return start..<end
    }
    var inside = trimmed(row)
    if !inside.isEmpty, unit(inside.lowerBound) == 0x7C {
      inside = inside.lowerBound + 1..<inside.upperBound
    }
    var cells: [Range<Int>] = []
    var start = inside.lowerBound
    var offset = start
    while offset < inside.upperBound {
      if unit(offset) == 0x5C {
        offset += 1
      } else if unit(offset) == 0x7C {
        cells.append(trimmed(start..<offset))
        start = offset + 1
      }
      offset += 1
    }
    if start < inside.upperBound { cells.append(trimmed(start..<inside.upperBound)) }
    return cells
  }
}
