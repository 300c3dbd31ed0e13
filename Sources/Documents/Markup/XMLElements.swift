/// The tags and texts of an XML file, checked to be well-formed: tags are balanced, there
/// is one root, and depth is bounded. Nothing is kept but the names of open elements.
struct XMLElements {
  private(set) var file: SourceFile
  private var tokens: MarkupTokenizer
  private var open: [Open] = []
  private var hasRoot = false
  /// The end of an element that was written as `<name/>`, still to be told.
  private var pending: MarkupTokenizer.Token?
  /// Whether the last call failed for want of the rest of the text.
  private(set) var isCut = false

  private struct Open {
    var name: String
    /// Where its tag stands in the text.
    var offset: Int
    /// Where it stands in the file, if that is an earlier piece of it.
    var earlier: Position?
  }

  /// Elements that may be open at once.
  private static let deepest = 256

  init(_ file: SourceFile) {
    self.file = file
    tokens = MarkupTokenizer(file, .xml)
  }

  /// Goes on in the next piece of the file, which begins where this one was left.
  mutating func goOn(in next: SourceFile) {
    for index in open.indices {
      open[index].earlier = open[index].earlier ?? file.position(at: open[index].offset)
    }
    file = next
    tokens = MarkupTokenizer(next, .xml)
  }

  /// The number of open elements.
  var depth: Int { open.count }

  /// Where the next token begins.
  var place: Int { tokens.place }

  /// The next token; each start has its end.
  mutating func next() throws(DocumentError) -> MarkupTokenizer.Token? {
    do {
      return try nextToken()
    } catch {
      isCut = tokens.isAtEnd
      throw error
    }
  }

  private mutating func nextToken() throws(DocumentError) -> MarkupTokenizer.Token? {
    if let token = pending {
      pending = nil
      return token
    }
    guard let token = try tokens.next() else {
      if let last = open.last {
        throw file.malformed(
          at: last.earlier ?? file.position(at: last.offset), "<\(last.name)> is never closed",
          cure: "write </\(last.name)>")
      }
      guard hasRoot else {
        throw file.malformed(at: 0, "no element", cure: "name a file that is whole")
      }
      return nil
    }
    switch token {
    case .text(let range), .raw(let range):
      if open.isEmpty, let stray = range.first(where: { !isSpace(file.text[$0]) }) {
        throw file.malformed(
          at: stray, "text outside the root element", cure: "take it out")
      }
    case .start(let tag):
      try start(tag)
    case .end(let name, let range):
      guard let last = open.popLast() else {
        throw file.malformed(
          at: range.lowerBound, "</\(name)> closes nothing", cure: "take it out")
      }
      guard last.name == name else {
        throw file.malformed(
          at: range.lowerBound, "</\(name)> stands where <\(last.name)> is open",
          cure: "write </\(last.name)> first")
      }
    }
    return token
  }

  private mutating func start(_ tag: MarkupTokenizer.Tag) throws(DocumentError) {
    if open.isEmpty, hasRoot {
      throw file.malformed(
        at: tag.range.lowerBound, "a second root element", cure: "keep one")
    }
    guard open.count < Self.deepest else {
      throw file.malformed(
        at: tag.range.lowerBound, "more than \(Self.deepest) elements inside each other",
        cure: "make the file flatter")
    }
    hasRoot = true
    if tag.isEmpty {
      pending = .end(tag.name, tag.range.upperBound..<tag.range.upperBound)
    } else {
      open.append(Open(name: tag.name, offset: tag.range.lowerBound))
    }
  }

  /// A byte order mark in the text counts as white space.
  private func isSpace(_ unit: UInt16) -> Bool {
    WhiteSpace.isMarkupSpace(unit) || unit == 0xFEFF
  }

  /// The ranges between the tags of the element that was just started, up to its end, which
  /// is taken too.
  mutating func content(of tag: MarkupTokenizer.Tag) throws(DocumentError) -> Range<Int> {
    let depth = tag.isEmpty ? depth + 1 : depth
    while let token = try next() {
      if case .end(_, let range) = token, self.depth < depth {
        return tag.range.upperBound..<range.lowerBound
      }
    }
    return tag.range.upperBound..<tag.range.upperBound
  }

  /// The text of the element that was just started, inner tags left out, runs of white
  /// space as one space and none at the ends. Its end is taken too.
  mutating func text(of tag: MarkupTokenizer.Tag) throws(DocumentError) -> String {
    let depth = tag.isEmpty ? depth + 1 : depth
    var text: [UInt16] = []
    while let token = try next() {
      switch token {
      case .text(let range): text += file.decoded(range)
      case .raw(let range): text += file.text[range]
      case .end where self.depth < depth:
        let words = text.split(whereSeparator: WhiteSpace.isMarkupSpace)
        return String(decoding: Array(words.joined(separator: [0x20])), as: UTF16.self)
      case .start, .end: break
      }
    }
    return ""
  }
}

extension SourceFile {
  /// The value of an attribute as a string, references decoded.
  func string(_ tag: MarkupTokenizer.Tag, _ name: String) -> String? {
    tag.value(name).map { String(decoding: decoded($0), as: UTF16.self) }
  }
}
