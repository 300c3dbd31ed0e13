import ICU

/// A place in a file in every unit that a report may need. Lines and columns
/// count from 1; a byte order mark counts in offsets, not in columns.
public struct Position: Hashable, Sendable {
  /// Bytes from the start of the file.
  public var byte: Int
  /// Unicode scalars from the start of the file.
  public var scalar: Int
  public var line: Int
  /// Column in Unicode scalars.
  public var column: Int
  /// Column in bytes of the line's UTF-8 form.
  public var utf8Column: Int
  /// Column in UTF-16 units.
  public var utf16Column: Int
  /// Column in cells of a terminal (UAX #11).
  public var cellColumn: Int

  /// Where a file begins.
  static let start = Position(
    byte: 0, scalar: 0, line: 1, column: 1, utf8Column: 1, utf16Column: 1, cellColumn: 1)
}

extension SourceFile {
  /// The number of lines, at least 1.
  public var lineCount: Int { lineStarts.count }

  /// The place in the file of an offset of `text`.
  ///
  /// Complexity: logarithmic in the length of the text.
  public func position(at offset: Int) -> Position {
    let line = lineIndex(at: offset)
    let start = Int(lineStarts[line])
    let columns = longLines.columns(from: start, to: offset, in: text)
    let before = line == 0 ? origin : .start
    return Position(
      byte: origin.byte + byteOffsets.byte(at: offset, text: text),
      scalar: scalarOffset(at: offset),
      line: origin.line + line, column: before.column + columns.scalars,
      utf8Column: before.utf8Column + columns.utf8,
      utf16Column: before.utf16Column + offset - start,
      cellColumn: before.cellColumn + columns.cells)
  }

  /// Unicode scalars from the start of the file to an offset of `text`.
  ///
  /// Complexity: logarithmic in the length of the text.
  public func scalarOffset(at offset: Int) -> Int {
    origin.scalar + offset - lowSurrogatesBefore(offset) + (hasByteOrderMark ? 1 : 0)
  }

  /// The text range of the line that holds an offset, without its line break.
  public func lineRange(at offset: Int) -> Range<Int> { lineRange(lineIndex(at: offset) + 1) }

  /// The text range of a line of `text` (from 1) without its line break.
  public func lineRange(_ line: Int) -> Range<Int> {
    let start = Int(lineStarts[line - 1])
    var end = line < lineStarts.count ? Int(lineStarts[line]) : text.count
    while end > start, LineBreak.isLineBreak(text[end - 1]) { end -= 1 }
    return start..<end
  }

  private func lineIndex(at offset: Int) -> Int {
    lineStarts.partitioningIndex { Int($0) > offset } - 1
  }

  private func lowSurrogatesBefore(_ offset: Int) -> Int {
    lowSurrogates.partitioningIndex { Int($0) >= offset }
  }
}

/// Counts what a stretch of text measures in scalars, UTF-8 bytes and cells.
public struct Columns: Sendable {
  public private(set) var scalars = 0
  public private(set) var utf8 = 0
  public private(set) var cells = 0
  private var joined = false

  public init() {}

  public mutating func advance(over text: ArraySlice<UInt16>) {
    let plain = text.prefix { 0x20..<0x7F ~= $0 }.count
    if plain > 0 {
      (scalars, utf8, cells) = (scalars + plain, utf8 + plain, cells + plain)
      joined = false
    }
    forEachScalar(in: text.dropFirst(plain)) { scalar, _ in
      scalars += 1
      utf8 += scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
      if 0x20..<0x7F ~= scalar {
        cells += 1
        joined = false
      } else {
        // What follows a zero width joiner is drawn over what stands before it.
        if !joined { cells += scalar == 0x09 ? 1 : Characters.cellWidth(scalar) }
        joined = scalar == 0x200D
      }
    }
  }
}

/// Calls `body` with each scalar of UTF-16 text and the range of its units; a
/// lone surrogate is given as it is.
@inlinable @inline(__always)
public func forEachScalar<Text: RandomAccessCollection>(
  in text: Text, _ body: (_ scalar: UInt32, _ range: Range<Int>) -> Void
) where Text.Element == UInt16, Text.Index == Int {
  var index = text.startIndex
  while index < text.endIndex {
    let start = index
    var scalar = UInt32(text[index])
    index += 1
    if scalar & 0xFC00 == 0xD800, index < text.endIndex, text[index] & 0xFC00 == 0xDC00 {
      scalar = (scalar - 0xD800) << 10 + UInt32(text[index]) - 0xDC00 + 0x10000
      index += 1
    }
    body(scalar, start..<index)
  }
}
