import ICU
import QuantityTables

/// What the forms of a text mean where numbers are concerned: the lexicon is asked once for
/// each, however many tokens it has.
struct FormReadings {
  struct Reading {
    enum Shape: UInt8 {
      /// One lexeme.
      case whole
      /// Characters without spaces between words, at none of which anything known begins.
      case unknown
      /// Digits and what else has to be read where it stands.
      case pieces
    }

    var shape: Shape
    /// What is the same of all tokens of the form; of an unknown one, for each of its words.
    var lexeme: Lexeme
    /// Whether a quantity may begin with it, or within it.
    var mayBeginQuantity = false
    /// Whether some form of the lexicon begins with it.
    var mayGoOn = false
    /// Where in the folded form a phrase of the lexicon may begin, UTF-16 units; -1 for
    /// nowhere.
    var phraseStart: Int8 = -1
  }

  /// What is known of forms; first what holds for those that mean nothing.
  let known: [Reading]
  /// Indices into `known`, in the order of `TokenTable.forms`.
  let numbers: [Int32]
  /// How many tokens there are that a quantity may begin with.
  let mayBegin: Int

  /// Complexity: linear in the length of all forms.
  init(
    _ table: TokenTable, text: [UInt16], _ lexicon: QuantityLexicon, _ meanings: inout Meanings
  ) {
    var known = [Reading(shape: .whole, lexeme: Lexeme(unit: 0, kind: .word))]
    var numbers: [Int32] = []
    var mayBegin = 0
    numbers.reserveCapacity(table.forms.count)
    text.withUnsafeBufferPointer { text in
      let reader = Reader(foldedForms: table.foldedForms, text: text, lexicon: lexicon)
      for form in table.forms {
        if let reading = reader.reading(of: form, &meanings) {
          numbers.append(Int32(known.count))
          known.append(reading)
          if reading.mayBeginQuantity { mayBegin += Int(form.count) }
        } else {
          numbers.append(0)
        }
      }
    }
    (self.known, self.numbers, self.mayBegin) = (known, numbers, mayBegin)
  }

  /// What is known of a token's form, or nil.
  func reading(of token: Token) -> Reading? {
    let number = numbers[Int(token.form)]
    return number > 0 ? known[Int(number)] : nil
  }

  /// Whether a quantity may begin with a token, or within it.
  func mayBeginQuantity(_ token: Token) -> Bool {
    known[Int(numbers[Int(token.form)])].mayBeginQuantity
  }
}

/// Asks the lexicon about single forms.
private struct Reader {
  let foldedForms: FormTable
  let text: UnsafeBufferPointer<UInt16>
  let lexicon: QuantityLexicon

  /// Nil for a word or sign that means nothing.
  func reading(of form: Form, _ meanings: inout Meanings) -> FormReadings.Reading? {
    let unit = text[Int(form.start)]
    let shape = shape(of: form, unit)
    // One lexeme after all.
    if shape == .unknown, form.casing == .none,
      form.range.count == 1 || !QuantityScanner.isIdeograph(unit)
    {
      return nil
    }
    guard shape == .whole else {
      return FormReadings.Reading(
        shape: shape, lexeme: Lexeme(unit: unit, kind: form.isSign ? .sign : .word),
        mayBeginQuantity: shape == .pieces)
    }
    return form.isSign ? readSign(form, &meanings) : readWord(form, unit, &meanings)
  }

  private func shape(of form: Form, _ unit: UInt16) -> FormReadings.Reading.Shape {
    if form.isSign, unit < 0x80 { return .whole }
    if unit >= 0x80 {
      if QuantityScanner.isDirectionMark(unit) || Superscripts.digit(unit) != nil
        || Superscripts.isSubscript(unit)
        || QuantityScanner.value(of: unit, form.kind) != nil
      {
        return .pieces
      }
      let isUnspaced = QuantityScanner.isUnspaced(unit)
      if form.isSign {
        let isRead = isUnspaced || unit == QuantityScanner.degree
        return isRead || NumeralReader.digit(unit) != nil ? .pieces : .whole
      }
      if isUnspaced {
        return !hasDigit(form) && form.kind != .number && isUnknown(form.range)
          ? .unknown : .pieces
      }
    }
    return hasDigit(form) ? .pieces : .whole
  }

  private func hasDigit(_ form: Form) -> Bool {
    var index = Int(form.start)
    while index < Int(form.end) {
      if NumeralReader.digit(text[index]) != nil { return true }
      index += 1
    }
    return false
  }

  /// Whether nothing known begins at any place of an unspaced form that is looked at.
  private func isUnknown(_ range: Range<Int>) -> Bool {
    for index in range {
      let unit = text[index]
      guard QuantityScanner.isUnspaced(unit), !lexicon.mayBegin(with: unit) else { return false }
      if !QuantityScanner.isIdeograph(unit) { break }
    }
    return true
  }

  private func readSign(_ form: Form, _ meanings: inout Meanings) -> FormReadings.Reading? {
    guard let senses = lexicon.senses(ofText: ArraySlice(text[form.range])) else { return nil }
    var lexeme = Lexeme(unit: 0, kind: .sign)
    lexeme.meaning = meanings.add(senses)
    lexeme.kinds = meanings.kinds(lexeme.meaning)
    return FormReadings.Reading(
      shape: .whole, lexeme: lexeme,
      mayBeginQuantity: lexeme.kinds.mayBeginNumber || lexeme.kinds.mayBeName)
  }

  private func readWord(
    _ form: Form, _ unit: UInt16, _ meanings: inout Meanings
  ) -> FormReadings.Reading? {
    let isRoman =
      RomanNumeral.letterValue(unit) != nil
      && RomanNumeral.value(of: text[form.range]) != nil
    let isKnown = lexicon.mayKnow(foldedForms.front(Int(form.folded), length: 4))
    guard isKnown || isRoman else { return nil }
    var reading = FormReadings.Reading(shape: .whole, lexeme: Lexeme(unit: 0, kind: .word))
    reading.lexeme.casing = form.casing
    if isKnown { lookUp(foldedForms[Int(form.folded)], &reading, &meanings) }
    let kinds = reading.lexeme.kinds
    reading.lexeme.mayBeginNumber = reading.lexeme.isPlain ? isRoman : kinds.mayBeginNumber
    reading.mayBeginQuantity =
      reading.lexeme.mayBeginNumber || kinds.mayBeName || reading.phraseStart >= 0
    return reading.mayBeginQuantity || reading.mayGoOn || !reading.lexeme.isPlain ? reading : nil
  }

  private func lookUp(
    _ folded: ArraySlice<UInt16>, _ reading: inout FormReadings.Reading,
    _ meanings: inout Meanings
  ) {
    let path = lexicon.path(along: folded)
    let prefixes = lexicon.prefixLengths(of: folded)
    reading.mayGoOn = path.depth == folded.count
    // No longer word is made of a letter that is a form by itself.
    let mayBeMadeOf = path.lengths.contains(anyOf: 2..<FormLengths.longest + 1)
    guard reading.mayGoOn || mayBeMadeOf || !prefixes.isEmpty else { return }
    let (senses, hasPrefix) = senses(of: folded, path, prefixes)
    reading.lexeme.meaning = meanings.add(senses)
    reading.lexeme.kinds = meanings.kinds(reading.lexeme.meaning)
    reading.lexeme.hasPrefix = hasPrefix
    reading.phraseStart = phraseStart(folded, path, prefixes)
  }

  /// - Parameters:
  ///   - path: how far the lexicon goes along with the form.
  ///   - prefixes: the lengths of particles that it begins with.
  private func senses(
    of form: ArraySlice<UInt16>, _ path: FormPath, _ prefixes: FormLengths
  ) -> ([Sense], hasPrefix: Bool) {
    if path.depth == form.count, let senses = lexicon.senses(of: form) { return (senses, false) }
    for prefix in prefixes {
      // An elided article (l’, d’) is a word of its own.
      let last = form[form.startIndex + prefix - 1]
      let isElision = last == 0x27 || last == 0x2019
      if let senses = lexicon.senses(of: form.dropFirst(prefix)) { return (senses, !isElision) }
    }
    // Endings after an apostrophe: June’s, Haziran'da.
    if path.depth >= 3, let apostrophe = form.firstIndex(where: { $0 == 0x27 || $0 == 0x2019 }),
      apostrophe - form.startIndex >= 3,
      let senses = lexicon.senses(of: form[..<apostrophe])
    {
      return (senses, false)
    }
    let compound = CompoundNumber(lexicon).senses(of: form, path)
    return (compound ?? lexicon.sensesOfInflected(form, path) ?? [], false)
  }

  /// Where a phrase of the lexicon may begin: at the form's first unit, or behind a particle.
  private func phraseStart(
    _ form: ArraySlice<UInt16>, _ path: FormPath, _ prefixes: FormLengths
  ) -> Int8 {
    if path.depth == form.count, lexicon.beginsPhrase(form) { return 0 }
    let prefix = prefixes.first { lexicon.beginsPhrase(form.dropFirst($0)) }
    return prefix.map { Int8($0) } ?? -1
  }
}

extension Form {
  /// Whether the form is a punctuation mark or a symbol.
  fileprivate var isSign: Bool { !kind.isWordLike }
}
