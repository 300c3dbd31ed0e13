import ICU
import Rules

/// Collects the entries of a `QuantityLexicon`.
struct QuantityLexiconBuilder {
  private(set) var entries: [(form: [UInt16], sense: Sense)] = []
  private(set) var prefixes: [[UInt16]] = []
  private(set) var decimalSigns: [UInt16] = []
  private(set) var groupSigns: [UInt16] = []
  /// Nil where CLDR does not say.
  private(set) var isMonthFirst: Bool?

  private let language: LanguageTag
  /// ICU locales with data of their own, the nearest first.
  private let locales: [String]
  private let table = UnitTable.standard
  private var rows: [Row] = []
  private var weakForms = FormTable()
  private var ignoredForms = FormTable()
  private var ignoredUnits = FormTable()

  /// A line of `rules/quantities/`.
  private struct Row {
    var kind: String
    var value: String
    /// Case-folded, except for signs.
    var forms: [[UInt16]]
  }

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
    addWords()
    addSigns()
    entries.removeAll { ignoredForms.index(of: $0.form[...]) != nil }
    addRows()
  }

  // MARK: Rows of rules/quantities/

  private mutating func readRows() {
    for name in ["common", language.language] {
      for fields in TabSeparated.rows("quantities/\(name).tsv") where fields.count >= 3 {
        let words = Array(fields[2].utf16).split(separator: 0x7C)
        let isSign = fields[0] == "decimal" || fields[0] == "group"
        let row = Row(
          kind: fields[0], value: fields[1],
          forms: words.compactMap { isSign ? Array($0) : QuantityWords.folded(Array($0)) })
        for form in row.forms {
          switch row.kind {
          case "weak": _ = weakForms.intern(form[...])
          case "ignore": _ = ignoredForms.intern(form[...])
          case "ignore-unit": _ = ignoredUnits.intern(form[...])
          default: break
          }
        }
        rows.append(row)
      }
    }
  }

  private mutating func addRows() {
    for row in rows {
      switch row.kind {
      case "prefix": prefixes += row.forms
      case "decimal": decimalSigns += row.forms.compactMap(\.first)
      case "group": groupSigns += row.forms.compactMap(\.first)
      case "ignore", "ignore-unit": break
      case "unit", "unit-before":
        guard let unit = table.index(named: row.value), let kind = Sense.Kind(rawValue: row.kind)
        else { continue }
        for form in row.forms { add(folded: form, kind, Double(unit)) }
      case "am", "am-before":
        for form in row.forms {
          add(folded: form, row.kind == "am" ? .dayPeriod : .dayPeriodBefore, 0)
        }
      default:
        guard let kind = Sense.Kind(rawValue: row.kind), let value = Double(row.value) else {
          continue
        }
        for form in row.forms { add(folded: form, kind, value) }
      }
    }
  }

  // MARK: CLDR

  /// Numbers in words. The last word of “two million” is a scale.
  private mutating func addSpelledNumbers() {
    for row in spelledNumbers() {
      let form = row.form
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
  private func spelledNumbers() -> [(form: [UInt16], value: Double, isOrdinal: Bool)] {
    guard let locale = locales.last else { return [] }
    guard let data = Rules.data("quantities/spelled/\(locale).tsv"), !data.isEmpty else {
      return SpelledNumbers.rows(locale: locale).map {
        (Array($0.text.utf16), $0.value, $0.isOrdinal)
      }
    }
    return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let fields = line.split(separator: UInt8(ascii: "\t"))
      guard fields.count == 3, let value = UTF8Units.number(fields[1]) else { return nil }
      return (UTF8Units.utf16(fields[0]), value, fields[2].first == UInt8(ascii: "o"))
    }
  }

  private mutating func addNumber(_ form: [UInt16], _ value: Double, isOrdinal: Bool) {
    // Numerals, and signs whose value the characters themselves tell.
    let isSelfEvident = form.allSatisfy {
      $0 < 0x3A || 0x4E00...0x9FFF ~= $0 || 0x3007 == $0
    }
    guard !form.isEmpty, !isSelfEvident else { return }
    let isWeak = value < 2 || form.count == 1 || weakForms.index(of: form[...]) != nil
    let kind: Sense.Kind = isWeak ? .weak : isOrdinal ? .ordinal : .number
    entries.append((form, Sense(kind: kind, value: value)))
    if value == 100 || value == 1000 || value >= 1e6 {
      entries.append((form, Sense(kind: .scale, value: value)))
    }
  }

  private static func scale(of value: Double) -> Double {
    [1e12, 1e9, 1e7, 1e6, 1e5, 1e4, 1e3, 100].first { value >= $0 } ?? 1
  }

  /// The rows that the build wrote down for the language, after what its region
  /// has of its own; those of ICU for a language that the build did not know.
  private mutating func addWords() {
    guard let base = locales.last else { return }
    let path = "quantities/cldr/\(base).tsv"
    guard let data = Rules.data(path) else {
      let units = table.units.map {
        QuantityWords.Unit(name: $0.name, paths: $0.paths, currencies: $0.currencies)
      }
      for locale in locales {
        for row in QuantityWords(locale: locale, units: units).rows {
          addWord(meaning(row.kind, row.value), row.form)
        }
      }
      return
    }
    for locale in locales.dropLast() {
      for row in QuantityWords(region: locale).rows {
        addWord(meaning(row.kind, row.value), row.form)
      }
    }
    // Rows of one meaning stand together.
    var known: (head: Slice<UnsafeBufferPointer<UInt8>>, meaning: Meaning)?
    for line in data.split(separator: UInt8(ascii: "\n")) {
      guard let start = line.lastIndex(of: UInt8(ascii: "\t")) else { continue }
      let head = line[..<start]
      if known.map({ !$0.head.elementsEqual(head) }) ?? true {
        let fields = head.split(separator: UInt8(ascii: "\t"))
        guard fields.count == 2 else { continue }
        known = (
          head,
          meaning(
            String(decoding: fields[0], as: UTF8.self), String(decoding: fields[1], as: UTF8.self))
        )
      }
      if let known { addWord(known.meaning, UTF8Units.utf16(line[(start + 1)...])) }
    }
  }

  /// What a row of CLDR's tells.
  private enum Meaning {
    case decimalSign, groupSign, dateOrder
    case sense(Sense.Kind, Double)
    case nothing
  }

  private func meaning(_ kind: String, _ value: String) -> Meaning {
    switch kind {
    case "decimal": return .decimalSign
    case "group": return .groupSign
    case "date-order": return .dateOrder
    case "am": return .sense(.dayPeriod, 0)
    case "am-before": return .sense(.dayPeriodBefore, 0)
    default:
      guard let sense = Sense.Kind(rawValue: kind),
        let value = Double(value) ?? table.index(named: value).map(Double.init)
      else { return .nothing }
      return .sense(sense, value)
    }
  }

  private mutating func addWord(_ meaning: Meaning, _ form: [UInt16]) {
    switch meaning {
    case .decimalSign: decimalSigns += form
    case .groupSign: groupSigns += form
    case .dateOrder: isMonthFirst = isMonthFirst ?? (form.first == 0x6D)
    case .sense(.unit, _) where ignoredUnits.index(of: form[...]) != nil: break
    case .sense(let kind, let value): add(folded: form, kind, value)
    case .nothing: break
    }
  }

  private mutating func addSigns() {
    if decimalSigns.isEmpty { decimalSigns = [0x2E] }
    if groupSigns.isEmpty { groupSigns = [0x2C] }
    for sign in ["%", "٪", "％", "‰"] { add(Array(sign.utf16), .percent, 1) }
    for sign in ["%", "٪", "％"] { add(Array(sign.utf16), .percentBefore, 1) }
    for (index, unit) in table.units.enumerated() {
      for symbol in unit.symbols {
        add(Array(symbol.utf16), .unit, Double(index))
        if unit.isMoney { add(Array(symbol.utf16), .unitBefore, Double(index)) }
      }
    }
  }

  // MARK: Helpers

  private mutating func add(_ text: [UInt16], _ kind: Sense.Kind, _ value: Double) {
    guard let form = QuantityWords.folded(text) else { return }
    add(folded: form, kind, value)
  }

  private mutating func add(folded form: [UInt16], _ kind: Sense.Kind, _ value: Double) {
    guard !form.isEmpty else { return }
    entries.append((form, Sense(kind: kind, value: value)))
    // A text may leave out the last full stop, or end its sentence with it.
    if form.last == 0x2E, form.count > 1 {
      entries.append((form.dropLast(), Sense(kind: kind, value: value)))
    }
  }
}
