import Documents
import QuantityTables

/// Telephone numbers, and dates: fields with a common group.
extension QuantityGrammar {
  // MARK: Telephone numbers

  /// `+49 30 1234567`, however it is grouped; nil where none begins. The value is
  /// that of the last seven digits: the prefix differs from country to country.
  mutating func readPhone(_ index: Int) -> Int? {
    guard let plus = lexeme(index - 1), plus.unit == 0x2B, nodes[index].isGlued else { return nil }
    var digits: [UInt16] = []
    var last = index
    var next = index
    while let node = node(next) {
      if node.kind == .numeral, number(next)?.form == .digits {
        digits += text[node.range].filter { NumeralReader.digit($0) != nil }
        last = next
      } else if ![0x28, 0x29, 0x2D, 0x2F, 0x2E, 0x2011].contains(node.unit) {
        break
      }
      next += 1
    }
    guard 8...15 ~= digits.count else { return nil }
    let number = digits.suffix(7).reduce(0.0) { $0 * 10 + Double(NumeralReader.digit($1) ?? 0) }
    let range = plus.range.lowerBound..<nodes[last].range.upperBound
    append(
      Quantity(
        range: range, kind: .phone, form: .digits, values: Quantity.Numbers(number)), index)
    return last + 1
  }

  // MARK: Numeric dates

  /// `05.03.2018`, `5/3/18`, `2018-03-05`, `5. 3. 2018`; nil where none begins.
  mutating func readNumericDate(_ index: Int) -> Int? {
    guard let number = number(index), number.form == .digits else { return nil }
    if number.isDotted, number.parts.count == 3 {
      return appendDate(number.parts, through: index, from: index)
    }
    guard number.parts.isEmpty, let first = number.values.first,
      let sign = lexeme(index + 1), sign.isGlued,
      sign.unit == 0x2F || sign.unit == 0x2D || sign.unit == 0x2E,
      let second = plain(index + 2), let again = lexeme(index + 3), again.unit == sign.unit,
      again.isGlued, let third = plain(index + 4), second.isGlued == third.isGlued,
      second.isGlued || isSpacedDate(index)
    else { return nil }
    return appendDate([first, second.value, third.value], through: index + 4, from: index)
  }

  private func plain(_ index: Int) -> (value: Double, isGlued: Bool)? {
    guard let number = number(index), number.form == .digits,
      number.parts.isEmpty, let value = number.values.first
    else { return nil }
    return (value, nodes[index].isGlued)
  }

  /// Whether one space follows each stop, as Czech, Croatian, Hungarian, Korean,
  /// Slovak and Slovene dates have it, and a year of two digits or more is there.
  private func isSpacedDate(_ index: Int) -> Bool {
    guard lexeme(index + 1)?.unit == 0x2E else { return false }
    let digits = [index, index + 2, index + 4].map { number($0)?.digits ?? 0 }
    let isSpaced = [index + 2, index + 4].allSatisfy {
      nodes[$0].range.lowerBound - nodes[$0 - 1].range.upperBound == 1
    }
    return isSpaced && digits[1] <= 2 && max(digits[0], digits[2]) >= 2
  }

  private mutating func appendDate(
    _ fields: Quantity.Numbers, through last: Int, from index: Int
  ) -> Int? {
    let (day, month, year): (Double, Double, Double)
    if fields[0] > 31 {
      (year, month, day) = (fields[0], fields[1], fields[2])
    } else if isMonthFirst ? fields[1] > 12 || fields[0] <= 12 : fields[0] <= 12 && fields[1] > 12 {
      (month, day, year) = (fields[0], fields[1], fields[2])
    } else {
      (day, month, year) = (fields[0], fields[1], fields[2])
    }
    guard 1...31 ~= day, 1...12 ~= month, 1000...2999 ~= year || 0...99 ~= year,
      // Years have two digits, the numbers of sections mostly one: `15.2.4`.
      year > 9 || NumeralReader.digit(text[nodes[last].range.upperBound - 2]) != nil
    else { return nil }
    group += 1
    let range = nodes[index].range.lowerBound..<nodes[last].range.upperBound
    for (kind, value) in [(Quantity.Kind.day, day), (.month, month), (.year, year)] {
      var quantity = Quantity(
        range: range, kind: kind, form: .digits, values: Quantity.Numbers(value))
      // Without a region English has both orders.
      if isOrderOpen, kind != .year, fields[0] <= 12, fields[1] <= 12 {
        quantity.values = [value, day + month - value]
      }
      if kind == .year, value < 100 { quantity.values = [value + 2000, value + 1900, value] }
      if kind == .year { addOtherEras(&quantity) }
      quantity.group = group
      append(quantity, index)
    }
    return last + 1
  }

  // MARK: Dates with the month's name

  /// Makes days and years of the numbers beside a month, and one group of them.
  mutating func joinDates() {
    var unread: [(node: Int, quantity: Quantity)] = []
    for month in nodes.indices
    where !nodes[month].isNumber && !nodes[month].kinds.isDisjoint(with: .datedMonths) {
      let left = neighbour(of: month, step: -1)
      var right = neighbour(of: month, step: 1)
      let isDayLeft = left.map { isDay($0) } ?? false
      if let candidate = right, !isYear(found[candidate]), isDayLeft || !isDay(candidate) {
        right = nil
      }
      guard isDayLeft || right != nil else { continue }
      // In small letters it is another word, but between a day and a year.
      if nodes[month].has(.ambiguousMonth), nodes[month].casing == .lower,
        !isDayLeft || right == nil
      {
        continue
      }
      group += 1
      if isDayLeft, let left { mark(left, .day) }
      if let right {
        mark(right, isYear(found[right]) ? .year : .day)
        if found[right].kind == .day, let year = neighbour(of: node(of: right), step: 1),
          isYear(found[year])
        {
          mark(year, .year)
        } else if found[right].kind == .day, let left, isYear(found[left]) {
          mark(left, .year)
        }
      }
      let day = [left, right].compactMap { $0 }.first { found[$0].kind == .day }
      let solarMonth = day.flatMap { convert(dayAt: $0, ofSolarMonth: nodes[month]) }
      let index = place(ofNode: month)
      if index < found.count, node(of: index) == month, found[index].kind == .month {
        found[index].group = group
        found[index].isWeak = false
      } else {
        unread.append((month, groupedMonth(month, solarMonth)))
      }
    }
    insert(unread)
  }

  private mutating func mark(_ index: Int, _ kind: Quantity.Kind) {
    found[index].kind = kind
    found[index].group = group
    found[index].units = Quantity.Units()
    found[index].isWeak = false
  }

  /// Makes a day of a solar month one of the usual calendar; returns the months it may be in. The
  /// year begins a day sooner or later than usual, so each has two days beside it.
  private mutating func convert(
    dayAt index: Int, ofSolarMonth lexeme: Lexeme
  ) -> Quantity.Numbers? {
    let lengths = [31.0, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard let start = self.value(.solarMonth, of: lexeme),
      lengths.indices.contains(Int(start / 100) - 1), let day = found[index].values.first
    else { return nil }
    var (days, months) = (Quantity.Numbers(), Quantity.Numbers())
    for shift in [0.0, -1, 1] {
      var month = Int(start / 100)
      var date = start.truncatingRemainder(dividingBy: 100) + day - 1 + shift
      if date > lengths[month - 1] {
        date -= lengths[month - 1]
        month = month % 12 + 1
      }
      days.append(date)
      if !months.contains(Double(month)) { months.append(Double(month)) }
    }
    // Or no month is meant: three bullets.
    days.append(day)
    found[index].values = days
    return months
  }

  private func groupedMonth(_ node: Int, _ solarMonth: Quantity.Numbers?) -> Quantity {
    var quantity = Quantity(
      range: nodes[node].range, kind: .month, form: .words,
      values: solarMonth ?? values(.months, of: nodes[node]))
    quantity.group = group
    quantity.isWeak = solarMonth != nil
    return quantity
  }

  /// Puts quantities in their places, behind others of the same node.
  private mutating func insert(_ unread: [(node: Int, quantity: Quantity)]) {
    guard !unread.isEmpty else { return }
    let (old, nodes) = (Array(found[first...]), Array(nodeOf[first...]))
    found.removeLast(old.count)
    nodeOf.removeLast(nodes.count)
    var next = 0
    for (node, quantity) in unread {
      let end = nodes.partitioningIndex { $0 > node }
      found += old[next..<end]
      nodeOf += nodes[next..<end]
      append(quantity, node)
      next = end
    }
    found += old[next...]
    nodeOf += nodes[next...]
  }

  /// Fields with marks of their own that follow each other: 2018年3月5日.
  mutating func joinMarkedDates() {
    for index in (first..<found.count).dropFirst()
    where found[index].group < 0 && found[index].kind == .day || found[index].kind == .month {
      let before = index - 1
      guard found[before].kind == .year || found[before].kind == .month,
        found[index].range.lowerBound - found[before].range.upperBound <= 1
      else { continue }
      if found[before].group < 0 {
        group += 1
        found[before].group = group
      }
      found[index].group = found[before].group
    }
  }

  /// The quantity next to a node, at most two small words or signs away.
  private func neighbour(of node: Int, step: Int) -> Int? {
    var index = node + step
    for _ in 0..<4 {
      guard let other = self.node(index) else { return nil }
      if other.isNumber {
        let next = place(ofNode: index + 1)
        return next > first && self.node(of: next - 1) == index ? next - 1 : nil
      }
      let isLink =
        other.kind == .sign
        ? [0x2C, 0x2E, 0x2D].contains(other.unit)
        : other.has(.ordinalMark)
          || (other.range.count <= 3 && other.unit < 0x3000 && !other.has(.range))
      guard isLink else { return nil }
      index += step
    }
    return nil
  }

  private func isDay(_ index: Int) -> Bool {
    let quantity = found[index]
    let value = quantity.value
    let isPlain = [.cardinal, .ordinal, .day].contains(quantity.kind)
    return isPlain && 1...31 ~= value && value == value.rounded() && quantity.decimals == 0
      && quantity.group < 0 && !isInScore(node(of: index))
  }

  /// Whether a falling pair such as `4-1` begins or ends here: no range of days.
  private func isInScore(_ index: Int) -> Bool {
    [index, index - 2].contains { first in
      guard let a = number(first)?.values.first, let sign = lexeme(first + 1),
        sign.isGlued, Self.isHyphen(sign.unit), let second = number(first + 2),
        nodes[first + 2].isGlued,
        let b = second.values.first
      else { return false }
      return a >= b
    }
  }

  private func isYear(_ quantity: Quantity) -> Bool {
    quantity.kind == .year && quantity.group < 0
  }
}
