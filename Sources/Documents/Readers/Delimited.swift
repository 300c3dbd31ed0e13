import ICU

/// Reads pairs from a table: source and translation in two columns of tab-separated or
/// comma-separated values (RFC 4180). A first line of names (`source`, `target`, language
/// tags, `id`, `note`) says which columns they are; without one there are two columns.
struct DelimitedReader: UnitReader {
  private var file: SourceFile
  private let isCSV: Bool
  private(set) var bitext: Bitext
  private var offset = 0
  private var columns: (source: Int, target: Int, name: Int?)?
  private let wanted: (source: String?, target: String?)
  /// Rows that hold something.
  private var number = 0

  init(_ file: SourceFile, _ format: InputFormat, source: String?, target: String?) {
    self.file = file
    wanted = (source, target)
    isCSV = format == .csv
    bitext = Bitext(file, format)
  }

  mutating func goOn(in file: SourceFile) {
    self.file = file
    offset = 0
    bitext.goOn(in: file)
  }

  mutating func run(isLast: Bool) throws(DocumentError) -> Int {
    var cells: [Range<Int>] = []
    while offset < file.text.count {
      let start = offset
      do {
        try takeRow(&cells)
      } catch {
        guard !isLast, offset >= file.text.count else { throw error }
        return start
      }
      // A row at the end of a piece may go on.
      if !isLast, offset >= file.text.count { return start }
      if cells.count == 1, cells[0].isEmpty { continue }
      number += 1
      if number == 1, setColumns(cells, wanted.source, wanted.target) { continue }
      try addRow(cells, at: start, number: number)
    }
    return file.text.count
  }

  // MARK: Columns

  /// Takes the first row as names, where it is.
  private mutating func setColumns(_ cells: [Range<Int>], _ source: String?, _ target: String?)
    -> Bool
  {
    let others = ["id", "key", "note", "notes", "comment", "context", "name"]
    var names: [String] = []
    for cell in cells {
      let name = FileLanguage.normalised(file.string(cell))
      guard
        name == "source" || name == "target" || others.contains(name) || FileLanguage.isTag(name)
      else { return false }
      names.append(name)
    }
    let languages = names.indices.filter {
      FileLanguage.isTag(names[$0]) && !others.contains(names[$0])
    }
    func column(_ word: String, _ wanted: String?) -> Int? {
      names.firstIndex(of: word)
        ?? wanted.flatMap { wanted in
          languages.first { FileLanguage.matches(names[$0], wanted) }
        }
    }
    let first = column("source", source) ?? languages.first
    let second = column("target", target) ?? languages.first { $0 != first }
    guard let first, let second, first != second else { return false }
    columns = (first, second, names.firstIndex { ["id", "key", "name"].contains($0) })
    if languages.contains(first) { bitext.source.language = names[first] }
    if languages.contains(second) { bitext.target.language = names[second] }
    return true
  }

  private mutating func addRow(_ cells: [Range<Int>], at start: Int, number: Int)
    throws(DocumentError)
  {
    let columns = columns ?? (0, 1, nil)
    guard cells.count > max(columns.source, columns.target) else {
      throw file.malformed(
        at: start, "a row of \(cells.count == 1 ? "one column" : "\(cells.count) columns")",
        cure: "write source and translation with a \(isCSV ? "comma" : "tab") between")
    }
    guard self.columns != nil || cells.count == 2 else {
      throw file.malformed(
        at: cells[2].lowerBound, "more than two columns",
        cure: "name the columns in the first line: source, target, id, note")
    }
    let (source, target) = (cells[columns.source], cells[columns.target])
    let name = columns.name.flatMap { $0 < cells.count ? file.string(cells[$0]) : nil }
    // Either column may be the first.
    let both =
      min(source.lowerBound, target.lowerBound)..<max(source.upperBound, target.upperBound)
    let place = target.isEmpty ? both : target
    let isCSV = isCSV
    try bitext.addUnit(name ?? "row \(number)", at: (source, place)) {
      (builder) throws(DocumentError) in
      try Self.append(source, to: &builder, isCSV)
    } target: { (builder) throws(DocumentError) in
      try Self.append(target, to: &builder, isCSV)
    }
  }

  private static func append(
    _ cell: Range<Int>, to builder: inout Document.Builder, _ isCSV: Bool
  ) throws(DocumentError) {
    if isCSV { try builder.append(cell, escapes: .csv) } else { builder.append(cell) }
  }

  // MARK: Rows

  /// Takes the cells up to the end of the row, quotation marks round them left out.
  private mutating func takeRow(_ cells: inout [Range<Int>]) throws(DocumentError) {
    cells.removeAll(keepingCapacity: true)
    while true {
      cells.append(try takeCell())
      guard offset < file.text.count else { return }
      let unit = file.text[offset]
      offset += 1
      if unit == 0x0D, offset < file.text.count, file.text[offset] == 0x0A { offset += 1 }
      if unit == 0x0A || unit == 0x0D { return }
    }
  }

  private mutating func takeCell() throws(DocumentError) -> Range<Int> {
    let text = file.text
    let start = offset
    if isCSV, start < text.count, text[start] == 0x22 {
      offset += 1
      while offset < text.count {
        if text[offset] == 0x22 {
          guard offset + 1 < text.count, text[offset + 1] == 0x22 else { break }
          offset += 1
        }
        offset += 1
      }
      guard offset < text.count else {
        throw file.malformed(
          at: start, "a quotation mark that is never closed", cure: "close it, or write two")
      }
      defer { offset += 1 }
      let next = offset + 1
      guard next == text.count || endsCell(text[next]) else {
        throw file.malformed(
          at: next, "text behind a closing quotation mark",
          cure: "write two quotation marks for one inside")
      }
      return start + 1..<offset
    }
    offset = text.withUnsafeBufferPointer {
      $0.end(from: start, without: separator, 0x0A, 0x0D)
    }
    return start..<offset
  }

  private var separator: UInt16 { isCSV ? 0x2C : 0x09 }

  private func endsCell(_ unit: UInt16) -> Bool {
    unit == separator || unit == 0x0A || unit == 0x0D
  }
}
