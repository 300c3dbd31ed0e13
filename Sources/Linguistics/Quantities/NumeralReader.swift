import ICU

/// A number written in decimal digits.
struct Numeral {
  var range: Range<Int>
  /// What it may mean, the reading by the language's conventions first.
  var values: [Double]
  /// The numbers between the signs, where it may be a date, a time or a version.
  var parts: [Double]
  var decimals: Int
  var isLocal: Bool
  /// Whether the language knows its sign both for decimals and for thousands.
  var isEitherLocal = false
  /// Digits of the first number, for telling years and codes.
  var digits: Int
  /// Whether only its parts make sense: `5.3.2018`, `10.0.2`.
  var isDotted = false
  /// Whether it is a power of ten: 10⁶.
  var isPower = false
}

/// Reads decimal numbers of any script with grouping and decimal signs.
public struct NumeralReader: Sendable {
  let decimalSigns: [UInt16]
  let groupSigns: [UInt16]

  private struct Group {
    var value = 0.0
    var digits = 0
    var startsWithZero = false
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
    var groups: [Group] = []
    var signs: [UInt16] = []
    var index = start
    while true {
      var group = Group()
      group.startsWithZero = Self.digit(text, index) == 0
      while index < limit, let digit = Self.digit(text, index) {
        group.value = group.value * 10 + Double(digit)
        group.digits += 1
        index += 1
      }
      groups.append(group)
      guard index + 1 < limit, Self.digit(text, index + 1) != nil,
        continues(text, at: index, limit: limit, groups: groups, signs: signs)
      else { break }
      signs.append(text[index])
      index += 1
    }
    return interpret(start..<index, groups, signs)
  }

  private func continues(
    _ text: [UInt16], at index: Int, limit: Int, groups: [Group], signs: [UInt16]
  ) -> Bool {
    let sign = text[index]
    switch sign {
    case 0x2E, 0x2C, 0x66B, 0x66C: return true
    case 0x27, 0x2019, 0x20, 0xA0, 0x202F, 0x2009, 0x60C:
      // Signs that also part words: only before exactly three digits.
      guard let first = groups.first, first.digits <= 3, !first.startsWithZero,
        signs.allSatisfy({ $0 == sign }), groups.dropFirst().allSatisfy({ $0.digits == 3 })
      else { return false }
      var end = index + 1
      while end < limit, end < index + 5, Self.digit(text, end) != nil { end += 1 }
      return end == index + 4
    default: return false
    }
  }

  private func interpret(_ range: Range<Int>, _ groups: [Group], _ signs: [UInt16]) -> Numeral {
    let parts = groups.map(\.value)
    var numeral = Numeral(
      range: range, values: [], parts: signs.isEmpty ? [] : parts, decimals: 0, isLocal: true,
      digits: groups[0].digits)
    let grouped = groups.reduce(0) { $0 * Self.power($1.digits) + $1.value }
    guard let last = signs.last else {
      numeral.values = [grouped]
      return numeral
    }
    let isSpaced = last != 0x2E && last != 0x2C && last != 0x66B
    if isSpaced && signs.allSatisfy({ $0 == last }) {
      numeral.values = [grouped]
      // A space may part two numbers as well; then each has its counterpart.
      if last != 0x20 { numeral.parts = [] }
      return numeral
    }
    let fraction = groups[groups.count - 1]
    let whole = groups.dropLast().reduce(0) { $0 * Self.power($1.digits) + $1.value }
    let decimal = whole + fraction.value / Self.power(fraction.digits)
    if signs.dropLast().allSatisfy({ $0 == last }) && signs.count > 1 {
      interpretRepeated(&numeral, groups, sign: last, grouped)
    } else if signs.count == 1 {
      interpretSingle(&numeral, groups, sign: last, grouped: grouped, decimal: decimal)
    } else if signs.dropLast().allSatisfy({ $0 == signs[0] }), isGrouping(groups.dropLast()[...]) {
      numeral.values = [decimal]
      numeral.decimals = fraction.digits
      numeral.isLocal = isDecimal(last) && isGroup(signs[0])
    } else {
      numeral.isDotted = true
    }
    return numeral
  }

  private func interpretRepeated(
    _ numeral: inout Numeral, _ groups: [Group], sign: UInt16, _ grouped: Double
  ) {
    if isGrouping(groups[...]) {
      numeral.values = [grouped]
      numeral.isLocal = isGroup(sign)
    } else {
      numeral.isDotted = true
    }
  }

  private func interpretSingle(
    _ numeral: inout Numeral, _ groups: [Group], sign: UInt16, grouped: Double, decimal: Double
  ) {
    let fraction = groups[1].digits
    guard isGrouping(groups[...]) else {
      numeral.values = [decimal]
      numeral.decimals = fraction
      numeral.isLocal = isDecimal(sign)
      return
    }
    // Nobody writes three zeros behind a decimal sign.
    let isThousands = isGroup(sign) && groups[1].value == 0
    let prefersGroup =
      isThousands || groupSigns.first == sign || (isGroup(sign) && decimalSigns.first != sign)
    numeral.values = prefersGroup ? [grouped, decimal] : [decimal, grouped]
    numeral.decimals = prefersGroup ? 0 : fraction
    numeral.isLocal = isGroup(sign) || isDecimal(sign)
    numeral.isEitherLocal = isGroup(sign) && isDecimal(sign)
  }

  /// Groups of three, or of two before the last three (India).
  private func isGrouping(_ groups: ArraySlice<Group>) -> Bool {
    guard let first = groups.first, !first.startsWithZero, first.digits <= 3 else { return false }
    guard groups.count > 1 else { return true }
    return groups.last?.digits == 3
      && (groups.dropFirst().allSatisfy { $0.digits == 3 }
        || (first.digits <= 2 && groups.dropFirst().dropLast().allSatisfy { $0.digits == 2 }))
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
