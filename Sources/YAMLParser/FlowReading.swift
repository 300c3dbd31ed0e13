import YAMLTree

/// Values within brackets and braces.
extension YAMLReader {
  /// The value at `offset`, within a flow collection or the beginning of one.
  mutating func flowNode(depth: Int) throws(YAMLError) -> YAMLNode {
    guard depth < YAMLParser.maximumDepth else {
      throw error("values nest deeper than \(YAMLParser.maximumDepth) levels")
    }
    let place = place
    switch byte {
    case UInt8(ascii: "["):
      return try flowSequence(depth: depth)
    case UInt8(ascii: "{"):
      return try flowMapping(depth: depth)
    case UInt8(ascii: "&"):
      return try anchored { (reader) throws(YAMLError) in
        try reader.skipToToken()
        return try reader.flowNode(depth: depth + 1)
      }
    case UInt8(ascii: "*"):
      return try alias()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      try count(at: place)
      return YAMLNode(.scalar(try quotedScalar(indent: 0)), place: place)
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), nil:
      try count(at: place)
      return YAMLNode(.scalar(""), place: place)
    default:
      try count(at: place)
      return YAMLNode(.scalar(try plainScalar(indent: 0, isFlow: true)), place: place)
    }
  }

  private mutating func flowSequence(depth: Int) throws(YAMLError) -> YAMLNode {
    let open = place
    try count(at: open)
    offset += 1
    var items: [YAMLNode] = []
    while true {
      try skipToToken()
      if byte == UInt8(ascii: "]") { break }
      var item = try flowNode(depth: depth + 1)
      try skipToToken()
      if byte == UInt8(ascii: ":") {
        // [a: b] is a list with one pair.
        let entry = try flowEntry(item, depth: depth + 1)
        item = YAMLNode(.mapping([entry]), place: item.place)
      }
      items.append(item)
      guard try goesOn(to: UInt8(ascii: "]"), from: open) else { break }
    }
    offset += 1
    return YAMLNode(.sequence(items), place: open)
  }

  private mutating func flowMapping(depth: Int) throws(YAMLError) -> YAMLNode {
    let open = place
    try count(at: open)
    offset += 1
    var entries: [YAMLNode.Entry] = []
    while true {
      try skipToToken()
      if byte == UInt8(ascii: "}") { break }
      let key = try flowNode(depth: depth + 1)
      try skipToToken()
      let entry = try flowEntry(key, depth: depth + 1)
      guard !entries.contains(where: { $0.key == entry.key }) else {
        throw YAMLError("a key stands twice: \(entry.key)", at: entry.keyPlace)
      }
      entries.append(entry)
      guard try goesOn(to: UInt8(ascii: "}"), from: open) else { break }
    }
    offset += 1
    return YAMLNode(.mapping(entries), place: open)
  }

  /// A key with the value behind its colon; empty where there is no colon.
  private mutating func flowEntry(
    _ key: YAMLNode, depth: Int
  ) throws(YAMLError) -> YAMLNode.Entry {
    guard case .scalar(let name) = key.value else {
      throw YAMLError("a key must be a text", at: key.place)
    }
    var value = YAMLNode(.scalar(""), place: place)
    if byte == UInt8(ascii: ":") {
      offset += 1
      try skipToToken()
      value = try flowNode(depth: depth)
      try skipToToken()
    }
    return YAMLNode.Entry(key: name, keyPlace: key.place, value: value)
  }

  /// Takes a comma; false before the closing mark.
  private mutating func goesOn(to close: UInt8, from open: YAMLPlace) throws(YAMLError) -> Bool {
    try skipToToken()
    if byte == close { return false }
    if byte == UInt8(ascii: ",") {
      offset += 1
      return true
    }
    let mark = String(decoding: [close], as: UTF8.self)
    guard byte != nil else { throw YAMLError("\(mark) is missing for what opens here", at: open) }
    throw error("a comma or \(mark) is expected here; quote texts that hold : # [ ] { }")
  }

  /// Whether a colon before this byte ends a key.
  static func endsFlowKey(_ next: UInt8?) -> Bool {
    isBlank(next) || next.map(isFlowSign) ?? true
  }
}
