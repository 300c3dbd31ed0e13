import ICU

/// Reads the records of a scheme file and orders them by precedence.
struct SchemeReader {
  private typealias Field = Slice<UnsafeBufferPointer<UInt8>>

  private struct Draft {
    var line: Int
    var letters: [UInt16]?
    var left: Range<Int>
    var right: Range<Int>
    var weight: Int32
    var renderings: Range<Int>
    /// Scheme ids, separated by commas.
    var ids: String
  }

  let path: String
  private var line = 0
  private var schemes: [Scheme] = []
  private var sets: [String: [String]] = [:]
  private var parents: [String: String] = [:]
  private var classes: [UInt16: Int32] = [:]
  private var letterSets: [[UInt16]] = []
  private var setNumbers: [[UInt16]: Int32] = [:]
  private var drafts: [Draft] = []
  private var units: [UInt16] = []
  private var renderings: [Range<Int>] = []
  private var elements: [SchemeTable.ContextElement] = []
  private var form: NormalizationForm?
  private var replacements: [SourceReading.Replacement] = []
  private var syllables: [[UInt16]] = []
  private var spelling: [UInt16] = []
  private var examples: [(scheme: String, source: String, rendering: String, line: Int)] = []

  init(path: String) { self.path = path }

  /// How much of a file is read: parts of it stand before what a caller may not need.
  enum Extent {
    /// How sources are read.
    case head
    /// The schemes too.
    case schemes
    case all
  }

  mutating func read(
    _ data: UnsafeBufferPointer<UInt8>, to extent: Extent = .all
  ) throws(SchemeError) {
    var start = 0
    var fields: [Field] = []
    while start < data.count {
      fields.removeAll(keepingCapacity: true)
      let row = data[start..<Self.readFields(of: data, from: start, into: &fields)]
      start = row.endIndex + 1
      line += 1
      guard let first = row.first, first != UInt8(ascii: "#") else { continue }
      if extent != .all, isBeyond(extent, fields[0]) { return }
      if first == UInt8(ascii: "@") && row.count > 1 && fields[0].count > 1 {
        try readDirective(fields)
      } else {
        guard fields.count == 5 else { throw error("a letter record has five fields") }
        try addDraft(letters: Self.utf16(fields[0]), fields[1...])
      }
    }
  }

  /// Takes a row apart and returns its end.
  private static func readFields(
    of data: UnsafeBufferPointer<UInt8>, from start: Int, into fields: inout [Field]
  ) -> Int {
    var (first, end) = (start, start)
    while end < data.count, data[end] != UInt8(ascii: "\n") {
      if data[end] == UInt8(ascii: "\t") {
        fields.append(data[first..<end])
        first = end + 1
      }
      end += 1
    }
    fields.append(data[first..<end])
    return end
  }

  /// The directives, with the number of their fields.
  private static let fieldCounts = [
    "@scheme": 6, "@set": 3, "@like": 3, "@class": 3, "@transform": 2, "@replace": 4, "@spell": 3,
    "@insert": 5, "@example": 4, "@infer": 1,
  ]

  private func isBeyond(_ extent: Extent, _ record: Field) -> Bool {
    switch Self.string(record) {
    case "@infer", "@transform", "@replace", "@spell": false
    case "@scheme": extent == .head
    default: true
    }
  }

  private static let forms: [String: NormalizationForm] = [
    "NFC": .nfc, "NFD": .nfd, "NFKC": .nfkc, "NFKD": .nfkd,
  ]

  private mutating func readDirective(_ fields: [Field]) throws(SchemeError) {
    let name = Self.string(fields[0])
    guard let expected = Self.fieldCounts[name] else { throw error("no such record as \(name)") }
    guard expected == fields.count else { throw error("wrong number of fields in \(name)") }
    switch name {
    case "@scheme":
      schemes.append(
        Scheme(
          id: Self.string(fields[1]), name: Self.string(fields[2]),
          authority: Self.string(fields[3]), reference: Self.string(fields[4]),
          targets: Self.list(fields[5])))
    case "@infer": break  // Found without reading, by `SchemeTable.inferableLanguages`.
    case "@set": sets[Self.string(fields[1])] = Self.list(fields[2])
    case "@like": parents[Self.string(fields[1])] = Self.string(fields[2])
    case "@class":
      guard let letter = Self.utf16(fields[1]).first else { throw error("a class without a name") }
      classes[letter] = number(of: Self.boundariesAsZero(Self.utf16(fields[2])))
    case "@transform":
      form = Self.forms[Self.string(fields[1])]
      if form == nil { throw error("no such normalization form as \(Self.string(fields[1]))") }
    case "@replace":
      let replacement = SourceReading.Replacement(
        characters: Self.utf16(fields[1]), letters: Self.utf16(fields[2]),
        left: Self.utf16(fields[3]))
      guard replacement.characters.count == replacement.letters.count else {
        throw error("as many letters as characters are needed")
      }
      replacements.append(replacement)
    case "@spell":
      if spelling.isEmpty { spelling = [UInt16](repeating: 0, count: 0x10000) }
      syllables.append(Self.utf16(fields[1]))
      for character in Self.utf16(fields[2]) { spelling[Int(character)] = UInt16(syllables.count) }
    case "@insert": try addDraft(letters: nil, fields[1...])
    default:
      examples.append(
        (Self.string(fields[1]), Self.string(fields[2]), Self.string(fields[3]), line))
    }
  }

  private mutating func addDraft(
    letters: [UInt16]?, _ fields: ArraySlice<Field>
  ) throws(SchemeError) {
    let start = fields.startIndex
    let (left, leftWeight) = try context(Self.utf16(fields[start]))
    let (right, rightWeight) = try context(Self.utf16(fields[start + 1]))
    let first = renderings.count
    var rest = fields[start + 2]
    while true {
      let rendering = rest.prefix { $0 != UInt8(ascii: "|") }
      let from = units.count
      units += try folded(rendering)
      renderings.append(from..<units.count)
      if rendering.endIndex == rest.endIndex { break }
      rest = rest[(rendering.endIndex + 1)...]
    }
    drafts.append(
      Draft(
        line: line, letters: letters, left: left, right: right, weight: leftWeight + rightWeight,
        renderings: first..<renderings.count, ids: Self.string(fields[start + 3])))
  }

  /// Reads a context; a letter, list or boundary weighs 2, a class or negation 1.
  private mutating func context(_ text: [UInt16]) throws(SchemeError) -> (Range<Int>, Int32) {
    let first = elements.count
    var weight: Int32 = 0
    var index = 0
    while index < text.count {
      let isNegated = text[index] == UInt16(ascii: "!")
      if isNegated { index += 1 }
      guard index < text.count else { throw error("a context ends in “!”") }
      var set: Int32
      var own: Int32 = 2
      if text[index] == UInt16(ascii: "[") {
        guard let end = text[index...].firstIndex(of: UInt16(ascii: "]")) else {
          throw error("a list without “]”")
        }
        set = number(of: Self.boundariesAsZero(Array(text[(index + 1)..<end])))
        index = end
      } else if UInt16(ascii: "A")...UInt16(ascii: "Z") ~= text[index] {
        guard let known = classes[text[index]] else { throw error("an unknown class") }
        set = known
        own = 1
      } else {
        set = number(of: Self.boundariesAsZero([text[index]]))
      }
      index += 1
      weight += isNegated ? 1 : own
      elements.append(.init(set: set, isNegated: isNegated))
    }
    return (first..<elements.count, weight)
  }

  /// Orders everything and hands it to the table.
  mutating func finish(into table: inout SchemeTable) throws(SchemeError) {
    var numbers: [String: Int] = [:]
    for (index, scheme) in schemes.enumerated() { numbers[scheme.id] = index }
    guard schemes.count <= 64 else { throw error("more than 64 schemes") }
    var children = [[Int]](repeating: [], count: schemes.count)
    for (child, parent) in parents {
      if let child = numbers[child], let parent = numbers[parent] { children[parent].append(child) }
    }
    var reaches: [String: [(distance: Int, schemes: SchemeSet)]] = [:]
    for draft in drafts {
      let reach: [(distance: Int, schemes: SchemeSet)]
      if let known = reaches[draft.ids] {
        reach = known
      } else {
        reach = try self.reach(draft, numbers, children)
        reaches[draft.ids] = reach
      }
      let from = units.count
      if let letters = draft.letters { units += letters }
      let length = Int32(draft.letters?.count ?? 0)
      for (distance, set) in reach {
        let record = SchemeTable.Record(
          letters: from..<from + Int(length), left: draft.left, right: draft.right,
          renderings: draft.renderings, schemes: set,
          precedence: (length << 16) + (draft.weight << 8) + (255 - Int32(distance)))
        if draft.letters == nil {
          table.inserts.append(record)
        } else {
          table.records.append(record)
        }
      }
    }
    table.schemes = schemes
    table.form = form
    table.replacements = replacements
    table.syllables = syllables
    table.spelling = spelling
    table.letterSets = letterSets
    table.units = units
    table.renderings = renderings
    table.elements = elements
    table.inserts.sort { $0.precedence > $1.precedence }
    table.index()
    for example in examples {
      guard let scheme = numbers[example.scheme] else {
        throw SchemeError(path: path, line: example.line, problem: "no scheme \(example.scheme)")
      }
      table.examples.append((scheme, example.source, example.rendering))
    }
  }

  /// The schemes that a record holds for, grouped by how far they are from the
  /// one it names: 0 for the scheme itself, 1… for its `@like` children, 255 for `*`.
  private func reach(
    _ draft: Draft, _ numbers: [String: Int], _ children: [[Int]]
  ) throws(SchemeError) -> [(distance: Int, schemes: SchemeSet)] {
    var distances = [Int](repeating: Int.max, count: schemes.count)
    var excluded = SchemeSet()
    // By bytes: a loop over characters costs ten times as much.
    for id in draft.ids.utf8.split(separator: UInt8(ascii: ",")).map({ String(Substring($0)) }) {
      if id == "*" {
        for index in distances.indices { distances[index] = min(distances[index], 255) }
        continue
      }
      let isExcluded = id.utf8.first == UInt8(ascii: "-")
      let name = isExcluded ? String(id.dropFirst()) : id
      for member in sets[name] ?? [name] {
        guard let number = numbers[member] else {
          throw SchemeError(path: path, line: draft.line, problem: "no scheme or set “\(member)”")
        }
        if isExcluded {
          excluded.insert(SchemeSet(index: number))
        } else {
          lower(&distances, number, 0, children)
        }
      }
    }
    var groups: [(distance: Int, schemes: SchemeSet)] = []
    for (index, distance) in distances.enumerated()
    where distance != Int.max && !excluded.contains(SchemeSet(index: index)) {
      if let group = groups.firstIndex(where: { $0.distance == distance }) {
        groups[group].schemes.insert(SchemeSet(index: index))
      } else {
        groups.append((distance, SchemeSet(index: index)))
      }
    }
    return groups.sorted { $0.distance < $1.distance }
  }

  private func lower(
    _ distances: inout [Int], _ scheme: Int, _ distance: Int, _ children: [[Int]]
  ) {
    guard distances[scheme] > distance, distance < 16 else { return }
    distances[scheme] = distance
    for child in children[scheme] { lower(&distances, child, distance + 1, children) }
  }

  /// A rendering as the matcher compares it.
  private func folded(_ field: Field) throws(SchemeError) -> [UInt16] {
    do {
      return try NameFolding.fold(Self.utf16(field)[...], language: "root")
    } catch let problem {
      throw error("\(problem)")
    }
  }

  private mutating func number(of set: [UInt16]) -> Int32 {
    if let known = setNumbers[set] { return known }
    letterSets.append(set)
    setNumbers[set] = Int32(letterSets.count - 1)
    return Int32(letterSets.count - 1)
  }

  private func error(_ problem: String) -> SchemeError {
    SchemeError(path: path, line: line, problem: problem)
  }

  private static func boundariesAsZero(_ letters: [UInt16]) -> [UInt16] {
    letters.map { $0 == UInt16(ascii: "^") || $0 == UInt16(ascii: "$") ? 0 : $0 }
  }

  private static func string(_ field: Field) -> String { String(decoding: field, as: UTF8.self) }

  private static func utf16(_ field: Field) -> [UInt16] { UTF8Units.utf16(field) }

  private static func list(_ field: Field) -> [String] {
    field.split(separator: UInt8(ascii: ",")).map { string($0) }
  }
}

extension UInt16 {
  init(ascii scalar: Unicode.Scalar) { self = UInt16(UInt8(ascii: scalar)) }
}

extension SchemeTable {
  /// Sorts the letter records by first letter and falling precedence.
  mutating func index() {
    records.sort { a, b in
      let (first, second) = (units[a.letters.lowerBound], units[b.letters.lowerBound])
      return first != second ? first < second : a.precedence > b.precedence
    }
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
