import Checks
import Documents
import Foundation
import Reporting
import TestSupport
import Testing

@testable import Workspace

/// A pair of a format that is read as a whole, and judged in pieces, has the findings of one that
/// is judged as a whole.
@Suite struct DocumentPiecesTests {
  /// A text and its translation, unit by unit, with faults that are seen in a unit by itself.
  struct Pair {
    var source: [String] = []
    var target: [String] = []

    init(_ count: Int) {
      for number in 0..<count {
        let town = Self.towns[number % 7] + Self.towns[number / 7 % 7].lowercased()
        source.append("The bridge of \(town) cost \(200 + number) euros, the minister said.")
        let translated =
          switch number % 8 {
          case 1: "Die Brücke von \(town) kostete \(201 + number) Euro, 😀 sagte der Minister."
          case 3: "Die Brücke von \(town)  kostete \(200 + number) Euro, sagte der Minister."
          default: "Die Brücke von \(town) kostete \(200 + number) Euro, sagte der Minister."
          }
        target.append(translated)
      }
    }

    private static let towns = ["Bado", "Figu", "Kela", "Moni", "Rusa", "Tefo", "Nuba"]
  }

  /// How the two texts are written in a format.
  enum Form: String, CaseIterable {
    case json, strings, srt, vtt, md, html, xcstrings, tmx, txt

    func files(_ pair: Pair) -> (source: String, target: String) {
      switch self {
      case .xcstrings, .tmx:
        let text = bitext(pair)
        return (text, text)
      default: return (text(pair.source), text(pair.target, isTarget: true))
      }
    }

    private func text(_ units: [String], isTarget: Bool = false) -> String {
      let numbered = units.enumerated()
      switch self {
      case .json:
        return "{" + numbered.map { "\"k\($0)\": \"\($1)\"" }.joined(separator: ",\n") + "}\n"
      case .strings:
        return numbered.map {
          ($1.contains("  ") ? "/* tqcheck-ignore double-space: as set */\n" : "")
            + "\"k\($0)\" = \"\($1)\";\n"
        }.joined()
      case .srt, .vtt:
        let cues = numbered.map {
          String(format: "00:%02d:%02d", $0 / 60, $0 % 60) + ",000 --> "
            + String(format: "00:%02d:%02d", $0 / 60, $0 % 60) + ",900\n\($1)\n\n"
        }.joined()
        return self == .srt
          ? cues
          : "WEBVTT\n\n"
            + cues.replacing(",000", with: ".000")
            .replacing(",900", with: ".900")
      case .md:
        return numbered.map {
          // Every third heading, and the code before it, differs.
          let isOther = isTarget && $0 % 27 == 0
          return
            ($0 % 9 == 0
            ? "```\ncode \(isOther ? 0 : $0)\n```\n\n\(isOther ? "#" : "")# Teil \($0)\n\n" : "")
            + ($1.contains("😀") ? "<!-- tqcheck-ignore emoji-count: as set -->\n\n" : "")
            + ($0 % 5 == 0 ? "* **\($1)**\n* [\($1)](x\($0).html)\n\n" : "\($1)\n\n")
        }.joined()
      case .html:
        return "<html><body>"
          + numbered.map {
            ($0 % 9 == 0 ? "<h2><b>Teil \($0)</b></h2>" : "") + "<p><i>\($1)</i></p>\n"
          }.joined() + "</body></html>\n"
      default: return units.joined(separator: "\n\n") + "\n"
      }
    }

    private func bitext(_ pair: Pair) -> String {
      let pairs = zip(pair.source, pair.target)
      guard self == .tmx else {
        return #"{"sourceLanguage": "en", "strings": {"#
          + pairs.map {
            "\"\($0)\": {\"localizations\": {\"de\": {\"stringUnit\": {\"state\": \"translated\","
              + " \"value\": \"\($1)\"}}}}"
          }.joined(separator: ",\n") + "}}"
      }
      return #"<tmx version="1.4"><header srclang="en"/><body>"#
        + pairs.map {
          "<tu><tuv xml:lang=\"en\"><seg>\($0)</seg></tuv><tuv xml:lang=\"de\"><seg>\($1)</seg>"
            + "</tuv></tu>\n"
        }.joined() + "</body></tmx>"
    }
  }

  private func run(
    _ form: Form, _ files: (source: String, target: String), size: Int?,
    encoding: String.Encoding = .utf8, name: String? = nil
  ) throws -> Run {
    let program = try Program()
    defer { program.cleanUp() }
    let isBitext = form == .xcstrings || form == .tmx
    let names = isBitext ? ("a.\(form)", "a.\(form)") : ("a.en.\(form)", "a.de.\(form)")
    for (name, text) in [(names.0, files.source), (names.1, files.target)] {
      try program.write(Array(#require(text.data(using: encoding))), to: name)
    }
    var options = Project.Options()
    options.leastSeverity = .info
    (options.sourceEncoding, options.targetEncoding) = (name, name)
    var job = try program.job(names.0, names.1, options)
    if let size { job.pieces = .init(smallestFile: 0, piece: size, windows: size) }
    return Run([job], Engine())
  }

  private func expectSame(
    _ form: Form, _ pair: Pair, size: Int, encoding: String.Encoding = .utf8, name: String? = nil,
    findings: Int = 15, _ place: SourceLocation = #_sourceLocation
  ) throws {
    let files = form.files(pair)
    let whole = try run(form, files, size: nil, encoding: encoding, name: name)
    let pieces = try run(form, files, size: size, encoding: encoding, name: name)
    #expect(whole.errors.isEmpty && pieces.errors.isEmpty, sourceLocation: place)
    let report = try #require(whole.pairs.first?.report)
    #expect(report.findings.count >= findings, sourceLocation: place)
    // Shown to be judged in pieces: those do not keep the text.
    #expect(try #require(pieces.pairs.first?.report.target.file.text).isEmpty)
    for (one, other) in try zip(whole.reports(), pieces.reports()) {
      let difference = other.split(separator: "\n").difference(from: one.split(separator: "\n"))
      #expect(difference.first == nil, sourceLocation: place)
    }
  }

  @Test(arguments: [Form.json, .strings, .srt, .vtt, .xcstrings], [700, 2000, 5000])
  func unitsHaveTheFindingsOfTheWhole(form: Form, size: Int) throws {
    try expectSame(form, Pair(60), size: size)
  }

  @Test(arguments: [Form.md, .html], [4000, 9000])
  func articlesHaveTheFindingsOfTheWhole(form: Form, size: Int) throws {
    try expectSame(form, Pair(100), size: size)
  }

  @Test(arguments: [Form.json, .strings, .srt], [700, 2000])
  func whatIsNotTranslatedHasTheFindingsOfTheWhole(form: Form, size: Int) throws {
    var pair = Pair(60)
    for index in pair.target.indices where 4...6 ~= index % 8 { pair.target[index] = "" }
    try expectSame(form, pair, size: size)
  }

  /// Where the translation has the keys in another order, lacks some and has some more.
  @Test(arguments: [900, 4000])
  func keysInAnotherOrderHaveTheFindingsOfTheWhole(size: Int) throws {
    var pair = Pair(60)
    let rows = pair.target.enumerated().filter { $0.offset % 10 != 7 }
      .map { "\"k\($0.offset)\": \"\($0.element)\"" }
    let more = ["Salz", "Öl", "Mehl"].map { "\"\($0)\": \"\($0) kommt in die Schüssel.\"" }
    var target = more + rows
    var random = SplitMix64(state: 7)
    target.shuffle(using: &random)
    pair.target = []
    let files = (Form.json.files(pair).source, "{\(target.joined(separator: ",\n"))}\n")
    let whole = try run(.json, files, size: nil)
    #expect(whole.pairs[0].report.findings.contains { $0.rule == "untranslated-unit" })
    let pieces = try run(.json, files, size: size)
    // Where they are put, and what stands in for what is missing, is told by the units beside.
    let findings = [whole, pieces].map { run in
      let findings = run.pairs[0].report.findings.filter { $0.rule != "length-ratio" }
      return Set(findings.map { "\($0.rule) \($0.source) \($0.message)" })
    }
    #expect(findings[0].symmetricDifference(findings[1]) == [])
  }

  @Test func whatStandsBeforeABorderIsToldOnce() throws {
    let pair = Pair(60)
    func text(_ units: [String], code: String) -> String {
      units.map { "```\n\(code)\n```\n\n\($0)\n\n" }.joined()
    }
    let files = (text(pair.source, code: "let a"), text(pair.target, code: "let b"))
    let rules = try [nil, 4000].map { size in
      try run(.md, files, size: size).pairs[0].report.findings.map(\.rule)
    }
    #expect(rules[0].count { $0 == "code-changed" } == 60)
    #expect(rules[0] == rules[1])
  }

  @Test(arguments: [Form.tmx, .txt])
  func textsInUTF16HaveTheFindingsOfTheWhole(form: Form) throws {
    try expectSame(form, Pair(60), size: 4000, encoding: .utf16)
  }

  /// Encodings with a byte and with two for a character.
  @Test(arguments: [
    (Form.strings, String.Encoding.windowsCP1252, "windows-1252"),
    (.txt, .windowsCP1252, "windows-1252"), (.strings, .shiftJIS, "Shift_JIS"),
    (.tmx, .shiftJIS, "Shift_JIS"), (.txt, .utf16LittleEndian, "UTF-16LE"),
  ])
  func textsInOtherEncodingsHaveTheFindingsOfTheWhole(
    form: Form, encoding: String.Encoding, name: String
  ) throws {
    var pair = Pair(60)
    pair.target = pair.target.map {
      let plain = $0.replacing("😀", with: "")
      return name.hasSuffix("1252") ? plain : plain.replacing("ü", with: "漢")
    }
    try expectSame(form, pair, size: 4000, encoding: encoding, name: name, findings: 8)
  }

  /// Its mark, which an excerpt lacks, tells the order of bytes.
  @Test func textsInUTF16ByThatNameAreJudgedAsAWhole() throws {
    let files = Form.txt.files(Pair(60))
    let pieces = try run(.txt, files, size: 4000, encoding: .utf16, name: "UTF-16")
    #expect(try !#require(pieces.pairs.first?.report.target.file.text).isEmpty)
  }
}
