/// The elements of HTML by what they mean for prose (HTML standard, section 4).
enum HTMLNames {
  /// Elements that never have content.
  static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  /// Elements without prose inside.
  static let skipped: Set<String> = [
    "script", "style", "template", "noscript", "svg", "math", "object", "canvas", "iframe",
    "noembed", "noframes", "datalist",
  ]

  /// Elements that part blocks of prose.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend",
    "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section",
    "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr",
    "ul", "video", "audio",
  ]

  /// Inline elements that a translation keeps, with the one that stands for others alike.
  static let formatting: [String: [UInt16]] = {
    let names = [
      "strong": ["b", "strong"], "em": ["i", "em"], "u": ["u"], "s": ["s", "del", "strike"],
      "sub": ["sub"], "sup": ["sup"], "mark": ["mark"],
    ]
    return names.reduce(into: [:]) { formatting, entry in
      let value = Array(entry.key.utf16)
      for name in entry.value { formatting[name] = value }
    }
  }()

  /// Attributes that hold prose.
  static let proseAttributes: Set<String> = ["alt", "title", "placeholder", "aria-label"]

  static func headingLevel(_ name: String) -> Int? {
    guard name.utf8.count == 2, name.utf8.first == UInt8(ascii: "h"), let digit = name.utf8.last,
      UInt8(ascii: "1")...UInt8(ascii: "6") ~= digit
    else { return nil }
    return Int(digit - UInt8(ascii: "0"))
  }
}
