import ICU

/// Reads the records of a scheme file and orders them by precedence.
struct SchemeReader {
  private typealias Field = ArraySlice<UInt16>

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

  private let path: String
  private var line = 0
  private var sets: [String: [String]] = [:]
  private var parents: [String: String] = [:]
  private var classes: [UInt16: Int32] = [:]
  private var setNumbers: [[UInt16]: Int32] = [:]
  private var drafts: [Draft] = []
  private(set) var table = SchemeTable()
  private var form = NormalizationForm.nfc
  private var replacements: [ReadingTable.Replacement] = []
  private var syllables: [[UInt16]] = []
  /// 1 + index into `syllables` by character.
  private var spelling: [UInt16: Int] = [:]
  private(set) var isInferable = false
  /// Conversions that the file promises, as rows of scheme id, source and rendering.
  private(set) var examples: [[String]] = []

  /// - Parameter path: below `rules/`, for error messages.
  init(_ text: String, path: String) throws(SchemeError) {
    self.path = path
    let units = Array(text.utf16)
    for row in units.split(separator: UInt16(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      guard let first = row.first, first != UInt16(ascii: "#") else { continue }
      let fields = row.split(separator: UInt16(ascii: "\t"), omittingEmptySubsequences: false)
      if first == UInt16(ascii: "@") && fields[0].count > 1 {
        try readDirective(fields)
      } else {
        guard fields.count == 5 else { throw error("a letter record has five fields") }
        try addDraft(letters: Array(fields[0]), fields[1...])
      }
    }
    try finish()
  }

  func encodedReading() -> String {
    ReadingTable.encoded(form, replacements, syllables, spelling)
  }

  /// For each single letter its preferred rendering under the scheme `plain`.
  func encodedPlainLetters() -> String {
    let letters = drafts.compactMap { draft -> (letter: UInt16, rendering: [UInt16])? in
      guard draft.ids == "plain", let letters = draft.letters, letters.count == 1 else {
        return nil
      }
      return (letters[0], Array(table.units[table.renderings[draft.renderings.lowerBound]]))
    }
    return PlainLatin.encoded(letters)
  }

  /// The directives, with the number of their fields.
  private static let fieldCounts = [
    "@scheme": 6, "@set": 3, "@like": 3, "@class": 3, "@transform": 2, "@replace": 4, "@spell": 3,
    "@insert": 5, "@example": 4, "@infer": 1,
  ]

  private static let forms: [String: NormalizationForm] = [
    "NFC": .nfc, "NFD": .nfd, "NFKC": .nfkc, "NFKD": .nfkd,
  ]

  private mutating func readDirective(_ fields: [Field]) throws(SchemeError) {
    let name = Self.string(fields[0])
    guard let expected = Self.fieldCounts[name] else { throw error("no such record as \(name)") }
    guard expected == fields.count else { throw error("wrong number of fields in \(name)") }
    switch name {
    case "@scheme":
      table.schemes.append(
        Scheme(
          id: Self.string(fields[1]), name: Self.string(fields[2]),
          authority: Self.string(fields[3]), reference: Self.string(fields[4]),
          targets: Self.list(fields[5])))
    case "@infer": isInferable = true
    case "@set": sets[Self.string(fields[1])] = Self.list(fields[2])
    case "@like": parents[Self.string(fields[1])] = Self.string(fields[2])
    case "@class":
      guard let letter = fields[1].first else { throw error("a class without a name") }
      classes[letter] = number(of: Self.boundariesAsZero(fields[2]))
    case "@transform":
      guard let form = Self.forms[Self.string(fields[1])] else {
        throw error("no such normalization form as \(Self.string(fields[1]))")
      }
      self.form = form
    case "@replace":
      guard fields[1].count == fields[2].count else {
        throw error("as many letters as characters are needed")
      }
      replacements.append(
        ReadingTable.Replacement(
          characters: Array(fields[1]), letters: Array(fields[2]), left: Array(fields[3])))
    case "@spell":
      syllables.append(Array(fields[1]))
      for character in fields[2] { spelling[character] = syllables.count }
    case "@insert": try addDraft(letters: nil, fields[1...])
    default:
      guard table.schemes.contains(where: { $0.id == Self.string(fields[1]) }) else {
        throw error("no scheme \(Self.string(fields[1]))")
      }
      examples.append(fields.dropFirst().map(Self.string))
    }
  }

  private mutating func addDraft(
    letters: [UInt16]?, _ fields: ArraySlice<Field>
  ) throws(SchemeError) {
    let start = fields.startIndex
    let (left, leftWeight) = try context(fields[start])
    let (right, rightWeight) = try context(fields[start + 1])
    let first = table.renderings.count
    var rest = fields[start + 2]
    while true {
      let rendering = rest.prefix { $0 != UInt16(ascii: "|") }
      let from = table.units.count
      table.units += try folded(rendering)
      table.renderings.append(from..<table.units.count)
      if rendering.endIndex == rest.endIndex { break }
      rest = rest[(rendering.endIndex + 1)...]
    }
    drafts.append(
      Draft(
        line: line, letters: letters, left: left, right: right, weight: leftWeight + rightWeight,
        renderings: first..<table.renderings.count, ids: Self.string(fields[start + 3])))
  }

  /// Reads a context; a letter, list or boundary weighs 2, a class or negation 1.
  private mutating func context(_ text: Field) throws(SchemeError) -> (Range<Int>, Int32) {
    let first = table.elements.count
    var weight: Int32 = 0
    var index = text.startIndex
    while index < text.endIndex {
      let isNegated = text[index] == UInt16(ascii: "!")
      if isNegated { index += 1 }
      guard index < text.endIndex else { throw error("a context ends in “!”") }
      var set: Int32
      var own: Int32 = 2
      if text[index] == UInt16(ascii: "[") {
        guard let end = text[index...].firstIndex(of: UInt16(ascii: "]")) else {
          throw error("a list without “]”")
        }
        set = number(of: Self.boundariesAsZero(text[(index + 1)..<end]))
        index = end
      } else if UInt16(ascii: "A")...UInt16(ascii: "Z") ~= text[index] {
        guard let known = classes[text[index]] else { throw error("an unknown class") }
        set = known
        own = 1
      } else {
        set = number(of: Self.boundariesAsZero(text[index...index]))
      }
      index += 1
      weight += isNegated ? 1 : own
      table.elements.append(.init(set: set, isNegated: isNegated))
    }
    return (first..<table.elements.count, weight)
  }

  /// Orders everything.
  private mutating func finish() throws(SchemeError) {
    var numbers: [String: Int] = [:]
    for (index, scheme) in table.schemes.enumerated() { numbers[scheme.id] = index }
    guard table.schemes.count <= 64 else { throw error("more than 64 schemes") }
    var children = [[Int]](repeating: [], count: table.schemes.count)
    for (child, parent) in parents {
      if let child = numbers[child], let parent = numbers[parent] { children[parent].append(child) }
    }
    for draft in drafts {
      let from = table.units.count
      if let letters = draft.letters { table.units += letters }
      let length = Int32(draft.letters?.count ?? 0)
      for (distance, set) in try reach(draft, numbers, children) {
        let record = SchemeTable.Record(
          letters: from..<table.units.count, left: draft.left, right: draft.right,
          renderings: draft.renderings, schemes: set,
          precedence: (length << 16) + (draft.weight << 8) + (255 - Int32(distance)))
        if draft.letters == nil {
          table.inserts.append(record)
        } else {
          table.records.append(record)
        }
      }
    }
    table.sort()
  }

  /// The schemes that a record holds for, grouped by how far they are from the
  /// one it names: 0 for the scheme itself, 1… for its `@like` children, 255 for `*`.
  private func reach(
    _ draft: Draft, _ numbers: [String: Int], _ children: [[Int]]
  ) throws(SchemeError) -> [(distance: Int, schemes: SchemeSet)] {
    var distances = [Int](repeating: Int.max, count: table.schemes.count)
    var excluded = SchemeSet()
    for id in draft.ids.split(separator: ",").map(String.init) {
      if id == "*" {
        for index in distances.indices { distances[index] = min(distances[index], 255) }
        continue
      }
      let isExcluded = id.hasPrefix("-")
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
      return try NameFolding.fold(field, language: "root")
    } catch let problem {
      throw error("\(problem)")
    }
  }

  private mutating func number(of set: [UInt16]) -> Int32 {
    if let known = setNumbers[set] { return known }
    let start = table.units.count
    table.units += set
    table.letterSets.append(start..<table.units.count)
    setNumbers[set] = Int32(table.letterSets.count - 1)
    return Int32(table.letterSets.count - 1)
  }

  private func error(_ problem: String) -> SchemeError {
    SchemeError(path: path, line: line, problem: problem)
  }

  private static func boundariesAsZero(_ letters: Field) -> [UInt16] {
    letters.map { $0 == UInt16(ascii: "^") || $0 == UInt16(ascii: "$") ? 0 : $0 }
  }

  private static func string(_ field: Field) -> String { String(decoding: field, as: UTF16.self) }

  private static func list(_ field: Field) -> [String] {
    field.split(separator: UInt16(ascii: ",")).map { string($0) }
  }
}

extension UInt16 {
  fileprivate init(ascii scalar: Unicode.Scalar) { self = UInt16(UInt8(ascii: scalar)) }
}
