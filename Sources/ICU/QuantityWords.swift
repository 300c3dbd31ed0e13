/// What CLDR knows of the words and signs that stand with numbers: scales, units,
/// currencies, months, days, percent, decimal and grouping signs.
///
/// Reading it costs milliseconds, so the build writes down the rows of the
/// languages that `rules/quantities/` knows.
public struct QuantityWords {
  /// A unit of `rules/units.tsv`: CLDR's paths, or ISO 4217 codes.
  public struct Unit: Sendable {
    public var name: String
    public var paths: [String]
    public var currencies: [String]

    public init(name: String, paths: [String], currencies: [String]) {
      self.name = name
      self.paths = paths
      self.currencies = currencies
    }
  }

  /// A row as in the files of `rules/quantities/`, with one folded form.
  public struct Row: Hashable, Sendable {
    public var kind: String
    /// A number, or the name of a unit.
    public var value: String
    public var form: [UInt16]
  }

  public private(set) var rows: [Row] = []
  private var seen: Set<Row> = []

  /// All rows of exactly this ICU locale.
  public init(locale: String, units: [Unit]) {
    addScales(locale)
    for unit in units { addUnit(unit, locale) }
    add(pattern: "concentr/percent", locale, "percent", "percent-before", "1")
    add(pattern: "duration/century", locale, "century", "century-before", "1")
    add(pattern: "duration/decade", locale, "decade", "decade-before", "1")
    addCurrencies(units, locale)
    addSigns(locale)
    addDates(locale)
  }

  /// What a region has of its own: signs, and names and order of dates.
  public init(region locale: String) {
    addSigns(locale)
    addDates(locale)
  }

  /// Case-folded (NFKC), with plain spaces for hyphens and no-break spaces.
  public static func folded(_ text: [UInt16]) -> [UInt16]? {
    if text.allSatisfy({ $0 < 0x80 }) {
      return text.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 == 0x2D ? 0x20 : $0 }
    }
    return try? NormalizationForm.nfkcCasefold.normalize(text[...]).map {
      $0 == 0xA0 || $0 == 0x202F || $0 == 0x2D || $0 == 0x2010 ? 0x20 : $0
    }
  }

  // MARK: Scales

  /// Words and abbreviations for powers of ten, from the patterns of compact
  /// numbers: “00 Millionen” for 10 000 000 tells that the word is 10⁶.
  private mutating func addScales(_ locale: String) {
    for length in ["Long", "Short"] {
      Self.each(.main, locale, "NumberElements/latn/patterns\(length)/decimalFormat") { text, key in
        let text = text.prefix { $0 != 0x3B }
        let zeros = text.count { $0 == 0x30 }
        let word = Self.trimmed(text.filter { $0 != 0x30 && $0 != 0x27 })
        guard zeros > 0, !word.isEmpty, var scale = Double(key.prefix { $0 != "/" }) else { return }
        for _ in 1..<zeros { scale /= 10 }
        // Swahili and Sinhala have the word first: milioni 3.5.
        let isBefore = text.last == 0x30
        add(isBefore ? "scale-before" : "scale", "\(scale)", word)
      }
    }
  }

  // MARK: Units and currencies

  private mutating func addUnit(_ unit: Unit, _ locale: String) {
    for path in unit.paths { add(pattern: path, locale, "unit", "unit-before", unit.name) }
  }

  private mutating func add(
    pattern path: String, _ locale: String, _ after: String, _ before: String, _ value: String
  ) {
    for width in ["units", "unitsShort"] {
      Self.each(.units, locale, "\(width)/\(path)") { text, key in
        guard !key.hasSuffix("dnam"), !key.hasSuffix("gender"), !key.hasSuffix("per"),
          let hole = text.firstIndex(of: 0x7B)
        else { return }
        let left = Self.trimmed(text[..<hole])
        let right = Self.trimmed(text[min(hole + 3, text.count)...])
        if !left.isEmpty && !right.isEmpty {
          return  // One side alone would be another unit's name.
        } else if !right.isEmpty {
          add(after, value, right)
        } else if !left.isEmpty {
          add(before, value, left)
          // The order of the words is not always that of the pattern.
          add(after, value, left)
        }
      }
    }
  }

  /// Names of currencies: the word that the names of all members of a family
  /// share, or the words of the one name that do not come from the country's.
  private mutating func addCurrencies(_ units: [Unit], _ locale: String) {
    for unit in units where !unit.currencies.isEmpty {
      var shared: Set<[UInt16]>?
      for code in unit.currencies.prefix(3) {
        let words = currencyWords(code, locale)
        shared = shared.map { $0.intersection(words) } ?? words
      }
      for word in (shared ?? []).sorted(by: { $0.lexicographicallyPrecedes($1) })
      where word.count > 1 {
        add("unit", unit.name, word)
      }
    }
  }

  private func currencyWords(_ code: String, _ locale: String) -> Set<[UInt16]> {
    var words: Set<[UInt16]> = []
    var country: [ArraySlice<UInt16>] = []
    Self.each(.regions, locale, "Countries/\(code.prefix(2))") { text, _ in
      country += (Self.folded(text) ?? []).split { $0 == 0x20 }
    }
    for path in ["CurrencyPlurals/\(code)", "Currencies/\(code)"] {
      Self.each(.currencies, locale, path) { text, key in
        guard key != "0", let form = Self.folded(text) else { return }
        let parts = form.split { $0 == 0x20 }
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
    return words
  }

  // MARK: Dates and signs

  private mutating func addDates(_ locale: String) {
    for context in ["format", "stand-alone"] {
      for (width, kind) in [("wide", "month"), ("abbreviated", "month-abbreviation")] {
        Self.each(.main, locale, "calendar/gregorian/monthNames/\(context)/\(width)") { text, key in
          // Months that are a number with a sign (`5月`) are read as such.
          let name = Self.withoutStop(text)
          guard let number = Int(key), name.count > 1, name[0] > 0x39 else { return }
          add(kind, "\(number + 1)", name)
        }
      }
      Self.each(.main, locale, "calendar/gregorian/dayNames/\(context)/wide") { text, key in
        guard let number = Int(key) else { return }
        add("weekday", "\(number + 1)", Self.withoutStop(text))
      }
    }
    Self.each(.main, locale, "calendar/gregorian/AmPmMarkers") { text, key in
      guard text.count > 1 else { return }
      for kind in key == "1" ? ["pm", "pm-before"] : ["am", "am-before"] {
        add(kind, key == "1" ? "12" : "0", Self.withoutStop(text))
      }
    }
    Self.each(.main, locale, "calendar/gregorian/DateTimePatterns") { text, key in
      guard key == "7", let month = text.firstIndex(of: 0x4D), let day = text.firstIndex(of: 0x64)
      else { return }
      add("date-order", "0", Array((month < day ? "md" : "dm").utf16))
    }
  }

  private mutating func addSigns(_ locale: String) {
    var isFound = false
    Self.each(.main, locale, "NumberElements/latn/symbols") { text, key in
      guard text.count == 1, key == "decimal" || key == "group" else { return }
      rows.append(Row(kind: key, value: "0", form: text))
      isFound = true
    }
    // A table that a locale has in part hides its parent's.
    guard !isFound else { return }
    var parent = ""
    Self.each(.main, locale, "%%Parent") { text, _ in
      parent = String(decoding: text, as: UTF16.self)
    }
    if !parent.isEmpty, parent != "root" { addSigns(parent) }
  }

  // MARK: Helpers

  private mutating func add(_ kind: String, _ value: String, _ text: [UInt16]) {
    guard let form = Self.folded(text), !form.isEmpty else { return }
    let row = Row(kind: kind, value: value, form: form)
    if seen.insert(row).inserted { rows.append(row) }
  }

  private static func each(
    _ bundle: CLDRStrings.Bundle, _ locale: String, _ path: String,
    _ body: (_ text: [UInt16], _ key: String) -> Void
  ) {
    guard let strings = try? CLDRStrings(bundle, locale: locale, path: path) else { return }
    strings.visit { text, key, _ in body(Array(text), key) }
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
