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
  /// The longest form, UTF-16 units.
  public let maximumLength: Int
  private let formStarts: StartSet
  private let compoundStarts: StartSet
  private let stemStarts: StartSet
  private let lengths: [UInt16: Int]
  private let bytes: [UInt8]
  private let slots: Range<Int>

  /// What is known of one form of the Basic Multilingual Plane.
  public struct Entry: Sendable {
    public var senses: [Sense] = []
    /// What the form means as the stem of an inflected word.
    public var stemSenses: [Sense] = []
    /// Whether a longer phrase begins with the form.
    public var isBeginning = false

    /// What two files know of one form.
    public func joined(with other: Entry) -> Entry {
      Entry(
        senses: senses + other.senses, stemSenses: stemSenses + other.stemSenses,
        isBeginning: isBeginning || other.isBeginning)
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
    let numbers = { (line: Int) in
      lines[line].split(separator: 0x09).map { UInt64(Self.number($0)) }
    }
    formStarts = StartSet(text: lines[5])
    compoundStarts = StartSet(text: lines[6])
    stemStarts = StartSet(text: lines[7])
    lengths = Dictionary(
      numbers(8).map { (UInt16($0 >> 16), Int($0 & 0xFFFF)) },
      uniquingKeysWith: { first, _ in first })
    maximumLength = Int(Self.number(lines[9]))
    slots = lines[10].indices
    self.bytes = bytes
  }

  private static let headLines = 11

  /// What is known of a form, or nil. Complexity: linear in the form's length.
  public func entry(_ form: ArraySlice<UInt16>) -> Entry? {
    guard form.count <= maximumLength, !slots.isEmpty else { return nil }
    let mask = slots.count / Self.slotWidth - 1
    return form.withUnsafeBufferPointer { form in
      bytes.withUnsafeBufferPointer { bytes in
        var slot = Self.hash(of: form) & mask
        while let row = row(of: slot, in: bytes) {
          if let end = Self.end(of: form, at: row, in: bytes) {
            return Self.entry(after: end + 1, in: bytes)
          }
          slot = (slot + 1) & mask
        }
        return nil
      }
    }
  }

  /// Whether a form that begins so may mean anything: be a form of the file, be inflected from
  /// one, or be made of several.
  public func mayBeginWord(_ form: ArraySlice<UInt16>) -> Bool {
    formStarts.mayHold(form, units: 3) || mayBeginCompound(form)
  }

  /// Whether a number word that is written together with others may begin so.
  public func mayBeginCompound(_ form: ArraySlice<UInt16>) -> Bool {
    form.count >= 6 && compoundStarts.mayHold(form, units: 2)
  }

  /// Whether an inflected word may begin so whose stem is known.
  public func mayBeginStem(_ form: ArraySlice<UInt16>) -> Bool {
    form.count > 2 && stemStarts.mayHold(form, units: 3)
  }

  /// The longest form that begins with a unit of a script without case or spaces, UTF-16
  /// units; 0 where none does.
  public func longestForm(beginningWith unit: UInt16) -> Int { lengths[unit] ?? 0 }

  // MARK: Rows

  /// The fields of a row behind its form.
  private static func entry(after start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Entry {
    var index = start
    return Entry(
      senses: senses(at: &index, in: bytes), stemSenses: senses(at: &index, in: bytes),
      isBeginning: index < bytes.count && bytes[index] != 0x0A)
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
      guard letter >= firstLetter, Int(letter - firstLetter) < kinds.count else { continue }
      let start = index
      while index < bytes.count, bytes[index] > 0x20 { index += 1 }
      senses.append(
        Sense(
          kind: kinds[Int(letter - firstLetter)], value: number(ArraySlice(bytes[start..<index]))))
    }
    return senses
  }

  private static let kinds = Sense.Kind.allCases
  private static let firstLetter = UInt8(ascii: "A")

  static func letter(of kind: Sense.Kind) -> UInt8 {
    firstLetter + UInt8(kinds.firstIndex(of: kind) ?? 0)
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Double {
    guard text.count <= 15, text.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return Double(String(decoding: text, as: UTF8.self)) ?? 0
    }
    return text.reduce(0) { 10 * $0 + Double($1 - 0x30) }
  }

  /// Where a row's form ends if it is `form`, else nil.
  private static func end(
    of form: UnsafeBufferPointer<UInt16>, at row: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var index = row
    for unit in form {
      let byte = bytes[index]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard length < 4, index + length < bytes.count else { return nil }
      var scalar = UInt32(length == 1 ? byte : byte & (0x7F >> UInt8(length)))
      for next in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + next] & 0x3F) }
      guard scalar == UInt32(unit) else { return nil }
      index += length
    }
    return bytes[index] == separator ? index : nil
  }

  private static let separator = UInt8(ascii: "\t")

  // MARK: Slots

  /// Characters of a slot: 24 bits in sixes.
  static let slotWidth = 4
  private static let firstDigit = UInt8(ascii: "0")
  private static let empty = UInt8(ascii: "-")

  static func slot(of offset: Int?) -> [UInt8] {
    guard let offset else { return Array(repeating: empty, count: slotWidth) }
    return (0..<slotWidth).map { firstDigit + UInt8(offset >> (6 * $0) & 63) }
  }

  /// The place of the row that a slot names, or nil for an empty one.
  private func row(of slot: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let start = slots.lowerBound + Self.slotWidth * slot
    guard bytes[start] != Self.empty else { return nil }
    var offset = 0
    for place in 0..<Self.slotWidth {
      offset |= Int(bytes[start + place] - Self.firstDigit) << (6 * place)
    }
    return slots.upperBound + 1 + offset
  }

  /// FNV-1a over UTF-16 units, 32 bits. Source: Fowler, Noll, Vo (draft-eastlake-fnv).
  static func hash(of form: some Collection<UInt16>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for unit in form { hash = (hash ^ UInt32(unit)) &* 0x0100_0193 }
    return Int(hash ^ hash >> 15)
  }
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
