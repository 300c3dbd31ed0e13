/// A text with `{name}` where a captured group or another value goes in.
struct MessageTemplate: Sendable {
  enum Part: Sendable, Equatable {
    case text(String)
    case value(String)
  }

  let parts: [Part]

  /// A brace that does not enclose a name of letters stands for itself.
  init(_ template: String) {
    var parts: [Part] = []
    // Scalars: a joiner or an accent behind the brace belongs to the text.
    var rest = template.unicodeScalars[...]
    while let open = rest.firstIndex(of: "{") {
      let inner = rest[rest.index(after: open)...]
      let name = inner.prefix { $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0) }
      guard !name.isEmpty, name.endIndex < inner.endIndex, inner[name.endIndex] == "}" else {
        parts.append(.text(String(rest[...open])))
        rest = inner
        continue
      }
      parts.append(.text(String(rest[..<open])))
      parts.append(.value(String(name)))
      rest = inner[inner.index(after: name.endIndex)...]
    }
    parts.append(.text(String(rest)))
    self.parts = parts.filter { $0 != .text("") }
  }

  /// The names of the values.
  var names: [String] {
    parts.compactMap { if case .value(let name) = $0 { name } else { nil } }
  }

  /// The text with the values put in; nothing for a group that took no part.
  func filled(_ value: (String) -> String?) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .value(let name): value(name) ?? ""
      }
    }.joined()
  }
}
