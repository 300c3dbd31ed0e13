import DigitLists
import ICU

/// The records of `rules/names/schemes/LANG.tsv`, in the order in which they apply; the
/// format is described in `rules/names/README.md`.
public struct SchemeTable: Sendable {
  public internal(set) var schemes: [Scheme] = []
  /// Letter records, in order of their first letter and then of precedence.
  public internal(set) var records: [Record] = []
  public internal(set) var inserts: [Record] = []
  /// First letter → its records.
  public private(set) var recordRanges: [UInt16: Range<Int>] = [:]
  /// The letters of records, their renderings (NFD), and the letter lists of contexts, in
  /// which 0 stands for a word boundary.
  public internal(set) var units: [UInt16] = []
  /// Ranges of `units`.
  public internal(set) var renderings: [Range<Int>] = []
  /// Ranges of `units`.
  public internal(set) var letterSets: [Range<Int>] = []
  public internal(set) var elements: [ContextElement] = []

  /// A letter or insert record for the schemes that share its precedence.
  public struct Record: Sendable {
    /// Range of `units`.
    public var letters: Range<Int>
    /// Ranges of `elements`.
    public var left: Range<Int>
    public var right: Range<Int>
    /// Range of the table's `renderings`.
    public var renderings: Range<Int>
    public var schemes: SchemeSet
    /// Longest letters, then heaviest context, then nearest scheme.
    public var precedence: Int32
  }

  /// One place of a context.
  public struct ContextElement: Sendable {
    /// Index into `letterSets`.
    public var set: Int32
    public var isNegated: Bool
  }

  init() {}

  /// The schemes that texts in `language` may be expected to use.
  public func schemes(serving language: String) -> SchemeSet {
    Self.schemes(of: schemes, serving: language)
  }

  /// The schemes of a list that texts in `language` may be expected to use.
  public static func schemes(of list: [Scheme], serving language: String) -> SchemeSet {
    var set = SchemeSet()
    for (index, scheme) in list.enumerated() where scheme.serves(language) {
      set.insert(SchemeSet(index: index))
    }
    return set
  }

  public func letters(of record: Record) -> ArraySlice<UInt16> { units[record.letters] }

  /// Sorts the letter records by first letter and falling precedence.
  mutating func sort() {
    inserts.sort { $0.precedence > $1.precedence }
    records.sort { a, b in
      let (first, second) = (units[a.letters.lowerBound], units[b.letters.lowerBound])
      return first != second ? first < second : a.precedence > b.precedence
    }
    index()
  }

  private mutating func index() {
    var start = 0
    while start < records.count {
      let letter = units[records[start].letters.lowerBound]
      var end = start
      while end < records.count, units[records[end].letters.lowerBound] == letter { end += 1 }
      recordRanges[letter] = start..<end
      start = end
    }
  }
}

// MARK: As text

extension SchemeTable {
  /// The schemes, one a line.
  func encodedSchemes() -> String {
    schemes.map { scheme in
      [
        scheme.id, scheme.name, scheme.authority, scheme.reference,
        scheme.targets.joined(separator: ","),
      ].joined(separator: "\t")
    }.joined(separator: "\n")
  }

  /// What `encodedSchemes()` gave.
  public static func schemes(_ data: UnsafeBufferPointer<UInt8>) -> [Scheme] {
    let string = { String(decoding: $0 as Slice<UnsafeBufferPointer<UInt8>>, as: UTF8.self) }
    return data.split(separator: UInt8(ascii: "\n")).map { line in
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      return Scheme(
        id: string(fields[0]), name: string(fields[1]), authority: string(fields[2]),
        reference: string(fields[3]),
        targets: fields[4].split(separator: UInt8(ascii: ",")).map(string))
    }
  }

  /// The schemes of what `encodedSchemes()` gave that texts in `language` may be expected to use.
  public static func schemes(
    _ data: UnsafeBufferPointer<UInt8>, serving language: String
  ) -> SchemeSet {
    var set = SchemeSet()
    for (index, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
      let tab = line.lastIndex(of: UInt8(ascii: "\t")) ?? line.startIndex
      let serves = line[tab...].dropFirst().split(separator: UInt8(ascii: ",")).contains { target in
        target.elementsEqual("*".utf8) || target.elementsEqual(language.utf8)
      }
      if serves { set.insert(SchemeSet(index: index)) }
    }
    return set
  }

  /// The records and what they speak of.
  func encodedRecords() -> String {
    var writer = DigitWriter()
    writer.append(units)
    for ranges in [renderings, letterSets] { Self.append(ranges, to: &writer) }
    writer.append(elements.map { 2 * Int($0.set) + ($0.isNegated ? 1 : 0) })
    for records in [records, inserts] {
      let ranges: [(Record) -> Range<Int>] = [
        { $0.letters }, { $0.left }, { $0.right }, { $0.renderings },
      ]
      for range in ranges { Self.append(records.map(range), to: &writer) }
      writer.append(records.map(\.schemes.rawValue))
      writer.append(records.map { Int($0.precedence) })
    }
    return writer.text
  }

  private static func append(_ ranges: [Range<Int>], to writer: inout DigitWriter) {
    writer.append(ranges.map(\.lowerBound))
    writer.append(ranges.map(\.count))
  }

  /// - Parameter data: what `encodedRecords()` gave.
  /// Complexity: linear.
  public init(_ schemes: [Scheme], records data: UnsafeBufferPointer<UInt8>) {
    self.schemes = schemes
    var reader = DigitReader(data)
    units = reader.next(UInt16.self)
    renderings = Self.ranges(&reader)
    letterSets = Self.ranges(&reader)
    elements = reader.next(Int32.self).map {
      ContextElement(set: $0 >> 1, isNegated: $0 & 1 == 1)
    }
    records = Self.records(&reader)
    inserts = Self.records(&reader)
    index()
  }

  private static func ranges(_ reader: inout DigitReader) -> [Range<Int>] {
    let starts = reader.next(Int.self)
    return zip(starts, reader.next(Int.self)).map { $0..<$0 + $1 }
  }

  private static func records(_ reader: inout DigitReader) -> [Record] {
    let (letters, left, right) = (ranges(&reader), ranges(&reader), ranges(&reader))
    let renderings = ranges(&reader)
    let (schemes, precedences) = (reader.next(UInt64.self), reader.next(Int32.self))
    return letters.indices.map { index in
      Record(
        letters: letters[index], left: left[index], right: right[index],
        renderings: renderings[index], schemes: SchemeSet(rawValue: schemes[index]),
        precedence: precedences[index])
    }
  }
}
