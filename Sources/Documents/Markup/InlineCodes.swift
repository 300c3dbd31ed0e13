/// The content of a bitext's segment: prose, with the inline codes of XLIFF and TMX set
/// aside as tags.
extension Document.Builder {
  /// What an inline element is.
  private enum Code {
    /// Its content is prose.
    case wrapper
    /// It stands for something shown, such as a variable; its content is native code.
    case object
    /// It stands for the start or the end of a format; its content is native code.
    case mark
    /// A remark on the text, whose content is prose.
    case annotation
  }

  private static let codes: [String: Code] = [
    "g": .wrapper, "pc": .wrapper, "x": .object, "ph": .object, "it": .mark, "bx": .mark,
    "ex": .mark, "bpt": .mark, "ept": .mark, "sc": .mark, "ec": .mark, "ut": .mark,
    "cp": .object, "mrk": .annotation, "sm": .annotation, "em": .annotation, "hi": .annotation,
    "sub": .annotation,
  ]

  /// Adds the segment in a range of the file as a block.
  mutating func addSegment(_ range: Range<Int>, kind: BlockKind = .prose) throws(DocumentError) {
    open(kind)
    var tokens = MarkupTokenizer(file, .xml, in: range)
    /// The native code that is open: its depth, its start and what it is.
    var native: (depth: Int, start: Int, code: Code)?
    while let token = try tokens.next() {
      switch token {
      case .text(let range):
        if native == nil { try appendXML(range) }
      case .raw(let range):
        if native == nil { append(range) }
      case .start(let tag):
        if native != nil {
          if !tag.isEmpty { native?.depth += 1 }
        } else if let code = Self.codes[tag.name] {
          if code != .annotation { add(element(for: tag)) }
          if code == .object || code == .mark {
            if !tag.isEmpty {
              native = (1, tag.range.lowerBound, code)
            } else if code == .object {
              appendObject(for: tag.range)
            }
          }
        }
      case .end(_, let range):
        native?.depth -= 1
        if let ended = native, ended.depth == 0 {
          native = nil
          if ended.code == .object { appendObject(for: ended.start..<range.upperBound) }
        }
      }
    }
    close()
  }

  private func element(for tag: MarkupTokenizer.Tag) -> Element {
    let identifier = tag.value("id") ?? tag.value("x") ?? tag.value("hex") ?? tag.value("startRef")
    let name = identifier.map { "\(tag.name) \(file.string($0))" } ?? tag.name
    return Element(kind: .tag, range: tag.range, offset: offset, value: Array(name.utf16)[...])
  }

  /// Adds text of XML, where only five names are known.
  mutating func appendXML(_ range: Range<Int>) throws(DocumentError) {
    let file = file
    // An `inout` builder cannot be captured twice.
    var stretches: [(units: [UInt16]?, range: Range<Int>)] = []
    try file.forEachReference(in: range) { (plain) throws(DocumentError) in
      stretches.append((nil, plain))
    } reference: { (units, place) throws(DocumentError) in
      let name = file.string(place)
      guard name.hasPrefix("&#") || ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"].contains(name)
      else { throw Self.unknown(name, at: place.lowerBound, in: file) }
      stretches.append((units, place))
    } stray: { (place) throws(DocumentError) in
      let end = file.text[place..<min(place + 40, range.upperBound)].firstIndex(of: 0x3B)
      if let end { throw Self.unknown(file.string(place..<end + 1), at: place, in: file) }
      throw file.malformed(
        at: place, "“&” that begins no character reference", cure: "write &amp; for the sign")
    }
    for stretch in stretches {
      if let units = stretch.units {
        append(units, for: stretch.range)
      } else {
        append(stretch.range)
      }
    }
  }

  private static func unknown(_ entity: String, at place: Int, in file: SourceFile)
    -> DocumentError
  {
    file.malformed(
      at: place, "XML does not know the entity “\(entity)”",
      cure: "write the character itself or its number, such as &#160;")
  }
}
