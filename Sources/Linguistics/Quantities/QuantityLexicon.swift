import ICU
import QuantityTables
import Rules

/// The words and signs of one language that numbers are made of: those of CLDR
/// and those of `rules/quantities/`.
final class QuantityLexicon: Sendable {
  /// What the region has of its own, then the language's.
  private let files: [LexiconFile]

  /// Particles that are written onto the next word.
  private let prefixes: [[UInt16]]
  /// What forms and particles begin with, so that most words need not be looked up.
  private let beginnings: FormBeginnings
  /// What stands between number words that are written together; empty where the
  /// language parts them.
  let links: [[UInt16]]
  let decimalSigns: [UInt16]
  let groupSigns: [UInt16]
  /// Whether numeric dates put the month before the day.
  let isMonthFirst: Bool
  /// What to add to a year that may be counted from another era, one for each reading.
  let unmarkedEras: [Double]
  /// Whether there is a word for a million.
  let knowsScales: Bool
  /// Whether there is a word for percent.
  let knowsPercent: Bool
  /// The values of Chinese numerals.
  private let ideographs: [UInt16: Double]
  /// A bit for the last six bits of each of them, so that most others need not be looked up.
  private let ideographBits: UInt64

  /// Of the build's lexicon where it wrote one down; else ICU is asked, which takes
  /// milliseconds.
  ///
  /// - Parameter other: the language whose words hold where nothing is known of its own.
  init(_ language: LanguageTag, sameAs other: String) {
    let base = Rules.data("quantities/\(language.language).tsv") == nil ? other : language.language
    var files = Self.regions(of: language).map { locale in
      LexiconFile(LexiconFile.region(locale, rows: Self.rows(base), units: .standard))
    }
    let bytes =
      Rules.data("quantities/lexicons/\(base)").map(Array.init)
      ?? LexiconFile.language(
        language.language, rows: Self.rows(language.language), units: .standard)
    files.append(LexiconFile(bytes))
    self.files = files
    prefixes = files.flatMap(\.prefixes)
    beginnings = FormBeginnings(files: files, prefixes: prefixes)
    links = files.flatMap(\.links)
    decimalSigns = files.flatMap(\.decimalSigns)
    groupSigns = files.flatMap(\.groupSigns)
    knowsScales = files.contains { $0.knowsScales }
    knowsPercent = files.contains { $0.knowsPercent }
    unmarkedEras = files.last?.unmarkedEras ?? []
    isMonthFirst = files.lazy.compactMap(\.isMonthFirst).first ?? false
    ideographs = Dictionary(
      TabSeparated.rows("quantities/ideographs.tsv").compactMap { row in
        row.count == 2
          ? row[0].utf16.first.flatMap { unit in Double(row[1]).map { (unit, $0) } }
          : nil
      }, uniquingKeysWith: { first, _ in first })
    ideographBits = ideographs.keys.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// The signs of CLDR alone, for what the language prefers.
  var preferredDecimalSign: UInt16 { decimalSigns.first ?? 0x2E }
  var preferredGroupSign: UInt16 { groupSigns.first ?? 0x2C }

  /// ICU locales between the tag and its language, the nearest first.
  private static func regions(of language: LanguageTag) -> [String] {
    var parts = language.description.split(separator: "-")
    var locales: [String] = []
    while parts.count > 1 {
      locales.append(parts.joined(separator: "_"))
      parts.removeLast()
    }
    return locales
  }

  private static func rows(_ language: String) -> [[String]] {
    ["common", language].flatMap { TabSeparated.rows("quantities/\($0).tsv") }
  }

  /// What is known of a form, or nil.
  func entry(_ form: ArraySlice<UInt16>) -> LexiconFile.Entry? {
    var found: LexiconFile.Entry?
    for file in files {
      guard let entry = file.entry(form) else { continue }
      found = found.map { $0.joined(with: entry) } ?? entry
    }
    return found
  }

  /// The senses of a form, or nil.
  func senses(of form: ArraySlice<UInt16>) -> [Sense]? {
    entry(form).flatMap { $0.senses.isEmpty ? nil : $0.senses }
  }

  /// The senses of a stretch of a text, or nil.
  func senses(ofText text: ArraySlice<UInt16>) -> [Sense]? {
    (try? TokenTable.folded(text)).flatMap { senses(of: $0[...]) }
  }

  /// The senses of letters behind digits, in whatever form: `12procentní`.
  func senses(behindDigits text: ArraySlice<UInt16>) -> [Sense]? {
    (try? TokenTable.folded(text)).flatMap { form in
      senses(of: form[...]) ?? sensesOfInflected(form[...], path(along: form[...]))
    }
  }

  /// Whether a form needs to be looked up, by what it begins with, its first four units as one
  /// number: no word of the lexicon, no particle and no number word begins any other.
  func mayKnow(_ beginning: UInt64) -> Bool { beginnings.mayHold(beginning) }

  /// Whether a word may be one of a phrase, not the first, by its first two units as one number.
  func mayKnow(withinPhrase beginning: UInt64) -> Bool {
    beginnings.mayHold(withinPhrase: beginning)
  }

  /// The senses of a form that begins like a word of the lexicon and ends
  /// otherwise: inflection. Numbers found so count only before what they count.
  func sensesOfInflected(_ form: ArraySlice<UInt16>, _ path: FormPath) -> [Sense]? {
    guard path.depth >= 4 else { return nil }
    for dropped in (form.count - path.depth)..<max(form.count - path.depth, 4) {
      guard form.count - dropped >= 4, path.lengths.contains(form.count - dropped),
        let senses = entry(form.dropLast(dropped))?.stemSenses, !senses.isEmpty
      else { continue }
      // Many other words begin like a month: April, abrigo.
      if dropped <= 1 || form.count - dropped >= 6 { return senses }
      return senses.map { sense in
        Sense(kind: sense.kind == .month ? .monthAbbreviation : sense.kind, value: sense.value)
      }
    }
    return nil
  }

  /// The lengths of the particles that a form begins with, if two units or more follow.
  func prefixLengths(of form: ArraySlice<UInt16>) -> FormLengths {
    var lengths = FormLengths()
    for prefix in prefixes
    where prefix.first == form.first && form.count > prefix.count + 1
      && form.starts(with: prefix)
    {
      lengths.insert(prefix.count)
    }
    return lengths
  }

  /// How far the forms go along with a text.
  func path(along text: ArraySlice<UInt16>) -> FormPath {
    var path = FormPath()
    for file in files {
      let other = file.path(along: text)
      path.depth = max(path.depth, other.depth)
      path.lengths.formUnion(other.lengths)
    }
    return path
  }

  /// The lengths of the number words and scales that a text begins with.
  func numberLengths(beginning text: ArraySlice<UInt16>) -> FormLengths {
    files.reduce(into: FormLengths()) { $0.formUnion($1.numberLengths(beginning: text)) }
  }

  /// Whether some form or Chinese numeral begins with a unit.
  func mayBegin(with unit: UInt16) -> Bool {
    ideograph(unit) != nil || files.contains { $0.mayBegin(with: unit) }
  }

  /// Whether a longer phrase begins with the words of `form`.
  func beginsPhrase(_ form: ArraySlice<UInt16>) -> Bool {
    files.contains { $0.beginsPhrase(form) }
  }

  /// The value of a Chinese numeral, or nil.
  func ideograph(_ unit: UInt16) -> Double? {
    guard ideographBits >> UInt64(unit & 63) & 1 != 0,
      unit == 0x3007 || QuantityScanner.isIdeograph(unit)
    else { return nil }
    return ideographs[unit]
  }
}

extension UnitTable {
  /// The table of `rules/units.tsv`.
  public static let standard = UnitTable(rows: TabSeparated.rows("units.tsv"))
}
