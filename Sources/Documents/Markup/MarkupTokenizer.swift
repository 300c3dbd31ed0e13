/// Cuts the text of an XML or HTML file into tags, text and the rest, one token a
/// call, with its place. No document type is read and no entity declared in one is
/// ever expanded.
///
/// In the HTML dialect whatever is no markup is text, as browsers take it.
/// Complexity: linear in the length of the file for all tokens together.
struct MarkupTokenizer {
  enum Dialect { case xml, html }

  enum Token {
    /// Text with character references.
    case text(Range<Int>)
    /// Text without: a CDATA section's content, or that of a script.
    case raw(Range<Int>)
    case start(Tag)
    /// The local name, and the whole tag.
    case end(String, Range<Int>)
  }

  struct Tag {
    var range: Range<Int>
    /// Without a prefix; in HTML in lower case.
    var name: String
    /// In the file's order.
    var attributes: [Attribute]
    /// Whether it ends with `/>`.
    var isEmpty: Bool

    /// The value's range of an attribute, given by its name with a prefix.
    func value(_ name: String) -> Range<Int>? {
      attributes.first { $0.name == name }?.value
    }
  }

  struct Attribute {
    var name: String
    /// What stands between the quotation marks.
    var value: Range<Int>
  }

  let file: SourceFile
  let dialect: Dialect
  private let text: [UInt16]
  private let limit: Int
  private var offset: Int
  /// The element of HTML whose content is not markup, while in it.
  private var rawElement: String?

  /// Elements of HTML without markup inside.
  private static let rawElements: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
  ]

  /// - Parameter range: the part of the file to read; all of it when nil.
  init(_ file: SourceFile, _ dialect: Dialect, in range: Range<Int>? = nil) {
    self.file = file
    self.dialect = dialect
    text = file.text
    offset = range?.lowerBound ?? 0
    limit = range?.upperBound ?? file.text.count
  }

  /// Where the next token begins.
  var place: Int { offset }

  /// Whether the text ends where a token that is not whole was given up.
  var isAtEnd: Bool { offset + 1 >= limit }

  mutating func next() throws(DocumentError) -> Token? {
    if let element = rawElement {
      rawElement = nil
      let end = endOfRawElement(element)
      if end > offset {
        defer { offset = end }
        let isText = element == "title" || element == "textarea"
        return isText ? .text(offset..<end) : .raw(offset..<end)
      }
    }
    while offset < limit {
      guard text[offset] == Mark.less, let markup = try markup() else {
        return .text(takeText())
      }
      if case .skipped = markup { continue }
      if case .token(let token) = markup { return token }
    }
    return nil
  }

  // MARK: Text

  private mutating func takeText() -> Range<Int> {
    let start = offset
    offset += 1
    while offset < limit {
      if text[offset] == Mark.less, dialect == .xml || startsMarkup(offset) { break }
      offset += 1
    }
    return start..<offset
  }

  private func startsMarkup(_ offset: Int) -> Bool {
    guard offset + 1 < limit else { return false }
    let next = text[offset + 1]
    return next == Mark.slash || next == 0x21 || next == 0x3F || Mark.isLetter(next)
  }

  private func endOfRawElement(_ name: String) -> Int {
    let units = Array(name.utf16)
    var at = offset
    while at + 2 + units.count <= limit {
      if text[at] == Mark.less, text[at + 1] == Mark.slash,
        text[at + 2..<at + 2 + units.count].elementsEqual(units, by: { Mark.lower($0) == $1 })
      {
        return at
      }
      at += 1
    }
    return limit
  }

  // MARK: Markup

  private enum Markup {
    case skipped
    case token(Token)
  }

  /// What begins at a `<`; nil where HTML takes it for text.
  private mutating func markup() throws(DocumentError) -> Markup? {
    guard startsMarkup(offset) else {
      if dialect == .html { return nil }
      if offset + 1 < limit, Mark.isNameStart(text[offset + 1]) { return try startTag() }
      throw file.malformed(at: offset, "“<” that begins no tag", cure: "write &lt; for the sign")
    }
    switch text[offset + 1] {
    case 0x21: return try declaration()
    case 0x3F:
      try skip(to: dialect == .xml ? "?>" : ">", "a processing instruction without its “?>”")
      return .skipped
    case Mark.slash: return try endTag()
    default: return try startTag()
    }
  }

  private mutating func declaration() throws(DocumentError) -> Markup {
    if starts("<!--") {
      // HTML ends <!--> and <!---> at once.
      let isShort = dialect == .html && (starts("<!-->") || starts("<!--->"))
      let start = offset
      if !isShort { offset += 4 }
      try skip(to: isShort ? ">" : "-->", "a comment without its “-->”", from: start)
      return .skipped
    }
    if starts("<![CDATA[") {
      let start = offset + 9
      try skip(to: "]]>", "a CDATA section without its “]]>”")
      return .token(.raw(start..<max(start, min(offset - 3, limit))))
    }
    if dialect == .html {
      try skip(to: ">", "")
      return .skipped
    }
    try documentType()
    return .skipped
  }

  /// Skips a document type; one that declares entities is refused.
  private mutating func documentType() throws(DocumentError) {
    let start = offset
    var depth = 0
    while offset < limit {
      let unit = text[offset]
      if unit == 0x22 || unit == 0x27 {
        guard let end = text[(offset + 1)..<limit].firstIndex(of: unit) else { break }
        offset = end
      } else if unit == Mark.less {
        if starts("<!--") {
          try skip(to: "-->", "a comment without its “-->”")
          continue
        }
        if starts("<!ENTITY") {
          throw file.malformed(
            at: offset, "the document type declares an entity",
            cure: "entities are never expanded: write its text itself and take the declaration out")
        }
        depth += 1
      } else if unit == Mark.greater {
        depth -= 1
        if depth == 0 {
          offset += 1
          return
        }
      }
      offset += 1
    }
    throw file.malformed(at: start, "a “<!” without its “>”", cure: "close it")
  }

  private mutating func endTag() throws(DocumentError) -> Markup {
    let start = offset
    let name = takeName(from: offset + 2)
    skipSpace()
    if dialect == .html {
      while offset < limit, text[offset] != Mark.greater { offset += 1 }
      offset = min(offset + 1, limit)
      return name.isEmpty ? .skipped : .token(.end(name, start..<offset))
    }
    guard offset < limit, text[offset] == Mark.greater, !name.isEmpty else {
      throw file.malformed(
        at: start, "an end tag that is not whole", cure: "write it as </name>")
    }
    offset += 1
    return .token(.end(name, start..<offset))
  }

  private mutating func startTag() throws(DocumentError) -> Markup {
    let start = offset
    var tag = Tag(
      range: start..<start, name: takeName(from: offset + 1), attributes: [], isEmpty: false)
    while true {
      let hadSpace = skipSpace()
      guard offset < limit else {
        if dialect == .html { break }
        throw file.malformed(
          at: start, "the tag <\(tag.name) does not end", cure: "close it with >")
      }
      if text[offset] == Mark.greater {
        offset += 1
        break
      }
      if text[offset] == Mark.slash {
        offset += 1
        tag.isEmpty = offset < limit && text[offset] == Mark.greater
        if dialect == .xml, !tag.isEmpty {
          throw file.malformed(
            at: offset - 1, "“/” inside a tag", cure: "write /> or quote the value")
        }
        continue
      }
      if dialect == .xml, !hadSpace {
        throw file.malformed(
          at: offset, "no space before an attribute of <\(tag.name)>", cure: "put one there")
      }
      tag.attributes.append(try attribute(of: tag.name))
    }
    tag.range = start..<offset
    if dialect == .html, !tag.isEmpty, Self.rawElements.contains(tag.name) {
      rawElement = tag.name
    }
    return .token(.start(tag))
  }

  private mutating func attribute(of tag: String) throws(DocumentError) -> Attribute {
    let start = offset
    while offset < limit, !Mark.endsAttributeName(text[offset]) { offset += 1 }
    // HTML: a stray = or quotation mark is a name.
    if offset == start { offset += 1 }
    let name = file.string(start..<offset)
    let nameEnd = offset
    skipSpace()
    guard offset < limit, text[offset] == Mark.equals else {
      if dialect == .html { return Attribute(name: name.lowercased(), value: nameEnd..<nameEnd) }
      throw file.malformed(
        at: start, "the attribute “\(name)” of <\(tag)> has no value", cure: "write \(name)=\"…\"")
    }
    offset += 1
    skipSpace()
    let value = try attributeValue(name, tag)
    return Attribute(name: dialect == .html ? name.lowercased() : name, value: value)
  }

  private mutating func attributeValue(_ name: String, _ tag: String) throws(DocumentError)
    -> Range<Int>
  {
    let quote = offset < limit ? text[offset] : 0
    let start = offset + 1
    if quote == 0x22 || quote == 0x27 {
      offset = start
      while offset < limit, text[offset] != quote {
        if dialect == .xml, text[offset] == Mark.less {
          throw file.malformed(
            at: offset, "“<” in the attribute “\(name)” of <\(tag)>",
            cure: "write &lt;, or close the value with a quotation mark")
        }
        offset += 1
      }
      if offset < limit || dialect == .html {
        defer { offset = min(offset + 1, limit) }
        return start..<offset
      }
    }
    if dialect == .html {
      let start = offset
      while offset < limit, text[offset] != Mark.greater,
        !WhiteSpace.isMarkupSpace(text[offset])
      {
        offset += 1
      }
      return start..<offset
    }
    throw file.malformed(
      at: start - 1, "the value of “\(name)” of <\(tag)> is not quoted",
      cure: "put quotation marks round it")
  }

  // MARK: Walking

  /// Takes a name and leaves its prefix out.
  private mutating func takeName(from start: Int) -> String {
    var end = start
    var local = start
    while end < limit, !Mark.endsName(text[end]) {
      if text[end] == 0x3A, dialect == .xml { local = end + 1 }
      end += 1
    }
    offset = end
    let name = file.string(local..<end)
    return dialect == .html ? name.lowercased() : name
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = offset
    while offset < limit, WhiteSpace.isMarkupSpace(text[offset]) { offset += 1 }
    return offset > start
  }

  private func starts(_ prefix: StaticString) -> Bool {
    guard offset + prefix.utf8CodeUnitCount <= limit else { return false }
    return prefix.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { text[offset + $0] == UInt16(bytes[$0]) }
    }
  }

  /// Moves behind the next `end`. Without one HTML goes on to the end of the file.
  private mutating func skip(to end: StaticString, _ problem: String, from start: Int? = nil)
    throws(DocumentError)
  {
    let start = start ?? offset
    while offset < limit {
      if starts(end) {
        offset += end.utf8CodeUnitCount
        return
      }
      offset += 1
    }
    if dialect == .xml {
      throw file.malformed(at: start, problem, cure: "close it")
    }
  }

  private enum Mark {
    static let less: UInt16 = 0x3C
    static let greater: UInt16 = 0x3E
    static let slash: UInt16 = 0x2F
    static let equals: UInt16 = 0x3D

    static func lower(_ unit: UInt16) -> UInt16 { 0x41...0x5A ~= unit ? unit + 0x20 : unit }
    static func isLetter(_ unit: UInt16) -> Bool { 0x61...0x7A ~= unit | 0x20 && unit < 0x7B }
    static func isNameStart(_ unit: UInt16) -> Bool {
      isLetter(unit) || unit == 0x5F || unit == 0x3A || unit >= 0xC0
    }
    static func endsName(_ unit: UInt16) -> Bool {
      WhiteSpace.isMarkupSpace(unit) || unit == slash || unit == greater || unit == less
    }
    static func endsAttributeName(_ unit: UInt16) -> Bool {
      endsName(unit) || unit == equals || unit == 0x22 || unit == 0x27
    }
  }
}
