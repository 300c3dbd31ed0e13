import ICU

/// How the lines of a plain text make up its paragraphs.
public enum TextLayout: String, CaseIterable, Sendable {
  /// A line is a paragraph; empty lines may stand between paragraphs.
  case paragraphs
  /// A line is one sentence.
  case lines
  /// Lines are filled to a width; an empty line ends a paragraph.
  case wrapped
}

/// Reads plain text.
public enum PlainText {
  /// - Parameter layout: the layout; told from the lines' lengths when nil.
  public static func read(_ file: SourceFile, layout: TextLayout? = nil) -> Document {
    let lines = (1...file.lineCount).map { trimmed(file.lineRange($0), in: file.text) }
    let layout = layout ?? detectLayout(lines, in: file.text)
    var builder = Document.Builder(file: file)
    if layout == .wrapped {
      for paragraph in lines.split(whereSeparator: \.isEmpty) {
        builder.addBlock(Array(paragraph)) { separator(between: $0, and: $1, in: file.text) }
      }
    } else {
      for line in lines where !line.isEmpty { builder.addBlock([line]) { _, _ in [] } }
    }
    return builder.finish(isPresegmented: layout == .lines)
  }

  private static func trimmed(_ line: Range<Int>, in text: [UInt16]) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, isBlank(text[start]) { start += 1 }
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Space, tab, form feed, vertical tab, ideographic space.
  private static func isBlank(_ unit: UInt16) -> Bool {
    unit == 0x20 || unit == 0x09 || unit == 0x0B || unit == 0x0C || unit == 0x3000
  }

  /// Lines were filled to a width if nearly every line that another follows has
  /// no room left for the first word of the next one.
  private static func detectLayout(_ lines: [Range<Int>], in text: [UInt16]) -> TextLayout {
    let width = lines.map(\.count).max() ?? 0
    guard 40...160 ~= width else { return .paragraphs }
    var followed = 0
    var full = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
      followed += 1
      let word =
        isUnspaced(text[next.lowerBound]) ? 1 : text[next].prefix { !isBlank($0) }.count
      if line.count + 1 + word > width - 2 { full += 1 }
    }
    return followed >= 3 && full * 10 >= followed * 9 ? .wrapped : .paragraphs
  }

  /// A space, or nothing between characters of a script that is written without spaces.
  private static func separator(
    between line: Range<Int>, and next: Range<Int>, in text: [UInt16]
  ) -> [UInt16] {
    guard let last = text[line].last, let first = text[next].first else { return [] }
    return isUnspaced(last) && isUnspaced(first) ? [] : [0x20]
  }

  private static func isUnspaced(_ unit: UInt16) -> Bool {
    // CJK symbols and punctuation, kana, fullwidth forms; Han; Thai and Lao.
    0x3000...0x30FF ~= unit || 0xFF00...0xFF65 ~= unit || 0x0E00...0x0EFF ~= unit
      || Script(of: UInt32(unit)) == .han
  }
}
