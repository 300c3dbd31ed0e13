/// The inline content of one block of Markdown (CommonMark, section 6): finds what is
/// no prose in it. Offsets count in `units`, the block's lines with a line feed between.
/// Complexity: linear but for links, whose destinations are looked for up to 4096 units.
struct MarkdownInlines {
  /// A stretch that is not plain text.
  struct Node {
    var range: Range<Int>
    var role: Role
  }

  enum Role {
    case plain, dropped, space
    /// Written otherwise: an escape or a character reference.
    case literal([UInt16])
    /// A code span, with the range of the code.
    case code(Range<Int>)
    case tag
    case image(destination: Destination, alternative: Range<Int>, title: Range<Int>?)
    case link(destination: Destination)
    case linkEnd(title: Range<Int>?)
    /// An index into `delimiters`.
    case delimiter(Int)
  }

  enum Destination {
    /// In the block.
    case inline(Range<Int>)
    /// In the file, from a definition.
    case defined(Range<Int>)
  }

  private struct Bracket {
    var node: Int
    var delimiter: Int
    var isImage: Bool
    var isActive = true
  }

  let units: [UInt16]
  private(set) var nodes: [Node] = []
  private(set) var delimiters: [MarkdownDelimiter] = []
  private let definitions: [String: Range<Int>]
  private var brackets: [Bracket] = []
  private var offset = 0
  /// Where the last run of so many backticks stands.
  private var lastBackticks: [Int: Int] = [:]

  init(_ units: [UInt16], definitions: [String: Range<Int>]) {
    self.units = units
    self.definitions = definitions
    findBackticks()
    while offset < units.count { step() }
    MarkdownDelimiter.match(&delimiters, from: 0)
  }

  private mutating func step() {
    switch units[offset] {
    case 0x5C: escape()
    case 0x60: codeSpan()
    case 0x3C: angle()
    case 0x26:
      if let found = CharacterReference.at(offset, in: units, end: units.count) {
        add(.literal(found.units), to: found.end)
      } else {
        offset += 1
      }
    case 0x2A, 0x5F, 0x7E: delimiterRun()
    case 0x21 where offset + 1 < units.count && units[offset + 1] == 0x5B: bracket(isImage: true)
    case 0x5B: bracket(isImage: false)
    case 0x5D: closeBracket()
    default: offset += 1
    }
  }

  private mutating func add(_ role: Role, to end: Int) {
    nodes.append(Node(range: offset..<end, role: role))
    offset = end
  }

  // MARK: Escapes, code, tags

  private mutating func escape() {
    guard offset + 1 < units.count else {
      offset += 1
      return
    }
    let next = units[offset + 1]
    if next == LineBreak.lineFeed {
      add(.space, to: offset + 2)
    } else if Self.isASCIIPunctuation(next) {
      add(.literal([next]), to: offset + 2)
    } else {
      offset += 1
    }
  }

  static func isASCIIPunctuation(_ unit: UInt16) -> Bool {
    0x21...0x2F ~= unit || 0x3A...0x40 ~= unit || 0x5B...0x60 ~= unit || 0x7B...0x7E ~= unit
  }

  private mutating func findBackticks() {
    var at = 0
    while at < units.count {
      let start = at
      while at < units.count, units[at] == 0x60 { at += 1 }
      if at > start { lastBackticks[at - start] = start } else { at += 1 }
    }
  }

  private func run(of unit: UInt16, from start: Int) -> Int {
    var end = start
    while end < units.count, units[end] == unit { end += 1 }
    return end
  }

  private mutating func codeSpan() {
    let start = run(of: 0x60, from: offset)
    let count = start - offset
    guard let last = lastBackticks[count], last >= start else {
      offset = start
      return
    }
    var at = start
    while at <= last {
      guard units[at] == 0x60 else {
        at += 1
        continue
      }
      let end = run(of: 0x60, from: at)
      if end - at == count { return add(.code(start..<at), to: end) }
      at = end
    }
    offset = start
  }

  private mutating func angle() {
    if let end = autolinkEnd() {
      add(.dropped, to: offset + 1)
      offset = end
      add(.dropped, to: end + 1)
    } else if let end = MarkdownHTML.tagEnd(units[...], at: offset) {
      add(.tag, to: end)
    } else {
      offset += 1
    }
  }

  /// Where the `>` of an address in angle brackets stands.
  private func autolinkEnd() -> Int? {
    var end = offset + 1
    var hasSign = false
    while end < units.count, end < offset + 2048, units[end] > 0x20, units[end] != 0x3C {
      if units[end] == 0x3E { return hasSign ? end : nil }
      if units[end] == 0x3A && end > offset + 2 || units[end] == 0x40 { hasSign = true }
      // A scheme or the name of a mail address comes first.
      if !hasSign, units[end] == 0x22 || units[end] == 0x3D || units[end] == 0x2F { return nil }
      end += 1
    }
    return nil
  }

  private mutating func delimiterRun() {
    let end = run(of: units[offset], from: offset)
    let before = offset > 0 ? units[offset - 1] : LineBreak.lineFeed
    let after = end < units.count ? units[end] : LineBreak.lineFeed
    let found = MarkdownDelimiter(
      unit: units[offset], count: end - offset, before: before, after: after)
    if let found {
      delimiters.append(found)
      add(.delimiter(delimiters.count - 1), to: end)
    } else {
      offset = end
    }
  }

  // MARK: Links and images

  private mutating func bracket(isImage: Bool) {
    brackets.append(
      Bracket(node: nodes.count, delimiter: delimiters.count, isImage: isImage))
    add(.plain, to: offset + (isImage ? 2 : 1))
  }

  private mutating func closeBracket() {
    guard let open = brackets.popLast() else {
      offset += 1
      return
    }
    let inside = nodes[open.node].range.upperBound..<offset
    guard open.isActive, let found = target(of: inside) else {
      if !open.isImage, inside.count > 1, units[inside.lowerBound] == 0x5E, inside.count < 100 {
        // A footnote's mark.
        let start = nodes[open.node].range.lowerBound
        nodes.removeSubrange(open.node...)
        delimiters.removeSubrange(open.delimiter...)
        nodes.append(Node(range: start..<offset + 1, role: .dropped))
      }
      offset += 1
      return
    }
    if open.isImage {
      let start = nodes[open.node].range.lowerBound
      nodes.removeSubrange(open.node...)
      delimiters.removeSubrange(open.delimiter...)
      nodes.append(
        Node(
          range: start..<found.end,
          role: .image(
            destination: found.destination, alternative: inside, title: found.title)))
    } else {
      nodes[open.node].role = .link(destination: found.destination)
      MarkdownDelimiter.match(&delimiters, from: open.delimiter)
      MarkdownDelimiter.leaveOver(&delimiters, from: open.delimiter)
      nodes.append(Node(range: offset..<found.end, role: .linkEnd(title: found.title)))
      // Links hold no links.
      for index in brackets.indices.reversed() where !brackets[index].isImage {
        guard brackets[index].isActive else { break }
        brackets[index].isActive = false
      }
    }
    offset = found.end
  }

  /// Where brackets that close at `offset` lead to, and where the link ends.
  private func target(of inside: Range<Int>)
    -> (destination: Destination, title: Range<Int>?, end: Int)?
  {
    let after = offset + 1
    if let found = MarkdownLink.inline(at: after, in: units[...]) {
      return (.inline(found.destination), found.title, found.end)
    }
    guard !definitions.isEmpty else { return nil }
    var end = after
    var label = inside
    if after < units.count, units[after] == 0x5B,
      let close = units[after...].prefix(1001).firstIndex(of: 0x5D)
    {
      end = close + 1
      if close > after + 1 { label = after + 1..<close }
    }
    guard label.count < 1000, let range = definitions[MarkdownDefinition.label(units[label])]
    else { return nil }
    return (.defined(range), nil, end)
  }
}
