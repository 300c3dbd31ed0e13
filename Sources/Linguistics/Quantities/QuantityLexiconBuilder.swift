import ICU

/// Collects the entries of a `QuantityLexicon`.
struct QuantityLexiconBuilder {
  private(set) var entries: [(form: [UInt16], sense: Sense)] = []
  private(set) var prefixes: [[UInt16]] = []
  private(set) var decimalSigns: [UInt16] = []
  private(set) var groupSigns: [UInt16] = []
  private(set) var isMonthFirst = false

  private let language: LanguageTag
  /// ICU locales with data of their own, the nearest first.
  private let locales: [String]
  private let table = UnitTable.standard
  private var rows: [[String]] = []
  private var weakForms: Set<[UInt16]> = []
  private var ignoredForms: Set<[UInt16]> = []
  private var ignoredUnits: Set<[UInt16]> = []

  init(_ language: LanguageTag) {
    self.language = language
    var parts = language.description.split(separator: "-").map(String.init)
    var locales: [String] = []
    while !parts.isEmpty {
      locales.append(parts.joined(separator: "_"))
      parts.removeLast()
    }
    self.locales = locales
  }

  mutating func build() {
    readRows()
    addSpelledNumbers()
    addScales()
    addUnits()
    addCurrencies()
    addDates()
    addSigns()
    entries.removeAll { ignoredForms.contains($0.form) }
    addRows()
  }

  // MARK: Rows of rules/quantities/

  private mutating func readRows() {
    for name in ["common", language.language] {
      rows += TabSeparated.rows("quantities/\(name).tsv").filter { $0.count >= 3 }
    }
    for row in rows {
      let forms = row[2].split(separator: "|").compactMap { Self.folded(Array($0.utf16)) }
      switch row[0] {
      case "weak": weakForms.formUnion(forms)
      case "ignore": ignoredForms.formUnion(forms)
      case "ignore-unit": ignoredUnits.formUnion(forms)
      default: break
      }
    }
  }

  private mutating func addRows() {
    for row in rows {
      let words = row[2].split(separator: "|").map { Array($0.utf16) }
      switch row[0] {
      case "prefix": prefixes += words.compactMap(Self.folded)
      case "decimal": decimalSigns += words.compactMap(\.first)
      case "group": groupSigns += words.compactMap(\.first)
      case "ignore", "ignore-unit": break
      case "unit", "unit-before":
        guard let unit = table.index(named: row[1]), let kind = Sense.Kind(rawValue: row[0])
        else { continue }
        for word in words { add(word, kind, Double(unit)) }
      case "am", "am-before":
        for word in words {
          add(word, row[0] == "am" ? .dayPeriod : .dayPeriodBefore, 0)
        }
      default:
        guard let kind = Sense.Kind(rawValue: row[0]), let value = Double(row[1]) else { continue }
        for word in words { add(word, kind, value) }
      }
    }
  }

  // MARK: CLDR

  /// Numbers in words. The last word of “two million” is a scale.
  private mutating func addSpelledNumbers() {
    for row in spelledNumbers() {
      guard let form = Self.folded(Array(row.text.utf16)) else { continue }
      let words = form.split { $0 == 0x20 || $0 == 0x2D }
      if words.count == 1 {
        addNumber(form, row.value, isOrdinal: row.isOrdinal)
      } else if row.value <= 99 {
        // Seventeen and ninety are several words in French, the teens in Arabic.
        addNumber(Array(words.joined(separator: [0x20])), row.value, isOrdinal: row.isOrdinal)
      } else if words.count == 2, row.value >= 200, let last = words.last {
        entries.append((Array(last), Sense(kind: .scale, value: Self.scale(of: row.value))))
      }
    }
  }

  /// As the build wrote them down, or from ICU where it did not.
  private func spelledNumbers() -> [SpelledNumbers.Row] {
    guard let locale = locales.last else { return [] }
    let rows = TabSeparated.rows("quantities/spelled/\(locale).tsv").compactMap { fields in
      Double(fields[1]).map {
        SpelledNumbers.Row(text: fields[0], isOrdinal: fields[2] == "ordinal", value: $0)
      }
    }
    return rows.isEmpty ? SpelledNumbers.rows(locale: locale) : rows
  }

  private mutating func addNumber(_ form: [UInt16], _ value: Double, isOrdinal: Bool) {
    // Numerals, and signs whose value the characters themselves tell.
    let isSelfEvident = form.allSatisfy {
      $0 < 0x3A || 0x4E00...0x9FFF ~= $0 || 0x3007 == $0
    }
    guard !form.isEmpty, !isSelfEvident else { return }
    let isWeak = value < 2 || form.count == 1 || weakForms.contains(form)
    let kind: Sense.Kind = isWeak ? .weak : isOrdinal ? .ordinal : .number
    entries.append((form, Sense(kind: kind, value: value)))
    if value == 100 || value == 1000 || value >= 1e6 {
      entries.append((form, Sense(kind: .scale, value: value)))
    }
  }

  private static func scale(of value: Double) -> Double {
    [1e12, 1e9, 1e7, 1e6, 1e5, 1e4, 1e3, 100].first { value >= $0 } ?? 1
  }

  /// Words and abbreviations for powers of ten, from the patterns of compact
  /// numbers: “00 Millionen” for 10 000 000 tells that the word is 10⁶.
  private mutating func addScales() {
    for locale in locales {
      for length in ["Long", "Short"] {
        Self.each(.main, locale, "NumberElements/latn/patterns\(length)/decimalFormat") {
          text, key in
          let power = key.prefix { $0 != "/" }
          let zeros = text.count { $0 == 0x30 }
          let word = Self.trimmed(text.filter { $0 != 0x30 && $0 != 0x27 })
          guard zeros > 0, !word.isEmpty, let value = Double(power) else { return }
          var scale = value
          for _ in 1..<zeros { scale /= 10 }
          add(word, .scale, scale)
        }
      }
    }
  }

  private mutating func addUnits() {
    for locale in locales {
      for (index, unit) in table.units.enumerated() {
        for path in unit.paths {
          for width in ["units", "unitsShort"] {
            addUnit("\(width)/\(path)", locale, .unit, .unitBefore, Double(index))
          }
        }
      }
      addUnit("units/concentr/percent", locale, .percent, .percentBefore, 1)
      addUnit("units/duration/century", locale, .century, .centuryBefore, 1)
      addUnit("units/duration/decade", locale, .decade, .decadeBefore, 1)
    }
    for (index, unit) in table.units.enumerated() {
      for symbol in unit.symbols {
        add(Array(symbol.utf16), .unit, Double(index))
        if unit.isMoney { add(Array(symbol.utf16), .unitBefore, Double(index)) }
      }
    }
  }

  private mutating func addUnit(
    _ path: String, _ locale: String, _ after: Sense.Kind, _ before: Sense.Kind, _ value: Double
  ) {
    var seen: Set<[UInt16]> = []
    Self.each(.units, locale, path) { text, key in
      guard seen.insert(text).inserted, !key.hasSuffix("dnam"), !key.hasSuffix("gender"),
        !key.hasSuffix("per"),
        let hole = text.firstIndex(of: 0x7B)
      else { return }
      let left = Self.trimmed(text[..<hole])
      let right = Self.trimmed(text[min(hole + 3, text.count)...])
      if !left.isEmpty && !right.isEmpty {
        return  // One side alone would be another unit's name.
      } else if !right.isEmpty {
        if !ignoredUnits.contains(Self.folded(right) ?? right) { add(right, after, value) }
      } else if !left.isEmpty {
        add(left, before, value)
        // The order of the words is not always that of the pattern.
        add(left, after, value)
      }
    }
  }

  /// Names of currencies: the word that the names of all members of a family
  /// share, or the words of the one name that do not come from the country's.
  private mutating func addCurrencies() {
    for (index, unit) in table.units.enumerated() where !unit.currencies.isEmpty {
      var shared: Set<[UInt16]>?
      for code in unit.currencies.prefix(3) {
        let words = currencyWords(code)
        shared = shared.map { $0.intersection(words) } ?? words
      }
      for word in shared ?? [] where word.count > 1 {
        entries.append((word, Sense(kind: .unit, value: Double(index))))
      }
    }
  }

  private func currencyWords(_ code: String) -> Set<[UInt16]> {
    var words: Set<[UInt16]> = []
    var country: [ArraySlice<UInt16>] = []
    for locale in locales {
      Self.each(.regions, locale, "Countries/\(code.prefix(2))") { text, _ in
        country += (Self.folded(text) ?? []).split { $0 == 0x20 }
      }
    }
    for locale in locales {
      for path in ["CurrencyPlurals/\(code)", "Currencies/\(code)"] {
        Self.each(.currencies, locale, path) { text, key in
          guard key != "0", let form = Self.folded(text) else { return }
          let parts = form.split(whereSeparator: { $0 == 0x20 || $0 == 0x2D || $0 == 0xA0 })
          for word in parts {
            let isOfCountry =
              parts.count > 1
              && country.contains { name in
                zip(name, word).prefix { $0 == $1 }.count >= min(3, name.count)
              }
            if !isOfCountry { words.insert(Array(word)) }
          }
        }
      }
    }
    return words
  }

  private mutating func addDates() {
    for locale in locales {
      for context in ["format", "stand-alone"] {
        for width in ["wide", "abbreviated"] {
          let path = "calendar/gregorian/monthNames/\(context)/\(width)"
          Self.each(.main, locale, path) { text, key in
            guard let number = Double(key) else { return }
            addMonth(Self.withoutStop(text), number + 1, isWide: width == "wide")
          }
        }
        Self.each(.main, locale, "calendar/gregorian/dayNames/\(context)/wide") { text, key in
          guard let number = Double(key) else { return }
          add(Self.withoutStop(text), .weekday, number + 1)
        }
      }
      Self.each(.main, locale, "calendar/gregorian/AmPmMarkers") { text, key in
        guard text.count > 1 else { return }
        let name = Self.withoutStop(text)
        add(name, .dayPeriod, key == "1" ? 12 : 0)
        add(name, .dayPeriodBefore, key == "1" ? 12 : 0)
      }
    }
    for locale in locales.prefix(1) + ["root"] {
      var pattern: [UInt16] = []
      Self.each(.main, locale, "calendar/gregorian/DateTimePatterns") { text, key in
        if key == "7" { pattern = text }
      }
      if let month = pattern.firstIndex(of: 0x4D), let day = pattern.firstIndex(of: 0x64) {
        isMonthFirst = month < day
        break
      }
    }
  }

  /// Months that are no more than a number with a sign (`5月`) are read as such.
  private mutating func addMonth(_ name: [UInt16], _ number: Double, isWide: Bool) {
    guard name.count > 1, name.first.map({ $0 > 0x39 }) ?? false else { return }
    add(name, isWide ? .month : .monthAbbreviation, number)
  }

  private mutating func addSigns() {
    for locale in locales {
      Self.each(.main, locale, "NumberElements/latn/symbols") { text, key in
        guard let sign = text.first, text.count == 1 else { return }
        if key == "decimal" { decimalSigns.append(sign) }
        if key == "group" { groupSigns.append(sign) }
      }
    }
    if decimalSigns.isEmpty { decimalSigns = [0x2E] }
    if groupSigns.isEmpty { groupSigns = [0x2C] }
    for sign in ["%", "٪", "％", "‰"] { add(Array(sign.utf16), .percent, 1) }
    for sign in ["%", "٪", "％"] { add(Array(sign.utf16), .percentBefore, 1) }
  }

  // MARK: Helpers

  private static func each(
    _ bundle: CLDRStrings.Bundle, _ locale: String, _ path: String,
    _ body: (_ text: [UInt16], _ key: String) -> Void
  ) {
    guard let strings = try? CLDRStrings(bundle, locale: locale, path: path) else { return }
    strings.visit { text, key, _ in body(Array(text), key) }
  }

  private mutating func add(_ text: [UInt16], _ kind: Sense.Kind, _ value: Double) {
    guard let form = Self.folded(text), !form.isEmpty else { return }
    entries.append((form, Sense(kind: kind, value: value)))
    // A text may leave out the last full stop, or end its sentence with it.
    if form.last == 0x2E, form.count > 1 {
      entries.append((form.dropLast(), Sense(kind: kind, value: value)))
    }
  }

  private static func folded(_ text: [UInt16]) -> [UInt16]? {
    guard let folded = try? TokenTable.folded(text[...]) else { return nil }
    return folded.map { $0 == 0xA0 || $0 == 0x202F || $0 == 0x2D || $0 == 0x2010 ? 0x20 : $0 }
  }

  private static func withoutStop(_ text: [UInt16]) -> [UInt16] {
    text.last == 0x2E ? text.dropLast() : text
  }

  private static func trimmed(_ text: some Collection<UInt16>) -> [UInt16] {
    let isBlank = { (unit: UInt16) in
      unit <= 0x20 || unit == 0xA0 || unit == 0x202F || unit == 0x200F || unit == 0x200E
    }
    let units = Array(text.drop(while: isBlank))
    return Array(units[..<(units.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0)])
  }
}
