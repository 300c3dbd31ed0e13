/// The words and signs that a language's numbers are made of. The tree of forms is read when the
/// file is opened, what they mean only where a form is found. `LexiconEncoder` tells the form.
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
  /// What to add to a year that may be counted from another era, one for each reading.
  public let unmarkedEras: [Double]
  /// Whether there is a word for a million.
  public let knowsScales: Bool
  /// Whether there is a word for percent beside the signs of every language.
  public let knowsPercent: Bool
  private let bytes: [UInt8]
  /// Where the rows begin.
  private let rows: Int
  /// The tree of forms by cell: the unit that leads to it, where its children begin, which
  /// stand in order before those of the next cell, and the row of the form that ends with it,
  /// 1 for the first; 0 for none. The first cell is the root.
  private let units: [UInt16]
  private let children: [Int32]
  private let endings: [Int32]

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

  /// Complexity: linear in the number of cells, some tens of instructions each.
  ///
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
    unmarkedEras = list(5).compactMap { Double(String(decoding: $0, as: UTF16.self)) }
    knowsScales = !lines[6].isEmpty
    knowsPercent = !lines[7].isEmpty
    (units, children, endings) = Self.cells(lines[8])
    rows = lines[8].endIndex + 1
    self.bytes = bytes
  }

  private static let headLines = 9

  /// What is known of a form, or nil. Complexity: linear in the form's length.
  public func entry(_ form: ArraySlice<UInt16>) -> Entry? {
    guard let cell = cell(of: form), endings[cell] > 0 else { return nil }
    return bytes.withUnsafeBufferPointer { Self.entry(at: row(of: cell), in: $0) }
  }

  /// How far the forms go along with a text. Complexity: linear in the length of that.
  public func path(along text: ArraySlice<UInt16>) -> FormPath {
    var path = FormPath()
    var cell = 0
    for unit in text {
      guard let next = child(of: cell, unit) else { break }
      cell = next
      path.depth += 1
      if endings[cell] > 0, path.depth <= FormLengths.longest { path.lengths.insert(path.depth) }
    }
    return path
  }

  /// The lengths of the number words and scales that a text begins with.
  public func numberLengths(beginning text: ArraySlice<UInt16>) -> FormLengths {
    var lengths = FormLengths()
    var cell = 0
    var depth = 0
    for unit in text.prefix(FormLengths.longest) {
      guard let next = child(of: cell, unit) else { break }
      cell = next
      depth += 1
      if endings[cell] > 0, isNumber(row(of: cell)) { lengths.insert(depth) }
    }
    return lengths
  }

  /// What the forms begin with that a longer word may be a form of: four units as one number,
  /// a whole form of three, and a number word of two.
  public func forEachBeginning(_ body: (UInt64) -> Void) {
    for first in children(of: 0) {
      for second in children(of: first) {
        let two = UInt64(units[first]) << 16 | UInt64(units[second])
        if endings[second] > 0, isNumber(row(of: second)) { body(two) }
        for third in children(of: second) {
          let three = two << 16 | UInt64(units[third])
          if endings[third] > 0 { body(three) }
          for fourth in children(of: third) { body(three << 16 | UInt64(units[fourth])) }
        }
      }
    }
  }

  /// What the words of phrases begin with, the first aside: up to two units of each as one
  /// number.
  public func forEachBeginningWithinPhrase(_ body: (UInt64) -> Void) {
    for cell in units.indices where Self.partsWords(units[cell]) {
      for first in children(of: cell) {
        body(UInt64(units[first]))
        for second in children(of: first) where !Self.partsWords(units[second]) {
          body(UInt64(units[first]) << 16 | UInt64(units[second]))
        }
      }
    }
  }

  private static func partsWords(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x2F }

  /// Whether some form begins with a unit.
  public func mayBegin(with unit: UInt16) -> Bool { child(of: 0, unit) != nil }

  /// Whether a longer phrase begins with the words of `form`.
  public func beginsPhrase(_ form: ArraySlice<UInt16>) -> Bool {
    guard let cell = cell(of: form) else { return false }
    return child(of: cell, 0x20) != nil || child(of: cell, 0x2F) != nil
  }

  // MARK: Cells

  /// The cell that the units of a form lead to, or nil.
  private func cell(of form: ArraySlice<UInt16>) -> Int? {
    var cell = 0
    for unit in form {
      guard let next = child(of: cell, unit) else { return nil }
      cell = next
    }
    return cell
  }

  private func children(of cell: Int) -> Range<Int> {
    Int(children[cell])..<Int(children[cell + 1])
  }

  /// Complexity: logarithmic in the number of the cell's children.
  @inline(__always)
  private func child(of cell: Int, _ unit: UInt16) -> Int? {
    units.withUnsafeBufferPointer { units in
      var low = Int(children[cell])
      let end = Int(children[cell + 1])
      var count = end - low
      // The first child that is no less.
      while count > 0 {
        let half = count >> 1
        if units[low + half] < unit {
          low += half + 1
          count -= half + 1
        } else {
          count = half
        }
      }
      return low < end && units[low] == unit ? low : nil
    }
  }

  /// A cell as text: the unit, the number of children and the row in digits of six bits, the
  /// lowest first.
  static func cell(unit: UInt16, children: Int, row: Int) -> [UInt8] {
    let fields = [(Int(unit), unitDigits), (children, countDigits), (row, rowDigits)]
    return fields.flatMap { value, digits in
      (0..<digits).map { firstDigit + UInt8(value >> (6 * $0) & 63) }
    }
  }

  private static let unitDigits = 3
  private static let countDigits = 2
  private static let rowDigits = 4
  private static let firstDigit = UInt8(ascii: "0")

  private static func cells(_ text: ArraySlice<UInt8>) -> ([UInt16], [Int32], [Int32]) {
    let width = unitDigits + countDigits + rowDigits
    let count = text.count / width
    var (units, children, endings) = ([UInt16](), [Int32](), [Int32]())
    units.reserveCapacity(count)
    children.reserveCapacity(count + 1)
    endings.reserveCapacity(count)
    text.withUnsafeBufferPointer { text in
      var next: Int32 = 1
      for cell in 0..<count {
        let start = width * cell
        let digit = { Int32(text[start + $0] &- firstDigit) }
        units.append(UInt16(truncatingIfNeeded: digit(0) | digit(1) << 6 | digit(2) << 12))
        children.append(next)
        next += digit(3) | digit(4) << 6
        endings.append(digit(5) | digit(6) << 6 | digit(7) << 12 | digit(8) << 18)
      }
      children.append(next)
    }
    return (units, children, endings)
  }

  // MARK: Rows

  /// Where the row of the form that ends with a cell begins.
  private func row(of cell: Int) -> Int { rows + Int(endings[cell]) - 1 }

  /// Whether a row tells a number or a scale.
  private func isNumber(_ row: Int) -> Bool {
    let kinds: Sense.Kinds = [
      Sense.Kinds(.number), Sense.Kinds(.ordinal), Sense.Kinds(.counting), Sense.Kinds(.weak),
      Sense.Kinds(.scale),
    ]
    var index = row
    while bytes[index] > 0x20 {
      if let kind = Sense.Kind(rawValue: bytes[index] &- Self.firstLetter), kinds.contains(kind) {
        return true
      }
      while bytes[index] > 0x20 { index += 1 }
      if bytes[index] == 0x20 { index += 1 }
    }
    return false
  }

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
      senses.append(Sense(kind: kind, value: number(at: &index, in: bytes)))
    }
    return senses
  }

  private static let firstLetter = UInt8(ascii: "A")

  static func letter(of kind: Sense.Kind) -> UInt8 {
    firstLetter + kind.rawValue
  }

  /// The number up to the next space or line; most are whole.
  private static func number(
    at index: inout Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Double {
    let start = index
    var whole = 0
    var isWhole = true
    while index < bytes.count, bytes[index] > 0x20 {
      let digit = bytes[index] &- 0x30
      isWhole = isWhole && digit < 10 && index - start < 15
      if isWhole { whole = 10 * whole + Int(digit) }
      index += 1
    }
    return isWhole
      ? Double(whole) : Double(String(decoding: bytes[start..<index], as: UTF8.self)) ?? 0
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
