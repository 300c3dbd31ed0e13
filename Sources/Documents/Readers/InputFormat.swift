/// A format that texts are read from.
public enum InputFormat: String, CaseIterable, Sendable {
  case text, markdown, html

  /// By the extension of a file's name; anything unknown is plain text.
  public init(path: String) {
    let name = path.split(separator: "/").last ?? ""
    let end = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
    self = Self.extensions[end] ?? .text
  }

  private static let extensions: [String: InputFormat] = [
    "md": .markdown, "markdown": .markdown, "mdown": .markdown, "mkd": .markdown,
    "html": .html, "htm": .html, "xhtml": .html,
  ]

  /// Whether the document's structure can be compared with that of a translation.
  public var hasStructure: Bool { self == .markdown || self == .html }

  /// Reads the prose of a file.
  ///
  /// - Parameter layout: of plain text; told from the lines' lengths when nil.
  public func read(_ file: SourceFile, layout: TextLayout? = nil) throws(DocumentError)
    -> Document
  {
    switch self {
    case .text: PlainText.read(file, layout: layout)
    case .markdown: try MarkdownReader.read(file)
    case .html: try HTMLReader.read(file)
    }
  }

  /// Whether inline tags are set aside as elements.
  public var hasInlineTags: Bool { hasStructure }

  /// Whether a text must be written otherwise in the file than it reads.
  public func mustEscape(_ text: String) -> Bool {
    let signs: String
    switch self {
    case .text: return false
    case .markdown: signs = "\\`*_[]<>&#|~"
    case .html: signs = "<>&\""
    }
    return text.unicodeScalars.contains { signs.unicodeScalars.contains($0) }
  }

  /// The encoding that a file says it is in: an XML declaration or HTML's `charset`. Nil
  /// where a byte order mark says it, or where the name is that of UTF-8 or UTF-16.
  func declaredEncoding(_ bytes: [UInt8]) -> String? {
    guard self != .text, self != .markdown else { return nil }
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    let isXML = head.hasPrefix("<?xml")
    let marks = isXML ? ["encoding="] : ["charset="]
    for mark in marks {
      guard let place = head.firstRange(of: mark) else { continue }
      var rest = head[place.upperBound...]
      if let quote = rest.first, quote == "\"" || quote == "'" { rest = rest.dropFirst() }
      let name = rest.prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
      guard !name.isEmpty, !name.hasPrefix("utf") else { return nil }
      // The HTML standard reads these two as the code page.
      return name == "iso-8859-1" || name == "us-ascii" ? "windows-1252" : String(name)
    }
    return nil
  }
}
