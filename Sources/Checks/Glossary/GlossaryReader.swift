import ICU

/// Why a glossary cannot be used.
public struct GlossaryError: Error, CustomStringConvertible {
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int
  public var reason: String

  public var description: String { "\(file):\(line):\(column): \(reason)" }
}

/// Reads glossaries of comma-separated (RFC 4180) or tab-separated values.
///
/// The first line names the columns: a language tag (BCP 47) over each column
/// of terms, `status` over `preferred`, `admitted`, `forbidden` or
/// `do-not-translate`, and `note`, `context`, `pos` over remarks. An empty
/// status is `preferred`. Lines that begin with `#` are comments.
public struct GlossaryReader {
  private enum Column {
    case term(LanguageTag)
    case status, note, remark
  }

  private struct Field {
    var text: String
    var line: Int
    var column: Int
  }

  private let file: String
  private let scalars: [Unicode.Scalar]
  private let separator: Unicode.Scalar

  /// - Parameter file: the name for messages; one that ends in `.csv` is comma-separated.
  public init(_ text: String, file: String) {
    self.file = file
    scalars = Array(text.unicodeScalars)
    separator = file.lowercased().hasSuffix(".csv") ? "," : "\t"
  }

  /// Complexity: linear.
  public func read() throws(GlossaryError) -> Glossary {
    let lines = try fields()
    guard let header = lines.first else {
      throw error("the glossary is empty; its first line names the columns", line: 1, column: 1)
    }
    let columns = try header.map { field throws(GlossaryError) in try column(field) }
    guard columns.contains(where: { if case .term = $0 { true } else { false } }) else {
      throw error("no column is named by a language, such as en", line: 1, column: 1)
    }
    var rows: [Glossary.Row] = []
    for line in lines.dropFirst() {
      if let extra = line.dropFirst(columns.count).first {
        throw error("more fields than columns", line: extra.line, column: extra.column)
      }
      rows.append(try row(line, columns))
    }
    return Glossary(rows: rows)
  }

  private func column(_ field: Field) throws(GlossaryError) -> Column {
    switch field.text.lowercased() {
    case "status": return .status
    case "note", "context": return .note
    case "pos", "part-of-speech": return .remark
    default:
      guard let tag = LanguageTag(field.text), !field.text.isEmpty else {
        throw error(
          "“\(field.text)” is neither a language tag nor status, note, context or pos",
          line: field.line, column: field.column)
      }
      return .term(tag)
    }
  }

  private func row(_ fields: [Field], _ columns: [Column]) throws(GlossaryError) -> Glossary.Row {
    var row = Glossary.Row(terms: [], note: nil)
    var status = Glossary.Status.preferred
    for (field, column) in zip(fields, columns) where !field.text.isEmpty {
      switch column {
      case .term(let language):
        row.terms.append(Glossary.Term(language: language, text: field.text, status: status))
      case .note: row.note = row.note.map { "\($0); \(field.text)" } ?? field.text
      case .remark: break
      case .status:
        guard let known = Glossary.Status(rawValue: field.text.lowercased()) else {
          let all = Glossary.Status.allCases.map(\.rawValue).joined(separator: ", ")
          throw error(
            "“\(field.text)” is no status; use one of \(all)", line: field.line,
            column: field.column)
        }
        status = known
      }
    }
    guard !row.terms.isEmpty else {
      let line = fields.first?.line ?? 1
      throw error("the line has no term", line: line, column: 1)
    }
    for index in row.terms.indices { row.terms[index].status = status }
    return row
  }

  // MARK: Fields

  /// The lines that are neither empty nor comments, as fields.
  private func fields() throws(GlossaryError) -> [[Field]] {
    var lines: [[Field]] = []
    var current: [Field] = []
    var (index, line, start) = (scalars.first == "\u{FEFF}" ? 1 : 0, 1, 0)
    start = index
    while index < scalars.count {
      let place = (line: line, column: index - start + 1)
      let (text, end) = try field(from: index, line: &line, start: &start)
      current.append(Field(text: text, line: place.line, column: place.column))
      index = end
      let isSeparator = index < scalars.count && scalars[index] == separator
      if isSeparator {
        index += 1
        if index < scalars.count { continue }
      }
      while index < scalars.count, scalars[index] == "\r" { index += 1 }
      if index < scalars.count, scalars[index] == "\n" { index += 1 }
      line += 1
      start = index
      if !isBlankOrComment(current) { lines.append(current) }
      current = []
    }
    return lines
  }

  private func isBlankOrComment(_ fields: [Field]) -> Bool {
    fields.allSatisfy(\.text.isEmpty) || fields.first?.text.hasPrefix("#") == true
  }

  /// One field, without quotation marks and outer spaces, and where it ends.
  private func field(
    from begin: Int, line: inout Int, start: inout Int
  ) throws(GlossaryError) -> (String, Int) {
    var index = begin
    var text = String.UnicodeScalarView()
    guard separator == ",", index < scalars.count, scalars[index] == "\"" else {
      while index < scalars.count, scalars[index] != separator, !Self.endsLine(scalars[index]) {
        text.append(scalars[index])
        index += 1
      }
      return (Self.trimmed(text), index)
    }
    let place = (line: line, column: begin - start + 1)
    index += 1
    while index < scalars.count {
      if scalars[index] == "\"" {
        guard index + 1 < scalars.count, scalars[index + 1] == "\"" else { break }
        index += 1
      } else if scalars[index] == "\n" {
        line += 1
        start = index + 1
      }
      text.append(scalars[index])
      index += 1
    }
    guard index < scalars.count else {
      throw error("a quoted field has no end", line: place.line, column: place.column)
    }
    index += 1
    guard index == scalars.count || scalars[index] == separator || Self.endsLine(scalars[index])
    else {
      throw error(
        "text after the end of a quoted field", line: line, column: index - start + 1)
    }
    return (Self.trimmed(text), index)
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r"
  }

  private static func trimmed(_ text: String.UnicodeScalarView) -> String {
    let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\u{A0}" }
    let front = text.drop(while: isSpace)
    let end = front.lastIndex { !isSpace($0) }.map { front.index(after: $0) }
    return String(String.UnicodeScalarView(front[..<(end ?? front.startIndex)]))
  }

  private func error(_ reason: String, line: Int, column: Int) -> GlossaryError {
    GlossaryError(file: file, line: line, column: column, reason: reason)
  }
}
