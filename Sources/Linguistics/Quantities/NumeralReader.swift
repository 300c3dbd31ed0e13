import ICU

/// A number written in decimal digits.
struct Numeral {
  var range: Range<Int>
  /// What it may mean, the reading by the language's conventions first.
  var values: Quantity.Numbers
  /// The numbers between the signs, where it may be a date, a time or a version.
  var parts = Quantity.Numbers()
  var decimals = 0
  var isLocal = true
  /// Whether the language knows its sign both for decimals and for thousands.
  var isEitherLocal = false
  /// Digits of the first number, for telling years and codes.
  var digits = 0
  /// Whether only its parts make sense: `5.3.2018`, `10.0.2`.
  var isDotted = false
  /// Whether it is a power of ten: 10⁶.
  var isPower = false
  /// Whether it is written in Chinese characters.
  var isIdeographic = false
}

/// Reads decimal numbers of any script with grouping and decimal signs, as many groups of digits
/// as a `ShortList` holds: no number is longer.
public struct NumeralReader: Sendable {
  let decimalSigns: [UInt16]
  let groupSigns: [UInt16]

  /// The digits of a number between its signs.
  private struct Groups {
    var values = Quantity.Numbers()
    /// How many digits each has.
    var lengths = ShortList<Int>()
    var signs = ShortList<UInt16>()
    var startsWithZero = false

    var count: Int { values.count }
    var hasOneSign: Bool { signs.allSatisfy { $0 == signs[0] } }

    /// The first of them as one number.
    func joined(_ count: Int) -> Double {
      (0..<count).reduce(0) { $0 * NumeralReader.power(lengths[$1]) + values[$1] }
    }
  }

  /// The value of the decimal digit at `index`, or nil.
  static func digit(_ text: [UInt16], _ index: Int) -> Int? { digit(text[index]) }

  /// The value of a decimal digit of any script, or nil.
  public static func digit(_ unit: UInt16) -> Int? {
    if unit < 0x80 { return 0x30...0x39 ~= unit ? Int(unit) - 0x30 : nil }
    if unit < 0x660 || 0x3000..<0xA620 ~= unit { return nil }
    return Characters.digitValue(UInt32(unit))
  }

  /// The number that starts at `start`, which holds a digit.
  ///
  /// Complexity: linear in the number's length.
  func read(_ text: [UInt16], at start: Int, limit: Int) -> Numeral {
    var groups = Groups()
    groups.startsWithZero = Self.digit(text, start) == 0
    var index = start
    while true {
      let first = index
      var value = 0.0
      while index < limit, let digit = Self.digit(text, index) {
        value = value * 10 + Double(digit)
        index += 1
      }
      groups.values.append(value)
      groups.lengths.append(index - first)
      guard index + 1 < limit, groups.count < Quantity.Numbers.capacity,
        Self.digit(text, index + 1) != nil, continues(text, at: index, limit: limit, groups)
      else { break }
      groups.signs.append(text[index])
      index += 1
    }
    return interpret(start..<index, groups)
  }

  private func continues(
    _ text: [UInt16], at index: Int, limit: Int, _ groups: Groups
  ) -> Bool {
    let sign = text[index]
    switch sign {
    case 0x2E, 0x2C, 0x66B, 0x66C: return true
    case 0x27, 0x2019, 0x20, 0xA0, 0x202F, 0x2009, 0x60C:
      // Signs that also part words: only before exactly three digits.
      guard groups.lengths[0] <= 3, !groups.startsWithZero,
        groups.signs.allSatisfy({ $0 == sign }),
        groups.lengths.dropFirst().allSatisfy({ $0 == 3 })
      else { return false }
      var end = index + 1
      while end < limit, end < index + 5, Self.digit(text, end) != nil { end += 1 }
      return end == index + 4
    default: return false
    }
  }

  private func interpret(_ range: Range<Int>, _ groups: Groups) -> Numeral {
    let grouped = groups.joined(groups.count)
    var numeral = Numeral(
      range: range, values: Quantity.Numbers(grouped), digits: groups.lengths[0])
    guard let last = groups.signs.last else { return numeral }
    numeral.parts = groups.values
    let isSpaced = last != 0x2E && last != 0x2C && last != 0x66B
    if isSpaced && groups.hasOneSign {
      // A space may part two numbers as well; then each has its counterpart.
      if last != 0x20 { numeral.parts = [] }
      return numeral
    }
    let (whole, fraction) = (groups.count - 1, groups.lengths[groups.count - 1])
    let decimal = groups.joined(whole) + groups.values[whole] / Self.power(fraction)
    if groups.signs.count == 1 {
      interpretSingle(&numeral, groups, sign: last, grouped: grouped, decimal: decimal)
    } else if groups.hasOneSign {
      interpretRepeated(&numeral, groups, sign: last)
    } else if groups.signs.dropLast().allSatisfy({ $0 == groups.signs[0] }),
      isGrouping(groups, whole)
    {
      numeral.values = Quantity.Numbers(decimal)
      numeral.decimals = fraction
      numeral.isLocal = isDecimal(last) && isGroup(groups.signs[0])
    } else {
      (numeral.values, numeral.isDotted) = ([], true)
    }
    return numeral
  }

  private func interpretRepeated(
    _ numeral: inout Numeral, _ groups: Groups, sign: UInt16
  ) {
    if isGrouping(groups, groups.count) {
      numeral.isLocal = isGroup(sign)
    } else {
      (numeral.values, numeral.isDotted) = ([], true)
    }
  }

  private func interpretSingle(
    _ numeral: inout Numeral, _ groups: Groups, sign: UInt16, grouped: Double, decimal: Double
  ) {
    let fraction = groups.lengths[1]
    guard isGrouping(groups, 2) else {
      numeral.values = Quantity.Numbers(decimal)
      numeral.decimals = fraction
      numeral.isLocal = isDecimal(sign)
      return
    }
    // Nobody writes three zeros behind a decimal sign.
    let isThousands = isGroup(sign) && groups.values[1] == 0
    let prefersGroup =
      isThousands || groupSigns.first == sign || (isGroup(sign) && decimalSigns.first != sign)
    numeral.values = prefersGroup ? [grouped, decimal] : [decimal, grouped]
    numeral.decimals = prefersGroup ? 0 : fraction
    numeral.isLocal = isGroup(sign) || isDecimal(sign)
    numeral.isEitherLocal = isGroup(sign) && isDecimal(sign)
  }

  /// Whether the first groups are of three digits, or of two before the last three (India).
  private func isGrouping(_ groups: Groups, _ count: Int) -> Bool {
    let first = groups.lengths[0]
    guard !groups.startsWithZero, first <= 3 else { return false }
    guard count > 1 else { return true }
    let inner = groups.lengths[1..<count - 1]
    return groups.lengths[count - 1] == 3
      && (inner.allSatisfy { $0 == 3 } || first <= 2 && inner.allSatisfy { $0 == 2 })
  }

  private func isDecimal(_ sign: UInt16) -> Bool { decimalSigns.contains(sign) || sign == 0x66B }
  /// Any space will do where one is the language's sign.
  private func isGroup(_ sign: UInt16) -> Bool {
    groupSigns.contains(sign) || (Self.isSpace(sign) && groupSigns.contains(where: Self.isSpace))
  }

  private static func isSpace(_ sign: UInt16) -> Bool {
    sign == 0x20 || sign == 0xA0 || sign == 0x202F || sign == 0x2009
  }

  private static func power(_ digits: Int) -> Double {
    var power = 1.0
    for _ in 0..<digits { power *= 10 }
    return power
  }
}
