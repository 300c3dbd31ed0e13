import Rules

/// Character references of HTML and XML: `&eacute;`, `&#233;`, `&#xE9;`.
enum CharacterReference {
  /// The reference that begins at an `&`: the text it stands for, and its end.
  /// Nil where none begins there; a named one ends with a semicolon.
  static func at(_ offset: Int, in text: [UInt16], end limit: Int) -> (units: [UInt16], end: Int)? {
    var end = offset + 1
    // The longest name of HTML has 31 letters.
    while end < limit, end < offset + 34, isNamePart(text[end]) { end += 1 }
    guard end < limit, text[end] == 0x3B, end > offset + 1 else { return nil }
    let body = text[offset + 1..<end]
    guard body.first == 0x23 else {
      return named[String(decoding: body, as: UTF16.self)].map { ($0, end + 1) }
    }
    let digits = body.dropFirst()
    let isHexadecimal = digits.first == 0x78 || digits.first == 0x58
    let number = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF16.self)
    guard let value = UInt32(number, radix: isHexadecimal ? 16 : 10), value > 0,
      let scalar = Unicode.Scalar(value)
    else { return nil }
    if 128...159 ~= value, let units = named[String(value)] { return (units, end + 1) }
    return (Array(String(scalar).utf16), end + 1)
  }

  private static func isNamePart(_ unit: UInt16) -> Bool {
    0x30...0x39 ~= unit || 0x41...0x5A ~= unit & 0xFFDF || unit == 0x23
  }

  /// The names of the HTML standard.
  private static let named: [String: [UInt16]] = {
    var table: [String: [UInt16]] = [:]
    guard let data = Rules.data("markup/character-references.tsv") else { return table }
    for line in data.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"))
      guard fields.count == 2 else { continue }
      let scalars = fields[1].split(separator: UInt8(ascii: " ")).compactMap {
        UInt32(String(decoding: $0, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
      }
      table[String(decoding: fields[0], as: UTF8.self)] = scalars.flatMap {
        Array(String($0).utf16)
      }
    }
    return table
  }()
}

extension SourceFile {
  /// Calls `plain` with the stretches of a range that hold no character reference,
  /// and `reference` with each reference, in order.
  func forEachReference(
    in range: Range<Int>, plain: (Range<Int>) throws(DocumentError) -> Void,
    reference: ([UInt16], Range<Int>) throws(DocumentError) -> Void,
    stray: (Int) throws(DocumentError) -> Void = { _ in }
  ) throws(DocumentError) {
    var start = range.lowerBound
    var offset = start
    while offset < range.upperBound {
      guard text[offset] == 0x26 else {
        offset += 1
        continue
      }
      guard let found = CharacterReference.at(offset, in: text, end: range.upperBound) else {
        try stray(offset)
        offset += 1
        continue
      }
      if start < offset { try plain(start..<offset) }
      try reference(found.units, offset..<found.end)
      offset = found.end
      start = offset
    }
    if start < offset { try plain(start..<offset) }
  }

  /// A range with its character references decoded.
  func decoded(_ range: Range<Int>) -> [UInt16] {
    var units: [UInt16] = []
    try? forEachReference(
      in: range, plain: { units += text[$0] }, reference: { found, _ in units += found })
    return units
  }
}
