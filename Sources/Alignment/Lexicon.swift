import Documents
import ICU
import Linguistics

/// Words of two languages that translate each other: evidence for the aligner beside words
/// that look alike.
public struct Lexicon: Sendable {
  /// Case-folded words.
  private var sources = FormTable()
  private var targets = FormTable()
  /// By the numbers of words in these tables.
  private var links: [Link] = []

  /// Reads a table of tab-separated values: a word of the source, one of the target, and
  /// how often the one stands for the other, 0…1 (1 when absent). Of expressions each word
  /// is taken to translate each. Empty lines and those that begin with `#` say nothing.
  ///
  /// Complexity: linear.
  public init(_ file: SourceFile) throws(LexiconError) {
    let table: TokenTable
    do {
      table = try TokenTable(text: file.text, locale: LanguageTag.undetermined.description)
    } catch {
      throw LexiconError(file: file.name, line: 1, reason: error.description)
    }
    for line in 1...file.lineCount {
      let row = file.text[file.lineRange(line)]
      guard let first = row.first, first != 0x23 else { continue }
      do {
        try add(row, table)
      } catch {
        throw LexiconError(file: file.name, line: line, reason: error.rawValue)
      }
    }
  }

  /// A lexicon of single words, each pair with its weight.
  init(_ pairs: [(source: ArraySlice<UInt16>, target: ArraySlice<UInt16>, weight: Float)]) {
    for pair in pairs { add(pair.source, pair.target, pair.weight) }
  }

  private enum Fault: String, Error {
    case fields = "write a source word, a tab, a target word, and perhaps a tab and a weight"
    case words = "there is no word on one side of the tab"
    case weight = "write a weight above 0 and up to 1, or leave it out"
  }

  private mutating func add(_ row: ArraySlice<UInt16>, _ table: TokenTable) throws(Fault) {
    let fields = row.split(separator: 0x09, omittingEmptySubsequences: false)
    guard 2...3 ~= fields.count else { throw .fields }
    let sides = fields.prefix(2).map { field in
      table.tokens[table.indices(in: field.startIndex..<field.endIndex)].filter(\.isWordLike)
        .map { table.foldedForms[Int(table.forms[Int($0.form)].folded)] }
    }
    guard !sides[0].isEmpty, !sides[1].isEmpty else { throw .words }
    var weight: Float = 1
    if fields.count == 3 {
      guard let value = Float(String(decoding: fields[2], as: UTF16.self)), value > 0, value <= 1
      else { throw .weight }
      weight = value
    }
    weight /= Float(max(sides[0].count, sides[1].count))
    for source in sides[0] {
      for target in sides[1] { add(source, target, weight) }
    }
  }

  private mutating func add(
    _ source: ArraySlice<UInt16>, _ target: ArraySlice<UInt16>, _ weight: Float
  ) {
    links.append(
      Link(
        source: Int32(sources.intern(source).index), target: Int32(targets.intern(target).index),
        weight: weight))
  }

  /// The pairs that two texts have, by the numbers of their folded forms; each pair once, with
  /// its largest weight. Complexity: linear in the lexicon.
  func links(_ source: FormTable, _ target: FormTable) -> [Link] {
    let rows = (0..<sources.count).map { source.index(of: sources[$0]) }
    let columns = (0..<targets.count).map { target.index(of: targets[$0]) }
    var places: [LinkKey: Int] = [:]
    var found: [Link] = []
    for link in links {
      guard let row = rows[Int(link.source)], let column = columns[Int(link.target)] else {
        continue
      }
      let here = Link(source: Int32(row), target: Int32(column), weight: link.weight)
      if let place = places[LinkKey(here)] {
        found[place].weight = max(found[place].weight, here.weight)
      } else {
        places[LinkKey(here)] = found.count
        found.append(here)
      }
    }
    return found
  }

  /// The table that can be read again, sorted by the words.
  public func table() -> String {
    let lines = links.map { link in
      let words = [sources[Int(link.source)], targets[Int(link.target)]]
        .map { String(decoding: $0, as: UTF16.self) }
      return "\(words[0])\t\(words[1])\t\(Self.twoDecimals(link.weight))\n"
    }
    return lines.sorted().joined()
  }

  private static func twoDecimals(_ weight: Float) -> String {
    let hundredths = max(1, Int((weight * 100).rounded()))
    return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
  }
}

/// Two words, whatever their weight.
struct LinkKey: Hashable {
  private let source: Int32
  private let target: Int32

  init(_ link: Link) { (source, target) = (link.source, link.target) }
}

/// What is wrong with a lexicon, and where.
public struct LexiconError: Error, CustomStringConvertible, Sendable {
  public let file: String
  /// From 1.
  public let line: Int
  public let reason: String

  public var description: String { "\(file):\(line): \(reason)" }
}
