import ICU

/// Collects what a language's numbers are made of: the words and signs of CLDR and
/// those of `rules/quantities/`.
struct LexiconBuilder {
  private(set) var entries: [(form: [UInt16], sense: Sense)] = []
  private(set) var prefixes: [[UInt16]] = []
  private(set) var decimalSigns: [UInt16] = []
  private(set) var groupSigns: [UInt16] = []
  /// Nil where CLDR does not say.
  private(set) var isMonthFirst: Bool?
  /// What to add to a year that may be counted from another era, one for each reading.
  let unmarkedEras: [Double]
  /// Whether there is a word for a million.
  var knowsScales: Bool {
    entries.contains {
      ($0.sense.kind == .scale || $0.sense.kind == .scaleBefore) && $0.sense.value >= 1e6
        && ($0.form.count > 1 || $0.form[0] > 0x7F)
    }
  }
  /// Whether there is a word for percent beside the signs of every language.
  var knowsPercent: Bool {
    entries.contains {
      ($0.sense.kind == .percent || $0.sense.kind == .percentBefore) && $0.form.count > 1
    }
  }
  /// Whether words of the lexicon take other endings than it has.
  let isInflected: Bool

  private let units: UnitTable
  private let rows: [Row]
  private let weakForms: Set<[UInt16]>
  private let ignoredForms: Set<[UInt16]>
  private let ignoredUnits: Set<[UInt16]>

  /// A line of `rules/quantities/`.
  private struct Row {
    var kind: String
    var value: String
    /// Case-folded, except for signs.
    var forms: [[UInt16]]
  }

  /// - Parameter rows: the fields of the files for all languages and for this one.
  init(rows: [[String]], units: UnitTable) {
    self.units = units
    let read = rows.filter { $0.count >= 3 }.map { fields in
      let words = Array(fields[2].utf16).split(separator: 0x7C)
      let isSign = fields[0] == "decimal" || fields[0] == "group"
      return Row(
        kind: fields[0], value: fields[1],
        forms: words.compactMap { isSign ? Array($0) : QuantityWords.folded(Array($0)) })
    }
    let forms = { (kind: String) in Set(read.filter { $0.kind == kind }.flatMap(\.forms)) }
    self.rows = read
    weakForms = forms("weak")
    ignoredForms = forms("ignore")
    ignoredUnits = forms("ignore-unit")
    unmarkedEras = read.filter { $0.kind == "unmarked-era" }.compactMap { Double($0.value) }
    isInflected = !read.contains { $0.kind == "uninflected" }
  }

  /// All of a language: what CLDR has in its locale, the signs of every language, and
  /// the rows.
  mutating func addLanguage(locale: String) {
    let spelled = SpelledNumbers.rows(locale: locale)
    let values = Dictionary(spelled.map { ($0.text, $0.value) }, uniquingKeysWith: min)
    for row in spelled { add(row, values) }
    for row in QuantityWords(locale: locale, units: units.words).rows { add(row) }
    addSigns()
    entries.removeAll { ignoredForms.contains($0.form) }
    addRows()
  }

  /// What a region's locale has of its own.
  mutating func addRegion(locale: String) {
    for row in QuantityWords(region: locale).rows { add(row) }
    entries.removeAll { ignoredForms.contains($0.form) }
  }

  private mutating func addRows() {
    for row in rows {
      switch row.kind {
      case "prefix": prefixes += row.forms
      case "decimal": decimalSigns += row.forms.compactMap(\.first)
      case "group": groupSigns += row.forms.compactMap(\.first)
      case "ignore", "ignore-unit", "uninflected", "unmarked-era": break
      case "unit", "unit-before":
        guard let unit = units.index(named: row.value), let kind = Sense.Kind(name: row.kind)
        else { continue }
        for form in row.forms { add(folded: form, kind, Double(unit)) }
      case "am", "am-before":
        for form in row.forms {
          add(folded: form, row.kind == "am" ? .dayPeriod : .dayPeriodBefore, 0)
        }
      default:
        guard let kind = Sense.Kind(name: row.kind), let value = Double(row.value) else {
          continue
        }
        for form in row.forms { add(folded: form, kind, value) }
      }
    }
  }

  // MARK: CLDR

  /// A number in words. The last word of “two million” is a scale: the number divided by two.
  ///
  /// - Parameter values: of all numbers in words.
  private mutating func add(_ row: SpelledNumbers.Row, _ values: [String: Double]) {
    let form = Array(row.text.utf16)
    let words = form.split { $0 == 0x20 || $0 == 0x2D }
    if words.count == 1 {
      addNumber(form, row.value, isOrdinal: row.isOrdinal)
    } else if row.value <= 99 {
      // Seventeen and ninety are several words in French, the teens in Arabic.
      addNumber(Array(words.joined(separator: [0x20])), row.value, isOrdinal: row.isOrdinal)
    } else if words.count == 2, row.value >= 200, let last = words.last {
      // Swahili has the scale first: elfu moja.
      if let unit = values[String(decoding: last, as: UTF16.self)], unit < 10 { return }
      let first = values[String(decoding: words[0], as: UTF16.self)]
      let scale = first.map { row.value / $0 } ?? Self.scale(of: row.value)
      entries.append((Array(last), Sense(kind: .scale, value: scale)))
    }
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

  private mutating func add(_ row: QuantityWords.Row) {
    switch row.kind {
    case "decimal": decimalSigns += row.form
    case "group": groupSigns += row.form
    case "date-order": isMonthFirst = isMonthFirst ?? (row.form.first == 0x6D)
    case "am": add(row.form, .dayPeriod, 0)
    case "am-before": add(row.form, .dayPeriodBefore, 0)
    default:
      guard let kind = Sense.Kind(name: row.kind),
        let value = Double(row.value) ?? units.index(named: row.value).map(Double.init),
        kind != .unit || !ignoredUnits.contains(row.form)
      else { return }
      add(row.form, kind, value)
    }
  }

  private mutating func addSigns() {
    if decimalSigns.isEmpty { decimalSigns = [0x2E] }
    if groupSigns.isEmpty { groupSigns = [0x2C] }
    for sign in ["%", "٪", "％", "‰"] { add(Array(sign.utf16), .percent, 1) }
    for sign in ["%", "٪", "％"] { add(Array(sign.utf16), .percentBefore, 1) }
    for (index, unit) in units.units.enumerated() {
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
