import YAMLTree

/// Values that their indentation nests.
extension YAMLReader {
  /// The value at or behind `offset`; empty where what follows is indented by
  /// less than `indent`.
  ///
  /// - Parameter isCompact: whether a collection may begin on this line.
  mutating func node(indent: Int, isCompact: Bool, depth: Int) throws(YAMLError) -> YAMLNode {
    let start = (line: line, place: place)
    try skipToToken()
    if byte == nil || isAnyMarker || line != start.line && column < indent {
      try count(at: start.place)
      return YAMLNode(.scalar(""), place: start.place)
    }
    guard depth < YAMLParser.maximumDepth else {
      throw error("values nest deeper than \(YAMLParser.maximumDepth) levels")
    }
    let mayOpen = isCompact || line != start.line
    let place = place
    if byte == UInt8(ascii: "-"), Self.isBlank(peek(1)) {
      guard mayOpen else { throw error("a list cannot begin here; begin it on a line of its own") }
      return try blockSequence(depth: depth)
    }
    if mayOpen, let key = try implicitKey() {
      return try blockMapping(first: key, depth: depth)
    }
    switch byte {
    case UInt8(ascii: "&"):
      return try anchored { (reader) throws(YAMLError) in
        try reader.node(indent: indent, isCompact: false, depth: depth + 1)
      }
    case UInt8(ascii: "*"):
      return try alias()
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      try count(at: place)
      return YAMLNode(.scalar(try blockScalar(indent: indent)), place: place)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let node = try flowNode(depth: depth)
      try endLine()
      return node
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      try count(at: place)
      let text = try quotedScalar(indent: indent)
      try endLine()
      return YAMLNode(.scalar(text), place: place)
    default:
      try count(at: place)
      return YAMLNode(.scalar(try plainScalar(indent: indent, isFlow: false)), place: place)
    }
  }

  /// Items behind hyphens at the current column.
  private mutating func blockSequence(depth: Int) throws(YAMLError) -> YAMLNode {
    let (column, place) = (column, place)
    try count(at: place)
    var items: [YAMLNode] = []
    while byte == UInt8(ascii: "-"), Self.isBlank(peek(1)), self.column == column, !isAnyMarker {
      offset += 1
      items.append(try node(indent: column + 1, isCompact: true, depth: depth + 1))
      try skipToToken()
    }
    try checkDedent(below: column)
    return YAMLNode(.sequence(items), place: place)
  }

  /// Keys at the current column, which is that of the first key.
  private mutating func blockMapping(
    first: Key, depth: Int
  ) throws(YAMLError) -> YAMLNode {
    let column = first.column
    try count(at: first.place)
    var entries: [YAMLNode.Entry] = []
    var known: Set<String> = []
    var key: Key? = first
    while let found = key {
      guard known.insert(found.text).inserted else {
        throw YAMLError("a key stands twice: \(found.text)", at: found.place)
      }
      // A list may stand right under its key.
      let inner = try isSequenceAhead(at: column) ? column : column + 1
      let value = try node(indent: inner, isCompact: false, depth: depth + 1)
      entries.append(YAMLNode.Entry(key: found.text, keyPlace: found.place, value: value))
      try skipToToken()
      guard byte != nil, self.column == column, !isAnyMarker else { break }
      key = try implicitKey()
      if key == nil, byte != UInt8(ascii: "-") || !Self.isBlank(peek(1)) {
        throw error("a key with a colon is expected here; quote texts that hold : # [ ] { }")
      }
    }
    try checkDedent(below: column)
    return YAMLNode(.mapping(entries), place: first.place)
  }

  private mutating func isSequenceAhead(at column: Int) throws(YAMLError) -> Bool {
    let start = mark
    let line = line
    defer { goBack(to: start) }
    try skipToToken()
    return self.line != line && self.column == column && byte == UInt8(ascii: "-")
      && Self.isBlank(peek(1))
  }

  /// What follows a collection stands further left.
  private func checkDedent(below column: Int) throws(YAMLError) {
    guard byte != nil, self.column > column else { return }
    throw error("this is indented by too much; set it under its like")
  }

  struct Key {
    var text: String
    var place: YAMLPlace
    var column: Int
  }

  /// The key that begins here, if its line has a colon behind it; `offset` is
  /// then behind the colon.
  mutating func implicitKey() throws(YAMLError) -> Key? {
    let start = (mark: mark, line: line)
    let (place, column) = (place, column)
    var text: String
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      text = try quotedScalar(indent: 0)
      guard line == start.line else {
        goBack(to: start.mark)
        return nil
      }
    case UInt8(ascii: "?") where Self.isBlank(peek(1)):
      throw error("explicit keys (?) are not supported; write key: value")
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "&"), UInt8(ascii: "*"),
      UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "#"), nil:
      return nil
    default:
      text = string(plainRun(isFlow: false))
    }
    skipSpaces()
    guard byte == UInt8(ascii: ":"), Self.isBlank(peek(1)) else {
      goBack(to: start.mark)
      return nil
    }
    offset += 1
    return Key(text: text, place: place, column: column)
  }

  /// Nothing but a comment may follow on the line.
  mutating func endLine() throws(YAMLError) {
    let before = offset
    skipSpaces()
    guard let byte, !Self.isLineEnd(byte) else { return }
    if byte == UInt8(ascii: "#"), offset > before { return }
    if byte == UInt8(ascii: ":") {
      throw error("mapping values are not allowed here; quote texts that hold : # [ ] { }")
    }
    throw error("nothing can follow here; quote texts that hold : # [ ] { } or quotation marks")
  }

  // MARK: Anchors

  /// The value behind `&name`, which is kept for aliases.
  mutating func anchored(
    _ value: (inout YAMLReader) throws(YAMLError) -> YAMLNode
  ) throws(YAMLError) -> YAMLNode {
    offset += 1
    let name = try anchorName()
    let before = nodeCount
    let node = try value(&self)
    anchors[name] = (node, nodeCount - before)
    return node
  }

  /// The value that `*name` repeats.
  mutating func alias() throws(YAMLError) -> YAMLNode {
    let place = place
    offset += 1
    let name = try anchorName()
    guard let anchor = anchors[name] else {
      throw YAMLError("no anchor is called “\(name)”; define it above as &\(name)", at: place)
    }
    try count(anchor.count, at: place)
    return anchor.node
  }

  private mutating func anchorName() throws(YAMLError) -> String {
    let start = offset
    while let byte, !Self.isBlank(byte), !Self.isFlowSign(byte) { offset += 1 }
    guard offset > start else { throw error("a name is expected here") }
    return string(start..<offset)
  }
}
