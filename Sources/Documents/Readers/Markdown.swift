/// Reads Markdown: CommonMark with front matter and GitHub's tables, strikethrough,
/// task items and footnotes.
///
/// Not covered: definitions that go over several lines, directives such as `:::note`,
/// mathematics, attributes in braces, HTML blocks inside block quotes (their `>` is
/// text), tabs that are split between a list's indentation and its content.
struct MarkdownReader {
  private let file: SourceFile
  private var builder: Document.Builder
  private var definitions: [String: Range<Int>] = [:]
  /// Texts of images and titles of links, which wait for the end of the block.
  private var attributes: [Range<Int>] = []

  static func read(_ file: SourceFile) throws(DocumentError) -> Document {
    var reader = MarkdownReader(file)
    try reader.run()
    return reader.builder.finish()
  }

  private init(_ file: SourceFile) {
    self.file = file
    builder = Document.Builder(file: file, format: .markdown, spacing: .collapsed)
  }

  private mutating func run() throws(DocumentError) {
    let frontMatter = FrontMatter(file)
    builder.language = frontMatter.language
    for prose in frontMatter.prose {
      builder.open(.attribute)
      builder.append(prose)
    }
    let blocks = MarkdownBlocks(file, from: frontMatter.end)
    definitions = blocks.definitions
    for event in blocks.events { try add(event) }
  }

  private mutating func add(_ event: MarkdownBlocks.Event) throws(DocumentError) {
    switch event {
    case .inlines(let lines, let kind):
      addInlines(lines, kind)
    case .heading(let lines, let level, let range):
      builder.close()
      let offset = builder.offset
      let number = builder.blocks.count
      addInlines(lines, .heading)
      guard number < builder.blocks.count else { return }
      builder.add(
        Element(
          kind: .heading(level: level), range: range, offset: offset,
          value: builder.text[builder.blocks[number]]))
    case .code(let lines, let range):
      builder.close()
      let code = lines.map { file.text[$0] }.joined(separator: [LineBreak.lineFeed])
      builder.add(
        Element(kind: .codeBlock, range: range, offset: builder.offset, value: Array(code)[...]))
    case .html(let range):
      builder.close()
      try HTMLReader.append(range, to: &builder)
      builder.close()
    case .list(let items, let range):
      builder.close()
      builder.add(Element(kind: .list(items: items), range: range, offset: builder.offset))
    }
  }

  // MARK: Inline content

  private mutating func addInlines(_ lines: [Range<Int>], _ kind: BlockKind) {
    var block = MarkdownText(lines: lines, file: file)
    if kind == .listItem { block.dropTaskMark(in: file.text) }
    let inlines = MarkdownInlines(block.units(of: file), definitions: definitions)
    builder.open(kind)
    var links: [(value: [UInt16], range: Range<Int>, offset: Int)] = []
    var offset = 0
    for node in inlines.nodes {
      append(offset..<node.range.lowerBound, of: block)
      offset = node.range.upperBound
      let range = block.fileRange(of: node.range)
      switch node.role {
      case .plain: append(node.range, of: block)
      case .dropped: break
      case .space: builder.append([0x20], for: range)
      case .literal(let units): builder.append(units, for: range)
      case .code(let code):
        builder.add(
          Element(
            kind: .codeSpan, range: range, offset: builder.offset,
            value: Self.code(inlines.units[code])[...]))
        builder.appendObject(for: range)
      case .tag: addTag(range)
      case .image(let destination, let alternative, let title):
        builder.add(
          Element(
            kind: .image, range: range, offset: builder.offset,
            value: self.destination(destination, in: inlines.units)[...]))
        attributes.append(block.fileRange(of: alternative))
        if let title { attributes.append(block.fileRange(of: title)) }
      case .link(let destination):
        links.append((self.destination(destination, in: inlines.units), range, builder.offset))
      case .linkEnd(let title):
        if let link = links.popLast() {
          builder.addLink(
            to: link.value, range: link.range.lowerBound..<range.upperBound, from: link.offset)
        }
        if let title { attributes.append(block.fileRange(of: title)) }
      case .delimiter(let index):
        let run = inlines.delimiters[index]
        append(
          node.range.lowerBound + run.closed..<node.range.upperBound - run.opened, of: block)
      }
    }
    append(offset..<inlines.units.count, of: block)
    builder.close()
    addAttributes()
  }

  private mutating func append(_ range: Range<Int>, of block: MarkdownText) {
    block.forEachLine(in: range) { line in
      builder.append(line)
    } gap: {
      builder.append([0x20], for: $0)
    }
  }

  private mutating func addAttributes() {
    for range in attributes {
      builder.open(.attribute)
      appendText(range)
      builder.close()
    }
    attributes = []
  }

  /// Prose with escapes and character references only.
  private mutating func appendText(_ range: Range<Int>) {
    var start = range.lowerBound
    for escape in range.dropLast()
    where escape >= start && file.text[escape] == 0x5C
      && MarkdownInlines.isASCIIPunctuation(file.text[escape + 1])
    {
      appendReferences(start..<escape)
      builder.append([file.text[escape + 1]], for: escape..<escape + 2)
      start = escape + 2
    }
    appendReferences(start..<range.upperBound)
  }

  private mutating func appendReferences(_ range: Range<Int>) {
    try? file.forEachReference(
      in: range, plain: { builder.append($0) }, reference: { builder.append($0, for: $1) })
  }

  /// A code span's code: line ends are spaces, one space on both sides goes.
  private static func code(_ units: ArraySlice<UInt16>) -> [UInt16] {
    let code = units.map { LineBreak.isLineBreak($0) ? 0x20 : $0 }
    let isPadded = code.count > 2 && code.first == 0x20 && code.last == 0x20
    return isPadded && code.contains { $0 != 0x20 } ? Array(code[1..<code.count - 1]) : code
  }

  private func destination(_ destination: MarkdownInlines.Destination, in units: [UInt16])
    -> [UInt16]
  {
    switch destination {
    case .inline(let range): Self.unescaped(Array(units[range]))
    case .defined(let range): Self.unescaped(Array(file.text[range]))
    }
  }

  private static func unescaped(_ units: [UInt16]) -> [UInt16] {
    var result: [UInt16] = []
    var offset = 0
    while offset < units.count {
      if units[offset] == 0x5C, offset + 1 < units.count,
        MarkdownInlines.isASCIIPunctuation(units[offset + 1])
      {
        result.append(units[offset + 1])
        offset += 2
      } else if units[offset] == 0x26,
        let found = CharacterReference.at(offset, in: units, end: units.count)
      {
        result += found.units
        offset = found.end
      } else {
        result.append(units[offset])
        offset += 1
      }
    }
    return result
  }

  /// An HTML tag in running text.
  private mutating func addTag(_ range: Range<Int>) {
    var tokens = MarkupTokenizer(file, .html, in: range)
    guard case .start(let tag)? = try? tokens.next() else { return }
    if tag.name == "br" {
      builder.append([0x20], for: range)
    } else if tag.name == "img", let source = tag.value("src") {
      builder.add(
        Element(
          kind: .image, range: range, offset: builder.offset, value: file.decoded(source)[...]))
    } else if tag.name == "a", let target = tag.value("href") {
      builder.add(
        Element(kind: .link, range: range, offset: builder.offset, value: file.decoded(target)[...])
      )
    } else if let name = HTMLNames.formatting[tag.name] {
      builder.add(
        Element(kind: .tag, range: range, offset: builder.offset, value: name[...]))
    }
    for attribute in tag.attributes where HTMLNames.proseAttributes.contains(attribute.name) {
      if !attribute.value.isEmpty { attributes.append(attribute.value) }
    }
  }
}

/// The lines of a block and where they stand in the file. Offsets count in the lines
/// with a line feed between.
struct MarkdownText {
  private var lines: [Range<Int>]
  /// Where each line starts.
  private var starts: [Int] = []

  init(lines: [Range<Int>], file: SourceFile) {
    self.lines = lines
    if let last = lines.last {
      var end = last.upperBound
      while end > last.lowerBound, WhiteSpace.isMarkupSpace(file.text[end - 1]) { end -= 1 }
      self.lines[lines.count - 1] = last.lowerBound..<end
    }
    setStarts()
  }

  private mutating func setStarts() {
    starts = []
    var start = 0
    for line in lines {
      starts.append(start)
      start += line.count + 1
    }
  }

  /// Takes off the `[ ]` or `[x]` of a task.
  mutating func dropTaskMark(in text: [UInt16]) {
    guard let first = lines.first, first.count > 4 else { return }
    let mark = text[first].prefix(4).map { $0 | 0x20 }
    guard mark == [0x7B, 0x20, 0x7D, 0x20] || mark == [0x7B, 0x78, 0x7D, 0x20] else { return }
    lines[0] = first.lowerBound + 4..<first.upperBound
    setStarts()
  }

  func units(of file: SourceFile) -> [UInt16] {
    Array(lines.map { file.text[$0] }.joined(separator: [LineBreak.lineFeed]))
  }

  func fileRange(of range: Range<Int>) -> Range<Int> {
    let start = fileOffset(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, fileOffset(of: range.upperBound - 1) + 1)
  }

  private func fileOffset(of offset: Int) -> Int {
    let line = max(0, starts.partitioningIndex { $0 > offset } - 1)
    guard line < lines.count else { return 0 }
    return min(lines[line].lowerBound + offset - starts[line], lines[line].upperBound)
  }

  /// Calls `body` with the file's range of each part of a line, and `gap` with what
  /// stands between two lines.
  func forEachLine(
    in range: Range<Int>, _ body: (Range<Int>) -> Void, gap: (Range<Int>) -> Void
  ) {
    var offset = range.lowerBound
    var line = starts.partitioningIndex { $0 > offset } - 1
    while offset < range.upperBound {
      let end = starts[line] + lines[line].count
      if offset < end {
        let shift = lines[line].lowerBound - starts[line]
        body(offset + shift..<min(end, range.upperBound) + shift)
      }
      guard end < range.upperBound, line + 1 < lines.count else { return }
      gap(lines[line].upperBound..<lines[line + 1].lowerBound)
      line += 1
      offset = end + 1
    }
  }
}
