import ICU

/// The languages that a rule holds for: BCP 47 ranges such as `fr`, `zh-Hant`
/// or `*`, less those with a `!` in front.
struct LanguageRanges: Sendable, Equatable {
  static let all = LanguageRanges(written: ["*"])

  var included: [String]
  var excluded: [String]

  /// - Parameter written: ranges, exclusions with `!` in front. Without any other, all languages
  ///   but the excluded ones are meant.
  init(written: [String]) {
    included = written.filter { !$0.hasPrefix("!") }
    excluded = written.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
    if included.isEmpty { included = ["*"] }
  }

  /// Whether a language is among them, by RFC 4647's extended filtering on the
  /// tag with its likely subtags: `zh-TW` is in `zh-Hant`, and `pt` not in `pt-PT`.
  func contains(_ language: LanguageTag) -> Bool {
    included.contains { Self.matches($0, language) }
      && !excluded.contains { Self.matches($0, language) }
  }

  /// The ranges, exclusions with `!` in front.
  var written: [String] { included + excluded.map { "!\($0)" } }

  /// The first range that names a language; nil where there is only `*`.
  var representative: String? { included.first { $0 != "*" } }

  private static func matches(_ range: String, _ language: LanguageTag) -> Bool {
    if range == "*" { return true }
    // Likely subtags add to a language; only that of `und` is one of them.
    if language.language != "und", !range.hasPrefix(language.language) { return false }
    if range == language.language { return true }
    let tag = language.maximized.split(separator: "-")
    var subtags = range.split(separator: "-")[...]
    guard let language = subtags.popFirst(), tag.first == language else { return false }
    for part in tag.dropFirst() {
      guard let wanted = subtags.first else { return true }
      if wanted == part {
        subtags.removeFirst()
      } else if part.utf8.count == 1 {
        return false
      }
    }
    return subtags.isEmpty
  }
}
