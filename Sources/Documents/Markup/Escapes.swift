/// The escapes in quoted strings.
enum Escapes {
  /// JSON: `\n`, `\"`, `\u00e9` with surrogate pairs.
  case json
  /// gettext: those of C, with octal and hexadecimal bytes below 128.
  case po
  /// Apple's string tables: those of C and `\U00e9`.
  case strings
  /// Comma-separated values: two quotation marks are one.
  case csv

  private var sign: UInt16 { self == .csv ? 0x22 : 0x5C }

  /// The escape at an offset: what it stands for, and its end; nil where it is none.
  private func decode(_ text: [UInt16], at offset: Int, end limit: Int)
    -> (units: [UInt16], end: Int)?
  {
    guard offset + 1 < limit else { return nil }
    let next = text[offset + 1]
    if self == .csv { return next == 0x22 ? ([0x22], offset + 2) : nil }
    switch next {
    case 0x22, 0x5C: return ([next], offset + 2)
    case 0x2F where self == .json: return ([next], offset + 2)
    case 0x27, 0x3F: return self == .json ? nil : ([next], offset + 2)
    case 0x62: return ([0x08], offset + 2)
    case 0x66: return ([0x0C], offset + 2)
    case 0x6E: return ([0x0A], offset + 2)
    case 0x72: return ([0x0D], offset + 2)
    case 0x74: return ([0x09], offset + 2)
    case 0x61, 0x76: return self == .json ? nil : ([next == 0x61 ? 0x07 : 0x0B], offset + 2)
    case 0x0A where self == .strings: return ([0x0A], offset + 2)
    case 0x75 where self == .json, 0x55 where self == .strings, 0x75 where self == .strings:
      return codeUnit(text, at: offset, end: limit)
    case 0x78 where self == .po: return number(text, from: offset + 2, radix: 16, most: 2, limit)
    case 0x30...0x37 where self != .json:
      return number(text, from: offset + 1, radix: 8, most: 3, limit)
    default: return nil
    }
  }

  /// `\u` and four hexadecimal digits; the second half of a pair follows the first.
  private func codeUnit(_ text: [UInt16], at offset: Int, end limit: Int)
    -> (units: [UInt16], end: Int)?
  {
    guard let first = hexadecimal(text, offset + 2, limit) else { return nil }
    guard first & 0xF800 == 0xD800 else { return ([first], offset + 6) }
    guard first < 0xDC00, offset + 8 < limit, text[offset + 6] == 0x5C,
      text[offset + 7] == text[offset + 1], let second = hexadecimal(text, offset + 8, limit),
      second & 0xFC00 == 0xDC00
    else { return nil }
    return ([first, second], offset + 12)
  }

  private func hexadecimal(_ text: [UInt16], _ start: Int, _ limit: Int) -> UInt16? {
    guard start + 4 <= limit else { return nil }
    let digits = text[start..<start + 4]
    guard digits.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 | 0x20 }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF16.self), radix: 16)
  }

  private func number(_ text: [UInt16], from start: Int, radix: UInt16, most: Int, _ limit: Int)
    -> (units: [UInt16], end: Int)?
  {
    var (value, end): (UInt16, Int) = (0, start)
    while end < limit, end < start + most, let digit = Self.digit(text[end]), digit < radix {
      value = value * radix + digit
      end += 1
    }
    // Higher ones are bytes of an encoding.
    return end > start && 1..<0x80 ~= value ? ([value], end) : nil
  }

  private static func digit(_ unit: UInt16) -> UInt16? {
    switch unit {
    case 0x30...0x39: unit - 0x30
    case 0x41...0x46, 0x61...0x66: (unit | 0x20) - 0x57
    default: nil
    }
  }

  /// Calls `plain` and `escape` with the parts of a range, in order.
  func forEachPart(
    of range: Range<Int>, in file: SourceFile, plain: (Range<Int>) -> Void,
    escape: ([UInt16], Range<Int>) -> Void
  ) throws(DocumentError) {
    var start = range.lowerBound
    var offset = start
    while offset < range.upperBound {
      guard file.text[offset] == sign else {
        offset += 1
        continue
      }
      guard let found = decode(file.text, at: offset, end: range.upperBound) else {
        throw file.malformed(
          at: offset, "an escape that means nothing", cure: "write the character itself or \\\\")
      }
      if start < offset { plain(start..<offset) }
      escape(found.units, offset..<found.end)
      offset = found.end
      start = offset
    }
    if start < offset { plain(start..<offset) }
  }

  /// The text of a range.
  func string(_ range: Range<Int>, in file: SourceFile) throws(DocumentError) -> String {
    var units: [UInt16] = []
    try forEachPart(of: range, in: file) {
      units += file.text[$0]
    } escape: { found, _ in
      units += found
    }
    return String(decoding: units, as: UTF16.self)
  }
}

extension Document.Builder {
  /// Adds the text of a quoted string.
  mutating func append(_ range: Range<Int>, escapes: Escapes) throws(DocumentError) {
    try escapes.forEachPart(of: range, in: file) {
      append($0)
    } escape: {
      append($0, for: $1)
    }
  }
}
