import Foundation
import ICU
import NameTables
import PackTables
import ProfileTables
import QuantityTables
import SegmenterTables
import YAMLParser
import YAMLTree

/// Build tool: `RuleEmbedder RULES OUTPUT FILE…` writes the named files below
/// the folder RULES as constants of one Swift file.
///
/// Comment lines stay out. A YAML file is flattened to `key.path<TAB>value`
/// lines, so that nothing parses YAML when the program starts: a list of
/// scalars has more values, a list of mappings numbers its path. A declarative rule
/// under `packs/` becomes an encoded tree, and its examples and references another
/// one under `examples/`, which only those read who show or test them; what each folder's rules
/// need stands under `outlines/`. Each language's profile is
/// put in the order of its letters, see `ProfileTables`; its single letters stand once more under
/// `letters/`, the words of its numbers, its own and CLDR's, under `quantities/lexicons/`, and
/// CLDR's names of countries and languages under `alignment/names/`. The schemes and learned correspondences of names are put in order,
/// see `NameTables`; CLDR's words for places and days stand under `names/translated/`. What Unicode
/// says of characters between sentences stands under `segmentation/`, and the words that a language
/// cuts them by, in all their forms.
@main
enum RuleEmbedder {
  static func main() throws {
    let arguments = CommandLine.arguments
    let rules = URL(filePath: arguments[1], directoryHint: .isDirectory)
    var contents: [(path: String, text: String)] = []
    var outlines: [String: [PackOutline]] = [:]
    for file in arguments[3...] {
      let text = try String(contentsOf: rules.appending(path: file), encoding: .utf8)
      if file.hasPrefix("packs/"), file.hasSuffix(".yaml") {
        let rule = try rule(text, file: file)
        contents += encode(rule, file: file)
        let folder = String(file.split(separator: "/")[1])
        outlines[folder, default: []].append(try PackOutline(rule))
      } else if let parts = try NameTables.parts(of: text, path: file) {
        contents += parts
      } else {
        contents.append((file, try content(text, file: file)))
        if let letters = letters(text, file: file) { contents.append(letters) }
      }
    }
    contents += outlines.map { ("outlines/\($0)", PackOutline.encoded($1)) }
    ICULibrary.useRootLocale()
    let units = UnitTable(rows: rows(contents, "units.tsv"))
    for file in arguments[3...] where file.hasPrefix("quantities/") {
      let language = String(file.dropFirst("quantities/".count).dropLast(".tsv".count))
      guard language != "common", LanguageTag(language) != nil else { continue }
      let rows = rows(contents, "quantities/common.tsv") + rows(contents, file)
      let lexicon = LexiconFile.language(language, rows: rows, units: units)
      contents.append(
        ("quantities/lexicons/\(language)", String(decoding: lexicon, as: UTF8.self)))
    }
    for file in arguments[3...] where file.hasPrefix("languages/") && file.hasSuffix(".yaml") {
      let language = String(file.dropFirst("languages/".count).dropLast(".yaml".count))
      contents.append(("alignment/names/\(language)", worldNames(language)))
      contents.append((TranslatedWords.path(language), TranslatedWords.encoded(locale: language)))
    }
    contents.append(("segmentation/properties", SentenceProperties.encoded()))
    contents += try segmentationWords(contents)
    contents.sort { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    var constants = ""
    var table = ""
    for (number, (path, content)) in contents.enumerated() {
      if content.contains("\"\"\"###") {
        throw EmbedError(description: "rules/\(path): the text \"\"\"### cannot be embedded")
      }
      constants += "private let data\(number): StaticString = ###\"\"\"\n\(content)\n\"\"\"###\n"
      table += "  EmbeddedFile(path: \"\(path)\", data: data\(number)),\n"
    }
    let source = "let embeddedFiles: [EmbeddedFile] = [\n\(table)]\n\n\(constants)"
    try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
  }

  /// A line for each name of a country or language: the name, a tab, the code. In the order
  /// of bytes.
  static func worldNames(_ language: String) -> String {
    var codes: [String: String] = [:]
    for (name, code) in WorldNames.rows(locale: language) {
      let name = String(decoding: name, as: UTF16.self)
      if codes[name] == nil { codes[name] = code }
    }
    let lines = codes.map { "\($0)\t\($1)" }
    return lines.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .joined(separator: "\n")
  }

  /// The words of each file under `languages/` and of the root that sentences are cut by.
  static func segmentationWords(
    _ contents: [(path: String, text: String)]
  ) throws -> [(path: String, text: String)] {
    var languages: [String: [String: [String]]] = [:]
    for (path, text) in contents where path.hasPrefix("languages/") {
      let name = String(path.dropFirst("languages/".count).dropLast(".yaml".count))
      languages[name] = Array(text.utf8).withUnsafeBufferPointer(FlatYAML.read)
    }
    let root = languages["und"] ?? [:]
    return try languages.filter { $0.value["same-as"] == nil }.map { name, values in
      let words = try WordEncoder.encoded { list in
        let key = "segmentation.\(list)"
        return (values[key] ?? []) + (name == "und" ? [] : root[key] ?? [])
      }
      return ("segmentation/words/\(name)", words)
    }
  }

  /// The fields of an embedded table.
  static func rows(_ contents: [(path: String, text: String)], _ path: String) -> [[String]] {
    contents.first { $0.path == path }.map { content in
      content.text.split(separator: "\n").map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
    } ?? []
  }

  /// What a language's profile says of single letters: the cost of an unseen one, the letters
  /// in order, their costs.
  static func letters(_ text: String, file: String) -> (path: String, text: String)? {
    guard isProfile(strip(text), file: file) else { return nil }
    let rows = strip(text).split(separator: "\n").map { $0.split(separator: "\t") }
    guard let unseen = rows.first, unseen.count == 2 else { return nil }
    var letters: [(letter: Unicode.Scalar, cost: Substring)] = []
    for row in rows where row.first == "p" && row.count == 3 {
      for gram in row[2].split(separator: " ") where gram.unicodeScalars.count == 1 {
        // Ideographs and syllables are many, and no language is told by how often each is met.
        for letter in gram.unicodeScalars where letter.value < 0x2E80 {
          letters.append((letter, row[1]))
        }
      }
    }
    letters.sort { $0.letter < $1.letter }
    let signs = String(String.UnicodeScalarView(letters.map(\.letter)))
    let costs = letters.map(\.cost).joined(separator: " ")
    return ("letters/\(file.dropFirst("profiles/".count))", "\(unseen[1])\n\(signs)\n\(costs)")
  }

  /// What is embedded of a file itself.
  static func content(_ text: String, file: String) throws -> String {
    if file.hasSuffix(".yaml") { return try flatten(text, file: file) }
    let rows = strip(text)
    return isProfile(rows, file: file) ? ProfileEncoder.encoded(rows) : rows
  }

  static func isProfile(_ rows: String, file: String) -> Bool {
    file.hasPrefix("profiles/") && rows.hasPrefix("u\t")
  }

  static func strip(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true)
      .filter { !$0.hasPrefix("#") }
      .joined(separator: "\n")
  }

  static func rule(_ text: String, file: String) throws -> YAMLNode {
    guard let root = try YAMLParser.parse(text, file: "rules/\(file)") else {
      throw EmbedError(description: "rules/\(file): holds no rule")
    }
    return root
  }

  /// The working half of a declarative rule, and what is read about it.
  static func encode(_ rule: YAMLNode, file: String) -> [(path: String, text: String)] {
    guard case .mapping(let entries) = rule.value else { return [] }
    let isForReaders = { (entry: YAMLNode.Entry) in ["examples", "references"].contains(entry.key) }
    let halves = [entries.filter { !isForReaders($0) }, entries.filter(isForReaders)]
    let texts = halves.map { YAMLNode(.mapping($0), place: rule.place).encoded() }
    return [(file, texts[0]), ("examples/\(file.dropFirst("packs/".count))", texts[1])]
  }

  static func flatten(_ text: String, file: String) throws -> String {
    guard let root = try YAMLParser.parse(text, file: "rules/\(file)") else { return "" }
    var lines: [String] = []
    append(root, path: "", to: &lines)
    return lines.joined(separator: "\n")
  }

  static func append(_ node: YAMLNode, path: String, to lines: inout [String]) {
    switch node.value {
    case .scalar(let text): lines.append("\(path)\t\(escaped(text))")
    case .mapping(let entries):
      for entry in entries {
        append(entry.value, path: path.isEmpty ? entry.key : "\(path).\(entry.key)", to: &lines)
      }
    case .sequence(let items):
      let texts = items.compactMap { if case .scalar(let text) = $0.value { text } else { nil } }
      if !texts.isEmpty { lines.append(([path] + texts.map(escaped)).joined(separator: "\t")) }
      for (index, item) in items.enumerated() {
        if case .scalar = item.value { continue }
        append(item, path: "\(path).\(index)", to: &lines)
      }
    }
  }

  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
      .replacing("\t", with: "\\t")
  }
}

struct EmbedError: Error, CustomStringConvertible {
  var description: String
}
