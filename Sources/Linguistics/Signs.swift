import ICU

/// The characters of a text that carry no letters or digits: punctuation,
/// symbols, unusual white space, controls. About one unit in twenty-five, so
/// that a rule on punctuation need not look at the rest.
public struct Signs: Sendable {
  /// Offsets in the text, in order. A plain space is among them only where
  /// white space follows it or the text ends.
  public let offsets: [Int32]
  /// The general category of every UTF-16 unit of the text.
  public let categories: [GeneralCategory]
  /// Which UTF-16 units the text has.
  public let units: UnitSet

  init(_ text: [UInt16]) {
    (categories, offsets, units) = Characters.findSigns(in: text)
  }

  /// The offsets that lie within a range of the text, as indices into `offsets`.
  public func indices(in range: Range<Int>) -> Range<Int> {
    let first = offsets.partitioningIndex { Int($0) >= range.lowerBound }
    let last = offsets.partitioningIndex { Int($0) >= range.upperBound }
    return first..<max(first, last)
  }
}

/// White space and what stands for it.
public enum WhiteSpace {
  /// Any white space but a line break.
  public static func isBlank(_ unit: UInt16) -> Bool {
    unit == 0x20 || unit == 0x09 || isNoBreak(unit) || unit == 0x3000 || 0x2000...0x200A ~= unit
      || unit == 0x205F
  }

  /// NO-BREAK SPACE, FIGURE SPACE or NARROW NO-BREAK SPACE.
  public static func isNoBreak(_ unit: UInt16) -> Bool {
    unit == 0xA0 || unit == 0x202F || unit == 0x2007
  }
}

extension Analysis {
  /// The unit at an offset; a line feed outside the text.
  public func unit(at offset: Int) -> UInt16 {
    text.indices.contains(offset) ? text[offset] : 0x0A
  }

  /// The general category at an offset; Control outside the text.
  public func category(at offset: Int) -> GeneralCategory {
    text.indices.contains(offset) ? signs.categories[offset] : .control
  }

  /// Whether a letter or a combining mark stands at an offset.
  public func isLetter(at offset: Int) -> Bool {
    let category = category(at: offset)
    return category.isLetter || category.isMark
  }

  /// Whether one letter and a stop, or a word and a slash, stand right before an offset, as before
  /// the numbers of `B.1.5` and `by-sa/3.0`.
  public func isLedByLetter(_ offset: Int) -> Bool {
    guard isLetter(at: offset - 2) else { return false }
    return unit(at: offset - 1) == 0x2F
      || unit(at: offset - 1) == 0x2E && !isWordCharacter(at: offset - 3)
  }

  /// Whether a letter, mark, or digit stands at an offset.
  public func isWordCharacter(at offset: Int) -> Bool {
    let category = category(at: offset)
    return category.isLetter || category.isMark || category.isNumber
  }

  /// Whether white space or an end of the text is at an offset.
  public func isSpace(at offset: Int) -> Bool {
    let unit = unit(at: offset)
    return unit <= 0x20 || unit == 0x85 || unit == 0x2028 || unit == 0x2029
      || WhiteSpace.isBlank(unit)
  }

  /// Whether the text is in a script with capitals.
  public var hasCase: Bool {
    let words = tokenTable.forms.lazy.filter { $0.kind == .word }
    return 2 * words.count { $0.casing != .none } > words.count
  }

  /// The UTF-16 units on either side of an offset beyond which a chunk is cut off.
  private static let chunkReach = 400

  /// The range of what stands round an offset without white space between, at most 400 UTF-16
  /// units to either side.
  public func chunk(at offset: Int) -> Range<Int> {
    let first = max(0, offset - Self.chunkReach)
    let last = min(text.count, offset + Self.chunkReach)
    var (start, end) = (offset, offset)
    while start > first, !isSpace(at: start - 1) { start -= 1 }
    while end < last, !isSpace(at: end) { end += 1 }
    return start..<end
  }

  /// Whether an offset lies in an address, a path, code or a placeholder, where
  /// the rules of prose do not hold.
  public func isTechnical(at offset: Int) -> Bool {
    let range = chunk(at: offset)
    guard range.count < Self.chunkReach else { return false }
    var previous: UInt16 = 0
    for unit in text[range] {
      switch unit {
      // @ # _ = { } \ < > and ://, www
      case 0x40, 0x23, 0x5F, 0x3D, 0x7B, 0x7D, 0x5C, 0x3C, 0x3E: return true
      case 0x2F where previous == 0x2F || previous == 0x3A: return true
      default: break
      }
      previous = unit
    }
    let start = text[range].drop { !(0x61...0x7A ~= $0 || 0x41...0x5A ~= $0) }
    return start.starts(with: [0x77, 0x77, 0x77, 0x2E])
  }
}
