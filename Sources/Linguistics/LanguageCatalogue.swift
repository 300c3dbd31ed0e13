import ICU
import Rules
import Synchronization

/// The languages of `rules/profiles/languages.tsv` and their profiles, each
/// read when it is first needed.
final class LanguageCatalogue: Sendable {
  /// A class, since lists of likely languages are made for many sentences.
  final class Entry: Sendable {
    /// The entry's place in the table.
    let number: Int
    let name: String
    /// Raw values of the scripts that the language is written in.
    let scripts: [UInt8]
    /// By how much −100·ln of the chance to meet the language exceeds that of
    /// the most written ones.
    let rarity: Int32

    init(number: Int, name: String, scripts: [UInt8], rarity: Int32) {
      self.number = number
      self.name = name
      self.scripts = scripts
      self.rarity = rarity
    }
  }

  let entries: [Entry]
  let equivalents = LetterEquivalents()
  private let numbers: [String: Int]
  private let tags = LanguageTagReader()
  private let profiles: Mutex<[LanguageProfile?]>
  /// Those of texts met so far: by the script of most of them, as a negative number, or by the
  /// numbers of the entries.
  private let rivals: Mutex<[[Int]: Rivals]>

  init() {
    var entries: [Entry] = []
    var numbers: [String: Int] = [:]
    for fields in TabSeparated.rows("profiles/languages.tsv") where fields.count >= 4 {
      guard let rarity = Int32(fields[3]) else { continue }
      for name in [fields[0]] + fields[1].split(separator: ",").map(String.init) {
        numbers[name] = entries.count
      }
      let scripts = fields[2].split(separator: ",").compactMap { Script(name: String($0)) }
      entries.append(
        Entry(
          number: entries.count, name: fields[0], scripts: scripts.map(\.rawValue),
          rarity: 100 * rarity))
    }
    self.entries = entries
    profiles = Mutex([LanguageProfile?](repeating: nil, count: entries.count))
    rivals = Mutex([:])
    self.numbers = numbers
  }

  /// The language of an entry.
  func tag(of entry: Entry) -> LanguageTag { tags.tag(entry.name) ?? .undetermined }

  /// The entry for a tag or for its nearest parent: `pt` for `pt-BR`.
  func entry(for language: LanguageTag) -> Entry? {
    if let number = numbers[language.description] { return entries[number] }
    var parts = language.description.split(separator: "-").dropLast()
    while !parts.isEmpty {
      if let number = numbers[parts.joined(separator: "-")] { return entries[number] }
      parts.removeLast()
    }
    return nil
  }

  /// Languages that compete for a text.
  final class Rivals: Sendable {
    let entries: [Entry]
    let letters: LetterMatrix

    init(_ entries: [Entry]) {
      self.entries = entries
      letters = LetterMatrix(
        entries.map { LetterCosts(language: $0.name, scripts: $0.scripts) })
    }
  }

  /// The languages that a text may be in, in the order of the table: those
  /// written in its most frequent script, and those in whose scripts an eighth
  /// of it is written.
  func rivals(for text: LetterStream) -> Rivals {
    let counts = text.scriptCounts
    var (total, most, main) = (0, 0, 0)
    for (script, count) in counts.enumerated() where count > 0 {
      total += count
      if count > most { (most, main) = (count, script) }
    }
    guard total > 0 else { return Rivals([]) }
    if 8 * (total - most) < total {
      return rivals(known: [-main]) { entries.filter { $0.scripts.contains(UInt8(main)) } }
    }
    let likely = entries.filter { entry in
      var own = 0
      for script in entry.scripts {
        if counts[Int(script)] == most { return true }
        own += counts[Int(script)]
      }
      return 8 * own >= total
    }
    return rivals(known: likely.map(\.number)) { likely }
  }

  private func rivals(known key: [Int], _ entries: () -> [Entry]) -> Rivals {
    rivals.withLock { known in
      if let rivals = known[key] { return rivals }
      let rivals = Rivals(entries())
      known[key] = rivals
      return rivals
    }
  }

  func profile(of entry: Entry) -> LanguageProfile {
    profiles.withLock { loaded in
      if let profile = loaded[entry.number] { return profile }
      let profile = LanguageProfile(
        Rules.data("profiles/\(entry.name).tsv"), scripts: entry.scripts)
      loaded[entry.number] = profile
      return profile
    }
  }

  /// The profile of a language, or of its script where the table lacks it.
  func profile(of language: LanguageTag) -> LanguageProfile {
    entry(for: language).map { profile(of: $0) }
      ?? LanguageProfile(nil, scripts: [language.script.rawValue])
  }
}
