import ICU
import Linguistics

/// A number written by the conventions of another language.
struct NumberFormat: Rule {
  let page = RulePage(
    name: "number-format",
    summary: "A number is written by the conventions of another language or text",
    why: "Where a comma parts thousands, “1,250” and “1.250” are different numbers. The settings'"
      + " style of numbers, where there is one, holds for all amounts of the translation.",
    category: .numberFormat, severity: .warning, mqmSeverity: .minor, confidence: 0.9,
    examples: [
      .bad("en|de", "It grew by 2.8 percent.", "Es wuchs um ⟦2.8⟧ Prozent."),
      .bad("de|en", "Es kamen 76.000 Menschen.", "Some ⟦76.000⟧ people came."),
      .bad("en|fr", "It grew by 5%.", "La hausse est de ⟦5%⟧."),
      .bad("fr|en", "La hausse est de 5 %.", "It grew by ⟦5 %⟧."),
      .bad(
        "en|ru", "It grew by 5%, then by 7%, then by 9%.",
        "Он вырос на 5 %, потом на 7 %, потом на ⟦9%⟧."),
      .bad(
        "en|ar", "It was built in 1950, sold in 1970 and closed in 1990.",
        "بُني عام ١٩٥٠ وبيع عام ١٩٧٠ وأُغلق عام ⟦1990⟧."),
      .good("en|de", "Enter =CEILING.MATH(3.5;2) here.", "Geben Sie =CEILING.MATH(3.5;2) ein."),
      .good(
        "en|ar", "Built in 1950, sold in 1970, in 1x2 parts.",
        "بُني عام ١٩٥٠ وبيع عام ١٩٧٠ في أجزاء 1x2."),
      .good(
        "en|it", "All that was new in the old 2.10.x is kept.",
        "Tutto ciò che era nuovo nella vecchia 2.10.x resta."),
      .good(
        "en|pl", "It reads files of LibreOffice 4.2 too.",
        "Czyta też pliki z wersji 4.2 LibreOffice."),
      .good(
        "en|de", "6.10. Colours. Figure 2.3. The palette. 5.3 Scope",
        "6.10. Farben. Abbildung 2.3. Die Palette. 5.3 Geltung"),
      .bad(
        "en|de", "2.8 million people came. Growth was 2.8. It had been less.",
        "⟦2.8⟧ Millionen Menschen kamen. Das Wachstum betrug ⟦2.8⟧. Es war weniger gewesen."),
      .good(
        "en|cs", "It needs GTK+ 2.10 or any of the versions 3.3, 3.4.1 and 4.1.",
        "Potřebuje GTK+ 2.10 nebo některou z verzí 3.3, 3.4.1 a 4.1."),
      .bad(
        "en|pt", "More than 30,000 people live there.", "Vivem ali mais de ⟦30,000⟧ pessoas."),
      .good("en|da", "It is at doi:10.1002/sim.", "Det er på doi:10.1002/sim."),
      .good(
        "en|pt", "B.1.5 Bridges (by-sa/3.0). See table 3.1 or appendix C.4.2.",
        "B.1.5 Pontes (by-sa/3.0). Ver a tabela 3.1 ou o apêndice C.4.2."),
      .good(
        "en|fa", "The bridge has 3 arches and 4 towers (see B.5.3).",
        "این پل ۳ طاق و ۴ برج دارد (نگاه کنید به B.5.3)."),
      .good("en|el", "It is in the list 3.1 now.", "Βρίσκεται στη λίστα έκδοσης 3.1 τώρα."),
      .good("en|de", "It gave “04:00.0 bridge”.", "Es gab „04:00.0 Brücke“ aus."),
      .bad("en|de", "According to Oval 12.1 percent left.", "Laut Oval ⟦12.1⟧ Prozent gingen."),
      .good("en|ru", "It grew by 5%.", "Он вырос на 5%."),
      .good("hu|sl", "A hajó 10.30-kor indul.", "Ladja odpluje ob 10.30."),
      .good("en|de", "It grew by 5%.", "Es wuchs um 5 %."),
      .good("en|de", "It grew by 2.8 percent.", "Es wuchs um 2,8 Prozent."),
      .good("en|es", "Some 76,000 people came.", "Vinieron unas 76 000 personas."),
      .good(
        "en|sk", "%1$s has %2$3.0f%% of the land.", "%1$s vlastní %2$3.0f %% územia."),
      .good("en|fr", "It starts at %1% points.", "Elle commence avec %1% points."),
      .good("en|de", "It was built for iOS 12.1.", "Es wurde für iOS 12.1 gebaut."),
      .good(
        "en|it", "It came with the GNOME desktop environment 3.22 and release 0.93R6.",
        "Venne con l'ambiente desktop GNOME 3.22 e il rilascio 0.93R6."),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let foreign = foreignSigns(in: context)
    let told = Set(foreign.compactMap(\.target))
    let house = houseSigns(in: context).filter { $0.target.map { !told.contains($0) } ?? true }
    return try foreign + house + percentSpacing(in: context) + digitScript(in: context)
  }

  private func houseSigns(in context: RuleContext) -> [Finding] {
    (HouseNumbers(context)?.deviations ?? []).map { deviation in
      finding(
        "“\(context.target.string(deviation.range))” is not how the house writes numbers",
        help: "write “\(deviation.written)”", target: deviation.range, confidence: 0.85,
        fix: (deviation.range, deviation.written, false), in: context)
    }
  }

  private func percentSpacing(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    return try PercentSpacing.deviations(in: text).map { deviation in
      finding(
        "“\(text.string(deviation.range))” "
          + (deviation.wanted.isEmpty ? "with a space" : "without a space")
          + " before the percent sign",
        help: deviation.wanted.isEmpty ? "close it up" : "put a no-break space there",
        target: deviation.range, severity: deviation.isCertain ? .warning : .info,
        confidence: deviation.isCertain ? 0.85 : 0.5,
        fix: (deviation.gap, deviation.wanted, true), in: context)
    }
  }

  private func digitScript(in context: RuleContext) -> [Finding] {
    let strays = DigitScript.strays(in: context.target)
    return strays.ranges.map { range in
      finding(
        "“\(context.target.string(range))” in a text with digits of another script",
        help: "write all numbers in the same digits", target: range,
        severity: strays.areSlips ? .warning : .info, in: context)
    }
  }

  private func foreignSigns(in context: RuleContext) -> [Finding] {
    context.quantityFaults.filter { $0.kind == .format }.compactMap { fault in
      guard let source = fault.source, let target = fault.target,
        !isTime(source), !isKept(target, source, in: context),
        !context.target.isInReference(target.range),
        let written = rewritten(
          target, as: source.value, in: context.target, style: context.style.numbers)
      else { return nil }
      let given = context.target.string(target.number)
      return finding(
        "“\(given)” is not how \(context.target.language.englishName) writes"
          + " \(QuantityText.number(source.value))",
        help: "write “\(written.text)”", target: written.range, source: [source.range],
        severity: QuantitySeverity.of(min(fault.confidence, 0.85)), confidence: fault.confidence,
        fix: (written.range, written.text, false), in: context)
    }
  }

  /// A number whose sign is no decimal sign in the source either, and that can be a time of
  /// day: `ob 10.30`.
  private func isTime(_ source: Quantity) -> Bool { !source.parts.isEmpty && !source.isLocal }

  /// Whether a number is no amount, and so the same in both texts: that of a title or a name.
  private func isKept(_ target: Quantity, _ source: Quantity, in context: RuleContext) -> Bool {
    context.target.text[target.number].elementsEqual(context.source.text[source.number])
      && (isLabel(target, in: context.target) && isLabel(source, in: context.source)
        || isName(target, source, in: context))
  }

  /// The number of a part, a figure or a table, which its title begins with: `6.10. Tools`,
  /// `5.3 Scope`, `Figure 2.3. A tool`.
  private func isLabel(_ quantity: Quantity, in text: Analysis) -> Bool {
    let number = quantity.number
    guard quantity.range == number, let index = text.sentenceIndex(at: number.lowerBound)
    else { return false }
    let sentence = text.sentences[index]
    let before = text.tokenTable.indices(in: sentence.range.lowerBound..<number.lowerBound)
    let mark = text.unit(at: number.upperBound)
    if mark == 0x2E || mark == 0x3A, WhiteSpace.isBlank(text.unit(at: number.upperBound + 1)) {
      return before.count <= 1
    }
    let after = text.tokenTable.indices(in: number.upperBound..<sentence.range.upperBound)
    return before.isEmpty && WhiteSpace.isBlank(mark)
      && after.first.map { text.form(of: text.tokens[$0]).casing == .title } ?? false
  }

  /// Names keep their numbers as they are, `iOS 12.1`, and so do numbers that begin with zeros or
  /// hang on letters or a path: `00.0`, `0.93R6`, `10.1000/x`, `B.1.5`.
  private func isName(_ target: Quantity, _ source: Quantity, in context: RuleContext) -> Bool {
    guard target.range == target.number else { return false }
    let digits = context.target.text[target.number].prefix(2)
    if digits.first == 0x30, let second = digits.last, 0x30...0x39 ~= second { return true }
    return isContinued(target, in: context.target) && isContinued(source, in: context.source)
      || isNumbered(source, in: context.source, isNameLike: { _ in false })
      || isNumbered(target, in: context.target) { token in
        let form = context.target.form(of: context.target.tokens[token])
        return form.casing != .lower && form.casing != .none
          && context.sourceWords.forms[Int(context.target.tokens[token].form)] >= 0
      }
  }

  private func isContinued(_ quantity: Quantity, in text: Analysis) -> Bool {
    let (start, end) = (quantity.number.lowerBound, quantity.number.upperBound)
    return text.isLetter(at: end) || text.unit(at: end) == 0x2F && text.isLetter(at: end + 1)
      // 2.10.x
      || text.unit(at: end) == 0x2E && text.unit(at: end + 1) == 0x78 && !text.isLetter(at: end + 2)
      || text.isLedByLetter(start)
  }

  /// Whether a name or a word for versions or parts stands before a number, or before those that
  /// it is listed with: `GTK+ 2.10`, `versions 3.3, 3.4 and 4.1`, `table 2.3`.
  private func isNumbered(
    _ quantity: Quantity, in text: Analysis, isNameLike: (Int) -> Bool
  ) -> Bool {
    var token = text.tokenTable.indices(in: 0..<quantity.number.lowerBound).upperBound - 1
    for _ in 0..<Self.longestList where token >= 0 {
      let isListed = sign(token, in: text) == 0x2C
      if isListed { token -= 1 }
      for _ in 0..<Self.mostJoints where sign(token, in: text).map(Self.joints.contains) ?? false {
        token -= 1
      }
      guard token >= 0, text.tokens[token].isWordLike else { return false }
      if text.tokens[token].kind != .number {
        if isListed { return false }
        if isNameLike(token) || isNumberedWord(token, in: text) { return true }
        // A conjunction between two numbers.
        token -= 1
      }
      guard token >= 0, text.tokens[token].kind == .number,
        text.text[text.tokens[token].range].contains(0x2E)
      else { return false }
      token -= 1
    }
    return false
  }

  /// The mark that a token is.
  private func sign(_ token: Int, in text: Analysis) -> UInt16? {
    guard token >= 0, case let token = text.tokens[token], !token.isWordLike,
      token.range.count == 1
    else { return nil }
    return text.text[Int(token.start)]
  }

  /// Tokens that are looked at before a number.
  private static let longestList = 16
  /// What may stand between a name and its number: `g++-2.95`, `node.js >= 0.4`.
  private static let joints = Set("+#-<>=≥≤".utf16)
  private static let mostJoints = 4

  private func isNumberedWord(_ token: Int, in text: Analysis) -> Bool {
    let folded = text.tokenTable.foldedForms[Int(text.form(of: text.tokens[token]).folded)]
    return WordList("numbered-words.tsv").contains(
      Array(String(decoding: folded, as: UTF16.self).utf8)[...])
  }

  /// The numeral with the signs of its language, where only they are to change.
  private func rewritten(
    _ quantity: Quantity, as value: Double, in text: Analysis, style: HouseStyle.NumberSigns?
  ) -> (range: Range<Int>, text: String)? {
    var range = quantity.number
    let isSign = { (unit: UInt16) in unit == 0x2E || unit == 0x2C }
    guard let first = text.text[range].firstIndex(where: isSign),
      let last = text.text[range].lastIndex(where: isSign)
    else { return nil }
    // Without the scale word behind the digits.
    var end = last + 1
    while end < range.upperBound, 0x30...0x39 ~= text.text[end] { end += 1 }
    range = range.lowerBound..<end
    let isDecimal = first != last || !isGroupedReading(quantity, value, digits: end - last - 1)
    let written = range.map { index -> UInt16 in
      guard isSign(text.text[index]) else { return text.text[index] }
      return index == last && isDecimal
        ? style?.decimal ?? text.quantities.decimalSign
        : style?.group ?? text.quantities.groupSign
    }
    guard written != Array(text.text[range]) else { return nil }
    return (range, String(decoding: written, as: UTF16.self))
  }

  private func isGroupedReading(_ quantity: Quantity, _ value: Double, digits: Int) -> Bool {
    digits == 3 && quantity.values.max().map { QuantityRelation.equal($0, value) } ?? false
  }
}
