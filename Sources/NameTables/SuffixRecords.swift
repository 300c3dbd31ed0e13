import DigitLists

/// What an ending of a name is for.
public enum SuffixKind: String, Sendable, CaseIterable {
  case `case`, possessive, gender, plural, clitic
  /// What the language adds to foreign names in their base form.
  case nominative
}

/// The records of `rules/names/suffixes/LANG.tsv`, see `rules/names/README.md`.
public struct SuffixRecords: Sendable {
  public struct Record: Sendable {
    /// What stands in the text (folded); at the start of the word for a prefix: a range of
    /// `units`.
    public let ending: Range<Int>
    /// What the base form has in its place: a range of `units`.
    public let replaced: Range<Int>
    public let kind: SuffixKind
    public let isPrefix: Bool
  }

  public let units: [UInt16]
  public let records: [Record]

  /// There are none.
  public init() { (units, records) = ([], []) }

  /// Where the program has the records of a language.
  public static func path(_ language: String) -> String { "names/suffixes/\(language)" }

  /// - Parameter path: below `rules/`, for error messages.
  static func encoded(_ text: String, path: String) throws(SchemeError) -> String {
    var units: [UInt16] = []
    var numbers: (endings: [Int], replaced: [Int], kinds: [Int]) = ([], [], [])
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && line.utf16.first != 0x23 {
      let fields = line.utf16.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count == 3,
        let kind = SuffixKind(rawValue: String(decoding: Array(fields[2]), as: UTF16.self)),
        let place = SuffixKind.allCases.firstIndex(of: kind),
        var ending = try? NameFolding.fold(Array(fields[0])[...], language: "root"),
        let replaced = try? NameFolding.fold(Array(fields[1])[...], language: "root")
      else { throw SchemeError(path: path, line: number + 1, problem: "not a suffix") }
      let isPrefix = ending.last == 0x2D && (kind == .clitic || !replaced.isEmpty)
      if isPrefix { ending.removeLast() }
      units += ending + replaced
      numbers.endings.append(ending.count)
      numbers.replaced.append(replaced.count)
      numbers.kinds.append(2 * place + (isPrefix ? 1 : 0))
    }
    var writer = DigitWriter()
    writer.append(units)
    for list in [numbers.endings, numbers.replaced, numbers.kinds] { writer.append(list) }
    return writer.text
  }

  /// - Parameter data: what `encoded(_:path:)` gave.
  public init(_ data: UnsafeBufferPointer<UInt8>) {
    var reader = DigitReader(data)
    units = reader.next(UInt16.self)
    let (endings, replaced, kinds) = (reader.next(), reader.next(), reader.next(Int.self))
    let all = SuffixKind.allCases
    var start = 0
    records = kinds.indices.map { index in
      let middle = start + Int(endings[index])
      let end = middle + Int(replaced[index])
      defer { start = end }
      return Record(
        ending: start..<middle, replaced: middle..<end, kind: all[kinds[index] / 2],
        isPrefix: kinds[index] % 2 == 1)
    }
  }
}
