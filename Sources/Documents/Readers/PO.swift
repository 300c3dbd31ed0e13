/// Reads gettext's PO. Obsolete entries are left out; a fuzzy one is a draft, which programs
/// do not show. Each plural form is a unit of its own.
struct POReader: UnitReader {
  private var file: SourceFile
  private(set) var bitext: Bitext
  private var entry = Entry()
  private var field = Field.none
  /// Where the entry begins that is being read.
  private var whole = 0

  private enum Field: Equatable {
    case none, context, source, plural
    case target(Int)
  }

  /// The strings of an entry as ranges between quotation marks, one a line.
  private struct Entry {
    var start = 0
    var isFuzzy = false
    var context: [Range<Int>] = []
    var source: [Range<Int>]?
    var plural: [Range<Int>]?
    var targets: [Int: [Range<Int>]] = [:]
  }

  init(_ file: SourceFile) {
    self.file = file
    bitext = Bitext(file, .po)
  }

  mutating func goOn(in file: SourceFile) {
    self = POReader(file, after: self)
  }

  private init(_ file: SourceFile, after last: POReader) {
    self.init(file)
    bitext = last.bitext
    bitext.goOn(in: file)
  }

  mutating func run(isLast: Bool) throws(DocumentError) -> Int {
    // The last line of a piece may go on, and so may its last entry.
    for number in 1..<file.lineCount + (isLast ? 1 : 0) { try read(file.lineRange(number)) }
    guard isLast else { return whole }
    try endEntry()
    return file.text.count
  }

  private mutating func read(_ line: Range<Int>) throws(DocumentError) {
    var start = line.lowerBound
    while start < line.upperBound, WhiteSpace.isMarkupSpace(file.text[start]) { start += 1 }
    guard start < line.upperBound else { return }
    switch file.text[start] {
    case 0x23:
      if !entry.targets.isEmpty { try endEntry(before: line) }
      let comment = file.string(start..<line.upperBound)
      if comment.hasPrefix("#,"), comment.contains("fuzzy") { entry.isFuzzy = true }
    case 0x22: try append(start..<line.upperBound)
    default: try readKeyword(start..<line.upperBound)
    }
  }

  private mutating func readKeyword(_ line: Range<Int>) throws(DocumentError) {
    let end = file.text[line].firstIndex { $0 == 0x22 } ?? line.upperBound
    let keyword = file.string(line.lowerBound..<end).filter { $0 != " " && $0 != "\t" }
    switch keyword {
    case "msgctxt":
      if entry.source != nil { try endEntry(before: line) }
      entry.start = line.lowerBound
      field = .context
    case "msgid":
      if entry.source != nil { try endEntry(before: line) }
      if entry.context.isEmpty { entry.start = line.lowerBound }
      entry.source = []
      field = .source
    case "msgid_plural":
      entry.plural = []
      field = .plural
    case "msgstr": field = .target(0)
    default:
      guard keyword.hasPrefix("msgstr["), keyword.hasSuffix("]"),
        let number = Int(keyword.dropFirst(7).dropLast()), 0..<100 ~= number
      else {
        throw file.malformed(
          at: line.lowerBound, "“\(Self.short(keyword))” is no keyword of PO",
          cure: "write msgid, msgid_plural, msgstr or msgctxt and a quoted string")
      }
      field = .target(number)
    }
    if case .target(let number) = field {
      guard entry.source != nil else {
        throw file.malformed(at: line.lowerBound, "msgstr without msgid", cure: "write msgid first")
      }
      entry.targets[number] = []
    }
    try append(end..<line.upperBound)
  }

  private static func short(_ text: String) -> String { String(text.prefix(20)) }

  /// Takes a quoted string into the field that is being read.
  private mutating func append(_ quoted: Range<Int>) throws(DocumentError) {
    var end = quoted.upperBound
    while end > quoted.lowerBound, WhiteSpace.isMarkupSpace(file.text[end - 1]) { end -= 1 }
    var close = quoted.lowerBound + 1
    while close < end, file.text[close] != 0x22 { close += file.text[close] == 0x5C ? 2 : 1 }
    guard file.text[quoted].first == 0x22, close == end - 1 else {
      throw file.malformed(
        at: min(close, end), "a string that is not whole",
        cure: "write it between quotation marks, with \\\" for one inside")
    }
    let string = quoted.lowerBound + 1..<close
    switch field {
    case .none:
      throw file.malformed(
        at: quoted.lowerBound, "a string without keyword", cure: "write msgid or msgstr before it")
    case .context: entry.context.append(string)
    case .source: entry.source?.append(string)
    case .plural: entry.plural?.append(string)
    case .target(let number): entry.targets[number]?.append(string)
    }
  }

  // MARK: Entries

  private mutating func endEntry(before line: Range<Int>) throws(DocumentError) {
    try endEntry()
    whole = line.lowerBound
  }

  private mutating func endEntry() throws(DocumentError) {
    let ended = entry
    entry = Entry()
    field = .none
    guard let message = ended.source else { return }
    let source = withoutContext(message, ended.targets)
    guard !ended.targets.isEmpty else {
      throw file.malformed(
        at: ended.start, "an entry without msgstr", cure: "write msgstr \"\" where nothing is yet")
    }
    let name = try name(of: ended)
    if name.isEmpty { return try readHeader(ended.targets[0] ?? []) }
    if Self.credits.contains(name) { return }
    let forms = ended.targets.keys.sorted()
    for form in forms {
      let target = ended.targets[form] ?? []
      try addUnit(
        forms.count > 1 ? "\(name) [\(form)]" : name,
        ended.plural.map { original(of: target, form, of: forms, source, $0) } ?? source, target,
        isDraft: ended.isFuzzy, form: Self.form(form, of: forms))
    }
  }

  /// What stands behind the context that a message begins with, `noun|Open` (gettext manual, “Using
  /// contexts for solving ambiguities”). The translations have no bar then.
  private func withoutContext(
    _ message: [Range<Int>], _ targets: [Int: [Range<Int>]]
  ) -> [Range<Int>] {
    guard let bar = lastBar(in: message), bar + 1 < message[message.count - 1].upperBound,
      file.text[bar - 1] != 0x20, file.text[bar + 1] != 0x20,
      message.joined().prefix(while: { $0 < bar }).allSatisfy({ isOfContext(file.text[$0]) }),
      targets.values.contains(where: { !$0.allSatisfy(\.isEmpty) }),
      targets.values.allSatisfy({ lastBar(in: $0) == nil })
    else { return message }
    return message.filter { $0.upperBound > bar }.map {
      max($0.lowerBound, bar + 1)..<$0.upperBound
    }
  }

  /// Whether a context is made of a character: letters, digits, spaces, hyphens and bars. Signs are
  /// a text's, `[-a|-b]`.
  private func isOfContext(_ unit: UInt16) -> Bool {
    let others = Array(" -_|".utf16)
    return 0x30...0x39 ~= unit || 0x41...0x5A ~= unit & 0xFFDF || others.contains(unit)
  }

  private func lastBar(in strings: [Range<Int>]) -> Int? {
    for string in strings.reversed() {
      if let bar = file.text[string].lastIndex(of: 0x7C) { return bar }
    }
    return nil
  }

  /// Messages that stand for the names of the translators, as GNOME's and KDE's programs have them.
  private static let credits: Set<String> = [
    "translator-credits", "translator_credits", "NAME OF TRANSLATORS|Your names",
    "EMAIL OF TRANSLATORS|Your emails",
  ]

  /// A form's number; the last one holds for the most numbers.
  private static func form(_ number: Int, of forms: [Int]) -> UInt8 {
    guard forms.count > 1 else { return 0 }
    return number == forms.last ? Unit.generalForm : UInt8(clamping: number + 1)
  }

  /// What a form translates: the singular where it is the first of two, since elsewhere forms are
  /// chosen by other numbers than one. But of the first, whichever has its placeholders; of others
  /// the last excepted, the singular too where they have none, as the Arabic dual of “a file”.
  private func original(
    of target: [Range<Int>], _ form: Int, of forms: [Int], _ singular: [Range<Int>],
    _ plural: [Range<Int>]
  ) -> [Range<Int>] {
    guard form != forms.last else { return plural }
    let own = placeholders(target)
    guard form == forms.first || own.isEmpty else { return plural }
    let (usual, other) = forms.count == 2 ? (singular, plural) : (plural, singular)
    return placeholders(usual) != own && placeholders(other) == own ? other : usual
  }

  /// What stands behind the signs of the placeholders of strings, in order of the characters.
  private func placeholders(_ strings: [Range<Int>]) -> [UInt16] {
    strings.flatMap { string in
      zip(file.text[string], file.text[string].dropFirst())
        .filter { sign, _ in sign == 0x25 || sign == 0x7B }.map(\.1)
    }.sorted()
  }

  private mutating func addUnit(
    _ name: String, _ source: [Range<Int>], _ target: [Range<Int>], isDraft: Bool,
    form: UInt8
  ) throws(DocumentError) {
    try bitext.addUnit(
      name, at: (Self.place(source), Self.place(target)), isDraft: isDraft, form: form
    ) {
      (builder) throws(DocumentError) in
      for string in source { try builder.append(string, escapes: .po) }
    } target: { (builder) throws(DocumentError) in
      for string in target { try builder.append(string, escapes: .po) }
    }
  }

  /// From the first quotation mark to the last.
  private static func place(_ strings: [Range<Int>]) -> Range<Int> {
    guard let first = strings.first, let last = strings.last else { return 0..<0 }
    return first.lowerBound - 1..<last.upperBound + 1
  }

  /// The context, if there is one, and the beginning of the source on one line.
  private func name(of entry: Entry) throws(DocumentError) -> String {
    var name = ""
    for string in entry.context { name += try Escapes.po.string(string, in: file) }
    if !entry.context.isEmpty { name += "|" }
    for string in entry.source ?? [] { name += try Escapes.po.string(string, in: file) }
    let line = name.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 40 ? line.prefix(40) + "…" : line
  }

  private mutating func readHeader(_ strings: [Range<Int>]) throws(DocumentError) {
    for string in strings {
      let line = try Escapes.po.string(string, in: file)
      guard line.hasPrefix("Language:") else { continue }
      let tag = line.dropFirst("Language:".count).filter { $0 != " " && $0 != "\n" }
      if FileLanguage.isTag(tag) { bitext.target.language = FileLanguage.normalised(tag) }
    }
  }
}
