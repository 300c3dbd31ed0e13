/// Writes down what a `LexiconBuilder` collected; `LexiconFile` reads it.
///
/// The file is text, so that the program can hold it as a constant: eight lines of what
/// holds for the language as a whole, a line of the cells of a tree that the units of a form
/// lead through (`LexiconFile.cell`), and the rows that cells point to: what a form means as
/// a word, and what as the stem of an inflected one.
struct LexiconEncoder {
  private struct Entry {
    var senses: [Sense] = []
    var stemSenses: [Sense] = []
  }

  private var entries: [[UInt16]: Entry] = [:]
  private let builder: LexiconBuilder

  init(_ builder: LexiconBuilder) {
    self.builder = builder
    for (form, sense) in builder.entries {
      Self.append(sense, to: &entries[form, default: Entry()].senses)
      let isPhrase = form.contains { $0 == 0x20 || $0 == 0x2F }
      if builder.isInflected, !isPhrase, let sense = Self.inflected(sense), Self.isAlphabetic(form)
      {
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
    var known: [String: Int] = [:]
    let places = forms.map { form in
      let entry = entries[form, default: Entry()]
      let row = Self.text(of: entry.senses) + "\t" + Self.text(of: entry.stemSenses) + "\n"
      if let place = known[row] { return place }
      known[row] = rows.count + 1
      rows += Array(row.utf8)
      return known[row, default: 0]
    }
    let head = head().map { $0 + "\n" }.joined()
    return Array(head.utf8) + Self.cells(forms, places) + [0x0A] + rows
  }

  /// The tree of forms in the order of their length, so that the children of a cell stand
  /// together.
  ///
  /// - Parameters:
  ///   - forms: in order.
  ///   - rows: for each form.
  private static func cells(_ forms: [[UInt16]], _ rows: [Int]) -> [UInt8] {
    var tree = [(unit: UInt16(0), depth: 0, forms: forms.indices)]
    var text: [UInt8] = []
    var next = 0
    while next < tree.count {
      let (unit, depth, range) = tree[next]
      let children = tree.count
      let ending = range.first.flatMap { forms[$0].count == depth ? $0 : nil }
      var rest = ending == nil ? range : range.dropFirst()
      while let first = rest.first {
        let unit = forms[first][depth]
        let same = rest.prefix { forms[$0][depth] == unit }
        tree.append((unit, depth + 1, same))
        rest = same.upperBound..<rest.upperBound
      }
      text += LexiconFile.cell(
        unit: unit, children: tree.count - children,
        row: ending.map { rows[$0] } ?? 0)
      next += 1
    }
    return text
  }

  private func head() -> [String] {
    let text = { (units: [UInt16]) in String(decoding: units, as: UTF16.self) }
    let links = builder.entries.filter { $0.sense.kind == .compound }.map { text($0.form) }
    return [
      text(builder.decimalSigns), text(builder.groupSigns),
      builder.isMonthFirst.map { $0 ? "month" : "day" } ?? "",
      builder.prefixes.sorted { $0.count > $1.count }.map(text).joined(separator: "\t"),
      links.joined(separator: "\t"),
      builder.unmarkedEras.map { String(Int($0)) }.joined(separator: "\t"),
      builder.knowsScales ? "scales" : "", builder.knowsPercent ? "percent" : "",
    ]
  }

  /// Each sense as the letter of its kind and its value.
  private static func text(of senses: [Sense]) -> String {
    senses.map { sense in
      let letter = String(UnicodeScalar(LexiconFile.letter(of: sense.kind)))
      return letter + (Int(exactly: sense.value).map(String.init) ?? "\(sense.value)")
    }.joined(separator: " ")
  }
}
