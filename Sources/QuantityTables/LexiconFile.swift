/// The words and signs that a language's numbers are made of, as text that is looked up
/// without being read as a whole. `LexiconEncoder` tells its form.
public final class LexiconFile: Sendable {
  public let decimalSigns: [UInt16]
  public let groupSigns: [UInt16]
  /// Whether numeric dates put the month before the day; nil where CLDR does not say.
  public let isMonthFirst: Bool?
  /// Particles that are written onto the next word, longest first.
  public let prefixes: [[UInt16]]
  /// What stands between number words that are written together; empty where the language
  /// parts them.
  public let links: [[UInt16]]
  private let bytes: [UInt8]
  /// Where the cells of the tree begin, and where the rows.
  private let cells: Int
  private let rows: Int

  /// What is known of one form of the Basic Multilingual Plane.
  public struct Entry: Sendable {
    public var senses: [Sense] = []
    /// What the form means as the stem of an inflected word.
    public var stemSenses: [Sense] = []

    /// What two files know of one form.
    public func joined(with other: Entry) -> Entry {
      Entry(senses: senses + other.senses, stemSenses: stemSenses + other.stemSenses)
    }
  }

  /// - Parameter bytes: as written by `language(_:rows:units:)` or `region(_:rows:units:)`.
  public init(_ bytes: [UInt8]) {
    var start = 0
    var lines: [ArraySlice<UInt8>] = []
    while lines.count < Self.headLines, let end = bytes[start...].firstIndex(of: 0x0A) {
      lines.append(bytes[start..<end])
      start = end + 1
    }
    while lines.count < Self.headLines { lines.append([]) }
    let text = { (line: Int) in Array(String(decoding: lines[line], as: UTF8.self).utf16) }
    let list = { (line: Int) in text(line).split(separator: 0x09).map(Array.init) }
    decimalSigns = text(0)
    groupSigns = text(1)
    isMonthFirst = lines[2].first.map { $0 == UInt8(ascii: "m") }
    prefixes = list(3)
    links = list(4)
    cells = lines[5].startIndex
    rows = lines[5].endIndex + 1
    self.bytes = bytes
  }

  private static let headLines = 6

  /// What is known of a form, or nil. Complexity: linear in the form's length.
  public func entry(_ form: ArraySlice<UInt16>) -> Entry? {
    bytes.withUnsafeBufferPointer { bytes in
      guard let cell = cell(of: form, in: bytes) else { return nil }
      let row = Self.number(at: cell + Self.rowField, in: bytes)
      return row > 0 ? Self.entry(at: rows + row - 1, in: bytes) : nil
    }
  }

  /// How many units of a text some form begins with. Complexity: linear in their number.
  public func depth(of text: ArraySlice<UInt16>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var depth = 0
      var cell = cells
      for unit in text {
        guard let next = child(of: cell, unit, in: bytes) else { break }
        cell = next
        depth += 1
      }
      return depth
    }
  }

  /// The lengths of all forms that a text begins with, rising.
  public func lengths(beginning text: ArraySlice<UInt16>) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var lengths: [Int] = []
      var depth = 0
      var cell = cells
      for unit in text {
        guard let next = child(of: cell, unit, in: bytes) else { break }
        cell = next
        depth += 1
        if Self.number(at: cell + Self.rowField, in: bytes) > 0 { lengths.append(depth) }
      }
      return lengths
    }
  }

  /// Whether a longer phrase begins with the words of `form`.
  public func beginsPhrase(_ form: ArraySlice<UInt16>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard let cell = cell(of: form, in: bytes) else { return false }
      return child(of: cell, 0x20, in: bytes) != nil || child(of: cell, 0x2F, in: bytes) != nil
    }
  }

  // MARK: Cells

  /// Characters of a cell: its unit, its children's place and number, and the row of the form
  /// that ends with it, 1 for the first; 0 for none.
  static let cellWidth = 13
  private static let childrenField = 3
  private static let countField = 7
  private static let rowField = 9
  private static let firstDigit = UInt8(ascii: "0")

  /// A cell as text: the fields in digits of six bits, the lowest first.
  static func cell(unit: UInt16, children: Int, count: Int, row: Int) -> [UInt8] {
    let fields = [(Int(unit), 3), (children, 4), (count, 2), (row, 4)]
    return fields.flatMap { value, width in
      (0..<width).map { firstDigit + UInt8(value >> (6 * $0) & 63) }
    }
  }

  private static func digit(_ place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    Int(bytes[place] &- firstDigit)
  }

  private static func unit(at cell: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    digit(cell, in: bytes) | digit(cell + 1, in: bytes) << 6 | digit(cell + 2, in: bytes) << 12
  }

  private static func number(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    digit(place, in: bytes) | digit(place + 1, in: bytes) << 6
      | digit(place + 2, in: bytes) << 12 | digit(place + 3, in: bytes) << 18
  }

  /// The cell that the units of a form lead to, or nil.
  private func cell(
    of form: ArraySlice<UInt16>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var cell = cells
    for unit in form {
      guard let next = child(of: cell, unit, in: bytes) else { return nil }
      cell = next
    }
    return cell
  }

  /// Complexity: logarithmic in the number of the cell's children, which stand in order.
  private func child(
    of cell: Int, _ unit: UInt16, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let first = cells + Self.cellWidth * Self.number(at: cell + Self.childrenField, in: bytes)
    var low = 0
    var high =
      Self.digit(cell + Self.countField, in: bytes)
      | Self.digit(cell + Self.countField + 1, in: bytes) << 6
    while low < high {
      let middle = (low + high) / 2
      let place = first + Self.cellWidth * middle
      let found = Self.unit(at: place, in: bytes)
      if found == unit { return place }
      if found < unit { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  // MARK: Rows

  private static func entry(at row: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Entry {
    var index = row
    return Entry(
      senses: senses(at: &index, in: bytes), stemSenses: senses(at: &index, in: bytes))
  }

  /// The senses of a field, a space between them; goes on to the next field.
  private static func senses(
    at index: inout Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Sense] {
    var senses: [Sense] = []
    while index < bytes.count, bytes[index] != 0x0A {
      let letter = bytes[index]
      index += 1
      if letter == separator { break }
      guard let kind = Sense.Kind(rawValue: letter &- firstLetter) else { continue }
      let start = index
      while index < bytes.count, bytes[index] > 0x20 { index += 1 }
      senses.append(
        Sense(kind: kind, value: number(ArraySlice(bytes[start..<index]))))
    }
    return senses
  }

  private static let firstLetter = UInt8(ascii: "A")

  static func letter(of kind: Sense.Kind) -> UInt8 {
    firstLetter + kind.rawValue
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Double {
    guard text.count <= 15, text.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return Double(String(decoding: text, as: UTF8.self)) ?? 0
    }
    return text.reduce(0) { 10 * $0 + Double($1 - 0x30) }
  }

  private static let separator = UInt8(ascii: "\t")
}

extension LexiconFile {
  /// The lexicon of a language: CLDR's words and those of the rows.
  ///
  /// - Parameters:
  ///   - locale: the language as an ICU locale.
  ///   - rows: the fields of the files of `rules/quantities/` for all languages and this one.
  public static func language(_ locale: String, rows: [[String]], units: UnitTable) -> [UInt8] {
    var builder = LexiconBuilder(rows: rows, units: units)
    builder.addLanguage(locale: locale)
    return LexiconEncoder(builder).encoded()
  }

  /// What a region's locale has of its own, to be looked up before its language.
  public static func region(_ locale: String, rows: [[String]], units: UnitTable) -> [UInt8] {
    var builder = LexiconBuilder(rows: rows, units: units)
    builder.addRegion(locale: locale)
    return LexiconEncoder(builder).encoded()
  }
}
