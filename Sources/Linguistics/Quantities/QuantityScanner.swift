import ICU
import QuantityTables

/// Cuts sentences into lexemes and looks their words up.
struct QuantityScanner {
  /// Those of the sentence that was scanned last.
  private(set) var lexemes: [Lexeme] = []
  /// What kinds of senses they have.
  private(set) var kinds: Sense.Kinds = []
  var meanings = Meanings()
  let text: [UInt16]
  private let table: TokenTable
  let lexicon: QuantityLexicon
  private let reader: NumeralReader
  private let readings: FormReadings
  /// The meanings of forms of scripts without spaces, where looked up.
  var unspaced = FormTable()
  var unspacedMeanings: [Int32] = []
  /// The words of a phrase that is looked up.
  private var joined: [UInt16] = []
  /// Where the last lexeme ends.
  private var end = 0

  init(text: [UInt16], table: TokenTable, lexicon: QuantityLexicon) {
    self.text = text
    self.table = table
    self.lexicon = lexicon
    reader = NumeralReader(
      decimalSigns: lexicon.decimalSigns, groupSigns: lexicon.groupSigns)
    readings = FormReadings(table, text: text, lexicon, &meanings)
  }

  /// As many quantities as the text may have, dates and times in words aside.
  var mostQuantities: Int { readings.mayBegin }

  /// Whether there is anything in a sentence that a quantity may begin with.
  func mayHoldQuantity(_ sentence: Sentence) -> Bool {
    sentence.tokens.contains { readings.mayBeginQuantity(table.tokens[$0]) }
  }

  /// Reads the lexemes of a sentence. Complexity: linear in its length.
  mutating func scan(_ sentence: Sentence) {
    lexemes.removeAll(keepingCapacity: true)
    meanings.removeNumerals()
    kinds = []
    var position = sentence.range.lowerBound
    for index in sentence.tokens {
      let token = table.tokens[index]
      position = max(position, Int(token.start))
      if position == Int(token.start) {
        if let reading = readings.reading(of: token) {
          position = scanForm(index, reading, limit: sentence.range.upperBound)
        } else {
          appendPlain(
            token.range, token.isWordLike ? .word : .sign,
            table.forms[Int(token.form)].casing)
          position = Int(token.end)
        }
      }
      while position < Int(token.end) {
        position = scanPiece(index, from: position, limit: sentence.range.upperBound)
      }
    }
  }

  /// Adds the lexemes of a token that is read by its form; returns their end.
  private mutating func scanForm(
    _ index: Int, _ reading: FormReadings.Reading, limit: Int
  ) -> Int {
    let token = table.tokens[index]
    switch reading.shape {
    case .whole:
      if reading.phraseStart >= 0 || reading.mayGoOn && isRaised(Int(token.end), limit: limit),
        reading.lexeme.kind == .word, let end = scanBeyond(index, reading, limit: limit)
      {
        return end
      }
      append(reading.lexeme, token.range)
    case .unknown:
      var place = Int(token.start)
      while place < Int(token.end) {
        let end = Self.isIdeograph(text[place]) ? place + 1 : Int(token.end)
        appendPlain(place..<end, .word, .none)
        place = end
      }
    case .pieces: return Int(token.start)
    }
    return Int(token.end)
  }

  /// Adds a word that makes one lexeme with what follows it; nil where it does not.
  private mutating func scanBeyond(
    _ index: Int, _ reading: FormReadings.Reading, limit: Int
  ) -> Int? {
    let token = table.tokens[index]
    let start = Int(token.start)
    if reading.phraseStart >= 0,
      let (end, senses) = phrase(
        table.foldedForms[Int(table.forms[Int(token.form)].folded)]
          .dropFirst(Int(reading.phraseStart)), from: index, limit: limit)
    {
      append(start..<end, .word, senses, casing: reading.lexeme.casing)
      return end
    }
    // m² is m2 when folded.
    let next = Int(token.end)
    guard isRaised(next, limit: limit),
      let senses = lexicon.senses(ofText: text[start..<next + 1])
    else { return nil }
    append(start..<next + 1, .word, senses, casing: reading.lexeme.casing)
    return next + 1
  }

  /// Adds the lexeme at `start` of a token; returns its end.
  private mutating func scanPiece(_ index: Int, from start: Int, limit: Int) -> Int {
    let token = table.tokens[index]
    let unit = text[start]
    if Self.isDirectionMark(unit) { return start + 1 }
    if NumeralReader.digit(unit) != nil {
      let numeral = numeral(at: start, limit: limit)
      if isCharacterReference(numeral.range, limit: limit) {
        append(numeral.range, .sign)
      } else {
        append(numeral)
      }
      return numeral.range.upperBound
    }
    // Exponents of units are read with them; what is left numbers notes and formulas.
    if Superscripts.digit(unit) != nil || Superscripts.isSubscript(unit) {
      append(start..<start + 1, .sign)
      return start + 1
    }
    if let value = Self.value(of: unit, token.kind) {
      append(Numeral(range: start..<start + 1, values: Quantity.Numbers(value)))
      return start + 1
    }
    if Self.isUnspaced(unit) { return scanUnspaced(start, token, limit: limit) }
    guard token.isWordLike else {
      if let end = scanDegrees(start, index, limit: limit) { return end }
      append(start..<Int(token.end), .sign, lexicon.senses(ofText: text[start..<Int(token.end)]))
      return Int(token.end)
    }
    // Letters beside digits in one token: `s` of `1980s`, `MH` of `MH17`.
    var end = start
    while end < Int(token.end), NumeralReader.digit(text[end]) == nil { end += 1 }
    if isRaised(end, limit: limit), let senses = lexicon.senses(ofText: text[start..<end + 1]) {
      append(start..<end + 1, .word, senses)
      return end + 1
    }
    append(start..<end, .word, lexicon.senses(behindDigits: text[start..<end]))
    return end
  }

  /// The value of a number sign such as ½ or Ⅳ; nil for other characters.
  static func value(of unit: UInt16, _ kind: Token.Kind) -> Double? {
    guard unit >= 0x80, kind == .number, let value = Characters.numericValue(UInt32(unit)),
      value < 1000
    else { return nil }
    return value
  }

  /// Whether digits are those of a character reference: `&#8209;`, `&#x2011;`.
  private func isCharacterReference(_ digits: Range<Int>, limit: Int) -> Bool {
    guard digits.upperBound < limit, text[digits.upperBound] == 0x3B else { return false }
    let front = text[..<digits.lowerBound].suffix(3)
    return front.suffix(2).elementsEqual([0x26, 0x23])
      || front.elementsEqual([0x26, 0x23, 0x78]) || front.elementsEqual([0x26, 0x23, 0x58])
  }

  /// Digits, and the exponent where they are a power of ten.
  private func numeral(at start: Int, limit: Int) -> Numeral {
    var numeral = reader.read(text, at: start, limit: limit)
    guard numeral.values.count == 1, numeral.values[0] == 10,
      let power = Superscripts.power(text, at: numeral.range.upperBound, limit: limit)
    else { return numeral }
    numeral.range = start..<power.end
    numeral.values = Quantity.Numbers(power.value)
    numeral.isPower = true
    return numeral
  }

  /// `°C` and `°F`: a sign and a letter that make one symbol; nil where they do not.
  private mutating func scanDegrees(_ start: Int, _ index: Int, limit: Int) -> Int? {
    guard text[start] == Self.degree, index + 1 < table.tokens.count else { return nil }
    let letter = table.tokens[index + 1]
    guard Int(letter.start) == start + 1, letter.range.count == 1, Int(letter.end) <= limit else {
      return nil
    }
    guard let senses = lexicon.senses(ofText: text[start..<Int(letter.end)]) else { return nil }
    append(start..<Int(letter.end), .sign, senses)
    return Int(letter.end)
  }

  /// °
  static let degree: UInt16 = 0xB0

  /// Whether a superscript digit stands at an offset.
  private func isRaised(_ offset: Int, limit: Int) -> Bool {
    offset < limit && Superscripts.digit(text[offset]) != nil
  }

  /// The longest phrase of the lexicon that begins with a token.
  private mutating func phrase(_ start: ArraySlice<UInt16>, from index: Int, limit: Int)
    -> (end: Int, senses: [Sense])?
  {
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
      let word = Int(table.forms[Int(token.form)].folded)
      guard lexicon.mayKnow(withinPhrase: table.foldedForms.front(word, length: 2)) else { break }
      if words == 1 {
        joined.removeAll(keepingCapacity: true)
        joined += start
      }
      joined.append(sign)
      sign = 0x20
      joined += table.foldedForms[word]
      words += 1
      let path = lexicon.path(along: joined[...])
      guard path.depth == joined.count else { break }
      if path.lengths.contains(path.depth), let senses = lexicon.senses(of: joined[...]) {
        found = (Int(token.end), senses)
      }
    }
    return found
  }

  private mutating func append(_ numeral: Numeral) {
    append(
      Lexeme(meaning: meanings.add(numeral), unit: 0, kind: .numeral, mayBeginNumber: true),
      numeral.range)
  }

  mutating func appendIdeographs(_ range: Range<Int>, _ value: Double) {
    append(Numeral(range: range, values: Quantity.Numbers(value), isIdeographic: true))
  }

  mutating func append(
    _ range: Range<Int>, _ kind: Lexeme.Kind, _ senses: [Sense]?, casing: Form.Casing = .none
  ) {
    append(range, kind, meanings.add(senses ?? []), casing: casing)
  }

  /// Adds a word or sign.
  mutating func append(
    _ range: Range<Int>, _ kind: Lexeme.Kind, _ meaning: Int32 = 0,
    casing: Form.Casing = .none
  ) {
    let kinds = meanings.kinds(meaning)
    let mayBeginNumber =
      meaning == 0
      ? RomanNumeral.letterValue(text[range.lowerBound]) != nil : kinds.mayBeginNumber
    append(
      Lexeme(
        meaning: meaning, kinds: kinds, unit: 0, kind: kind, casing: casing,
        mayBeginNumber: kind == .word && mayBeginNumber), range)
  }

  private mutating func append(_ lexeme: Lexeme, _ range: Range<Int>) {
    var lexeme = lexeme
    lexeme.start = Int32(range.lowerBound)
    lexeme.end = Int32(range.upperBound)
    lexeme.unit = text[range.lowerBound]
    lexeme.isGlued = isGlued(range.lowerBound)
    lexemes.append(lexeme)
    kinds.formUnion(lexeme.kinds)
    end = range.upperBound
  }

  /// Adds a word or sign that means nothing: most are so.
  @inline(__always)
  private mutating func appendPlain(
    _ range: Range<Int>, _ kind: Lexeme.Kind, _ casing: Form.Casing
  ) {
    lexemes.append(
      Lexeme(
        start: Int32(range.lowerBound), end: Int32(range.upperBound),
        unit: text[range.lowerBound], kind: kind, casing: casing,
        isGlued: isGlued(range.lowerBound)))
    end = range.upperBound
  }

  /// Whether nothing stands between the last lexeme and one that starts at an offset, marks aside
  /// that Arabic and Hebrew dates have between digits and signs.
  @inline(__always)
  private func isGlued(_ start: Int) -> Bool {
    var end = end
    while end < start, Self.isDirectionMark(text[end]) { end += 1 }
    return end == start && !lexemes.isEmpty
  }

  /// Makes one lexeme of those that a number is made of.
  mutating func join(_ range: Range<Int>, number: Int) {
    lexemes[range.lowerBound].number = Int32(number)
    lexemes[range.lowerBound].end = lexemes[range.upperBound - 1].end
    for index in range.dropFirst() { lexemes[index].isTaken = true }
  }

  /// Leaves out the lexemes that belong to the number that begins before them.
  mutating func removeTaken() { lexemes.removeAll { $0.isTaken } }

  /// U+061C, U+200E and U+200F.
  static func isDirectionMark(_ unit: UInt16) -> Bool {
    unit == 0x61C || unit == 0x200E || unit == 0x200F
  }
}
