/// Reads Apple's string tables (`.strings`): `"key" = "value";` with comments as in C.
struct StringTableReader {
  private let file: SourceFile
  private var builder: Document.Builder
  private var offset = 0

  static func read(_ file: SourceFile) throws(DocumentError) -> Document {
    var reader = StringTableReader(file)
    try reader.run()
    return reader.builder.finish()
  }

  private init(_ file: SourceFile) {
    self.file = file
    builder = Document.Builder(file: file, format: .strings)
  }

  private mutating func run() throws(DocumentError) {
    while try skipSpace() {
      let key = try takeString("a key")
      let name = try Escapes.strings.string(key, in: file)
      try take(0x3D, "=", behind: "the key")
      guard try skipSpace() else { throw ended() }
      let value = try takeString("a value")
      try take(0x3B, ";", behind: "the value")
      let first = builder.blocks.count
      builder.open(.prose)
      try builder.append(value, escapes: .strings)
      builder.addUnit(name, from: first, place: value.lowerBound - 1..<value.upperBound + 1)
    }
  }

  private func ended() -> DocumentError {
    file.malformed(
      at: file.text.count, "the table ends inside an entry",
      cure: "write it as \"key\" = \"value\";")
  }

  private mutating func take(_ unit: UInt16, _ sign: String, behind what: String)
    throws(DocumentError)
  {
    guard try skipSpace(), file.text[offset] == unit else {
      throw file.malformed(
        at: offset, "no “\(sign)” behind \(what)", cure: "write it as \"key\" = \"value\";")
    }
    offset += 1
  }

  /// A string in quotation marks, or a bare word.
  private mutating func takeString(_ what: String) throws(DocumentError) -> Range<Int> {
    let start = offset
    if file.text[start] == 0x22 {
      offset += 1
      while offset < file.text.count, file.text[offset] != 0x22 {
        offset += file.text[offset] == 0x5C ? 2 : 1
      }
      guard offset < file.text.count else {
        throw file.malformed(
          at: start, "a string that is never closed", cure: "close it with a quotation mark")
      }
      offset += 1
      return start + 1..<offset - 1
    }
    while offset < file.text.count, isWord(file.text[offset]) { offset += 1 }
    guard offset > start else {
      throw file.malformed(
        at: start, "what should be \(what) is no string", cure: "write it in quotation marks")
    }
    return start..<offset
  }

  private func isWord(_ unit: UInt16) -> Bool {
    0x30...0x39 ~= unit || 0x61...0x7A ~= unit | 0x20 || [0x2E, 0x5F, 0x2D].contains(unit)
  }

  /// Skips white space and comments; false at the end of the file.
  private mutating func skipSpace() throws(DocumentError) -> Bool {
    let text = file.text
    while offset < text.count {
      if WhiteSpace.isMarkupSpace(text[offset]) {
        offset += 1
      } else if text[offset] == 0x2F, offset + 1 < text.count, text[offset + 1] == 0x2F {
        while offset < text.count, !LineBreak.isLineBreak(text[offset]) { offset += 1 }
      } else if text[offset] == 0x2F, offset + 1 < text.count, text[offset + 1] == 0x2A {
        let start = offset
        offset += 2
        while offset + 1 < text.count, text[offset] != 0x2A || text[offset + 1] != 0x2F {
          offset += 1
        }
        guard offset + 1 < text.count else {
          throw file.malformed(at: start, "a comment that is never closed", cure: "write */")
        }
        offset += 2
      } else {
        return true
      }
    }
    return false
  }
}
