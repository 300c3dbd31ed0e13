import ICU
import QuantityTables

/// Reads the quantities of one sentence from its numbers and the words round them.
struct QuantityGrammar {
  let nodes: [Lexeme]
  let numbers: [ComposedNumber]
  let meanings: Meanings
  let text: [UInt16]
  let isMonthFirst: Bool
  /// Whether `3/5/2018` may be read either way.
  let isOrderOpen: Bool
  var found: [Quantity] = []
  /// The node of each quantity in `found`; never falls.
  var nodeOf: [Int] = []
  var group: Int32

  init(
    _ composer: NumberComposer, _ meanings: Meanings, text: [UInt16], isMonthFirst: Bool,
    isOrderOpen: Bool, firstGroup: Int32
  ) {
    nodes = composer.nodes
    numbers = composer.numbers
    found.reserveCapacity(numbers.count)
    nodeOf.reserveCapacity(numbers.count)
    self.meanings = meanings
    self.text = text
    self.isMonthFirst = isMonthFirst
    self.isOrderOpen = isOrderOpen
    group = firstGroup
  }

  /// Complexity: linear in the number of nodes.
  mutating func parse() {
    var index = 0
    while index < nodes.count {
      guard mayBegin(index) else {
        index += 1
        continue
      }
      index =
        readPhone(index) ?? readClock(index) ?? readNumericDate(index) ?? readOne(index)
    }
    joinDates()
    shareUnits()
  }

  /// Whether a quantity may begin with a node: a number, a name of a month or day, and what
  /// stands behind a plus, which may begin a telephone number, whatever comes next.
  private func mayBegin(_ index: Int) -> Bool {
    nodes[index].isNumber || nodes[index].kinds.mayBeName
      || (index > 0 && nodes[index - 1].unit == 0x2B)
  }

  mutating func append(_ quantity: Quantity, _ node: Int) {
    found.append(quantity)
    nodeOf.append(node)
  }

  func node(_ index: Int) -> Lexeme? {
    index >= 0 && index < nodes.count ? nodes[index] : nil
  }

  func number(_ index: Int) -> ComposedNumber? {
    guard let number = node(index)?.number, number >= 0 else { return nil }
    return numbers[Int(number)]
  }

  func lexeme(_ index: Int) -> Lexeme? {
    guard index >= 0, index < nodes.count, !nodes[index].isNumber else { return nil }
    return nodes[index]
  }

  // MARK: One number

  private mutating func readOne(_ index: Int) -> Int {
    let node = nodes[index]
    guard let number = number(index) else {
      readNamed(node, index)
      return index + 1
    }
    var quantity = Self.quantity(number, node.range)
    if number.isDotted {
      quantity.kind = .version
      quantity.values = number.parts
    }
    let last = readRight(&quantity, index)
    readLeft(&quantity, index)
    if quantity.kind == .cardinal, isYear(number) { quantity.kind = .year }
    if number.isCounting, lexeme(index + 1)?.has(.counter) == true { quantity.isWeak = false }
    quantity.mayBeHour = mayBeHour(quantity, index)
    quantity.followsName = quantity.kind == .cardinal && followsName(index)
    append(quantity, index)
    return last + 1
  }

  static func quantity(_ number: ComposedNumber, _ range: Range<Int>) -> Quantity {
    var quantity = Quantity(
      range: range, number: range, kind: .cardinal, form: number.form, values: number.values)
    quantity.parts = number.parts
    quantity.decimals = number.decimals
    quantity.isWeak = number.isWeak
    quantity.isLocal = number.isLocal
    quantity.isEitherLocal = number.isEitherLocal
    if number.isOrdinal { quantity.kind = .ordinal }
    if number.isFraction { quantity.kind = .fraction }
    if number.isIdentifier { quantity.kind = .identifier }
    if number.isDecade { quantity.kind = .decade }
    return quantity
  }

  /// Whether a word with a capital stands before a number, or before another one that a slash
  /// parts from it; the first word of a sentence always has one.
  private func followsName(_ index: Int) -> Bool {
    guard let before = lexeme(index - 1) else { return false }
    if before.unit == 0x2F, before.isGlued { return found.last?.followsName ?? false }
    return index > 1 && before.kind == .word && before.kinds.isEmpty && before.casing != .lower
      && before.casing != .none
  }

  /// Four digits without signs between 1000 and 2100.
  private func isYear(_ number: ComposedNumber?) -> Bool {
    guard let number, number.digits == 4, number.parts.isEmpty, number.values.count == 1,
      let value = number.values.first
    else { return false }
    return 1000...2100 ~= value && value == value.rounded()
  }

  /// Months and days of the week that stand by themselves.
  private mutating func readNamed(_ node: Lexeme, _ index: Int) {
    let lexeme = node
    for (sense, kind) in [(Sense.Kind.month, Quantity.Kind.month), (.weekday, .weekday)] {
      guard let value = meanings.value(sense, of: lexeme) else { continue }
      let values = meanings.values(sense, of: lexeme)
      var quantity = Quantity(
        range: node.range, number: node.range, kind: kind, form: .words, values: values)
      // Names of months that are other words too are at least written as names.
      if lexeme.has(.ambiguousMonth), lexeme.casing == .lower { return }
      quantity.isWeak =
        lexeme.has(.ambiguousMonth) || lexeme.has(.ordinal) || lexeme.has(.weak)
      if value > 0 { append(quantity, index) }
      return
    }
    readAbbreviatedMonth(node, index)
  }

  /// “on Oct.”: with a capital and a stop, but too short to be sure.
  private mutating func readAbbreviatedMonth(_ node: Lexeme, _ index: Int) {
    guard let value = meanings.value(.monthAbbreviation, of: node), node.casing == .title,
      node.range.count >= 3, let stop = lexeme(index + 1), stop.unit == 0x2E, stop.isGlued
    else { return }
    append(
      Quantity(
        range: node.range, number: node.range, kind: .month, form: .words, values: [value],
        isWeak: true), index)
  }

  // MARK: The right side

  /// Reads units and marks after the number; returns the last node taken.
  private mutating func readRight(_ quantity: inout Quantity, _ index: Int) -> Int {
    var next = index + 1
    // Endings of ordinals, written on or after a hyphen or a stop: 19th, 20-й, 3.
    if let mark = lexeme(next), mark.isGlued, mark.has(.ordinalMark) {
      quantity.kind = .ordinal
      next += 1
    } else if let sign = lexeme(next), sign.isGlued,
      Self.isHyphen(sign.unit) || sign.unit == 0x2E
        || sign.unit == 0x27 || sign.unit == 0x2019,
      let after = lexeme(next + 1), sign.unit == 0x2E || after.isGlued, after.kind == .word
    {
      if after.has(.ordinalMark), after.isGlued, sign.unit != 0x2E, !after.has(.decade) {
        quantity.kind = .ordinal
        next += 2
      } else if after.has(.unit) && Self.isHyphen(sign.unit) || after.has(.percent)
        || after.has(.decade) || after.has(.century)
        || after.has(.scale)
      {
        next += 1
      }
    }
    guard let word = lexeme(next) else { return next - 1 }
    return readMark(word, at: next, &quantity) ?? readUnit(word, at: next, of: index, &quantity)
      ?? next - 1
  }

  static func isHyphen(_ unit: UInt16) -> Bool {
    unit == 0x2D || 0x2010...0x2015 ~= unit || unit == 0x2212
  }

  private func readMark(_ word: Lexeme, at index: Int, _ quantity: inout Quantity) -> Int? {
    let value = quantity.value
    if word.has(.percent) {
      quantity.kind = .percent
    } else if word.has(.century), value <= 30 {
      quantity.kind = .century
      quantity.isWeak = false
    } else if word.has(.decade), value >= 10, value.truncatingRemainder(dividingBy: 10) == 0,
      quantity.decimals == 0
    {
      quantity.kind = .decade
    } else if word.has(.yearMark), quantity.form != .words, value >= 1000, value < 3000 {
      quantity.kind = .year
    } else if word.has(.monthMark), value >= 1, value <= 12, quantity.decimals == 0,
      word.isGlued || word.unit > 0x2FFF
    {
      quantity.kind = .month
      quantity.isWeak = false
    } else if word.has(.dayMark), value >= 1, value <= 31, quantity.decimals == 0,
      found.last.map({ $0.kind == .month && quantity.number.lowerBound - $0.range.upperBound <= 1 })
        ?? false || (word.isGlued && !word.has(.unit))
    {
      quantity.kind = .day
      quantity.isWeak = false
    } else {
      return nil
    }
    quantity.range = quantity.range.lowerBound..<word.range.upperBound
    return index
  }

  private func readUnit(
    _ word: Lexeme, at index: Int, of node: Int, _ quantity: inout Quantity
  ) -> Int? {
    var index = index
    var word = word
    if !word.has(.unit) {
      // “30 million US dollars”, „500 US-Dollar“: a word or two before money.
      guard let far = (1...2).first(where: { isMoney(lexeme(index + $0)) }),
        (0..<far).allSatisfy({ qualifies(lexeme(index + $0)) }), let money = lexeme(index + far)
      else { return nil }
      index += far
      word = money
    }
    let units = meanings.values(.unit, of: word).map { Int($0) }
    // “89 يوم السبت”: the word is part of the day's name; with an article it is no unit.
    if word.hasPrefix || lexeme(index + 1)?.has(.weekday) == true { return nil }
    // Single letters are units only of a number in digits.
    if word.range.count == 1, word.unit < 0x3000, quantity.form != .digits { return nil }
    quantity.units = units
    quantity.kind = Self.kind(of: units, quantity.kind)
    if quantity.kind == .duration, isYear(number(node)),
      units.contains(where: { UnitTable.standard[$0].name == "year" })
    {
      // «2018 год» is a date.
      quantity.kind = .year
      quantity.units = []
    }
    let isCounting = number(node)?.isCounting == true
    if quantity.form == .ideographs || isCounting { quantity.isWeak = false }
    quantity.range = quantity.range.lowerBound..<word.range.upperBound
    return index
  }

  static func kind(of units: [Int], _ kind: Quantity.Kind) -> Quantity.Kind {
    guard let unit = units.first, kind != .ordinal else { return kind }
    let table = UnitTable.standard
    if units.contains(where: { table[$0].isMoney }) { return .money }
    return table[unit].isDuration ? .duration : .measure
  }

  private func isMoney(_ word: Lexeme?) -> Bool {
    guard let word else { return false }
    return meanings.values(.unit, of: word).contains { UnitTable.standard[Int($0)].isMoney }
  }

  /// Whether a lexeme may stand between a number and its currency.
  private func qualifies(_ word: Lexeme?) -> Bool {
    guard let word else { return false }
    return word.kind == .word
      ? word.range.count > 1 || word.unit < 0x3000
      : Self.isHyphen(word.unit) && word.isGlued
  }

  // MARK: The left side

  private func readLeft(_ quantity: inout Quantity, _ index: Int) {
    guard var word = lexeme(index - 1) else { return readSign(&quantity, index) }
    // A particle may be tied to the number: שנות ה-90.
    if Self.isHyphen(word.unit), word.isGlued, nodes[index].isGlued,
      let before = lexeme(index - 2), before.has(.centuryBefore) || before.has(.decadeBefore)
    {
      word = before
    }
    let start = word.range.lowerBound
    if word.has(.percentBefore), quantity.kind == .cardinal {
      quantity.kind = .percent
    } else if word.has(.unitBefore), quantity.units.isEmpty || quantity.kind != .money {
      let units = meanings.values(.unitBefore, of: word).map { Int($0) }
      quantity.units = units
      quantity.kind = Self.kind(of: units, quantity.kind)
    } else if word.has(.centuryBefore), quantity.value <= 30 {
      quantity.kind = .century
      quantity.isWeak = false
    } else if word.has(.decadeBefore), quantity.value >= 10,
      quantity.value.truncatingRemainder(dividingBy: 10) == 0, quantity.units.isEmpty
    {
      quantity.kind = .decade
    } else if let era = meanings.value(.era, of: word),
      quantity.kind == .duration || quantity.kind == .year
    {
      quantity.values = quantity.values.prefix(1).flatMap { [era + $0, $0] }
      quantity.kind = .year
      quantity.units = []
    } else if word.has(.prefixMark), quantity.kind == .cardinal {
      quantity.kind = .ordinal
    } else {
      return readSign(&quantity, index)
    }
    quantity.range = min(start, quantity.range.lowerBound)..<quantity.range.upperBound
  }

  /// A minus sign, where it cannot be a hyphen or a dash.
  private func readSign(_ quantity: inout Quantity, _ index: Int) {
    guard quantity.form == .digits, let sign = lexeme(index - 1), nodes[index].isGlued,
      Self.isHyphen(sign.unit), !sign.isGlued, let value = quantity.values.first,
      sign.unit == 0x2212 || sign.unit == 0x2D, node(index - 2)?.isNumber != true
    else { return }
    quantity.values.insert(-value, at: 0)
    quantity.range = sign.range.lowerBound..<quantity.range.upperBound
    quantity.number = sign.range.lowerBound..<quantity.number.upperBound
  }

  // MARK: Ranges and enumerations

  /// “5 to 10 km”, “20, 30 and 40 %”: the unit of the last member holds for all.
  /// Numbers with a hyphen or colon between are scores or ranges.
  private mutating func shareUnits() {
    for later in found.indices.dropFirst().reversed() {
      let earlier = later - 1
      guard isNumber(found[earlier]), isNumber(found[later]) else { continue }
      let end = found[earlier].range.upperBound
      let between = nodes[(nodeOf[earlier] + 1)..<max(nodeOf[later], nodeOf[earlier] + 1)]
        .drop { $0.range.lowerBound < end }
      guard between.count <= 2, between.allSatisfy({ !$0.isNumber && joins($0) }),
        !between.isEmpty
      else { continue }
      if between.count == 1, let sign = between.first {
        let isTight = sign.isGlued && nodes[nodeOf[later]].isGlued
        if isTight, Self.isHyphen(sign.unit) || sign.unit == 0x3A {
          markScore(earlier, later, sign: sign)
        }
        let sharesUnit = found[earlier].units.isEmpty && !found[later].units.isEmpty
        found[earlier].opensRange =
          sign.has(.range) || Self.isRangeSign(sign.unit) && (isTight || sharesUnit)
      }
      // A comma makes an enumeration only before a last member with a joining word.
      if between.contains(where: { isComma($0) }), !found[later].sharesUnit { continue }
      share(from: later, to: earlier)
      share(from: earlier, to: later)
    }
  }

  private static func isRangeSign(_ unit: UInt16) -> Bool {
    isHyphen(unit) || [0x3A, 0x7E, 0x301C, 0xFF5E].contains(unit)
  }

  /// `4-1`, `0:2`: two plain numbers with a colon, or with a hyphen and falling,
  /// as no range does.
  private mutating func markScore(_ earlier: Int, _ later: Int, sign: Lexeme) {
    guard found[earlier].kind == .cardinal, found[later].kind == .cardinal,
      sign.unit == 0x3A || found[earlier].value >= found[later].value
    else { return }
    found[earlier].kind = .score
    found[later].kind = .score
  }

  /// Gives a plain number the unit of its neighbour.
  private mutating func share(from giver: Int, to taker: Int) {
    guard found[taker].units.isEmpty,
      found[taker].kind == .cardinal || found[taker].kind == .year,
      found[giver].kind == .percent || !found[giver].units.isEmpty
    else { return }
    found[taker].sharesUnit = true
    found[taker].units = found[giver].units
    found[taker].kind = found[giver].kind
  }

  private func isComma(_ lexeme: Lexeme) -> Bool {
    lexeme.unit == 0x2C || lexeme.unit == 0x3001 || lexeme.unit == 0x60C
  }

  private func isNumber(_ quantity: Quantity) -> Bool {
    switch quantity.kind {
    case .month, .weekday, .version, .identifier: false
    default: true
    }
  }

  private func joins(_ lexeme: Lexeme) -> Bool {
    if lexeme.kind == .sign {
      return Self.isHyphen(lexeme.unit)
        || [0x2C, 0x3A, 0x7E, 0x301C, 0xFF5E, 0x3001, 0x60C, 0x2F]
          .contains(lexeme.unit)
    }
    return lexeme.has(.range) || lexeme.has(.join)
  }
}
