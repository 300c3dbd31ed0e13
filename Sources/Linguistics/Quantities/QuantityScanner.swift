import ICU
import QuantityTables

/// Cuts sentences into lexemes and looks their words up.
struct QuantityScanner {
  let text: [UInt16]
  let table: TokenTable
  let lexicon: QuantityLexicon
  private let reader: NumeralReader
  private let ideographs: [UInt16: Double]
  /// What is known of each form, where looked up.
  private var known: [Reading?]
  /// That of all words that mean nothing where numbers are concerned.
  private let plain = Reading(isWord: true)
  /// The forms that mean nothing, as most do.
  private var isPlain: [Bool]
  private var lexemes: [Lexeme] = []
  /// Where the last lexeme ends.
  private var end = 0

  /// What a form may mean by itself and together with the next.
  private final class Reading {
    /// Whether the form is one word, without digits and the like.
    let isWord: Bool
    let content: Lexeme.Content?
    let hasPrefix: Bool
    /// How a phrase of the lexicon begins that begins with the word.
    let phraseStart: [UInt16]?

    init(
      isWord: Bool = false, content: Lexeme.Content? = nil, hasPrefix: Bool = false,
      phraseStart: [UInt16]? = nil
    ) {
      self.isWord = isWord
      self.content = content
      self.hasPrefix = hasPrefix
      self.phraseStart = phraseStart
    }
  }

  init(text: [UInt16], table: TokenTable, lexicon: QuantityLexicon) {
    self.text = text
    self.table = table
    self.lexicon = lexicon
    reader = NumeralReader(
      decimalSigns: lexicon.decimalSigns, groupSigns: lexicon.groupSigns)
    ideographs = Dictionary(
      TabSeparated.rows("quantities/ideographs.tsv").compactMap { row in
        row.count == 2
          ? row[0].utf16.first.flatMap { unit in Double(row[1]).map { (unit, $0) } }
          : nil
      }, uniquingKeysWith: { first, _ in first })
    known = Array(repeating: nil, count: table.forms.count)
    isPlain = Array(repeating: false, count: table.forms.count)
  }

  /// The lexemes of a sentence. Complexity: linear in its length.
  mutating func lexemes(of sentence: Sentence) -> [Lexeme] {
    lexemes.removeAll(keepingCapacity: true)
    var position = sentence.range.lowerBound
    for index in sentence.tokens {
      let token = table.tokens[index]
      position = max(position, Int(token.start))
      if isPlain[Int(token.form)], position == Int(token.start),
        !isRaised(Int(token.end), limit: sentence.range.upperBound)
      {
        append(token.range, .word, casing: table.forms[Int(token.form)].casing)
        position = Int(token.end)
        continue
      }
      while position < Int(token.end) {
        position =
          Self.isDirectionMark(text[position])
          ? position + 1 : scan(index, from: position, limit: sentence.range.upperBound)
      }
    }
    return lexemes
  }

  /// Adds the lexeme at `start` of a token; returns its end.
  private mutating func scan(_ index: Int, from start: Int, limit: Int) -> Int {
    let token = table.tokens[index]
    let unit = text[start]
    let reading = start == Int(token.start) ? self.reading(of: token) : nil
    if let reading, reading.isWord { return scanWord(index, reading, limit: limit) }
    if NumeralReader.digit(text, start) != nil {
      let numeral = numeral(at: start, limit: limit)
      append(numeral.range, .numeral, Lexeme.Content(numeral: numeral))
      return numeral.range.upperBound
    }
    // Exponents of units are read with them; what is left numbers notes and formulas.
    if Superscripts.digit(unit) != nil || Superscripts.isSubscript(unit) {
      append(start..<start + 1, .sign)
      return start + 1
    }
    if let value = Self.value(of: unit, token.kind) {
      let range = start..<start + 1
      let numeral = Numeral(
        range: range, values: [value], parts: [], decimals: 0, isLocal: true, digits: 0)
      append(range, .numeral, Lexeme.Content(numeral: numeral))
      return start + 1
    }
    guard token.isWordLike || Self.isUnspaced(unit) else {
      if let end = scanDegrees(start, index, limit: limit) { return end }
      let range = start..<Int(token.end)
      append(range, .sign, reading.map(\.content) ?? content(of: range))
      return range.upperBound
    }
    if Self.isUnspaced(unit) { return scanUnspaced(start, token, limit: limit) }
    // Letters beside digits in one token: `s` of `1980s`, `MH` of `MH17`.
    var end = start
    while end < Int(token.end), NumeralReader.digit(text, end) == nil { end += 1 }
    append(start..<end, .word, content(of: start..<end))
    return end
  }

  /// The value of a number sign such as ½ or Ⅳ; nil for other characters.
  private static func value(of unit: UInt16, _ kind: Token.Kind) -> Double? {
    guard unit >= 0x80, kind == .number, let value = Characters.numericValue(UInt32(unit)),
      value < 1000
    else { return nil }
    return value
  }

  /// Digits, and the exponent where they are a power of ten.
  private func numeral(at start: Int, limit: Int) -> Numeral {
    var numeral = reader.read(text, at: start, limit: limit)
    guard numeral.values == [10],
      let power = Superscripts.power(text, at: numeral.range.upperBound, limit: limit)
    else { return numeral }
    numeral.range = start..<power.end
    numeral.values = [power.value]
    numeral.isPower = true
    return numeral
  }

  /// `°C` and `°F`: a sign and a letter that make one symbol; nil where they do not.
  private mutating func scanDegrees(_ start: Int, _ index: Int, limit: Int) -> Int? {
    guard text[start] == 0xB0, index + 1 < table.tokens.count else { return nil }
    let letter = table.tokens[index + 1]
    guard Int(letter.start) == start + 1, letter.range.count == 1, Int(letter.end) <= limit else {
      return nil
    }
    guard let content = content(of: start..<Int(letter.end)) else { return nil }
    append(start..<Int(letter.end), .sign, content)
    return Int(letter.end)
  }

  /// Thai, Hangul, kana and Chinese characters: no spaces, or particles that
  /// are written onto words.
  private static func isUnspaced(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true
    case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF: true
    default: false
    }
  }

  private mutating func scanUnspaced(_ start: Int, _ token: Token, limit: Int) -> Int {
    if 0xAC00...0xD7AF ~= text[start], let end = scanHangul(start, limit: limit) { return end }
    if ideographs[text[start]] != nil { return scanIdeographs(start, limit: limit) }
    let length = lexicon.longestForm(beginningWith: text[start])
    let longest = min(limit, start + min(length, 12))
    for end in stride(from: longest, to: start, by: -1) {
      if let senses = lexicon.senses(of: text[start..<end]) {
        guard end > start + 1 || standsAlone(start, senses, limit: limit) else { continue }
        append(start..<end, .word, Lexeme.Content(senses: senses))
        return end
      }
    }
    // Chinese characters are words of their own; the others belong together.
    let end = 0x3400...0x9FFF ~= text[start] ? start + 1 : Int(token.end)
    append(start..<end, .word)
    return end
  }

  /// A Hangul syllable that may be a number is one at the start of a word, by
  /// itself or before what it counts: 세, 세 번, 이 but not the 이 of 명이.
  private func standsAlone(_ start: Int, _ senses: [Sense], limit: Int) -> Bool {
    let isHangul = { (unit: UInt16) in 0xAC00...0xD7AF ~= unit }
    guard isHangul(text[start]), senses.contains(where: { $0.kind == .weak || $0.kind == .sino })
    else { return true }
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
    append(
      start..<end, .numeral, Lexeme.Content(ideographs: Self.value(ofIdeographs: values)))
    return end
  }

  /// A run of Chinese numerals, such as 三百二十万 or 二〇一八.
  private mutating func scanIdeographs(_ start: Int, limit: Int) -> Int {
    var end = start
    var values: [Double] = []
    while end < limit, let value = ideographs[text[end]] {
      values.append(value)
      end += 1
    }
    // 千克 is a unit, whatever 千 is.
    for longer in stride(from: min(limit, end + 2), to: end, by: -1) {
      if let senses = lexicon.senses(of: text[start..<longer]),
        senses.contains(where: { $0.kind == .unit })
      {
        append(start..<longer, .word, Lexeme.Content(senses: senses))
        return longer
      }
    }
    // After digits or “more than” these are scales: 3 百万, 550多万.
    if values.allSatisfy({ $0 >= 10 }), let last = lexemes.last,
      last.numeral != nil || last.has(.filler)
    {
      let scale = Sense(kind: .scale, value: values.reduce(1, *))
      append(start..<end, .word, Lexeme.Content(senses: [scale]))
      return end
    }
    // Phrases such as 一半 or 四分之一 mean a number as a whole.
    for longer in stride(from: min(limit, end + 4), to: end, by: -1) {
      if let senses = lexicon.senses(of: text[start..<longer]),
        senses.contains(where: { [.weak, .fraction, .weekday, .percentBefore].contains($0.kind) })
      {
        append(start..<longer, .word, Lexeme.Content(senses: senses))
        return longer
      }
    }
    append(
      start..<end, .numeral, Lexeme.Content(ideographs: Self.value(ofIdeographs: values)))
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

  private mutating func scanWord(_ index: Int, _ reading: Reading, limit: Int) -> Int {
    let token = table.tokens[index]
    let casing = table.forms[Int(token.form)].casing
    if let start = reading.phraseStart,
      let (end, senses) = phrase(start, from: index, limit: limit)
    {
      append(Int(token.start)..<end, .word, Lexeme.Content(senses: senses), casing: casing)
      return end
    }
    let end = Int(token.end)
    // m² is m2 when folded.
    if isRaised(end, limit: limit),
      let content = content(of: Int(token.start)..<end + 1)
    {
      append(Int(token.start)..<end + 1, .word, content, casing: casing)
      return end + 1
    }
    append(
      token.range, .word, reading.content, casing: casing, hasPrefix: reading.hasPrefix)
    return end
  }

  /// Whether a superscript digit stands at an offset.
  private func isRaised(_ offset: Int, limit: Int) -> Bool {
    offset < limit && Superscripts.digit(text[offset]) != nil
  }

  private mutating func reading(of token: Token) -> Reading {
    if let reading = known[Int(token.form)] { return reading }
    let reading = makeReading(of: token)
    known[Int(token.form)] = reading
    isPlain[Int(token.form)] = reading === plain
    return reading
  }

  private func makeReading(of token: Token) -> Reading {
    guard token.isWordLike else { return Reading(content: content(of: token.range)) }
    let unit = text[Int(token.start)]
    let hasDigit = text[token.range].contains { NumeralReader.digit($0) != nil }
    if hasDigit || Superscripts.digit(unit) != nil || Superscripts.isSubscript(unit)
      || Self.isUnspaced(unit) || Self.value(of: unit, token.kind) != nil
    {
      return Reading()
    }
    let form = table.foldedForms[Int(table.forms[Int(token.form)].folded)]
    guard
      lexicon.mayBeginWord(form)
        || lexicon.prefixes.contains(where: { form.starts(with: $0) })
    else { return plain }
    let entry = lexicon.entry(form)
    let (senses, hasPrefix) = senses(of: form, entry)
    let phraseStart = phraseStart(form, entry)
    if senses.isEmpty, phraseStart == nil { return plain }
    return Reading(
      isWord: true, content: senses.isEmpty ? nil : Lexeme.Content(senses: senses),
      hasPrefix: hasPrefix, phraseStart: phraseStart)
  }

  private func content(of range: Range<Int>) -> Lexeme.Content? {
    guard let folded = try? TokenTable.folded(text[range]) else { return nil }
    return lexicon.senses(of: folded[...]).map { Lexeme.Content(senses: $0) }
  }

  private func senses(
    of form: ArraySlice<UInt16>, _ entry: LexiconFile.Entry?
  ) -> ([Sense], hasPrefix: Bool) {
    if let entry, !entry.senses.isEmpty { return (entry.senses, false) }
    for prefix in lexicon.prefixes where form.count > prefix.count + 1 {
      guard form.starts(with: prefix) else { continue }
      // An elided article (l’, d’) is a word of its own.
      let isElision = prefix.last == 0x27 || prefix.last == 0x2019
      if let senses = lexicon.senses(of: form.dropFirst(prefix.count)) {
        return (senses, !isElision)
      }
    }
    // Endings after an apostrophe: June’s, Haziran'da.
    if let apostrophe = form.firstIndex(where: { $0 == 0x27 || $0 == 0x2019 }),
      apostrophe - form.startIndex >= 3,
      let senses = lexicon.senses(of: form[..<apostrophe])
    {
      return (senses, false)
    }
    let compound = CompoundNumber(lexicon).senses(of: form)
    return (compound ?? lexicon.sensesOfInflected(form) ?? [], false)
  }

  /// The beginning of a phrase of the lexicon, perhaps after a particle.
  private func phraseStart(
    _ form: ArraySlice<UInt16>, _ entry: LexiconFile.Entry?
  ) -> [UInt16]? {
    if let entry, entry.isBeginning { return Array(form) }
    return lexicon.prefixes.lazy
      .filter { form.count > $0.count + 1 && form.starts(with: $0) }
      .map { form.dropFirst($0.count) }
      .first(where: lexicon.beginsPhrase).map(Array.init)
  }

  /// The longest phrase of the lexicon that begins with a token.
  private func phrase(_ start: [UInt16], from index: Int, limit: Int)
    -> (end: Int, senses: [Sense])?
  {
    var joined = start
    var found: (end: Int, senses: [Sense])?
    var sign: UInt16 = 0x20
    var next = index + 1
    var words = 1
    while next < table.tokens.count, words < 5, Int(table.tokens[next].end) <= limit {
      let token = table.tokens[next]
      next += 1
      if token.kind == .punctuation {
        let unit = text[Int(token.start)]
        if unit == 0x2D || unit == 0x2010 || unit == 0x2011 { continue }
        guard Int(token.start) == Int(table.tokens[next - 2].end) else { break }
        if unit == 0x2E { continue }
        guard unit == 0x2F else { break }
        sign = unit
        continue
      }
      joined.append(sign)
      sign = 0x20
      joined += table.foldedForms[Int(table.forms[Int(token.form)].folded)]
      words += 1
      if joined.count > lexicon.maximumLength { break }
      if let senses = lexicon.senses(of: joined[...]) { found = (Int(token.end), senses) }
    }
    return found
  }

  private mutating func append(
    _ range: Range<Int>, _ kind: Lexeme.Kind, _ content: Lexeme.Content? = nil,
    casing: Form.Casing = .none, hasPrefix: Bool = false
  ) {
    // Arabic and Hebrew dates have direction marks between digits and signs.
    while end < range.lowerBound, Self.isDirectionMark(text[end]) { end += 1 }
    lexemes.append(
      Lexeme(
        range: range, kind: kind, content: content, unit: text[range.lowerBound],
        isGlued: end == range.lowerBound && !lexemes.isEmpty, casing: casing,
        hasPrefix: hasPrefix))
    end = range.upperBound
  }

  /// U+061C, U+200E and U+200F.
  private static func isDirectionMark(_ unit: UInt16) -> Bool {
    unit == 0x61C || unit == 0x200E || unit == 0x200F
  }
}
