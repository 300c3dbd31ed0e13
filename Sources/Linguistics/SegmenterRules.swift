import ICU
import Rules
import SegmenterTables

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

    words = WordTable(reading: Rules.data("segmentation/words/\(facts.file)"))

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
