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
    let lines = lines(of: file)
    let layout = layout ?? detectLayout(lines, in: file.text)
    var builder = Document.Builder(file: file, format: .text)
    if layout == .wrapped {
      for paragraph in lines.split(whereSeparator: \.isEmpty) {
        builder.addBlock(Array(paragraph)) { separator(between: $0, and: $1, in: file.text) }
      }
    } else {
      for line in lines where !line.isEmpty { builder.addBlock([line]) { _, _ in [] } }
    }
    return builder.finish(isPresegmented: layout == .lines)
  }

  /// The layout that the lines' lengths tell.
  static func layout(of file: SourceFile) -> TextLayout {
    detectLayout(lines(of: file), in: file.text)
  }

  /// The lines without the blanks round them.
  private static func lines(of file: SourceFile) -> [Range<Int>] {
    (1...file.lineCount).map { trimmed(file.lineRange($0), in: file.text) }
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

  private static func detectLayout(_ lines: [Range<Int>], in text: [UInt16]) -> TextLayout {
    if isWrapped(lines, in: text) { return .wrapped }
    return isOneSentenceALine(lines, in: text) ? .lines : .paragraphs
  }

  /// Lines were filled to a width if nearly every line that another follows has
  /// no room left for the first word of the next one.
  private static func isWrapped(_ lines: [Range<Int>], in text: [UInt16]) -> Bool {
    let width = lines.map(\.count).max() ?? 0
    guard 40...160 ~= width else { return false }
    var followed = 0
    var full = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
      followed += 1
      let word =
        WhiteSpace.isUnspaced(text[next.lowerBound]) ? 1 : text[next].prefix { !isBlank($0) }.count
      if line.count + 1 + word > width - 2 { full += 1 }
    }
    return followed >= 3 && full * 10 >= followed * 9
  }

  /// Lines are sentences if there are many, no empty line parts them, most end
  /// as a sentence does, and next to none has a sentence's end inside.
  private static func isOneSentenceALine(_ lines: [Range<Int>], in text: [UInt16]) -> Bool {
    guard let last = lines.lastIndex(where: { !$0.isEmpty }), last >= 20,
      !lines[...last].contains(where: \.isEmpty)
    else { return false }
    let sentences = lines[...last]
    let ended = sentences.count { endsSentence(text[$0]) }
    let mixed = sentences.count { hasSentenceEndInside(text[$0]) }
    return ended * 10 >= sentences.count * 8 && mixed * 10 <= sentences.count
  }

  private static func endsSentence(_ line: ArraySlice<UInt16>) -> Bool {
    line.suffix(3).contains(where: isTerminal)
  }

  private static func hasSentenceEndInside(_ line: ArraySlice<UInt16>) -> Bool {
    let inside = line.dropLast(4)
    return inside.indices.dropLast().contains { index in
      isTerminal(line[index]) && (line[index] >= 0x3000 || isBlank(line[index + 1]))
    }
  }

  /// . ! ? … and the full stops of Arabic script, Devanagari, Armenian, Chinese and Japanese.
  static func isTerminal(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x21, 0x2E, 0x3F, 0x589, 0x61F, 0x6D4, 0x964, 0x2026, 0x3002, 0xFF01, 0xFF1F: true
    default: false
    }
  }

  /// A space, or nothing between characters of a script that is written without spaces.
  private static func separator(
    between line: Range<Int>, and next: Range<Int>, in text: [UInt16]
  ) -> [UInt16] {
    guard let last = text[line].last, let first = text[next].first else { return [] }
    return WhiteSpace.isUnspaced(last) && WhiteSpace.isUnspaced(first) ? [] : [0x20]
  }
}
