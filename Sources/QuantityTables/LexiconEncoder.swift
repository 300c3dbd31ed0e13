/// Writes down what a `LexiconBuilder` collected; `LexiconFile` reads it.
///
/// The file is text, so that the program can hold it as a constant: ten lines of what
/// holds for the language as a whole, a line of slots (an open-addressing hash table of
/// offsets into the rest, each `LexiconFile.slotWidth` characters), and a line for each
/// form: the form, what it means as a word, what as the stem of an inflected one, and
/// whether a longer phrase begins with it.
struct LexiconEncoder {
  private struct Entry {
    var senses: [Sense] = []
    var stemSenses: [Sense] = []
    var isBeginning = false
  }

  private var entries: [[UInt16]: Entry] = [:]
  private let builder: LexiconBuilder

  init(_ builder: LexiconBuilder) {
    self.builder = builder
    for (form, sense) in builder.entries {
      Self.append(sense, to: &entries[form, default: Entry()].senses)
      if let end = form.firstIndex(where: { $0 == 0x20 || $0 == 0x2F }) {
        entries[Array(form[..<end]), default: Entry()].isBeginning = true
      } else if let sense = Self.inflected(sense), Self.isAlphabetic(form) {
        // Dutch maart without its end is another word: maar.
        let shortest = sense.kind == .month ? 5 : 4
        for stem in [form, form.dropLast()] where stem == form || stem.count >= shortest {
          guard stem.count >= 4 else { continue }
          Self.append(sense, to: &entries[stem, default: Entry()].stemSenses)
        }
      }
    }
  }

  private static func append(_ sense: Sense, to senses: inout [Sense]) {
    if !senses.contains(sense) { senses.append(sense) }
  }

  /// What a word means whose ending is another one; nil for what does not inflect.
  private static func inflected(_ sense: Sense) -> Sense? {
    switch sense.kind {
    case .number: Sense(kind: .counting, value: sense.value)
    case .ordinal: Sense(kind: .weak, value: sense.value)
    case .unit, .scale, .percent, .century, .decade, .weak, .month: sense
    default: nil
    }
  }

  private static func isAlphabetic(_ form: [UInt16]) -> Bool {
    form.allSatisfy { $0 > 0x7F || 0x61...0x7A ~= $0 }
  }

  // MARK: Writing

  func encoded() -> [UInt8] {
    let forms = entries.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var rows: [UInt8] = []
    var slots = [Int?](repeating: nil, count: slotCount(for: forms.count))
    for form in forms {
      guard let entry = entries[form] else { continue }
      let text = String(decoding: form, as: UTF16.self)
      var slot = LexiconFile.hash(of: form[...]) & (slots.count - 1)
      while slots[slot] != nil { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = rows.count
      let fields = [
        text, Self.text(of: entry.senses), Self.text(of: entry.stemSenses),
        entry.isBeginning ? "b" : "",
      ]
      rows += Array(fields.joined(separator: "\t").utf8) + [0x0A]
    }
    let head = head().map { $0 + "\n" }.joined()
    return Array(head.utf8) + slots.flatMap(LexiconFile.slot(of:)) + [0x0A] + rows
  }

  private func slotCount(for count: Int) -> Int {
    var size = 16
    while size < 2 * count { size *= 2 }
    return size
  }

  private func head() -> [String] {
    let text = { (units: [UInt16]) in String(decoding: units, as: UTF16.self) }
    let links = builder.entries.filter { $0.sense.kind == .compound }.map { text($0.form) }
    return [
      text(builder.decimalSigns), text(builder.groupSigns),
      builder.isMonthFirst.map { $0 ? "month" : "day" } ?? "",
      builder.prefixes.sorted { $0.count > $1.count }.map(text).joined(separator: "\t"),
      links.joined(separator: "\t"),
      StartSet(entries.keys, units: 3).text,
      links.isEmpty ? "" : StartSet(numberWords, units: 2).text,
      StartSet(entries.filter { !$0.value.stemSenses.isEmpty }.keys, units: 3).text,
      lengths().map(String.init).joined(separator: "\t"),
      "\(builder.entries.map(\.form.count).max() ?? 0)",
    ]
  }

  /// By the first unit of forms from the Thai block on, the length of the longest: a number
  /// with the unit above and the length in its low 16 bits.
  private func lengths() -> [Int] {
    var longest: [UInt16: Int] = [:]
    for form in entries.keys {
      guard let first = form.first, first >= 0x0E00 else { continue }
      longest[first] = max(longest[first] ?? 0, form.count)
    }
    return longest.map { Int($0.key) << 16 | $0.value }.sorted()
  }

  /// What may begin a number that is written together.
  private var numberWords: [[UInt16]] {
    let kinds: [Sense.Kind] = [.number, .ordinal, .counting, .weak, .scale]
    return builder.entries.filter { kinds.contains($0.sense.kind) }.map(\.form)
  }

  /// Each sense as the letter of its kind and its value.
  private static func text(of senses: [Sense]) -> String {
    senses.map { sense in
      let letter = String(UnicodeScalar(LexiconFile.letter(of: sense.kind)))
      return letter + (Int(exactly: sense.value).map(String.init) ?? "\(sense.value)")
    }.joined(separator: " ")
  }
}
