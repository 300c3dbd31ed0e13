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
    let abbreviations: [(key: String, role: WordRole)] = [
      ("titles", .prepositive), ("prepositive", .prepositive), ("numeric", .numeric),
      ("postpositive", .postpositive), ("final", .final), ("times", .time), ("letters", .letter),
    ]
    lexicon.addAbbreviations(abbreviations.flatMap { key, role in list(key).map { ($0, role) } })
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
  mutating func addAbbreviations(_ words: [(word: String, role: WordRole)]) {
    var keys = Lines()
    var initials = Lines()
    for (word, _) in words {
      let key = joined(word)
      keys.append(key[...])
      initials.append(key.prefix(1))
    }
    let capitals = keys.uppercased()
    let capitalInitials = initials.uppercased()
    var titled: [UInt16] = []
    for (index, (_, role)) in words.enumerated() {
      let (key, capital) = (keys[index], capitals[index])
      add(form: key, role)
      titled.removeAll(keepingCapacity: true)
      titled += capitalInitials[index]
      titled += key.dropFirst()
      if !titled.elementsEqual(key) { add(form: titled[...], role) }
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
    var units = UTF8Units.utf16(word)
    if units.contains(0x20) {
      let pairs = zip([0] + units, units)
      units = pairs.filter { $0 != (0x2E, 0x20) }.map { $1 }
    }
    while units.last == 0x2E { units.removeLast() }
    return units
  }
}

/// Words one behind the other, since casing has a price of its own for each text.
private struct Lines {
  private var text: [UInt16] = []
  /// Where each ends: at a line feed.
  private var ends: [Int] = []

  var count: Int { ends.count }

  subscript(index: Int) -> ArraySlice<UInt16> {
    text[(index == 0 ? 0 : ends[index - 1] + 1)..<ends[index]]
  }

  mutating func append(_ word: ArraySlice<UInt16>) {
    text += word
    ends.append(text.count)
    text.append(0x0A)
  }

  /// All words in capitals.
  func uppercased() -> Lines {
    guard let upper = try? CaseMapping.upper(text[...], locale: "") else { return self }
    var lines = Lines()
    lines.text = upper
    lines.ends = upper.indices.filter { upper[$0] == 0x0A }
    return lines.count == count ? lines : self
  }
}
