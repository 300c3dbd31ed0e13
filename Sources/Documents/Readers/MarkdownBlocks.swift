/// The block structure of Markdown (CommonMark 0.31.2, sections 4 and 5; tables as in
/// GitHub's extension), found line by line. Complexity: linear in the length of the file
/// times the depth of its containers.
struct MarkdownBlocks {
  /// What the document consists of, in order.
  enum Event {
    /// Lines of inline content.
    case inlines([Range<Int>], BlockKind)
    case heading([Range<Int>], level: Int, range: Range<Int>)
    case code([Range<Int>], range: Range<Int>)
    case html(Range<Int>)
    case list(items: Int, range: Range<Int>)
  }

  private(set) var events: [Event] = []
  /// Destinations of link reference definitions by label.
  private(set) var definitions: [String: Range<Int>] = [:]

  private let file: SourceFile
  private let text: [UInt16]
  private var containers: [Container] = []
  private var leaf = Leaf.none
  /// The lines of the open leaf.
  private var lines: [Range<Int>] = []
  /// The lists that may go on, by the number of containers round them.
  private var lists: [Int: (marker: UInt16, event: Int)] = [:]
  private var line = MarkdownLine(text: [], range: 0..<0)

  /// Containers that may nest; deeper ones are text.
  private static let deepest = 64

  private enum Container {
    case quote
    case item(indent: Int)
  }

  private enum Leaf {
    case none
    case paragraph
    case fence(mark: UInt16, count: Int, indent: Int, start: Int)
    case indented
    case html(end: MarkdownHTML.End, Range<Int>)
    case table(columns: Int)
  }

  init(_ file: SourceFile, from start: Int) {
    self.file = file
    text = file.text
    for number in 1...file.lineCount {
      let range = file.lineRange(number)
      if range.lowerBound >= start { add(range) }
    }
    endLeaf()
  }

  private mutating func add(_ range: Range<Int>) {
    line = MarkdownLine(text: text, range: range)
    let matched = matchContainers()
    if matched == containers.count, continueLeaf() { return }
    if case .paragraph = leaf, matched < containers.count, !line.isBlank,
      !startsBlock(interrupts: false)
    {
      lines.append(line.content)
      return
    }
    if matched < containers.count {
      endLeaf()
      containers.removeSubrange(matched...)
    }
    while startContainer() {}
    startLeaf()
  }

  // MARK: Containers

  /// The number of containers that the line continues; moves behind their marks.
  private mutating func matchContainers() -> Int {
    for (index, container) in containers.enumerated() {
      switch container {
      case .quote:
        guard line.indent <= 3, line.takeQuoteMark() else { return index }
      case .item(let indent):
        if line.isBlank { continue }
        guard line.indent >= indent else { return index }
        line.skipColumns(indent)
      }
    }
    return containers.count
  }

  private mutating func startContainer() -> Bool {
    guard containers.count < Self.deepest, line.indent <= 3, !line.isBlank else { return false }
    var next = line
    if next.takeQuoteMark() {
      endLeaf()
      endLists(from: containers.count)
      line = next
      containers.append(.quote)
      return true
    }
    guard !line.isThematicBreak, let item = next.takeListMarker() else { return false }
    if case .paragraph = leaf, !item.canInterrupt { return false }
    endLeaf()
    let depth = containers.count
    endLists(from: depth + 1)
    if let list = lists[depth], list.marker == item.marker,
      case .list(let items, let range) = events[list.event]
    {
      events[list.event] = .list(items: items + 1, range: range)
    } else {
      let start = line.contentStart
      lists[depth] = (item.marker, events.count)
      events.append(.list(items: 1, range: start..<item.end))
    }
    line = next
    containers.append(.item(indent: item.indent))
    return true
  }

  private mutating func endLists(from depth: Int) {
    for key in lists.keys where key >= depth { lists[key] = nil }
  }

  /// Whether the line begins a block that ends a paragraph.
  ///
  /// - Parameter interrupts: whether the paragraph is in the containers that the line continues.
  private func startsBlock(interrupts: Bool) -> Bool {
    var next = line
    guard line.indent <= 3, !line.isBlank else { return false }
    if next.takeQuoteMark() || line.isThematicBreak || line.headingLevel != nil
      || line.fence != nil || MarkdownDefinition.isFootnote(text[line.content])
    {
      return true
    }
    if let item = next.takeListMarker() { return item.canInterrupt || !interrupts }
    return MarkdownHTML.start(text[line.content], interrupts: true) != nil
  }

  private var kind: BlockKind {
    switch containers.last {
    case nil: .prose
    case .quote: .quote
    case .item: .listItem
    }
  }

  // MARK: Leaves

  /// Takes the line into the leaf that is open; false where it is not part of it.
  private mutating func continueLeaf() -> Bool {
    switch leaf {
    case .none: return false
    case .paragraph: return continueParagraph()
    case .fence(let mark, let count, let indent, let start):
      if line.indent <= 3, let fence = line.fence, fence.mark == mark, fence.count >= count,
        fence.info.isEmpty
      {
        leaf = .none
        events.append(.code(lines, range: start..<line.range.upperBound))
      } else {
        line.skipColumns(min(indent, line.indent))
        lines.append(line.rest)
      }
    case .indented:
      guard line.indent >= 4 || line.isBlank else {
        endLeaf()
        return false
      }
      line.skipColumns(min(4, line.indent))
      lines.append(line.rest)
    case .html(let end, let range):
      if case .blankLine = end, line.isBlank {
        endLeaf()
        return true
      }
      leaf = .html(end: end, range.lowerBound..<line.range.upperBound)
      if end.isIn(text[line.content]) { endLeaf() }
    case .table(let columns):
      guard !line.isBlank, !startsBlock(interrupts: true), line.indent <= 3 else {
        leaf = .none
        return false
      }
      for cell in MarkdownTable.cells(line.content, in: text).prefix(columns) { addCell(cell) }
    }
    return true
  }

  private mutating func continueParagraph() -> Bool {
    if line.isBlank {
      endLeaf()
      return true
    }
    if line.indent <= 3, let level = line.setextLevel {
      leaf = .none
      let rest = takeDefinitions()
      guard let first = rest.first else { return false }
      events.append(
        .heading(rest, level: level, range: first.lowerBound..<line.range.upperBound))
      return true
    }
    if lines.count == 1, line.indent <= 3,
      let columns = MarkdownTable.columns(text[line.content]),
      MarkdownTable.cells(lines[0], in: text).count == columns
    {
      for cell in MarkdownTable.cells(lines[0], in: text) { addCell(cell) }
      leaf = .table(columns: columns)
      return true
    }
    guard !startsBlock(interrupts: true) else { return false }
    lines.append(line.content)
    return true
  }

  private mutating func startLeaf() {
    endLeaf()
    if line.isBlank { return }
    if line.indent >= 4 {
      line.skipColumns(4)
      start(.indented, line.rest)
    } else if line.isThematicBreak {
      // It says nothing.
    } else if let level = line.headingLevel {
      events.append(.heading([line.headingContent(level)], level: level, range: line.content))
    } else if let fence = line.fence {
      leaf = .fence(
        mark: fence.mark, count: fence.count, indent: line.indent, start: line.contentStart)
      lines = []
    } else if let end = MarkdownHTML.start(text[line.content], interrupts: false) {
      leaf = .html(end: end, line.content)
      if end.isIn(text[line.content]) { endLeaf() }
    } else {
      start(.paragraph, line.content)
    }
    endLists(from: containers.count)
  }

  private mutating func start(_ leaf: Leaf, _ range: Range<Int>) {
    self.leaf = leaf
    lines = [range]
  }

  private mutating func endLeaf() {
    let ended = leaf
    leaf = .none
    switch ended {
    case .none, .table: break
    case .paragraph:
      let rest = takeDefinitions()
      if !rest.isEmpty { events.append(.inlines(rest, kind)) }
    case .fence(_, _, _, let start):
      events.append(.code(lines, range: start..<(lines.last?.upperBound ?? start)))
    case .indented:
      while let last = lines.last, text[last].allSatisfy(WhiteSpace.isMarkupSpace) {
        lines.removeLast()
      }
      if let first = lines.first, let last = lines.last {
        events.append(.code(lines, range: first.lowerBound..<last.upperBound))
      }
    case .html(_, let range): events.append(.html(range))
    }
  }

  // MARK: Tables and definitions

  private mutating func addCell(_ cell: Range<Int>) {
    if !cell.isEmpty { events.append(.inlines([cell], .tableCell)) }
  }

  /// Takes the link reference definitions at the start of a paragraph out of it.
  private mutating func takeDefinitions() -> [Range<Int>] {
    var rest = lines[...]
    while let first = rest.first, let found = MarkdownDefinition.read(first, in: text) {
      if let label = found.label, definitions[label] == nil {
        definitions[label] = found.destination
      }
      rest = rest.dropFirst()
      if !found.content.isEmpty { return [found.content] + rest }
    }
    return Array(rest)
  }
}
