import FoundationEssentials
import Glibc
import ICU
import Linguistics

/// Development tool: writes the n-gram profiles of `rules/profiles/`.
@main
enum BuildProfiles {
  static let usage = """
    usage: BuildProfiles LANGDETECT_DIR EXTTEXTCAT_DIR PROFILES_DIR

    Writes the language profiles of PROFILES_DIR that its languages.tsv, spellings.tsv and words.tsv
    ask for.
    The same input gives the same bytes.

    The material:
      pip download --no-binary :all: --no-deps langdetect==1.0.9 && tar xzf langdetect-1.0.9.tar.gz
      apt-get download libexttextcat-data && dpkg -x libexttextcat-data_*.deb exttextcat
    Then, in the package:
      swift run BuildProfiles langdetect-1.0.9/langdetect exttextcat/usr/share/libexttextcat \\
        rules/profiles
    """

  static func main() {
    ICULibrary.useRootLocale()
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 3, let folder = arguments.last, arguments.first != "--help" else {
      print(usage)
      exit(arguments.contains("--help") ? 0 : 2)
    }
    do {
      try build(Sources(langdetect: arguments[1], exttextcat: arguments[2]), folder: folder)
    } catch {
      print("BuildProfiles: \(error)")
      exit(2)
    }
  }

  static func build(_ sources: Sources, folder: String) throws {
    let words = try Dictionary(
      Table.rows(of: "\(folder)/words.tsv").map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    let spellings = Dictionary(
      grouping: try Table.rows(of: "\(folder)/spellings.tsv"), by: { $0[0] })
    for row in try Table.rows(of: "\(folder)/languages.tsv") {
      let recipe = Recipe(row, spelling: spellings[row[0]])
      guard let counts = try recipe.counts(sources, words: words[recipe.tag]) else { continue }
      let model = BackoffModel(counts.normalised)
      let text = recipe.head(hasWords: words[recipe.tag] != nil) + model.text
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(recipe.tag).tsv"))
    }
  }
}

/// What languages.tsv says of one language's origin.
struct Recipe {
  let tag: String
  let scripts: [Script]
  let profile: String?
  let fingerprint: String?
  let reference: String?
  /// How the letters of the profile and the fingerprint are written in the language.
  let spelling: Spelling?

  init(_ row: [String], spelling rows: [[String]]?) {
    let fields = row.map { $0 == "-" ? nil : $0 }
    tag = row[0]
    scripts = row[2].split(separator: ",").compactMap { Script(name: String($0)) }
    (profile, fingerprint, reference) = (fields[4], fields[5], fields[6])
    spelling = rows.map { Spelling($0.map { (from: $0[1], to: $0[2]) }) }
  }

  /// The n-gram counts, or nil for a language that its script alone decides.
  func counts(_ sources: Sources, words: String?) throws -> NgramCounts? {
    let fingerprint = try fingerprint.map { try sources.fingerprint($0) }
    var counts =
      try profile.map { try sources.profile($0, isHan: scripts.contains(.han)) } ?? fingerprint
    if profile != nil, let fingerprint, let reference {
      try counts?.adapt(by: fingerprint, against: sources.fingerprint(reference))
    }
    if let spelling { counts?.respell(by: spelling) }
    if let words {
      // A profile of its own language needs less help from a word list.
      let share = fingerprint == nil ? 0.15 : 0.35
      counts?.add(words: words, share: share, fold: sources.fold)
    }
    counts?.keep(scripts: scripts)
    return counts
  }

  func head(hasWords: Bool) -> String {
    var origins: [String] = []
    if let profile {
      origins.append("profile \(profile) of langdetect 1.0.9 (PyPI), Apache-2.0")
    }
    if let fingerprint {
      let against = reference.map { ", against \($0).lm," } ?? ""
      origins.append(
        "fingerprint \(fingerprint).lm\(against) of libexttextcat-data 3.4.5 (Debian), "
          + "BSD-3-Clause")
    }
    if spelling != nil { origins.append("spelled by spellings.tsv of this folder") }
    if hasWords { origins.append("words.tsv of this folder") }
    return """
      # Letter n-grams of \(tag). Written by `swift run BuildProfiles`; do not edit.
      # Origin: \(origins.joined(separator: ";\n#   ")). Licences: NOTICE.md.
      # u: cost of an unseen letter. p: cost of the last letter after the ones before it.
      # b: what is added when a longer n-gram is missing. Cost = -100 ln(probability); _ = boundary.

      """
  }
}

/// Reads tab-separated tables without their comments.
enum Table {
  static func rows(of path: String) throws -> [[String]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t").map(String.init) }
  }
}
