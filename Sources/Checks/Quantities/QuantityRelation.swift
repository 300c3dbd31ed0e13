import Linguistics
import QuantityTables

/// How two quantities, one of the source and one of the translation, relate.
struct QuantityRelation {
  /// The largest share by which a converted measure may be rounded away from the
  /// exact value. Translators of news round “30 yards” to 27 m or 30 m; beyond
  /// an eighth the differences that were looked at were errors.
  static let conversionTolerance = 0.12

  /// Decimals that news and prose do not give: 0.8413 may be told as 0.84.
  private static let longDecimals = 4

  static func equal(_ a: Double, _ b: Double) -> Bool {
    a == b || abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }

  /// Whether `b`, of the translation, says the same as `a`, in whatever form or unit.
  static func expresses(_ a: Quantity, _ b: Quantity) -> Bool {
    if a.kind == .weekday || b.kind == .weekday {
      return a.kind == b.kind && shareValue(a, b)
    }
    if a.kind == .month || b.kind == .month {
      let (month, other) = a.kind == .month ? (a, b) : (b, a)
      if other.kind == .month { return shareValue(a, b) }
      // The day, the year, the clock or a score does not tell the month.
      guard [.cardinal, .ordinal, .fraction, .version].contains(other.kind) else { return false }
      return other.form == .digits && (shareValue(a, b) || sharePart(other, month))
    }
    // Noon is no twelve degrees.
    if a.kind == .hour && isAmount(b) || b.kind == .hour && isAmount(a) { return false }
    // An article or “once” is no day of the month and no year.
    if (a.isWeak && isPrecise(b)) || (b.isWeak && isPrecise(a)) { return false }
    return shareValue(a, b) || isSameYear(a, b) || isCentury(a, of: b)
      || isCentury(b, of: a) || areCenturies(a, in: b) || areCenturies(b, in: a)
      || isRounded(a, b) || isConverted(a, b)
  }

  private static func isAmount(_ quantity: Quantity) -> Bool {
    quantity.kind == .measure || quantity.kind == .money
  }

  private static func isPrecise(_ quantity: Quantity) -> Bool {
    quantity.kind == .day || quantity.kind == .year || quantity.kind == .minute
  }

  /// Whether some reading of one is a reading of the other.
  ///
  /// The reading of the signs in `1.234` by another language's conventions counts
  /// only against a number that bears signs itself.
  static func shareValue(_ a: Quantity, _ b: Quantity) -> Bool {
    for (i, x) in a.values.enumerated() {
      for (j, y) in b.values.enumerated() where equal(abs(x), abs(y)) {
        let isForeign = (i > 0 && !a.parts.isEmpty) || (j > 0 && !b.parts.isEmpty)
        if !isForeign { return true }
        if !a.parts.isEmpty, !b.parts.isEmpty, i == 0 || j == 0 { return true }
      }
    }
    return false
  }

  private static func sharePart(_ number: Quantity, _ field: Quantity) -> Bool {
    number.parts.contains { part in field.values.contains { equal(part, $0) } }
  }

  /// `1980s` and `80-х`, `2018` and `’18`.
  private static func isSameYear(_ a: Quantity, _ b: Quantity) -> Bool {
    let (long, short) = a.value > b.value ? (a, b) : (b, a)
    guard 1000...2999 ~= long.value, 0..<100 ~= short.value, short.kind != .ordinal,
      // `’08` has its zero.
      short.form != .digits || short.number.count >= 2
    else { return false }
    return long.value.truncatingRemainder(dividingBy: 100) == short.value
  }

  /// The `1800s` and the 19th century, the `900s` and the tenth.
  private static func isCentury(_ century: Quantity, of year: Quantity) -> Bool {
    century.kind == .century && year.value >= (year.kind == .decade ? 100 : 1000)
      && year.value.truncatingRemainder(dividingBy: 100) == 0 && year.value < 3000
      && year.value / 100 + 1 == century.value
  }

  /// “Three centuries” and 300 years.
  private static func areCenturies(_ centuries: Quantity, in years: Quantity) -> Bool {
    centuries.kind == .century && years.kind == .duration
      && equal(years.value, 100 * centuries.value)
  }

  /// `b` is `a` with fewer significant digits: 1,250.5 million and 12.5亿.
  private static func isRounded(_ a: Quantity, _ b: Quantity) -> Bool {
    let (x, y) = (abs(a.value), abs(b.value))
    if a.decimals >= longDecimals, 2..<a.decimals ~= b.decimals {
      let step = (0..<b.decimals).reduce(1.0) { step, _ in step / 10 }
      return abs(x - y) <= 0.51 * step
    }
    guard y >= 10_000, abs(x - y) <= 0.005 * x else { return false }
    return significantDigits(y) < significantDigits(x)
  }

  /// Digits of a number without the zeros at its end.
  static func significantDigits(_ value: Double) -> Int {
    var value = abs(value)
    var digits = 0
    var decimals = 0
    while value != value.rounded(), decimals < 6 {
      value *= 10
      decimals += 1
    }
    value = value.rounded()
    while value >= 1, value < 1e15, value.truncatingRemainder(dividingBy: 10) == 0 { value /= 10 }
    while value >= 1 {
      value = (value / 10).rounded(.down)
      digits += 1
    }
    return digits
  }

  // MARK: One of many

  /// Whether quantities of the translation say what one of the source says.
  static func isExpressed(source quantity: Quantity, in others: ArraySlice<Quantity>) -> Bool {
    others.contains { expresses(quantity, $0) } || isImplied(quantity, by: others)
  }

  /// Whether quantities of the source say what one of the translation says.
  static func isExpressed(target quantity: Quantity, in others: ArraySlice<Quantity>) -> Bool {
    others.contains { expresses($0, quantity) } || isImplied(quantity, by: others)
  }

  /// Whether the fields or the sum of others say the same.
  private static func isImplied(_ quantity: Quantity, by others: ArraySlice<Quantity>) -> Bool {
    // 3.3% is no third of the third month.
    let mayBeFields = { (quantity: Quantity) in
      !quantity.parts.isEmpty && quantity.kind != .percent && quantity.kind != .money
    }
    if mayBeFields(quantity),
      quantity.parts.allSatisfy({ part in
        part == 0 || others.contains { $0.values.contains { equal($0, part) } }
      })
    {
      return true
    }
    if others.contains(where: { other in
      mayBeFields(other)
        && other.parts.contains { part in
          quantity.values.contains { equal($0, part) }
        }
    }) {
      return true
    }
    return quantity.kind == .duration && isSum(quantity, of: others)
  }

  /// “90 minutes” for “an hour and 30 minutes”.
  private static func isSum(_ quantity: Quantity, of others: ArraySlice<Quantity>) -> Bool {
    let table = UnitTable.standard
    guard let unit = quantity.units.first else { return false }
    let parts = others.filter { $0.kind == .duration }.compactMap { other in
      other.units.first.flatMap { table[$0].convert(other.value, to: table[unit]) }
    }
    guard parts.count == 2 else { return false }
    let sum = parts.reduce(0, +)
    return abs(sum - quantity.value) <= 0.02 * sum
  }

  // MARK: Units

  /// Whether the two have a unit in common or one has none.
  static func unitsAgree(_ a: Quantity, _ b: Quantity) -> Bool {
    a.units.isEmpty || b.units.isEmpty || a.units.contains { b.units.contains($0) }
  }

  /// Whether both are measures in digits with no unit in common: 5 m², 5 m³.
  static func measuresConflict(_ a: Quantity, _ b: Quantity) -> Bool {
    !unitsAgree(a, b) && a.kind == .measure && b.kind == .measure && a.form == .digits
      && b.form == .digits
  }

  /// Whether both have units, of one dimension, and none in common.
  static func unitsConflict(_ a: Quantity, _ b: Quantity) -> Bool {
    guard !unitsAgree(a, b) else { return false }
    let table = UnitTable.standard
    return a.units.contains { x in
      b.units.contains { table[x].dimension == table[$0].dimension }
    }
  }

  /// Whether `b` is `a` in another unit, roughly.
  static func isConverted(_ a: Quantity, _ b: Quantity) -> Bool {
    if let error = conversionError(a, b) { return error <= conversionTolerance }
    return isConvertedToUnnamed(a, b) || isConvertedToUnnamed(b, a)
  }

  /// Whether `b`, without a unit, is `a` in some unit that the text leaves unsaid
  /// or that the lexicon does not know.
  private static func isConvertedToUnnamed(_ a: Quantity, _ b: Quantity) -> Bool {
    guard a.kind == .measure, b.units.isEmpty, b.value > 0 else { return false }
    let table = UnitTable.standard
    return a.units.contains { x in
      table.siblings(of: x).contains { unit in
        guard unit != x, let converted = table[x].convert(a.value, to: table[unit]) else {
          return false
        }
        return abs(converted - b.value) <= 0.06 * abs(converted)
      }
    }
  }

  /// By what share `b` differs from `a` in `b`'s unit; nil where no unit of the
  /// one can be told by a unit of the other.
  static func conversionError(_ a: Quantity, _ b: Quantity) -> Double? {
    var least: Double?
    for converted in conversions(a, b) {
      for value in b.values {
        var error = abs(converted - value) / max(abs(converted), 1e-9)
        // Small numbers are rounded to whole ones: an inch is 2 or 3 cm.
        if value <= 10, b.decimals == 0, abs(converted - value) <= 0.6 { error = 0 }
        least = min(least ?? error, error)
      }
    }
    return least
  }

  private static let secondsPerHour = 3600.0

  /// `a`'s values in the units of `b`.
  static func conversions(_ a: Quantity, _ b: Quantity) -> [Double] {
    let table = UnitTable.standard
    var found: [Double] = []
    for x in a.units {
      for y in b.units where x != y {
        let converted = a.values.compactMap { table[x].convert($0, to: table[y]) }
        found += converted
        // “Per second” may stand before the number: 秒速30メートル.
        switch (table[x].dimension, table[y].dimension) {
        case ("speed", "length"): found += converted.map { $0 / Self.secondsPerHour }
        case ("length", "speed"): found += converted.map { $0 * Self.secondsPerHour }
        default: break
        }
      }
    }
    return found
  }

  // MARK: Likeness of numbers that differ

  /// Whether the two look like one number with a slip: one digit other, missing
  /// or added, or a power of ten between.
  static func isSlip(_ a: Double, _ b: Double) -> Bool {
    if isPowerOfTen(a, b) { return true }
    let (x, y) = (digits(a), digits(b))
    guard max(x.count, y.count) >= 2 else { return false }
    if x.count == y.count {
      return zip(x, y).count { $0 != $1 } == 1
    }
    let (long, short) = x.count > y.count ? (x, y) : (y, x)
    guard long.count == short.count + 1 else { return false }
    return long.indices.contains { index in
      long[..<index] + long[(index + 1)...] == short[...]
    }
  }

  static func isPowerOfTen(_ a: Double, _ b: Double) -> Bool {
    guard a > 0, b > 0 else { return false }
    var (small, large) = (min(a, b), max(a, b))
    guard large > small * 1.5 else { return false }
    while small < large * 0.999 { small *= 10 }
    large = abs(small / large - 1)
    return large < 1e-9
  }

  private static func digits(_ value: Double) -> [Int] {
    var value = abs(value)
    for _ in 0..<3 where value != value.rounded() { value *= 10 }
    value = value.rounded()
    var digits: [Int] = []
    while value >= 1, digits.count < 16 {
      digits.append(Int(value.truncatingRemainder(dividingBy: 10)))
      value = (value / 10).rounded(.down)
    }
    return digits.reversed()
  }
}
