import ICU

/// First settings for a folder, by what stands in it.
public struct Starter {
  /// The text of the settings.
  public private(set) var text: String
  /// What was found, for the person who asked.
  public private(set) var summary: String

  /// - Parameter folder: any path of a folder.
  public init(folder: String) {
    let files = FilePath.files(below: FilePath.absolute(folder))
    let bitexts = files.filter(Self.isBitext)
    let layouts = Layout.best(in: files.filter { !Self.isBitext($0) })
    let entries =
      layouts.map { layout in
        """
          - source: "\(layout.pattern(language: layout.source))"
            target: "\(layout.pattern(language: "{lang}"))"

        """
      } + Layout.patterns(ofBitexts: bitexts).map { "  - bitext: \"\($0)\"\n" }
    text = "# Settings of tqcheck. `tqcheck` without arguments checks these pairs.\n"
    if !entries.isEmpty {
      let pairs = layouts.reduce(0) { $0 + $1.pairCount }
      summary = [
        layouts.first.map { "\(pairs) \(pairs == 1 ? "pair" : "pairs"), source \($0.source)" },
        bitexts.isEmpty
          ? nil
          : bitexts.count == 1
            ? "1 file that holds both texts" : "\(bitexts.count) files that hold both texts",
      ].compactMap { $0 }.joined(separator: "; ")
      text += "pairs:\n" + entries.joined()
      if !layouts.isEmpty {
        text += "languages:\n"
        for layout in layouts {
          let files = layout.pattern(language: layout.source).replacing("{path}", with: "**")
          text += "  \"\(files)\": \(layout.source)\n"
        }
      }
    } else {
      summary = "no names with languages in them, such as en/article.txt; edit the pattern"
      text += """
        # {lang} stands for a language tag, {path} for any text that both names share.
        pairs:
          - source: "en/{path}.txt"
            target: "{lang}/{path}.txt"

        """
    }
    let glossaries = files.filter(Self.isGlossary)
    if !glossaries.isEmpty {
      text += "glossaries:\n" + glossaries.map { "  - \"\($0)\"\n" }.joined()
    }
    text += """
      # baseline: .tqcheck-baseline.json
      # ignore: [double-space]
      # severity: { dash-style: warning }
      # style: { quotes: "“”", apostrophe: "’" }

      """
  }

  /// Whether a file holds both texts, by its ending; tables may hold anything.
  private static func isBitext(_ path: String) -> Bool {
    [".po", ".xlf", ".xliff", ".tmx"].contains { path.lowercased().hasSuffix($0) }
  }

  private static func isGlossary(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.lowercased().split(separator: ".")
    return ["glossary", "terms"].contains(parts.first) && parts.count == 2
      && ["tsv", "csv", "tbx"].contains(parts[1])
  }
}

/// How the files of a folder name their languages: what stands before the tag
/// and after it, and which languages there are.
private struct Layout {
  /// The text in front of the language tag that all files share.
  var head: String
  /// The text between the tag and the part of the article, or after both.
  var middle: String
  var ending: String
  /// Whether the article's name stands in front of the tag (`one.de.txt`).
  var isSuffix: Bool
  /// The articles of each language.
  var articles: [String: Set<String>] = [:]

  /// The language that most pairs share; English, then the alphabet, among equals.
  var source: String {
    articles.keys.max { left, right in
      let (a, b) = (pairCount(left), pairCount(right))
      return a != b ? a < b : (left == "en" ? 1 : 0, right) < (right == "en" ? 1 : 0, left)
    } ?? "en"
  }

  var pairCount: Int { pairCount(source) }

  private func pairCount(_ source: String) -> Int {
    let own = articles[source] ?? []
    return articles.reduce(0) { $1.key == source ? $0 : $0 + $1.value.intersection(own).count }
  }

  func pattern(language: String) -> String {
    isSuffix
      ? "\(head){path}\(middle)\(language)\(ending)" : "\(head)\(language)\(middle){path}\(ending)"
  }

  /// The layout with the most pairs, and those that differ from it in the ending alone.
  static func best(in files: [String]) -> [Layout] {
    var layouts: [String: Layout] = [:]
    for file in files {
      for (layout, language, article) in readings(of: file) {
        let key = "\(layout.head)|\(layout.middle)|\(layout.ending)|\(layout.isSuffix)"
        layouts[key, default: layout].articles[language, default: []].insert(article)
      }
    }
    let ranked = layouts.filter { $0.value.pairCount > 0 }
      .sorted { ($1.value.pairCount, $0.key) < ($0.value.pairCount, $1.key) }.map(\.value)
    return ranked.filter { layout in
      guard let best = ranked.first else { return false }
      return layout.source == best.source
        && (layout.head, layout.middle, layout.isSuffix) == (best.head, best.middle, best.isSuffix)
    }
  }

  /// Patterns of files that hold both texts, `{lang}` for languages that their names tell.
  static func patterns(ofBitexts files: [String]) -> [String] {
    var patterns: [String] = []
    for file in files {
      let names = file.split(separator: "/").map(String.init)
      let name = names.last ?? file
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      var pattern = file
      if let stem = parts.first, parts.count == 2, isLanguage(stem) {
        pattern = (names.dropLast() + ["{lang}.\(parts[1])"]).joined(separator: "/")
      } else if let (layout, _, article) = readings(of: file).first {
        pattern = layout.pattern(language: "{lang}").replacing("{path}", with: article)
      }
      if !patterns.contains(pattern) { patterns.append(pattern) }
    }
    return patterns
  }

  /// The ways in which a path can name a language: a folder (`de/one.txt`), or
  /// the part of the name before its ending (`one.de.txt`, `one_de.txt`).
  private static func readings(of path: String) -> [(Layout, language: String, article: String)] {
    let names = path.split(separator: "/").map(String.init)
    guard let name = names.last, let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return []
    }
    let ending = String(name[dot...])
    var readings: [(Layout, String, String)] = []
    for (index, folder) in names.dropLast().enumerated() where isLanguage(folder) {
      let head = names[..<index].map { $0 + "/" }.joined()
      let article = (names[(index + 1)...].joined(separator: "/")).dropLast(ending.count)
      readings.append(
        (Layout(head: head, middle: "/", ending: ending, isSuffix: false), folder, String(article)))
    }
    let stem = name[..<dot]
    for sign in [".", "_", "-"] {
      guard let place = stem.lastIndex(of: Character(sign)) else { continue }
      let tag = String(stem[stem.index(after: place)...])
      guard isLanguage(tag) else { continue }
      let article = (names.dropLast() + [String(stem[..<place])]).joined(separator: "/")
      readings.append(
        (Layout(head: "", middle: sign, ending: ending, isSuffix: true), tag, article))
    }
    return readings
  }

  /// Two or three small letters, with a region or script perhaps, that CLDR knows.
  private static func isLanguage(_ text: String) -> Bool {
    let language = text.prefix { $0 != "-" && $0 != "_" }
    return 2...3 ~= language.utf8.count && language.utf8.allSatisfy { 0x61...0x7A ~= $0 }
      && LanguageTag(text) != nil
  }
}
