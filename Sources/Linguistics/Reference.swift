import Documents
import ICU

/// A piece of text for machines, which a translation carries over as it is: an
/// address, a hashtag, a placeholder, a tag.
public struct Reference: Sendable, Equatable {
  public enum Kind: Sendable {
    case url, email, hashtag, mention
    /// `{0}`, `{{name}}`, `${x}`, `%s`, `%1$@`, `%(name)s`.
    case placeholder
    /// An HTML or XML tag.
    case tag
    /// An HTML or XML character reference.
    case entity
    /// A host, file or identifier without scheme: `example.com`, `report.pdf`, `user_name`,
    /// `00:1B:44:11:3A:B7`, `C:\fonts`, `/usr/share`, `--option`; a formula: `=SUM(A1; B2)`.
    case name
  }

  /// Range in the text, UTF-16 units.
  public var range: Range<Int>
  public var kind: Kind
}

/// Finds references. Complexity: linear.
struct ReferenceScanner {
  let text: [UInt16]
  let signs: Signs
  /// Whether it is made of a program's messages: prose has “several $billion”.
  let holdsMessages: Bool

  /// The longest name of a host (RFC 1035, section 2.3.4, without the root's label).
  private static let longestHost = 253
  /// UTF-16 units of a formula at most.
  private static let longestFormula = 500

  func references() -> [Reference] {
    var found: [Reference] = []
    var end = 0
    for offset in signs.offsets where offset >= end {
      guard let reference = reference(at: Int(offset), after: end) else { continue }
      found.append(reference)
      end = reference.range.upperBound
    }
    return found
  }

  private func reference(at offset: Int, after limit: Int) -> Reference? {
    switch text[offset] {
    case Mark.colon:
      url(atColon: offset, after: limit) ?? path(atColon: offset, after: limit)
        ?? hardware(atColon: offset, after: limit)
    case Mark.dot: host(atDot: offset, after: limit)
    case Mark.slash: path(atSlash: offset)
    case Mark.hyphen: option(at: offset)
    case Mark.underscore: identifier(at: offset, after: limit)
    case Mark.at: email(at: offset, after: limit) ?? word(at: offset, .mention)
    case Mark.hash: word(at: offset, .hashtag)
    case Mark.equals: formula(at: offset)
    case Mark.openBrace: braces(at: offset)
    case Mark.percent: printf(at: offset)
    case Mark.dollar: holdsMessages ? variable(at: offset) : nil
    case Mark.less: tag(at: offset)
    case Mark.ampersand: entity(at: offset)
    default: nil
    }
  }

  // MARK: Addresses

  private func url(atColon offset: Int, after limit: Int) -> Reference? {
    guard offset + 3 < text.count, text[offset + 1] == Mark.slash, text[offset + 2] == Mark.slash
    else { return nil }
    let start = back(from: offset, to: limit) { Mark.isASCIIWord($0) || $0 == 0x2B }
    guard start < offset else { return nil }
    let end = addressEnd(from: offset + 3)
    guard end > offset + 3 else { return nil }
    return Reference(range: start..<end, kind: .url)
  }

  /// A path that begins with the letter of a drive: `C:\fonts\a.ttf`.
  private func path(atColon offset: Int, after limit: Int) -> Reference? {
    let start = offset - 1
    guard start >= limit, startsWord(start), Mark.isASCIILetter(text[start]),
      offset + 1 < text.count, text[offset + 1] == Mark.backslash
    else { return nil }
    return Reference(range: start..<addressEnd(from: offset + 1), kind: .name)
  }

  /// A path from the root on, of two names at least: `/usr/share`.
  private func path(atSlash offset: Int) -> Reference? {
    guard beginsChunk(offset) else { return nil }
    var end = forward(from: offset) {
      Mark.isASCIIWord($0) || $0 == Mark.slash || $0 == Mark.hyphen || $0 == Mark.underscore
        || $0 == Mark.dot
    }
    // What ends the sentence is no part of it.
    while end > offset, text[end - 1] == Mark.dot || text[end - 1] == Mark.hyphen { end -= 1 }
    let names = text[offset..<end].split(separator: Mark.slash)
    guard names.count > 1, names.allSatisfy({ $0.contains(where: Mark.isASCIILetter) }) else {
      return nil
    }
    return Reference(range: offset..<end, kind: .name)
  }

  /// An option of a command: `--no-color`.
  private func option(at offset: Int) -> Reference? {
    guard beginsChunk(offset), offset + 3 < text.count, text[offset + 1] == Mark.hyphen,
      0x61...0x7A ~= text[offset + 2]
    else { return nil }
    let end = forward(from: offset + 2) { Mark.isASCIIWord($0) || $0 == Mark.hyphen }
    return end > offset + 3 ? Reference(range: offset..<end, kind: .name) : nil
  }

  /// The formula of a spreadsheet, which calls a function: `=SUM(A1; "b")` (OpenFormula, 5).
  private func formula(at offset: Int) -> Reference? {
    guard beginsChunk(offset) else { return nil }
    let name = forward(from: offset + 1) { Mark.isASCIIWord($0) || $0 == Mark.dot || $0 >= 0xAA }
    guard name > offset + 1, name < text.count, text[name] == 0x28 else { return nil }
    var (depth, isQuoted, end) = (0, false, name)
    while end < min(text.count, offset + Self.longestFormula), text[end] != LineBreak.lineFeed {
      if text[end] == 0x22 { isQuoted.toggle() }
      if !isQuoted, text[end] == 0x28 { depth += 1 }
      if !isQuoted, text[end] == 0x29 {
        depth -= 1
        if depth == 0 { return Reference(range: offset..<end + 1, kind: .name) }
      }
      end += 1
    }
    return nil
  }

  /// Whether an offset stands behind white space, an opening bracket or quotation mark.
  private func beginsChunk(_ offset: Int) -> Bool {
    guard offset > 0 else { return true }
    let before = text[offset - 1]
    return WhiteSpace.isBlank(before) || before == LineBreak.lineFeed || before == 0x28
      || before == 0x22 || 0x2018...0x201F ~= before || before == 0xAB
  }

  /// The address of a network device: six octets in hexadecimal notation (IEEE 802, EUI-48).
  private func hardware(atColon offset: Int, after limit: Int) -> Reference? {
    let (start, end) = (offset - 2, offset + 15)
    guard start >= limit, end <= text.count, startsWord(start),
      (start..<end).allSatisfy({ place in
        (place - start) % 3 == 2
          ? text[place] == Mark.colon : Mark.isHexadecimal(text[place])
      })
    else { return nil }
    let next = end < text.count ? text[end] : 0
    return Mark.isASCIIWord(next) ? nil : Reference(range: start..<end, kind: .name)
  }

  /// `www.example.org/x` is an address; `example.com` and `report.pdf` are names.
  private func host(atDot offset: Int, after limit: Int) -> Reference? {
    let start = back(from: offset, to: limit) { Mark.isASCIIWord($0) || $0 == Mark.hyphen }
    let label = forward(from: offset + 1) { Mark.isASCIIWord($0) || $0 == Mark.hyphen }
    guard start < offset, label > offset + 2, startsWord(start),
      text[start..<label].contains(where: Mark.isASCIILetter),
      Mark.isASCIILetter(text[offset + 1]), text[offset + 1] >= 0x61
    else { return nil }
    let www: [UInt16] = [0x77, 0x77, 0x77]
    if text[start..<offset].elementsEqual(www) {
      return Reference(range: start..<addressEnd(from: label), kind: .url)
    }
    var end = label
    while end + 1 < text.count, end - start < Self.longestHost, text[end] == Mark.dot,
      Mark.isASCIIWord(text[end + 1])
    {
      end = forward(from: end + 1) { Mark.isASCIIWord($0) || $0 == Mark.hyphen }
    }
    if end < text.count, text[end] == Mark.at { return nil }
    if end < text.count, text[end] == Mark.slash { end = addressEnd(from: end) }
    return Reference(range: start..<end, kind: .name)
  }

  private func identifier(at offset: Int, after limit: Int) -> Reference? {
    let start = back(from: offset, to: limit, while: Mark.isASCIIWord)
    guard start < offset else { return nil }
    let end = forward(from: offset + 1) { Mark.isASCIIWord($0) || $0 == Mark.underscore }
    guard end > offset + 1 else { return nil }
    return Reference(range: start..<end, kind: .name)
  }

  private func email(at offset: Int, after limit: Int) -> Reference? {
    func isLocal(_ unit: UInt16) -> Bool {
      Mark.isASCIIWord(unit) || [0x2E, 0x2B, 0x2D, 0x5F].contains(unit)
    }
    let start = back(from: offset, to: limit, while: isLocal)
    var end = forward(from: offset + 1) {
      Mark.isASCIIWord($0) || $0 == Mark.dot || $0 == Mark.hyphen
    }
    while end > offset + 1, !Mark.isASCIIWord(text[end - 1]) { end -= 1 }
    guard start < offset, text[offset + 1..<end].contains(Mark.dot) else { return nil }
    return Reference(range: start..<end, kind: .email)
  }

  /// The end of an address: no space, quotation mark, angle bracket or letter
  /// beyond ASCII, and no closing punctuation at its end.
  private func addressEnd(from start: Int) -> Int {
    var end = forward(from: start) {
      0x21...0x7E ~= $0 && $0 != 0x22 && $0 != Mark.less && $0 != 0x3E && $0 != 0x60
    }
    let closing: [UInt16] = [0x21, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D]
    // Closing less opening brackets.
    var excess = text[start..<end].reduce(0) { $0 + ($1 == 0x29 ? 1 : $1 == 0x28 ? -1 : 0) }
    while end > start {
      let last = text[end - 1]
      let isOddBracket = last == 0x29 && excess > 0
      guard closing.contains(last) || isOddBracket else { break }
      if isOddBracket { excess -= 1 }
      end -= 1
    }
    return end
  }

  // MARK: Words with a sign, placeholders, tags

  private func word(at offset: Int, _ kind: Reference.Kind) -> Reference? {
    guard startsWord(offset), offset + 1 < text.count else { return nil }
    // What begins in Latin goes on so: a script without spaces follows close on it.
    let isLatin = Mark.isLatin(text[offset + 1])
    let end = forward(from: offset + 1) {
      Mark.isASCIIWord($0) || $0 == Mark.underscore
        || ($0 >= 0xAA && isLatin == Mark.isLatin($0) && Self.isWordUnit($0))
    }
    guard end > offset + 2, text[offset + 1..<end].contains(where: { !(0x30...0x39 ~= $0) })
    else { return nil }
    return Reference(range: offset..<end, kind: kind)
  }

  private static func isWordUnit(_ unit: UInt16) -> Bool {
    let category = GeneralCategory(of: UInt32(unit))
    return category.isLetter || category.isMark || category == .decimalNumber
  }

  /// A balanced group of braces on one line, with a `$` or `%` before it.
  private func braces(at offset: Int) -> Reference? {
    var depth = 0
    var end = offset
    while end < text.count, end < offset + 200, text[end] != LineBreak.lineFeed {
      if text[end] == Mark.openBrace { depth += 1 }
      if text[end] == Mark.closeBrace { depth -= 1 }
      end += 1
      if depth == 0 { break }
    }
    guard depth == 0, end > offset + 2 else { return nil }
    let inside = text[offset + 1..<end - 1]
    guard inside.contains(where: Mark.isASCIIWord),
      inside.first != 0x20 || inside.first(where: { $0 != 0x20 }) == Mark.dollar
    else { return nil }
    let hasSign =
      offset > 0 && (text[offset - 1] == Mark.dollar || text[offset - 1] == Mark.percent)
    return Reference(range: (hasSign ? offset - 1 : offset)..<end, kind: .placeholder)
  }

  /// A variable: `$name`. A name in capitals may be a currency or a share.
  private func variable(at offset: Int) -> Reference? {
    guard startsWord(offset), offset + 1 < text.count, !Mark.isDigit(text[offset + 1]) else {
      return nil
    }
    let end = forward(from: offset + 1) { Mark.isASCIIWord($0) || $0 == Mark.underscore }
    guard end > offset + 2, text[offset + 1..<end].contains(where: { 0x61...0x7A ~= $0 }) else {
      return nil
    }
    return Reference(range: offset..<end, kind: .placeholder)
  }

  private func printf(at offset: Int) -> Reference? {
    guard let end = endOfPrintf(at: offset), offset == 0 || !Mark.isDigit(text[offset - 1]) else {
      return nil
    }
    return Reference(range: offset..<end, kind: .placeholder)
  }

  private func endOfPrintf(at offset: Int) -> Int? {
    // Python's: `%(name)s`.
    if offset + 1 < text.count, text[offset + 1] == 0x28 {
      let name = forward(from: offset + 2) { Mark.isASCIIWord($0) || $0 == Mark.underscore }
      guard name + 1 < text.count, text[name] == 0x29,
        Array("sdifuxc".utf16).contains(text[name + 1]), !runsOn(name + 2)
      else { return nil }
      return name + 2
    }
    // Boost's: `%1%`.
    let number = forward(from: offset + 1, while: Mark.isDigit)
    if number > offset + 1, number < text.count, text[number] == Mark.percent { return number + 1 }
    let conversion = PrintfConversion(at: offset, in: text)
    // Symfony's, and those of a shell: `%name%`.
    let name = forward(from: offset + 1) { Mark.isASCIIWord($0) || $0 == Mark.underscore }
    if name > offset + 3, Mark.isASCIILetter(text[offset + 1]), name < text.count,
      text[name] == Mark.percent, conversion?.range.upperBound != name,
      conversion == nil || PrintfConversion(at: name, in: text) == nil
    {
      return name + 1
    }
    guard let conversion,
      conversion.isUsual || conversion.argument != nil
        || holdsMessages && conversion.form.contains(Mark.dot)
    else { return nil }
    let end = conversion.range.upperBound
    // Behind the number of an argument a conversion is told by its letter, whatever follows.
    return conversion.argument != nil && text[end - 2] == Mark.dollar || !runsOn(end) ? end : nil
  }

  private func runsOn(_ offset: Int) -> Bool {
    offset < text.count && Mark.isASCIIWord(text[offset])
  }

  private func tag(at offset: Int) -> Reference? {
    guard offset + 2 < text.count else { return nil }
    let name = text[offset + 1] == Mark.slash ? offset + 2 : offset + 1
    guard Mark.isASCIILetter(text[name]) else { return nil }
    let end = forward(from: name) { $0 != 0x3E && $0 != Mark.less && $0 != LineBreak.lineFeed }
    guard end < text.count, text[end] == 0x3E, !isAddress(name..<end),
      !text[name..<end].prefix(while: { $0 != 0x20 }).contains(Mark.at)
    else { return nil }
    return Reference(range: offset..<end + 1, kind: .tag)
  }

  /// Whether angle brackets set off an address (RFC 3986, appendix C): `<https://example.org>`,
  /// `<URL:https://example.org>`.
  private func isAddress(_ range: Range<Int>) -> Bool {
    let scheme: [UInt16] = [Mark.colon, Mark.slash, Mark.slash]
    let start = forward(from: range.lowerBound) { Mark.isASCIIWord($0) || $0 == Mark.colon }
    return text[..<range.upperBound][(start - 1)...].starts(with: scheme)
  }

  private func entity(at offset: Int) -> Reference? {
    let start = offset + 1 < text.count && text[offset + 1] == Mark.hash ? offset + 2 : offset + 1
    let end = forward(from: start, while: Mark.isASCIIWord)
    guard end > start + 1, end < text.count, text[end] == 0x3B, end - start < 12 else { return nil }
    return Reference(range: offset..<end + 1, kind: .entity)
  }

  // MARK: Walking

  private func startsWord(_ offset: Int) -> Bool {
    offset == 0 || !(Mark.isASCIIWord(text[offset - 1]) || text[offset - 1] == Mark.underscore)
  }

  private func back(from offset: Int, to limit: Int, while belongs: (UInt16) -> Bool) -> Int {
    var start = offset
    while start > limit, belongs(text[start - 1]) { start -= 1 }
    return start
  }

  private func forward(from offset: Int, while belongs: (UInt16) -> Bool) -> Int {
    var end = offset
    while end < text.count, belongs(text[end]) { end += 1 }
    return end
  }

  private enum Mark {
    static let hash: UInt16 = 0x23
    static let equals: UInt16 = 0x3D
    static let dollar: UInt16 = 0x24
    static let percent: UInt16 = 0x25
    static let ampersand: UInt16 = 0x26
    static let hyphen: UInt16 = 0x2D
    static let dot: UInt16 = 0x2E
    static let slash: UInt16 = 0x2F
    static let colon: UInt16 = 0x3A
    static let less: UInt16 = 0x3C
    static let at: UInt16 = 0x40
    static let backslash: UInt16 = 0x5C
    static let underscore: UInt16 = 0x5F
    static let openBrace: UInt16 = 0x7B
    static let closeBrace: UInt16 = 0x7D

    static func isASCIILetter(_ unit: UInt16) -> Bool { 0x41...0x5A ~= unit & 0xFFDF }
    static func isDigit(_ unit: UInt16) -> Bool { 0x30...0x39 ~= unit }
    /// Letters of the Latin blocks, with the combining marks.
    static func isLatin(_ unit: UInt16) -> Bool {
      isASCIILetter(unit) || 0xAA...0x36F ~= unit || 0x1E00...0x1EFF ~= unit
    }
    static func isHexadecimal(_ unit: UInt16) -> Bool {
      isDigit(unit) || 0x41...0x46 ~= unit & 0xFFDF
    }
    static func isASCIIWord(_ unit: UInt16) -> Bool { isASCIILetter(unit) || isDigit(unit) }
  }
}
