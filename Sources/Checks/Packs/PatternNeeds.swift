import Linguistics

/// What a regular expression cannot match without, read off its text: most
/// patterns hold a sign or word that few texts have, and need not be compiled for
/// the others.
struct PatternNeeds {
  /// One of these units is in every match; nil where that is not known.
  let units: [UInt16]?

  /// - Parameter pattern: in the syntax of ICU. What is not understood counts as
  ///   matching anything.
  init(_ pattern: String) {
    var parser = Parser(text: Array(pattern.utf16))
    // Flags change what letters mean.
    units = parser.hasFlags ? nil : parser.alternatives()
  }

  /// Whether a text may hold a match.
  func areMet(by text: UnitSet) -> Bool { units?.contains(where: text.contains) ?? true }
}

private struct Parser {
  let text: [UInt16]
  var index = 0

  init(text: [UInt16]) { self.text = text }

  var hasFlags: Bool {
    text.indices.dropLast(2).contains { start in
      text[start] == ascii("(") && text[start + 1] == ascii("?")
        && (Self.isLetter(text[start + 2]) || text[start + 2] == ascii("-"))
    }
  }

  /// Up to the end or a closing bracket: nil unless all alternatives need something.
  mutating func alternatives() -> [UInt16]? {
    var all: [UInt16]? = []
    while true {
      let needs = sequence()
      all = all.flatMap { all in needs.map { all + $0 } }
      guard index < text.count, text[index] == ascii("|") else { return all }
      index += 1
    }
  }

  /// The rarest of what the parts of an alternative need.
  private mutating func sequence() -> [UInt16]? {
    var best: [UInt16]?
    while index < text.count, text[index] != ascii("|"), text[index] != ascii(")") {
      let needs = part()
      if isOptional() { continue }
      if let needs, best.map({ Self.frequency(needs) < Self.frequency($0) }) ?? true {
        best = needs
      }
    }
    return best
  }

  private mutating func part() -> [UInt16]? {
    let unit = text[index]
    index += 1
    switch unit {
    case ascii("\\"): return escape()
    case ascii("["): return characterClass()
    case ascii("("): return group()
    case ascii("."), ascii("^"), ascii("$"): return nil
    default: return [unit]
    }
  }

  /// Skips a quantifier; whether it lets the part before it be absent.
  private mutating func isOptional() -> Bool {
    guard index < text.count else { return false }
    var isOptional = false
    switch text[index] {
    case ascii("?"), ascii("*"): isOptional = true
    case ascii("+"): break
    case ascii("{"):
      isOptional = index + 1 < text.count && text[index + 1] == ascii("0")
      while index < text.count, text[index] != ascii("}") { index += 1 }
    default: return false
    }
    index += 1
    if index < text.count, text[index] == ascii("?") || text[index] == ascii("+") { index += 1 }
    return isOptional
  }

  private mutating func escape() -> [UInt16]? {
    guard index < text.count else { return nil }
    let unit = text[index]
    index += 1
    if unit == ascii("u"), index + 4 <= text.count {
      defer { index += 4 }
      return UInt16(String(decoding: text[index..<index + 4], as: UTF16.self), radix: 16)
        .map { [$0] }
    }
    if unit == ascii("p") || unit == ascii("P") || unit == ascii("N") || unit == ascii("x"),
      index < text.count, text[index] == ascii("{")
    {
      while index < text.count, text[index] != ascii("}") { index += 1 }
      index += 1
      return nil
    }
    return Self.isLetter(unit) || 0x30...0x39 ~= unit ? nil : [unit]
  }

  /// The members of a class that lists them one by one.
  private mutating func characterClass() -> [UInt16]? {
    var depth = 1
    var members: [UInt16]? = []
    while index < text.count, depth > 0 {
      let unit = text[index]
      index += 1
      switch unit {
      case ascii("["):
        depth += 1
        members = nil
      case ascii("]"): depth -= 1
      case ascii("\\"):
        let escaped = escape()
        members = members.flatMap { members in escaped.map { members + $0 } }
      case ascii("^"), ascii("-"), ascii("&"): members = nil
      default: members?.append(unit)
      }
    }
    return members.flatMap { $0.isEmpty ? nil : $0 }
  }

  private mutating func group() -> [UInt16]? {
    var isAround = false
    if index + 1 < text.count, text[index] == ascii("?") {
      let next = text[index + 1]
      let after = index + 2 < text.count ? text[index + 2] : 0
      isAround =
        next == ascii("=") || next == ascii("!") || next == ascii("#")
        || next == ascii("<") && (after == ascii("=") || after == ascii("!"))
      index += 2
      if next == ascii("<"), !isAround {
        while index < text.count, text[index] != ascii(">") { index += 1 }
        index += 1
      }
    }
    let needs = alternatives()
    index += 1
    // What may or must not stand round a match tells nothing of it, nor does a comment.
    return isAround ? nil : needs
  }

  /// 3 where a letter or space is among the units, 2 for digits, 1 for other ASCII.
  private static func frequency(_ units: [UInt16]) -> Int {
    units.map { unit in
      if isLetter(unit) || unit == 0x20 { return 3 }
      return 0x30...0x39 ~= unit ? 2 : unit < 0x80 ? 1 : 0
    }.max() ?? 0
  }

  private static func isLetter(_ unit: UInt16) -> Bool {
    0x41...0x5A ~= unit || 0x61...0x7A ~= unit
  }

  private func ascii(_ scalar: Unicode.Scalar) -> UInt16 { UInt16(UInt8(ascii: scalar)) }
}
