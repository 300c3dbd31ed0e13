import Linguistics

/// Numerals whose signs are not those of the house's style.
struct HouseNumbers {
  private let context: RuleContext
  private let style: HouseStyle.NumberSigns

  /// A numeral and how the house writes it.
  struct Deviation {
    var range: Range<Int>
    var written: String
  }

  /// Nil where the house has no style of numbers.
  init?(_ context: RuleContext) {
    guard let style = context.style.numbers else { return nil }
    self.context = context
    self.style = style
  }

  /// In the order of the text; none of what both styles may have written, such as `1.234`.
  var deviations: [Deviation] {
    let text = context.target
    return text.quantities.all.compactMap { quantity in
      guard quantity.form == .digits, Self.isAmount(quantity.kind), !Self.mayBeTime(quantity),
        !text.isInReference(quantity.range)
      else { return nil }
      let range = numeral(quantity)
      guard let written = rewritten(range), !isKept(range) else { return nil }
      return Deviation(range: range, written: written)
    }
  }

  private static func isAmount(_ kind: Quantity.Kind) -> Bool {
    [.cardinal, .percent, .money, .measure, .duration].contains(kind)
  }

  /// Whether a plain number can be a time of day or a day of a month: `10.30`.
  private static func mayBeTime(_ quantity: Quantity) -> Bool {
    quantity.kind == .cardinal && quantity.parts.count == 2 && quantity.decimals == 2
      && quantity.parts[0] < 32 && quantity.parts[1] < 60
  }

  /// The digits and what stands between them, without a scale word or a sign behind.
  private func numeral(_ quantity: Quantity) -> Range<Int> {
    let isDigit = { (unit: UInt16) in 0x30...0x39 ~= unit }
    let text = context.target.text[quantity.number]
    guard let first = text.firstIndex(where: isDigit), let last = text.lastIndex(where: isDigit)
    else { return quantity.number.lowerBound..<quantity.number.lowerBound }
    return first..<last + 1
  }

  /// The numeral in the house's signs; nil where it has them, and where its signs leave open
  /// what they stand for.
  private func rewritten(_ range: Range<Int>) -> String? {
    let text = context.target.text
    let signs = range.filter { !(0x30...0x39 ~= text[$0]) }
    guard let last = signs.last, let first = signs.first else { return nil }
    let tail = range.upperBound - last - 1
    let isMixed = text[first] != text[last]
    let isDecimal = isMixed || signs.count == 1 && (tail != 3 || first - range.lowerBound > 3)
    let groups = isDecimal ? signs.dropLast() : signs[...]
    // What is no thousand is no numeral: a version, a score.
    let ends = groups.dropFirst() + (isDecimal ? [last] : [range.upperBound])
    guard zip(groups, ends).allSatisfy({ $1 - $0 == 4 }),
      isDecimal || signs.count > 1 || !Self.isEither(text[last])
    else { return nil }
    var units = Array(text[range])
    for place in groups where !isSame(text[place], style.group) {
      units[place - range.lowerBound] = style.group
    }
    if isDecimal { units[last - range.lowerBound] = style.decimal }
    return units == Array(text[range]) ? nil : String(decoding: units, as: UTF16.self)
  }

  /// A sign that parts decimals in some languages and thousands in others.
  private static func isEither(_ sign: UInt16) -> Bool { sign == 0x2E || sign == 0x2C }

  /// A style that is typed with a plain space means any space.
  private func isSame(_ sign: UInt16, _ wanted: UInt16) -> Bool {
    sign == wanted || wanted == 0x20 && WhiteSpace.isBlank(sign)
  }

  /// Whether the source has the same numeral behind the same word: a name, `iOS 12.1`.
  private func isKept(_ range: Range<Int>) -> Bool {
    let text = context.target.text
    guard let source = context.sourceRange(atTarget: range.lowerBound),
      let space = text[..<range.lowerBound].last, WhiteSpace.isBlank(space)
    else { return false }
    let before = text[..<(range.lowerBound - 1)]
    let start = before.lastIndex { WhiteSpace.isBlank($0) || $0 == 0x0A }.map { $0 + 1 } ?? 0
    guard start < range.lowerBound - 1 else { return false }
    return context.source.text[source].firstRange(ofUnits: Array(text[start..<range.upperBound]))
      != nil
  }
}
