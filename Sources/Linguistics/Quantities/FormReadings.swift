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
    /// Where in the folded form a phrase of the lexicon may begin, UTF-16 units; -1 for
    /// nowhere.
    var phraseStart: Int8 = -1
  }

  /// In the order of `TokenTable.forms`.
  let all: [Reading]

  /// Complexity: linear in the length of all forms.
  init(
    _ table: TokenTable, text: [UInt16], _ lexicon: QuantityLexicon, _ meanings: inout Meanings
  ) {
    let reader = Reader(table: table, text: text, lexicon: lexicon)
    all = table.forms.map { reader.reading(of: $0, &meanings) }
  }
}

/// Asks the lexicon about single forms.
private struct Reader {
  let table: TokenTable
  let text: [UInt16]
  let lexicon: QuantityLexicon

  func reading(of form: Form, _ meanings: inout Meanings) -> FormReadings.Reading {
    let unit = text[Int(form.start)]
    let isSign = form.kind == .punctuation || form.kind == .symbol
    var reading = FormReadings.Reading(
      shape: shape(of: form, unit, isSign: isSign),
      lexeme: Lexeme(unit: unit, kind: isSign ? .sign : .word))
    switch reading.shape {
    case .unknown: return reading
    case .pieces: reading.mayBeginQuantity = true
    case .whole where isSign:
      reading.lexeme.meaning = meanings.add(lexicon.senses(ofText: text[form.range]) ?? [])
    case .whole: readWord(form, &reading, &meanings)
    }
    let kinds = meanings.kinds(reading.lexeme.meaning)
    reading.lexeme.kinds = kinds
    if kinds.mayBeginNumber || kinds.mayBeName { reading.mayBeginQuantity = true }
    return reading
  }

  private func shape(
    of form: Form, _ unit: UInt16, isSign: Bool
  ) -> FormReadings.Reading.Shape {
    if QuantityScanner.isDirectionMark(unit) || Superscripts.digit(unit) != nil
      || Superscripts.isSubscript(unit) || NumeralReader.digit(unit) != nil
    {
      return .pieces
    }
    let isUnspaced = QuantityScanner.isUnspaced(unit)
    if isSign { return isUnspaced || unit == QuantityScanner.degree ? .pieces : .whole }
    if text[form.range].contains(where: { NumeralReader.digit($0) != nil })
      || QuantityScanner.value(of: unit, form.kind) != nil
    {
      return .pieces
    }
    guard isUnspaced else { return .whole }
    return form.kind != .number && isUnknown(form.range) ? .unknown : .pieces
  }

  /// Whether nothing known begins at any place of an unspaced form that is looked at.
  private func isUnknown(_ range: Range<Int>) -> Bool {
    for index in range {
      let unit = text[index]
      guard QuantityScanner.isUnspaced(unit), lexicon.ideograph(unit) == nil,
        lexicon.depth(of: text[index...index]) == 0
      else { return false }
      if !QuantityScanner.isIdeograph(unit) { break }
    }
    return true
  }

  private func readWord(
    _ form: Form, _ reading: inout FormReadings.Reading, _ meanings: inout Meanings
  ) {
    let folded = table.foldedForms[Int(form.folded)]
    reading.lexeme.casing = form.casing
    let depth = lexicon.depth(of: folded)
    let prefixes = lexicon.prefixLengths(of: folded)
    if depth > 1 || depth == folded.count || !prefixes.isEmpty {
      let (senses, hasPrefix) = senses(of: folded, depth, prefixes)
      reading.lexeme.meaning = meanings.add(senses)
      reading.lexeme.hasPrefix = hasPrefix
      reading.phraseStart = phraseStart(folded, depth, prefixes)
    }
    reading.mayBeginQuantity =
      reading.phraseStart >= 0
      || (reading.lexeme.isPlain && NumberComposer.letterValue(reading.lexeme.unit) != nil
        && NumberComposer.roman(text[form.range]) != nil)
  }

  /// - Parameters:
  ///   - depth: how many units of the form some form of the lexicon begins with.
  ///   - prefixes: the lengths of particles that it begins with.
  private func senses(
    of form: ArraySlice<UInt16>, _ depth: Int, _ prefixes: FormLengths
  ) -> ([Sense], hasPrefix: Bool) {
    if depth == form.count, let senses = lexicon.senses(of: form) { return (senses, false) }
    for prefix in prefixes {
      // An elided article (l’, d’) is a word of its own.
      let last = form[form.startIndex + prefix - 1]
      let isElision = last == 0x27 || last == 0x2019
      if let senses = lexicon.senses(of: form.dropFirst(prefix)) { return (senses, !isElision) }
    }
    // Endings after an apostrophe: June’s, Haziran'da.
    if depth >= 3, let apostrophe = form.firstIndex(where: { $0 == 0x27 || $0 == 0x2019 }),
      apostrophe - form.startIndex >= 3,
      let senses = lexicon.senses(of: form[..<apostrophe])
    {
      return (senses, false)
    }
    let compound = depth > 1 ? CompoundNumber(lexicon).senses(of: form) : nil
    return (compound ?? lexicon.sensesOfInflected(form, depth) ?? [], false)
  }

  /// Where a phrase of the lexicon may begin: at the form's first unit, or behind a particle.
  private func phraseStart(
    _ form: ArraySlice<UInt16>, _ depth: Int, _ prefixes: FormLengths
  ) -> Int8 {
    if depth == form.count, lexicon.beginsPhrase(form) { return 0 }
    let prefix = prefixes.first { lexicon.beginsPhrase(form.dropFirst($0)) }
    return prefix.map { Int8($0) } ?? -1
  }
}
