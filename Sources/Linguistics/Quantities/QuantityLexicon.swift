import ICU

/// The words and signs of one language that numbers are made of: those of CLDR
/// and those of `rules/quantities/`.
struct QuantityLexicon: Sendable {
  /// Case-folded words and phrases; the words of a phrase are parted by one space.
  private var words: SenseTable
  /// Beginnings of longer phrases.
  private var beginnings = FormTable()
  /// What stands between number words that are written together, and the first
  /// two units of such words; empty where the language parts them.
  private(set) var links: [[UInt16]] = []
  private var compoundStarts: Set<UInt32> = []
  /// Forms without their last letter, for words with other endings.
  private var stems: SenseTable

  /// Particles that are written onto the next word, longest first.
  private(set) var prefixes: [[UInt16]] = []
  private(set) var decimalSigns: [UInt16] = []
  private(set) var groupSigns: [UInt16] = []
  /// The signs of CLDR alone, for what the language prefers.
  private(set) var preferredDecimalSign: UInt16 = 0x2E
  private(set) var preferredGroupSign: UInt16 = 0x2C
  /// Whether numeric dates put the month before the day.
  private(set) var isMonthFirst = false
  /// The longest form, UTF-16 units.
  private(set) var maximumLength = 0

  /// Reads what the build wrote down of CLDR, and the data files.
  init(_ language: LanguageTag) {
    var builder = QuantityLexiconBuilder(language)
    builder.build()
    words = SenseTable(expected: builder.entries.count)
    stems = SenseTable(expected: builder.entries.count)
    links = builder.entries.filter { $0.sense.kind == .compound }.map(\.form)
    for (form, sense) in builder.entries { add(form, sense) }
    prefixes = builder.prefixes.sorted { $0.count > $1.count }
    decimalSigns = builder.decimalSigns
    groupSigns = builder.groupSigns
    preferredDecimalSign = builder.decimalSigns.first ?? 0x2E
    preferredGroupSign = builder.groupSigns.first ?? 0x2C
    isMonthFirst = builder.isMonthFirst ?? false
  }

  /// The senses of a form, or nil.
  func senses(of form: ArraySlice<UInt16>) -> [Sense]? {
    form.count <= maximumLength ? words[form] : nil
  }

  /// The senses of a form that begins like a word of the lexicon and ends
  /// otherwise: inflection. Numbers found so count only before what they count.
  func sensesOfInflected(_ form: ArraySlice<UInt16>) -> [Sense]? {
    for dropped in 0...3 where form.count - dropped >= 4 {
      guard let senses = stems[form.dropLast(dropped)] else { continue }
      // Many other words begin like a month: April, abrigo.
      if dropped <= 1 || form.count - dropped >= 6 { return senses }
      return senses.map { sense in
        Sense(kind: sense.kind == .month ? .monthAbbreviation : sense.kind, value: sense.value)
      }
    }
    return nil
  }

  /// Whether a longer phrase begins with `form`.
  func beginsPhrase(_ form: ArraySlice<UInt16>) -> Bool { beginnings.index(of: form) != nil }

  private mutating func add(_ form: [UInt16], _ sense: Sense) {
    words.add(form[...], sense)
    if !links.isEmpty, Self.isNumber(sense.kind), let start = Self.start(of: form[...]) {
      compoundStarts.insert(start)
    }
    maximumLength = max(maximumLength, form.count)
    if let end = form.firstIndex(where: { $0 == 0x20 || $0 == 0x2F }) {
      _ = beginnings.intern(form[..<end])
    } else {
      addStem(form, sense)
    }
  }

  private mutating func addStem(_ form: [UInt16], _ sense: Sense) {
    var sense = sense
    switch sense.kind {
    case .number: sense.kind = .counting
    case .ordinal: sense.kind = .weak
    case .unit, .scale, .percent, .century, .decade, .weak, .month: break
    default: return
    }
    guard isAlphabetic(form) else { return }
    for stem in [form[...], form.dropLast()] where stem.count >= 4 { stems.add(stem, sense) }
  }

  /// Whether a number word that is written together with others may begin so.
  func mayBeginCompound(_ form: ArraySlice<UInt16>) -> Bool {
    !compoundStarts.isEmpty && form.count >= 6
      && Self.start(of: form).map(compoundStarts.contains) ?? false
  }

  private static func start(of form: ArraySlice<UInt16>) -> UInt32? {
    guard form.count > 1 else { return nil }
    return UInt32(form[form.startIndex]) << 16 | UInt32(form[form.startIndex + 1])
  }

  private static func isNumber(_ kind: Sense.Kind) -> Bool {
    [.number, .ordinal, .counting, .weak, .scale].contains(kind)
  }

  private func isAlphabetic(_ form: [UInt16]) -> Bool {
    form.allSatisfy { $0 > 0x7F || 0x61...0x7A ~= $0 }
  }
}
