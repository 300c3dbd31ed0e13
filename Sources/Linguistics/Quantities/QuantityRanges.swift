import QuantityTables

/// Ranges, scores and enumerations: numbers that have a unit in common.
extension QuantityGrammar {
  /// “5 to 10 km”, “20, 30 and 40 %”: the unit of the last member holds for all.
  /// Numbers with a hyphen or colon between are scores or ranges.
  mutating func shareUnits() {
    for later in (first..<found.count).dropFirst().reversed() {
      let earlier = later - 1
      guard isNumber(found[earlier]), isNumber(found[later]) else { continue }
      let end = found[earlier].range.upperBound
      let between = nodes[(node(of: earlier) + 1)..<max(node(of: later), node(of: earlier) + 1)]
        .drop { $0.range.lowerBound < end || $0.isGlued && $0.has(.ordinalMark) }
      guard between.count <= 2, between.allSatisfy({ !$0.isNumber && joins($0) }),
        !between.isEmpty
      else { continue }
      if between.count == 1, let sign = between.first {
        let isTight = sign.isGlued && nodes[node(of: later)].isGlued
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

  /// Gives a plain number the unit of its neighbour, or makes it a century or decade as that is.
  private mutating func share(from giver: Int, to taker: Int) {
    if sharesSpan(giver, taker) {
      found[taker].sharesUnit = true
      found[taker].kind = found[giver].kind
      return
    }
    guard found[taker].units.isEmpty,
      found[taker].kind == .cardinal || found[taker].kind == .year,
      found[giver].kind == .percent || !found[giver].units.isEmpty
    else { return }
    found[taker].sharesUnit = true
    found[taker].units = found[giver].units
    found[taker].kind = found[giver].kind
  }

  /// Whether the word for centuries or the ending for decades beside one number holds for
  /// another before or behind it: “13th and 14th centuries”, “siglos XIII y XIV”.
  private func sharesSpan(_ giver: Int, _ taker: Int) -> Bool {
    let (span, number) = (found[giver], found[taker])
    let isOnFarSide =
      taker < giver
      ? span.range.upperBound > span.number.upperBound
      : span.range.lowerBound < span.number.lowerBound
    guard isOnFarSide, number.units.isEmpty, number.decimals == 0 else { return false }
    switch (span.kind, number.kind) {
    case (.century, .cardinal), (.century, .ordinal): return 1...30 ~= number.value
    case (.decade, .cardinal), (.decade, .year):
      return number.value >= 10 && number.value.truncatingRemainder(dividingBy: 10) == 0
    default: return false
    }
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
