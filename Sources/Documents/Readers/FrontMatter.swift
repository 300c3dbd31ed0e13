/// The metadata in front of a Markdown text: YAML between lines of `---`, TOML between
/// lines of `+++`. Values that are prose are read, on one line and at the top level.
struct FrontMatter {
  /// Where the text proper begins.
  private(set) var end = 0
  /// The language that it names.
  private(set) var language: String?
  /// The ranges of values that are prose.
  private(set) var prose: [Range<Int>] = []

  private static let proseKeys: Set<String> = [
    "title", "subtitle", "description", "summary", "excerpt", "abstract", "headline",
  ]

  init(_ file: SourceFile) {
    let fence = file.string(Self.trimmed(file.lineRange(1), in: file.text))
    guard fence == "---" || fence == "+++", file.lineCount > 1 else { return }
    let close = (2...file.lineCount).first { number in
      let line = file.string(Self.trimmed(file.lineRange(number), in: file.text))
      return line == fence || fence == "---" && line == "..."
    }
    guard let close else { return }
    for number in 2..<close {
      read(file.lineRange(number), separator: fence == "---" ? 0x3A : 0x3D, in: file)
    }
    end = file.lineRange(close).upperBound
  }

  private mutating func read(_ line: Range<Int>, separator: UInt16, in file: SourceFile) {
    guard let place = file.text[line].firstIndex(of: separator) else { return }
    let key = file.string(line.lowerBound..<place).lowercased()
    var value = Self.trimmed(place + 1..<line.upperBound, in: file.text)
    guard let first = file.text[value].first, let last = file.text[value].last else { return }
    if value.count > 1, first == last, first == 0x22 || first == 0x27 {
      value = value.lowerBound + 1..<value.upperBound - 1
      // Escapes are rare in titles; such a value is left out.
      if file.text[value].contains(0x5C) { return }
    } else if [0x7C, 0x3E, 0x5B, 0x7B, 0x26, 0x2A].contains(first) {
      return  // A block, a collection, an alias.
    }
    let name = key.trimmingSpaces
    if name == "lang" || name == "language" { language = file.string(value) }
    if Self.proseKeys.contains(name) { prose.append(value) }
  }

  private static func trimmed(_ range: Range<Int>, in text: [UInt16]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, WhiteSpace.isMarkupSpace(text[start]) { start += 1 }
    while end > start, WhiteSpace.isMarkupSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }
}

extension String {
  /// Without trailing spaces.
  fileprivate var trimmingSpaces: String {
    var copy = self
    while copy.last == " " { copy.removeLast() }
    return copy
  }
}
