/// A format that texts are read from.
public enum InputFormat: String, CaseIterable, Sendable {
  case text, markdown, html
  /// Subtitles.
  case srt, vtt
  /// Bitexts, which hold both texts.
  case xliff, tmx, po, tsv, csv
  /// Catalogues of a program's strings; the last one holds all languages.
  case json, strings, xcstrings

  /// By the extension of a file's name; anything unknown is plain text.
  public init(path: String) {
    let name = path.split(separator: "/").last ?? ""
    let end = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
    self = Self.extensions[end] ?? .text
  }

  private static let extensions: [String: InputFormat] = [
    "md": .markdown, "markdown": .markdown, "mdown": .markdown, "mkd": .markdown,
    "html": .html, "htm": .html, "xhtml": .html, "srt": .srt, "vtt": .vtt, "xliff": .xliff,
    "xlf": .xliff, "sdlxliff": .xliff, "mxliff": .xliff, "mqxliff": .xliff, "tmx": .tmx, "po": .po,
    "tsv": .tsv, "csv": .csv, "json": .json, "arb": .json,
    "strings": .strings, "xcstrings": .xcstrings,
  ]

  /// How the units of two documents find each other.
  public enum UnitPairing: Sendable {
    /// By their place: both stand in one file.
    case position
    /// By their names.
    case key
    /// By when they are shown.
    case time
  }

  public var unitPairing: UnitPairing? {
    switch self {
    case .text, .markdown, .html: nil
    case .srt, .vtt: .time
    case .xliff, .tmx, .po, .tsv, .csv, .xcstrings: .position
    case .json, .strings: .key
    }
  }

  /// Whether its units are the messages of a program, in which a program puts values.
  public var holdsMessages: Bool {
    switch self {
    case .po, .json, .strings, .xcstrings: true
    case .text, .markdown, .html, .srt, .vtt, .xliff, .tmx, .tsv, .csv: false
    }
  }

  /// Whether one file holds source and translation.
  public var isBitext: Bool { unitPairing == .position }

  /// Whether it is a bitext whose units follow each other, so that it can be read in pieces.
  var hasUnitsInTurn: Bool { isBitext && self != .xcstrings }

  /// Whether the document's structure can be compared with that of a translation.
  public var hasStructure: Bool { self == .markdown || self == .html }

  /// Whether inline tags are set aside as elements.
  public var hasInlineTags: Bool { hasStructure || self == .xliff || self == .tmx }

  /// Reads the prose of a file that holds one text.
  ///
  /// - Parameter layout: of plain text; told from the lines' lengths when nil.
  public func read(_ file: SourceFile, layout: TextLayout? = nil) throws(DocumentError)
    -> Document
  {
    switch self {
    case .text: return PlainText.read(file, layout: layout)
    case .markdown: return try MarkdownReader.read(file)
    case .html: return try HTMLReader.read(file)
    case .srt, .vtt: return try SubtitleReader.read(file, format: self)
    case .json: return try JSONCatalogueReader.read(file)
    case .strings: return try StringTableReader.read(file)
    case .xliff, .tmx, .po, .tsv, .csv, .xcstrings:
      throw .unsuitable(
        file.name, "a file of the format \(rawValue) holds source and translation: name it alone")
    }
  }

  /// Reads both texts of a file that holds them.
  ///
  /// - Parameters:
  ///   - source: the source's language where the file holds several; told when nil.
  ///   - target: the translation's language where the file holds several; the only one
  ///     when nil.
  public func readBitext(_ file: SourceFile, source: String? = nil, target: String? = nil)
    throws(DocumentError) -> (source: Document, target: Document)
  {
    if let reader = unitReader(file, source: source, target: target) {
      return try reader.whole()
    }
    guard self == .xcstrings else {
      throw .unsuitable(
        file.name, "a file of the format \(rawValue) holds one text: name its translation as well")
    }
    return try StringCatalogueReader.read(file, target: target)
  }

  /// The reader of a bitext whose units follow each other; nil for other formats.
  func unitReader(_ file: SourceFile, source: String?, target: String?) -> (any UnitReader)? {
    switch self {
    case .xliff: XLIFFReader(file)
    case .tmx: TMXReader(file, source: source, target: target)
    case .po: POReader(file)
    case .tsv, .csv: DelimitedReader(file, self, source: source, target: target)
    case .text, .markdown, .html, .srt, .vtt, .json, .strings, .xcstrings: nil
    }
  }

  /// Whether a text must be written otherwise in the file than it reads.
  public func mustEscape(_ text: String) -> Bool {
    let signs: String
    switch self {
    case .text: return false
    case .markdown: signs = "\\`*_[]<>&#|~"
    case .html, .xliff, .tmx, .srt, .vtt: signs = "<>&\"{}"
    case .po, .json, .strings, .xcstrings: signs = "\"\\\n\t"
    case .tsv, .csv: signs = "\",\t\n"
    }
    return text.unicodeScalars.contains { signs.unicodeScalars.contains($0) }
  }

  /// The encoding that a file says it is in: an XML declaration, HTML's or gettext's
  /// `charset`. Nil where a byte order mark says it, or where the name is that of UTF-8
  /// or UTF-16.
  func declaredEncoding(_ bytes: [UInt8]) -> String? {
    guard self == .html || self == .xliff || self == .tmx || self == .po else { return nil }
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    let mark = head.hasPrefix("<?xml") ? "encoding=" : "charset="
    guard let place = head.firstRange(of: mark) else { return nil }
    var rest = head[place.upperBound...]
    if let quote = rest.first, quote == "\"" || quote == "'" { rest = rest.dropFirst() }
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0)) }
    guard !name.isEmpty, !name.hasPrefix("utf"), name != "charset" else { return nil }
    // The HTML standard reads these two as the code page.
    let isCodePage = self == .html && (name == "iso-8859-1" || name == "us-ascii")
    return isCodePage ? "windows-1252" : String(name)
  }
}
