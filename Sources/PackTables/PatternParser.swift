import ICU

/// Reads off a regular expression which strings its matches are made of.
struct PatternParser {
  /// What is known of an expression's matches. White space in strings is a plain space.
  struct Knowledge {
    /// All that the expression matches, where that is a small number of strings.
    var whole: [[UInt16]]?
    /// Each match begins with one of these.
    var front: [[UInt16]]?
    /// Each match ends with one of these, which may be empty.
    var back: [[UInt16]]?
    /// One of these must follow an expression that takes no room.
    var ahead: [[UInt16]]?
    /// One of these stands in every match or must stand round it.
    var needed: [[UInt16]]?
    /// A unit of these is in every match.
    var ranges: [ClosedRange<UInt16>]?
    /// Whether a decimal digit is in every match or must stand round it.
    var hasDigit = false

    /// A place, or one character of too many.
    static let nothing = Knowledge()
    /// What takes no room and tells nothing.
    static let place = Knowledge([[]])

    init(_ whole: [[UInt16]]? = nil, ranges: [ClosedRange<UInt16>]? = nil) {
      (self.whole, front, back) = (whole, whole, whole)
      self.ranges = ranges
    }
  }

  let text: [UInt16]
  private var index = 0

  /// Strings that a sequence may stand for before its parts are looked at one by one.
  private static let most = 256
  /// Strings that may stand before a sequence; of more it is only the last unit.
  private static let mostEnds = 16
  /// Characters of a class that are looked at one by one.
  private static let largestClass = 64
  /// UTF-16 units of a string; more tell little more.
  private static let longest = 12

  init(text: [UInt16]) { self.text = text }

  /// False where flags change what letters mean, or quoting what signs do.
  var isUnderstood: Bool {
    !text.indices.dropLast().contains { start in
      let next = text[start + 1]
      if text[start] == ascii("\\") { return next == ascii("Q") }
      guard text[start] == ascii("("), next == ascii("?"), start + 2 < text.count else {
        return false
      }
      return Self.isLetter(text[start + 2]) || text[start + 2] == ascii("-")
    }
  }

  /// Up to the end or a closing bracket.
  mutating func alternatives() -> Knowledge {
    var all = sequence()
    while index < text.count, text[index] == ascii("|") {
      index += 1
      let next = sequence()
      all.whole = all.whole.flatMap { all in next.whole.map { all + $0 } }
      all.front = all.front.flatMap { all in next.front.map { all + $0 } }
      all.back = all.back.flatMap { all in next.back.map { all + $0 } }
      all.needed = all.needed.flatMap { all in next.needed.map { all + $0 } }
      all.ranges = all.ranges.flatMap { all in next.ranges.map { all + $0 } }
      all.hasDigit = all.hasDigit && next.hasDigit
    }
    return all
  }

  private mutating func sequence() -> Knowledge {
    var known = Knowledge()
    // What the parts since the last unknown one make together, behind what that may end with, and
    // whether that is all of them.
    var run: [[UInt16]] = [[]]
    var isWhole = true
    func endRun(before next: [[UInt16]]) {
      known.needed = Self.rarer(known.needed, run)
      if isWhole { known.front = run }
      (run, isWhole) = (next, false)
    }
    while index < text.count, text[index] != ascii("|"), text[index] != ascii(")") {
      var part = part()
      let times = quantifier()
      let ends = part.whole == nil || times.isRepeated ? Self.ends(part, times, after: run) : []
      if times.isOptional { part = Knowledge(part.whole.map { $0 + [[]] }) }
      known.needed = Self.rarer(known.needed, part.needed)
      known.ranges = Self.rarer(known.ranges, part.ranges ?? part.whole.flatMap(Self.signs))
      known.hasDigit = known.hasDigit || part.hasDigit
      if let ahead = part.ahead, let longer = Self.product(run, ahead) {
        known.needed = Self.rarer(known.needed, longer)
      }
      if var whole = part.whole {
        if times.isDoubled, let twice = Self.product(whole, whole) { whole = twice }
        if let longer = Self.product(run, whole) {
          run = longer
        } else {
          if let longer = Self.product(run, Self.shortest(whole)) { run = longer }
          endRun(before: whole)
        }
        if times.isRepeated { endRun(before: ends) }
      } else {
        if let front = part.front.map(Self.shortest), let longer = Self.product(run, front) {
          run = longer
        }
        endRun(before: ends)
      }
    }
    if isWhole { known.whole = run }
    known.back = run
    endRun(before: [[]])
    return known
  }

  /// What a part may end with, or what stood before where it may be left out.
  private static func ends(
    _ part: Knowledge, _ times: Times, after run: [[UInt16]]
  ) -> [[UInt16]] {
    guard let back = part.back else { return [[]] }
    let ends = times.isOptional ? back + run.filter { !back.contains($0) } : back
    guard ends.count > mostEnds else { return ends }
    var units: [[UInt16]] = []
    for unit in ends.lazy.map({ Array($0.suffix(1)) }) where !units.contains(unit) {
      units.append(unit)
    }
    return units.count <= mostEnds ? units : [[]]
  }

  /// Those of some strings that do not begin with another one.
  private static func shortest(_ strings: [[UInt16]]) -> [[UInt16]] {
    strings.filter { string in
      !strings.contains { $0.count < string.count && string.starts(with: $0) }
    }
  }

  private mutating func part() -> Knowledge {
    let unit = text[index]
    index += 1
    switch unit {
    case ascii("\\"):
      if index < text.count, text[index] == ascii("s") {
        index += 1
        return Knowledge([[0x20]])
      }
      var known = escape()
      if let unit = known.whole?.first?.first { known = Knowledge([[RunSet.plain(unit)]]) }
      return known
    case ascii("["): return characterClass()
    case ascii("("): return group()
    case ascii("^"), ascii("$"): return .place
    case ascii("."): return .nothing
    case _ where UTF16.isLeadSurrogate(unit) && index < text.count:
      index += 1
      return Knowledge([[unit, text[index - 1]]])
    default: return Knowledge([literal(from: index - 1)])
    }
  }

  /// Takes what stands for itself, up to the unit that a quantifier may belong to.
  private mutating func literal(from start: Int) -> [UInt16] {
    while index < text.count, index - start < Self.longest, !isSpecial(text[index]),
      index + 1 == text.count || !isQuantifier(text[index + 1])
    {
      index += 1
    }
    return text[start..<index].map(RunSet.plain)
  }

  private func isQuantifier(_ unit: UInt16) -> Bool {
    unit == ascii("?") || unit == ascii("*") || unit == ascii("+") || unit == ascii("{")
  }

  private func isSpecial(_ unit: UInt16) -> Bool {
    isQuantifier(unit) || unit == ascii("\\") || 0x5B...0x5E ~= unit || unit == ascii("(")
      || unit == ascii(")") || unit == ascii("|") || unit == ascii("$") || unit == ascii(".")
      || unit == ascii("}") || UTF16.isLeadSurrogate(unit)
  }

  /// How often a part stands.
  private struct Times {
    var isOptional = false
    var isRepeated = false
    /// Whether it stands twice at least.
    var isDoubled = false
  }

  /// Skips a quantifier.
  private mutating func quantifier() -> Times {
    guard index < text.count else { return Times() }
    let result: Times
    switch text[index] {
    case ascii("?"): result = Times(isOptional: true)
    case ascii("*"): result = Times(isOptional: true, isRepeated: true)
    case ascii("+"): result = Times(isRepeated: true)
    case ascii("{"):
      let least = index + 1 < text.count ? text[index + 1] : 0
      result = Times(
        isOptional: least == ascii("0"), isRepeated: true,
        isDoubled: ascii("2")...ascii("9") ~= least)
      skip(past: "}")
      index -= 1
    default: return Times()
    }
    index += 1
    if index < text.count, text[index] == ascii("?") || text[index] == ascii("+") { index += 1 }
    return result
  }

  private mutating func escape() -> Knowledge {
    guard index < text.count else { return .nothing }
    let unit = text[index]
    index += 1
    switch unit {
    case ascii("u"):
      return hexadecimal(4).map { Knowledge([[$0]]) } ?? .nothing
    case ascii("b"), ascii("B"), ascii("A"), ascii("Z"), ascii("z"), ascii("G"): return .place
    case ascii("U"): index += 8
    case ascii("c"): index += 1
    case ascii("k"): skip(past: ">")
    case ascii("d"):
      var digit = Knowledge.nothing
      digit.hasDigit = true
      return digit
    case ascii("x"):
      if index < text.count, text[index] == ascii("{") { skip(past: "}") } else { index += 2 }
    case ascii("p"), ascii("P"), ascii("N"):
      let start = index + 1
      if index < text.count, text[index] == ascii("{") { skip(past: "}") } else { index += 1 }
      let name = text[min(start, text.count)..<max(min(start, text.count), index - 1)]
      if unit == ascii("p"), name.elementsEqual("Emoji_Presentation".utf16) {
        return Knowledge(ranges: Self.emoji)
      }
    case 0x30...0x39: while index < text.count, 0x30...0x39 ~= text[index] { index += 1 }
    default:
      return Self.isLetter(unit) ? .nothing : Knowledge([[unit]])
    }
    index = min(index, text.count)
    return .nothing
  }

  private mutating func hexadecimal(_ digits: Int) -> UInt16? {
    guard index + digits <= text.count else { return nil }
    defer { index += digits }
    return text[index..<index + digits].reduce(0) { number, unit -> UInt16? in
      let letter = unit | 0x20
      switch unit {
      case 0x30...0x39: return number.map { $0 << 4 | (unit - 0x30) }
      case _ where 0x61...0x66 ~= letter: return number.map { $0 << 4 | (letter - 0x57) }
      default: return nil
      }
    }
  }

  private mutating func skip(past end: Unicode.Scalar) {
    while index < text.count, text[index] != ascii(end) { index += 1 }
    index = min(index + 1, text.count)
  }

  /// Where the UTF-16 of characters of this property begins (emoji-data.txt of Unicode 15).
  private static let emoji: [ClosedRange<UInt16>] = [0x231A...0x2B55, 0xD83C...0xD83E]

  /// The members of a class that lists them one by one or in short ranges; else where they are.
  private mutating func characterClass() -> Knowledge {
    var depth = 1
    // All that the class mentions: sets in it may take away from that, not add to it.
    var ranges: [ClosedRange<UInt16>]? = []
    var isPlain = true
    var isRange = false
    while index < text.count, depth > 0 {
      let unit = text[index]
      index += 1
      var member: UInt16?
      switch unit {
      case ascii("["):
        depth += 1
        (isPlain, isRange) = (false, false)
        continue
      case ascii("]"):
        depth -= 1
        isRange = false
        continue
      case ascii("-")
      where ranges?.isEmpty == false && index < text.count
        && text[index] != ascii("]"):
        isRange = true
        continue
      case ascii("\\"): member = escape().whole?.first?.first
      case ascii("^"), ascii("&"): break
      default: member = 0xD800...0xDFFF ~= unit ? nil : unit
      }
      guard let member, let known = ranges else {
        ranges = nil
        continue
      }
      if isRange, let first = known.last?.lowerBound {
        ranges = first <= member ? known.dropLast() + [first...member] : nil
      } else {
        ranges?.append(member...member)
      }
      isRange = false
    }
    guard let ranges, !isRange, !ranges.isEmpty else { return .nothing }
    guard isPlain, ranges.reduce(0, { $0 + $1.count }) <= Self.largestClass else {
      return Knowledge(ranges: ranges)
    }
    var members: [[UInt16]] = []
    for member in ranges.joined().lazy.map({ [RunSet.plain($0)] })
    where !members.contains(member) {
      members.append(member)
    }
    return Knowledge(members)
  }

  private mutating func group() -> Knowledge {
    var isAround = false
    var isWanted = true
    var isBehind = false
    if index + 1 < text.count, text[index] == ascii("?") {
      let next = text[index + 1]
      let after = index + 2 < text.count ? text[index + 2] : 0
      isBehind = next == ascii("<") && (after == ascii("=") || after == ascii("!"))
      if next == ascii("#") {
        skip(past: ")")
        return .place
      }
      isAround = isBehind || next == ascii("=") || next == ascii("!")
      isWanted = next == ascii("=") || isBehind && after == ascii("=")
      index += isBehind ? 3 : 2
      if next == ascii("<"), !isBehind { skip(past: ">") }
    }
    let inside = alternatives()
    index = min(index + 1, text.count)
    guard isAround else { return inside }
    var around = Knowledge.place
    guard isWanted else { return around }
    (around.needed, around.ranges) = (inside.needed, inside.ranges)
    around.hasDigit = inside.hasDigit
    if !isBehind { around.ahead = inside.front }
    return around
  }

  /// Every string of `left` with every one of `right` after it; nil for too many.
  private static func product(_ left: [[UInt16]], _ right: [[UInt16]]) -> [[UInt16]]? {
    if left == [[]] { return right }
    guard left.count * right.count <= most, left.allSatisfy({ $0.count < longest }) else {
      return nil
    }
    return left.flatMap { start in right.map { start + $0 } }
  }

  /// Of two sets of strings the one that fewer texts hold; an empty string is in all.
  private static func rarer(_ left: [[UInt16]]?, _ right: [[UInt16]]?) -> [[UInt16]]? {
    guard let right, !right.contains([]) else { return left }
    guard let left else { return right }
    return frequency(right) < frequency(left) ? right : left
  }

  /// Of two sets of units the one that fewer texts hold.
  private static func rarer(
    _ left: [ClosedRange<UInt16>]?, _ right: [ClosedRange<UInt16>]?
  ) -> [ClosedRange<UInt16>]? {
    guard let left, let right else { return left ?? right }
    func frequency(_ ranges: [ClosedRange<UInt16>]) -> Double {
      ranges.reduce(0) { $0 + Double($1.count) * PatternNeeds.frequency(of: $1.lowerBound) }
    }
    return frequency(right) < frequency(left) ? right : left
  }

  /// The units of strings that are one sign each; nil for others.
  private static func signs(_ strings: [[UInt16]]) -> [ClosedRange<UInt16>]? {
    let units = strings.compactMap { $0.count == 1 ? $0.first : nil }
    guard units.count == strings.count, units.allSatisfy({ 0x20 < $0 && !isLetter($0) }) else {
      return nil
    }
    return units.map { $0...$0 }
  }

  /// How often one of the strings may be met, by a rough frequency of their units in prose.
  private static func frequency(_ strings: [[UInt16]]) -> Double {
    strings.reduce(0) { sum, string in
      sum + string.reduce(1) { $0 * PatternNeeds.frequency(of: $1) }
    }
  }

  static func isLetter(_ unit: UInt16) -> Bool {
    0x41...0x5A ~= unit || 0x61...0x7A ~= unit
  }

  private func ascii(_ scalar: Unicode.Scalar) -> UInt16 { UInt16(UInt8(ascii: scalar)) }
}
