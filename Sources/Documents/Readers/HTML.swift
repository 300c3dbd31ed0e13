/// Reads HTML: the prose of its blocks, and headings, lists, links, images and code
/// as structure. Alternative texts and titles are blocks of their own.
///
/// It is lenient: unclosed elements end where the next block begins, and what is no
/// markup is text. Character references need their semicolon.
struct HTMLReader {
  private let file: SourceFile
  private var tokens: MarkupTokenizer
  private var builder: Document.Builder

  /// Content that is no prose, while in it.
  private var capture: Capture?
  private var heading: (level: Int, range: Range<Int>, offset: Int)?
  private var lists: [(range: Range<Int>, offset: Int, items: Int)] = []
  private var link: (value: [UInt16], range: Range<Int>, offset: Int)?
  private var quoteDepth = 0
  private var isInCell = false
  /// Prose of attributes, which waits for the end of the block.
  private var attributes: [Range<Int>] = []
  /// Whether a line break came last.
  private var isAfterBreak = false

  private struct Capture {
    var name: String
    var depth = 1
    var range: Range<Int>
    /// Nil for what is skipped.
    var kind: Element.Kind?
    var offset: Int
    var value: [UInt16] = []
  }

  static func read(_ file: SourceFile) throws(DocumentError) -> Document {
    var builder = Document.Builder(file: file, format: .html, spacing: .collapsed)
    try append(0..<file.text.count, to: &builder)
    return builder.finish()
  }

  /// Reads a part of a file that is HTML.
  static func append(_ range: Range<Int>, to builder: inout Document.Builder)
    throws(DocumentError)
  {
    var reader = HTMLReader(builder, range)
    // One owner of the builder's arrays at a time keeps them from being copied.
    builder = Document.Builder(file: reader.file, format: .html)
    defer { builder = reader.builder }
    try reader.run(to: range.upperBound)
  }

  private init(_ builder: Document.Builder, _ range: Range<Int>) {
    file = builder.file
    tokens = MarkupTokenizer(file, .html, in: range)
    self.builder = builder
  }

  private mutating func run(to end: Int) throws(DocumentError) {
    builder.open(base)
    while let token = try tokens.next() {
      if capture != nil, captures(token) { continue }
      switch token {
      case .text(let range):
        append(range)
      case .raw(let range):
        builder.append(range)
      case .start(let tag):
        startTag(tag)
      case .end(let name, let range):
        endTag(name, range)
      }
    }
    endCapture(at: end)
    startBlock()
    while !lists.isEmpty { endList(at: end) }
  }

  private mutating func append(_ range: Range<Int>) {
    if !file.text[range].allSatisfy(WhiteSpace.isMarkupSpace) { isAfterBreak = false }
    // A lone & is text.
    try? file.forEachReference(
      in: range, plain: { builder.append($0) }, reference: { builder.append($0, for: $1) })
  }

  // MARK: Content that is no prose

  /// Whether the token belongs to the content being captured.
  private mutating func captures(_ token: MarkupTokenizer.Token) -> Bool {
    guard var capture else { return false }
    switch token {
    case .text(let range):
      if capture.kind != nil { capture.value += file.decoded(range) }
    case .raw(let range):
      if capture.kind != nil { capture.value += file.text[range] }
    case .start(let tag):
      if capture.kind == .codeSpan, HTMLNames.blocks.contains(tag.name) {
        endCapture(at: tag.range.lowerBound)
        return false
      }
      if tag.name == capture.name, !tag.isEmpty { capture.depth += 1 }
    case .end(let name, let range):
      if capture.kind == .codeSpan, HTMLNames.blocks.contains(name) {
        endCapture(at: range.lowerBound)
        return false
      }
      if name == capture.name { capture.depth -= 1 }
      if capture.depth == 0 {
        self.capture = capture
        endCapture(at: range.upperBound)
        return true
      }
    }
    self.capture = capture
    return true
  }

  private mutating func endCapture(at end: Int) {
    guard let capture else { return }
    self.capture = nil
    guard let kind = capture.kind else { return }
    let range = capture.range.lowerBound..<end
    builder.add(
      Element(kind: kind, range: range, offset: capture.offset, value: capture.value[...]))
    if kind == .codeSpan { builder.appendObject(for: range) }
  }

  // MARK: Tags

  private mutating func startTag(_ tag: MarkupTokenizer.Tag) {
    let name = tag.name
    if name == "html" || name == "body", builder.language == nil,
      let language = tag.value("lang") ?? tag.value("xml:lang"), !language.isEmpty
    {
      builder.language = file.string(language)
    }
    if HTMLNames.skipped.contains(name) {
      if !tag.isEmpty { capture = Capture(name: name, range: tag.range, offset: 0) }
      return
    }
    if HTMLNames.blocks.contains(name) { startBlock() }
    collectAttributes(of: tag)
    switch name {
    case "br": lineBreak(tag.range)
    case "pre", "code":
      capture = Capture(
        name: name, range: tag.range, kind: name == "pre" ? .codeBlock : .codeSpan,
        offset: builder.offset)
    case "ul", "ol", "menu", "dir":
      lists.append((tag.range, builder.offset, 0))
      builder.open(base)
    case "li", "dt", "dd":
      if !lists.isEmpty { lists[lists.count - 1].items += 1 }
      builder.open(.listItem)
    case "blockquote":
      quoteDepth += 1
      builder.open(base)
    case "td", "th", "caption":
      isInCell = true
      builder.open(.tableCell)
    case "title", "figcaption", "legend", "option": builder.open(.attribute)
    case "img":
      if let source = tag.value("src") {
        builder.add(
          Element(
            kind: .image, range: tag.range, offset: builder.offset, value: file.decoded(source)[...]
          ))
      }
    case "a": startLink(tag)
    default: startOther(tag)
    }
  }

  private mutating func startOther(_ tag: MarkupTokenizer.Tag) {
    if let level = HTMLNames.headingLevel(tag.name) {
      heading = (level, tag.range, builder.offset)
      builder.open(.heading)
    } else if let name = HTMLNames.formatting[tag.name] {
      builder.add(
        Element(kind: .tag, range: tag.range, offset: builder.offset, value: name[...]))
    }
  }

  private mutating func endTag(_ name: String, _ range: Range<Int>) {
    switch name {
    case "ul", "ol", "menu", "dir":
      startBlock()
      endList(at: range.upperBound)
      builder.open(base)
    case "blockquote":
      quoteDepth = max(0, quoteDepth - 1)
      startBlock()
    case "td", "th", "caption", "tr", "table":
      startBlock()
      isInCell = false
      builder.open(base)
    case "a": endLink(at: range.upperBound)
    case "br": lineBreak(range)
    default:
      if HTMLNames.blocks.contains(name) { startBlock() }
    }
  }

  // MARK: Blocks

  /// Ends the block that is open, with what waits for its end, and begins another.
  private mutating func startBlock() {
    endLink()
    let hasText = !builder.isAtStart
    builder.close()
    if let heading {
      let end = builder.blocks.last?.upperBound
      if hasText, let end, heading.offset < end {
        builder.add(
          Element(
            kind: .heading(level: heading.level), range: heading.range, offset: heading.offset,
            value: builder.text[heading.offset..<end]))
      }
      self.heading = nil
    }
    for attribute in attributes {
      builder.open(.attribute)
      append(attribute)
      builder.close()
    }
    attributes = []
    isAfterBreak = false
    builder.open(base)
  }

  private var base: BlockKind {
    isInCell ? .tableCell : !lists.isEmpty ? .listItem : quoteDepth > 0 ? .quote : .prose
  }

  /// A line break is a space, two are the end of a paragraph.
  private mutating func lineBreak(_ range: Range<Int>) {
    if isAfterBreak {
      startBlock()
    } else if !builder.isAtStart {
      builder.append([0x20], for: range)
      isAfterBreak = true
    }
  }

  private mutating func endList(at end: Int) {
    guard let list = lists.popLast(), list.items > 0 else { return }
    builder.add(
      Element(
        kind: .list(items: list.items), range: list.range, offset: list.offset))
  }

  // MARK: Links and attributes

  private mutating func startLink(_ tag: MarkupTokenizer.Tag) {
    endLink()
    guard let target = tag.value("href") else { return }
    link = (file.decoded(target), tag.range, builder.offset)
  }

  /// Ends the link, which reaches to an offset of the file if it has an end tag.
  private mutating func endLink(at end: Int? = nil) {
    guard let link else { return }
    self.link = nil
    builder.addLink(
      to: link.value, range: link.range.lowerBound..<(end ?? link.range.upperBound),
      from: link.offset)
  }

  private mutating func collectAttributes(of tag: MarkupTokenizer.Tag) {
    if tag.name == "meta" {
      let name = tag.value("name").map { file.string($0).lowercased() }
      if name == "description", let content = tag.value("content") { attributes.append(content) }
      return
    }
    for attribute in tag.attributes where HTMLNames.proseAttributes.contains(attribute.name) {
      if !attribute.value.isEmpty { attributes.append(attribute.value) }
    }
  }
}

extension Document.Builder {
  /// Adds a link whose text begins at an offset of the prose. A link whose text is its
  /// address is prose, compared as such.
  mutating func addLink(to value: [UInt16], range: Range<Int>, from offset: Int) {
    let shown = text[min(offset, text.count)...].drop(while: WhiteSpace.isMarkupSpace)
    guard !value.isEmpty, !shown.elementsEqual(value) else { return }
    add(Element(kind: .link, range: range, offset: offset, value: value[...]))
  }
}
