import QuantityTables

/// Words of scripts that do not part them by spaces.
extension QuantityScanner {
  /// Thai, Hangul, kana and Chinese characters: no spaces, or particles that
  /// are written onto words.
  static func isUnspaced(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true
    case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF: true
    default: false
    }
  }

  /// Chinese characters are words of their own; others without spaces belong together.
  static func isIdeograph(_ unit: UInt16) -> Bool { 0x3400...0x9FFF ~= unit }

  mutating func scanUnspaced(_ start: Int, _ token: Token, limit: Int) -> Int {
    if 0xAC00...0xD7AF ~= text[start], let end = scanHangul(start, limit: limit) { return end }
    if lexicon.ideograph(text[start]) != nil { return scanIdeographs(start, limit: limit) }
    let longest = min(limit, start + FormLengths.longest)
    for length in lexicon.path(along: text[start..<longest]).lengths {
      let end = start + length
      let meaning = meaning(ofUnspaced: text[start..<end])
      guard meaning > 0,
        length > 1 || standsAlone(start, meanings.kinds(meaning), limit: limit)
      else { continue }
      append(start..<end, .word, meaning)
      return end
    }
    let end = Self.isIdeograph(text[start]) ? start + 1 : Int(token.end)
    append(start..<end, .word)
    return end
  }

  private mutating func meaning(ofUnspaced form: ArraySlice<UInt16>) -> Int32 {
    let (index, isNew) = unspaced.intern(form)
    if isNew { unspacedMeanings.append(meanings.add(lexicon.senses(of: form) ?? [])) }
    return unspacedMeanings[index]
  }

  /// A Hangul syllable that may be a number is one at the start of a word, by
  /// itself or before what it counts: 세, 세 번, 이 but not the 이 of 명이.
  private func standsAlone(_ start: Int, _ kinds: Sense.Kinds, limit: Int) -> Bool {
    let isHangul = { (unit: UInt16) in 0xAC00...0xD7AF ~= unit }
    guard isHangul(text[start]), kinds.contains(.weak) || kinds.contains(.sino) else {
      return true
    }
    if let last = lexemes.last, last.range.upperBound == start {
      return last.kind == .numeral || last.has(.scale)
    }
    guard start + 1 < limit, isHangul(text[start + 1]) else { return true }
    return (start + 2...min(limit, start + 4)).contains { end in
      lexicon.senses(of: text[(start + 1)..<end])?.contains {
        $0.kind == .counter || $0.kind == .unit || $0.kind == .scale
      } ?? false
    }
  }

  /// A run of Sino-Korean numerals with a power of ten, such as 백오십만, where it is
  /// longer than what the lexicon knows; nil where none begins.
  private mutating func scanHangul(_ start: Int, limit: Int) -> Int? {
    var end = start
    var values: [Double] = []
    while end < limit,
      let value = lexicon.senses(of: text[end...end])?.first(
        where: { $0.kind == .sino })?.value
    {
      values.append(value)
      end += 1
    }
    guard values.count > 2, values.contains(where: { $0 >= 10 }),
      values.contains(where: { $0 < 10 })
    else { return nil }
    appendIdeographs(start..<end, Self.value(ofIdeographs: values))
    return end
  }

  /// A run of Chinese numerals, such as 三百二十万 or 二〇一八.
  private mutating func scanIdeographs(_ start: Int, limit: Int) -> Int {
    var end = start
    var values: [Double] = []
    while end < limit, let value = lexicon.ideograph(text[end]) {
      values.append(value)
      end += 1
    }
    // 千克 is a unit, whatever 千 is.
    for longer in stride(from: min(limit, end + 3), to: end, by: -1) {
      if let senses = lexicon.senses(of: text[start..<longer]),
        senses.contains(where: { $0.kind == .unit || $0.kind == .other })
      {
        append(start..<longer, .word, senses)
        return longer
      }
    }
    // After digits or “more than” these are scales: 3 百万, 550多万.
    if values.allSatisfy({ $0 >= 10 }), let last = lexemes.last,
      meanings.numeral(of: last) != nil || last.has(.filler)
    {
      append(start..<end, .word, [Sense(kind: .scale, value: values.reduce(1, *))])
      return end
    }
    // Phrases such as 一半 or 四分之一 mean a number as a whole.
    for longer in stride(from: min(limit, end + 4), to: end, by: -1) {
      if let senses = lexicon.senses(of: text[start..<longer]),
        senses.contains(where: { [.weak, .fraction, .weekday, .percentBefore].contains($0.kind) })
      {
        append(start..<longer, .word, senses)
        return longer
      }
    }
    appendIdeographs(start..<end, Self.value(ofIdeographs: values))
    return end
  }

  /// Positional (二〇一八) or multiplicative (三百二十万) reading.
  static func value(ofIdeographs values: [Double]) -> Double {
    if values.allSatisfy({ $0 < 10 }) { return values.reduce(0) { $0 * 10 + $1 } }
    var (total, section, digit) = (0.0, 0.0, 0.0)
    for value in values {
      if value < 10 {
        digit = value
      } else if value < 10_000 {
        section += max(digit, 1) * value
        digit = 0
      } else {
        total += max(section + digit, 1) * value
        (section, digit) = (0, 0)
      }
    }
    return total + section + digit
  }
}
