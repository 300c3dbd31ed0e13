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
    while start < end, isIndentation(text[start]) { start += 1 }
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Space, tab, form feed, vertical tab, ideographic space.
  private static func isBlank(_ unit: UInt16) -> Bool {
    unit == 0x20 || unit == 0x09 || unit == 0x0B || unit == 0x0C || unit == 0x3000
  }

  /// A blank, or the no-break space that some converters indent by.
  private static func isIndentation(_ unit: UInt16) -> Bool { isBlank(unit) || unit == 0xA0 }

  private static func detectLayout(_ lines: [Range<Int>], in text: [UInt16]) -> TextLayout {
    if isWrapped(lines, in: text) { return .wrapped }
    return isOneSentenceALine(lines, in: text) ? .lines : .paragraphs
  }

  /// Lines were filled to a width if it is between the end of nearly every line that another
  /// follows and the end that the line would have with the first word of the next one. A line of
  /// one word, such as an address, may be longer.
  private static func isWrapped(_ lines: [Range<Int>], in text: [UInt16]) -> Bool {
    // By width, how many more lines it suits than the width before.
    var changes = [Int](repeating: 0, count: widths.upperBound + 2)
    var followed = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
      guard WhiteSpace.isUnspaced(text[line.lowerBound]) || text[line].contains(where: isBlank)
      else { continue }
      followed += 1
      let first = text[next.lowerBound]
      let word =
        WhiteSpace.isUnspaced(first)
        ? columns(of: [first]) : text[next].prefix { !isBlank($0) }.count
      let end = columns(of: text[line]) + indentation(of: line, in: text)
      changes[min(end, changes.count - 1)] += 1
      changes[min(end + word + 1 + slack, changes.count - 1)] -= 1
    }
    var (suited, most) = (0, 0)
    for width in 0...widths.upperBound {
      suited += changes[width]
      if width >= widths.lowerBound { most = max(most, suited) }
    }
    let share = followed < manyLines ? 9 : 8
    return followed >= 3 && most * 10 >= followed * share
  }

  /// Widths, in columns, to which texts are filled.
  private static let widths = 40...160
  /// By how much a line may be shorter than the next word asks for.
  private static let slack = 2
  /// Lines of a text from which on a fifth of them may be of lists and headings.
  private static let manyLines = 30

  /// Two for what is wide in East Asian writing (UAX #11), one for everything else.
  private static func columns(of line: ArraySlice<UInt16>) -> Int {
    line.reduce(line.count) { columns, unit in
      0x2E80...0xD7A3 ~= unit || 0xFF01...0xFF60 ~= unit ? columns + 1 : columns
    }
  }

  private static func indentation(of line: Range<Int>, in text: [UInt16]) -> Int {
    var start = line.lowerBound
    while start > 0, isIndentation(text[start - 1]) { start -= 1 }
    return line.lowerBound - start
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
