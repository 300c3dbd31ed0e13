import Documents
import Linguistics

/// Two prepared spellings and whether they are of one name.
struct Pair {
  var source: [UInt16]
  var target: [UInt16]
  var isMatch: Bool
  /// Whether a scheme makes the target from the source.
  var isLicensed: Bool
}

extension NameTrainer {
  /// Tags of one language under two names.
  private static let aliases = ["zh_hans": "zh"]

  /// The pairs of each language, and under `und-Latn` the Latin spellings that
  /// share a source.
  static func read(_ path: String) throws -> [String: [Pair]] {
    let file = try SourceFile.read(path: path)
    let spelling = NameSpelling()
    var endings = AdaptedEndings()
    var licences = Licences()
    var groups: [String: [Pair]] = [:]
    var spellings: [String: (right: [[UInt16]], wrong: [[UInt16]])] = [:]
    for line in file.bytes.split(separator: UInt8(ascii: "\n")).dropFirst() {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 6, fields[4] == "match" || fields[4] == "nomatch",
        !excludedOrigins.contains(where: fields[5].hasPrefix)
      else { continue }
      let language = aliases[fields[1]] ?? fields[1]
      let source = try licences.letters(fields[0], language)
      let full = try spelling.latin(Array(fields[2].utf16)[...])
      let target = endings.remove(from: full, language: fields[3])
      guard !source.isEmpty, !target.isEmpty,
        fields[0].utf16.allSatisfy({ $0 > 0x24F || $0 < 0x30 })
      else { continue }
      let isMatch = fields[4] == "match"
      groups[language, default: []].append(
        Pair(
          source: source, target: target, isMatch: isMatch,
          isLicensed: try licences.holds(fields[0], fields[2], language, fields[3])))
      let key = "\(language)\t\(fields[0])"
      if isMatch {
        spellings[key, default: ([], [])].right.append(target)
      } else {
        spellings[key, default: ([], [])].wrong.append(target)
      }
    }
    groups["und-Latn"] = latinPairs(spellings)
    return groups
  }

  private static func latinPairs(
    _ spellings: [String: (right: [[UInt16]], wrong: [[UInt16]])]
  ) -> [Pair] {
    var pairs: [Pair] = []
    for (_, group) in spellings.sorted(by: { $0.key < $1.key }) {
      guard let first = group.right.first else { continue }
      for other in group.right.dropFirst().prefix(3) {
        pairs.append(Pair(source: first, target: other, isMatch: true, isLicensed: false))
      }
      for other in group.wrong.prefix(2) {
        pairs.append(Pair(source: first, target: other, isMatch: false, isLicensed: false))
      }
    }
    return pairs
  }
}

/// What the scheme tables say, by language.
struct Licences {
  private var matchers: [String: SchemeMatcher] = [:]

  /// The letters of a source.
  mutating func letters(_ source: String, _ language: String) throws -> [UInt16] {
    let units = Array(source.utf16)
    return try matcher(language)?.letters(of: units[...])
      ?? NameSpelling.letters(units[...], language: language)
  }

  /// Whether a scheme makes the target from the source.
  mutating func holds(
    _ source: String, _ target: String, _ language: String, _ targetLanguage: String
  ) throws -> Bool {
    guard let matcher = matcher(language) else { return false }
    return try !matcher.schemes(
      rendering: Array(source.utf16)[...], as: Array(target.utf16)[...], in: targetLanguage
    ).isEmpty
  }

  private mutating func matcher(_ language: String) -> SchemeMatcher? {
    if let known = matchers[language] { return known }
    let made = SchemeMatcher(language: language)
    matchers[language] = made
    return made
  }
}
