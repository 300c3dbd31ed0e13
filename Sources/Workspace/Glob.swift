import ICU

/// A pattern for paths: `*` stands for any text without `/`, `**` for any text,
/// `**/` also for no folder at all, `{lang}` for a language tag, and any other
/// `{name}` for text that may hold `/`.
public struct Glob: Sendable, Equatable {
  /// As it was written.
  public let pattern: String
  private let parts: [Part]

  private enum Part: Sendable, Equatable {
    case text([UInt8])
    case star
    case anything
    case folders
    case capture(String)
  }

  /// Nil where a brace has no partner or no name.
  public init?(_ pattern: String) {
    self.pattern = pattern
    var parts: [Part] = []
    var text: [UInt8] = []
    var rest = Array(pattern.utf8)[...]
    func flush() {
      if !text.isEmpty { parts.append(.text(text)) }
      text = []
    }
    while let byte = rest.first {
      if rest.starts(with: Array("**/".utf8)) {
        flush()
        parts.append(.folders)
        rest = rest.dropFirst(3)
      } else if rest.starts(with: Array("**".utf8)) {
        flush()
        parts.append(.anything)
        rest = rest.dropFirst(2)
      } else if byte == UInt8(ascii: "*") {
        flush()
        parts.append(.star)
        rest = rest.dropFirst()
      } else if byte == UInt8(ascii: "{") {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")), end > rest.startIndex + 1 else {
          return nil
        }
        flush()
        parts.append(
          .capture(String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)))
        rest = rest[(end + 1)...]
      } else if byte == UInt8(ascii: "}") {
        return nil
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
    flush()
    self.parts = parts
  }

  /// The names of the captures.
  public var captures: [String] {
    parts.compactMap { if case .capture(let name) = $0 { name } else { nil } }
  }

  /// What each capture stands for in a path, or nil where the pattern does not fit.
  public func match(_ path: String) -> [String: String]? {
    var captures: [String: String] = [:]
    return match(parts[...], Array(path.utf8)[...], &captures) ? captures : nil
  }

  private func match(
    _ parts: ArraySlice<Part>, _ path: ArraySlice<UInt8>, _ captures: inout [String: String]
  ) -> Bool {
    guard let part = parts.first else { return path.isEmpty }
    let rest = parts.dropFirst()
    let slash = UInt8(ascii: "/")
    switch part {
    case .text(let text):
      return path.starts(with: text) && match(rest, path.dropFirst(text.count), &captures)
    case .star, .anything:
      var end = path.startIndex
      while true {
        if match(rest, path[end...], &captures) { return true }
        guard end < path.endIndex, part == .anything || path[end] != slash else { return false }
        end += 1
      }
    case .folders:
      if match(rest, path, &captures) { return true }
      for end in path.indices where path[end] == slash {
        if match(rest, path[(end + 1)...], &captures) { return true }
      }
      return false
    case .capture(let name):
      if let known = captures[name] {
        let text = Array(known.utf8)
        return path.starts(with: text) && match(rest, path.dropFirst(text.count), &captures)
      }
      var end = path.startIndex
      while end < path.endIndex {
        if name == Self.language, path[end] == slash { return false }
        end += 1
        let text = String(decoding: path[path.startIndex..<end], as: UTF8.self)
        if name == Self.language, LanguageTag(text) == nil { continue }
        captures[name] = text
        if match(rest, path[end...], &captures) { return true }
        captures[name] = nil
      }
      return false
    }
  }

  /// The capture that is a language tag.
  static let language = "lang"
}
