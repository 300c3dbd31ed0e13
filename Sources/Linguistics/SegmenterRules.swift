import ICU

/// The segmenter's view of a language's data: see `rules/languages/README.md`.
final class SegmenterRules: Sendable {
  /// The class of each UTF-16 unit.
  let classes: [UInt8]
  let words: WordTable
  /// Whether digits with a stop may be an ordinal number.
  let hasOrdinalStop: Bool
  /// Whether every noun has a capital, so that a capital says little.
  let capitalisesNouns: Bool
  /// Whether a sentence may begin with a dash (direct speech, attribution).
  let hasSpeechDash: Bool
  let hasStarters: Bool
  let hasContinuations: Bool
  /// Letters that may stand for the vowel of a word: `rl` in Czech.
  let syllabics: [UInt16]
  /// Stops that are made of the same mark twice.
  let doubledStops: [UInt16]

  private let quoteRoles: [(unit: UInt16, opens: Bool, closes: Bool)]

  init(_ facts: LanguageFacts) {
    let list = { (key: String) in facts.list("segmentation.\(key)") }
    let flag = { (key: String) in facts.value("segmentation.\(key)") == "true" }
    hasOrdinalStop = flag("ordinal-stop")
    capitalisesNouns = flag("capital-nouns")
    hasSpeechDash = facts.value("segmentation.speech-dash") != "false"
    hasStarters = !list("starters").isEmpty
    hasContinuations = !list("continuations").isEmpty
    syllabics = list("syllabic-consonants").flatMap(\.utf16) + list("vowels").flatMap(\.utf16)
    doubledStops = list("stops").map { Array($0.utf16) }.filter { $0.count == 2 }.map { $0[0] }

    var classes = SentenceClass.universal
    for stop in list("stops") {
      for unit in stop.utf16 { classes[Int(unit)] = SentenceClass.terminal }
    }
    for unit in list("non-stops").flatMap(\.utf16) { classes[Int(unit)] = SentenceClass.comma }
    self.classes = classes

    var lexicon = Lexicon()
    for key in ["titles", "prepositive"] { lexicon.add(list(key), .prepositive) }
    lexicon.add(list("numeric"), .numeric)
    lexicon.add(list("postpositive"), .postpositive)
    lexicon.add(list("final"), .final)
    lexicon.add(list("times"), .time)
    lexicon.add(list("letters"), .letter)
    for (key, role) in [
      ("starters", WordRole.starter), ("ordinal-followers", .ordinalFollower),
      ("names-with-mark", .exclaims), ("continuations", .continuation),
      ("adverbial-starters", .adverbial), ("always-capital", .alwaysCapital),
    ] {
      for word in list(key) { lexicon.addPlain(word, role) }
    }
    words = WordTable(lexicon.entries)

    var roles: [(unit: UInt16, opens: Bool, closes: Bool)] = []
    let pairs = facts.quotes + facts.nestedQuotes
    for unit in Set(pairs.flatMap { [$0.open, $0.close] }) {
      roles.append(
        (unit, pairs.contains { $0.open == unit }, pairs.contains { $0.close == unit }))
    }
    quoteRoles = roles
  }

  /// Which sides a quotation mark can have in the language.
  func sides(of unit: UInt16) -> (opens: Bool, closes: Bool) {
    if let role = quoteRoles.first(where: { $0.unit == unit }) { return (role.opens, role.closes) }
    switch unit {
    case 0x201C, 0xAB, 0x2039, 0x201E, 0x201A, 0x2018, 0x301D: return (true, false)
    case 0x201D, 0xBB, 0x203A, 0x2019: return (false, true)
    default: return (true, true)
    }
  }
}

/// Collects a language's entries in the forms that stand in texts.
private struct Lexicon {
  var entries: [(hash: UInt64, role: WordRole)] = []

  /// Adds abbreviations as written, with a capital at the start, and in capitals.
  ///
  /// `z. B` has a stop between its parts, with or without a space in the text:
  /// its key is `z.B`, and `z` becomes partial. `i dr` has a space: its key is
  /// `i dr`, and `dr` ends a phrase.
  mutating func add(_ words: [String], _ role: WordRole) {
    let keys = words.map(joined)
    let capitals = uppercased(keys.map { $0[...] })
    let initials = uppercased(keys.map { $0.prefix(1) })
    var titled: [UInt16] = []
    for (index, key) in keys.enumerated() {
      add(form: key[...], role)
      titled.removeAll(keepingCapacity: true)
      titled += initials[index]
      titled += key.dropFirst()
      if titled != key { add(form: titled[...], role) }
      let capital = capitals[index]
      if !capital.elementsEqual(key), !capital.elementsEqual(titled) { add(form: capital, role) }
    }
  }

  private mutating func add(form: ArraySlice<UInt16>, _ role: WordRole) {
    add(form, role)
    for index in form.indices.dropFirst() where form[index] == 0x2E {
      add(form[..<index], .partial)
    }
    if let space = form.lastIndex(of: 0x20) { add(form[(space + 1)...], .endsPhrase) }
  }

  mutating func addPlain(_ word: String, _ role: WordRole) {
    add(UTF8Units.utf16(word)[...], role)
  }

  private mutating func add(_ word: ArraySlice<UInt16>, _ role: WordRole) {
    var hash = WordHash()
    for unit in word { hash.add(unit) }
    entries.append((hash.value, role))
  }

  /// `z. B` → `z.B`, without a stop at the end.
  private func joined(_ word: String) -> [UInt16] {
    var units: [UInt16] = []
    for unit in UTF8Units.utf16(word) {
      if unit == 0x20, units.last == 0x2E { continue }
      units.append(unit)
    }
    while units.last == 0x2E { units.removeLast() }
    return units
  }

  /// All words in capitals; together, since casing has a price of its own.
  private func uppercased(_ words: [ArraySlice<UInt16>]) -> [ArraySlice<UInt16>] {
    let text = Array(words.joined(separator: [0x0A]))
    guard let upper = try? CaseMapping.upper(text[...], locale: "") else { return words }
    let lines = upper.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.count == words.count ? lines : words
  }
}
