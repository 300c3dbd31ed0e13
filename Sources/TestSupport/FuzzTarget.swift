import Checks
import Documents
import ICU
import Linguistics
import Reporting
import Workspace
import YAMLParser

/// A part of the program that any bytes may be given to. It may refuse them by an error of its
/// own; it must not stop the process, and its places must lie in the text.
public enum FuzzTarget: Hashable, Sendable, CustomStringConvertible {
  case reader(InputFormat)
  case segmenter, quantities, names
  case yaml, packs
  /// Two texts, parted by a NUL.
  case check

  public static let all: [FuzzTarget] =
    InputFormat.allCases.map(FuzzTarget.reader)
    + [.segmenter, .quantities, .names, .yaml, .packs, .check]

  public init?(_ name: String) {
    guard let target = Self.all.first(where: { $0.name == name }) else { return nil }
    self = target
  }

  public var name: String {
    switch self {
    case .reader(let format): format.rawValue
    case .segmenter: "segmenter"
    case .quantities: "quantities"
    case .names: "names"
    case .yaml: "yaml"
    case .packs: "packs"
    case .check: "check"
    }
  }

  public var description: String { name }

  /// The languages that the first byte of a text chooses from.
  private static let languages = [
    "und", "en", "de", "ru", "fr", "ja", "ar", "th", "tr", "zh", "ko", "hi", "he", "el", "es", "pl",
  ].compactMap(LanguageTag.init)

  public func run(_ bytes: [UInt8]) {
    // What is refused by an error was handled; only a process that stops or hangs is at fault.
    do { try attempt(bytes) } catch {}
  }

  private func attempt(_ bytes: [UInt8]) throws {
    switch self {
    case .reader(let format): try read(bytes, format)
    case .segmenter:
      let document = try Self.document(bytes.dropFirst())
      var end = 0
      for sentence in try Segmenter(LanguageFacts(Self.language(bytes))).sentences(of: document) {
        precondition(end <= sentence.range.lowerBound, "sentences overlap")
        end = sentence.range.upperBound
      }
      precondition(end <= document.text.count, "a sentence beyond the text")
    case .quantities:
      let text = try Analysis(Self.document(bytes.dropFirst()), language: Self.language(bytes))
      for quantity in text.quantities.all { Self.visit(quantity.range, in: text) }
    case .names:
      let text = try Analysis(Self.document(bytes.dropFirst()), language: Self.language(bytes))
      for mention in NameFinder(text).mentions().certain {
        Self.visit(mention.range, in: text)
      }
    case .yaml: _ = try YAMLParser.parse(String(decoding: bytes, as: UTF8.self), file: "input")
    case .packs:
      let text = String(decoding: bytes, as: UTF8.self)
      guard let root = try YAMLParser.parse(text, file: "input") else { return }
      for rule in try PackReader().rules(root) { try rule.validate() }
    case .check: try check(bytes)
    }
  }

  private func read(_ bytes: [UInt8], _ format: InputFormat) throws {
    let file = try SourceFile(name: "input", bytes: bytes, encoding: nil, format: format)
    var documents: [Document] = []
    if format.isBitext {
      let (source, target) = try format.readBitext(file)
      documents = [source, target]
    } else {
      documents = [try format.read(file)]
    }
    for document in documents {
      for block in document.blocks {
        let span = document.span(of: block)
        precondition(0 <= span.start && span.end <= bytes.count, "a block beyond the file")
      }
    }
  }

  private func check(_ bytes: [UInt8]) throws {
    let texts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    guard texts.count == 2 else { return }
    func input(_ path: String, _ bytes: ArraySlice<UInt8>) -> PairCheck.Input {
      var input = PairCheck.Input(path: path, language: Self.language(Array(bytes)))
      input.contents = Array(bytes.dropFirst())
      return input
    }
    let check = PairCheck(
      source: input("source.txt", texts[0]), target: input("target.txt", texts[1]))
    let report = Report(pairs: [try check.run(Engine()) { _ in }], version: "fuzz")
    _ = ReportStream.text { TextReport(color: false).render(report, to: $0) }
    _ = ReportStream.text { JSONReport.render(report, to: $0) }
  }

  private static func language(_ bytes: [UInt8]) -> LanguageTag {
    languages[Int(bytes.first ?? 0) % languages.count]
  }

  private static func document(_ bytes: ArraySlice<UInt8>) throws -> Document {
    PlainText.read(try SourceFile(name: "input", bytes: Array(bytes)))
  }

  private static func visit(_ range: Range<Int>, in text: Analysis) {
    let span = text.document.span(of: range)
    precondition(
      0 <= span.start && span.start <= span.end && span.end <= text.document.file.bytes.count,
      "a place beyond the file")
  }
}
