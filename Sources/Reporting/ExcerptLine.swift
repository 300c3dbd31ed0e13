import Documents
import ICU

/// A piece of one line round a place, cut to a width on grapheme boundaries,
/// with the place's cells.
struct ExcerptLine {
  var text: String
  /// Cells before the place.
  var indent: Int
  /// Cells of the place, at least 1.
  var width: Int
  /// Whether carets under the line would stand under the wrong characters.
  var isRightToLeft: Bool
  /// What of the file's text is shown.
  private let window: Range<Int>
  private let isCutInFront: Bool

  /// UTF-16 units round the beginning of a place that are looked at.
  private static let reach = 500

  /// Whether a unit within a line is a grapheme cluster by itself (UAX #29): letters without
  /// marks of their own, dashes and quotation marks.
  private static func standsAlone(_ unit: UInt16) -> Bool {
    switch unit {
    case 0..<0x300, 0x370...0x482, 0x2010...0x2027: true
    default: false
    }
  }

  /// - Parameter cells: how wide the piece may be.
  init(_ range: Range<Int>, in file: SourceFile, cells: Int) {
    let line = file.lineRange(at: range.lowerBound)
    let place = range.clamped(to: line)
    let around = Self.surroundings(of: place, in: line, file.text)
    window = Self.window(
      place, Self.clusters(of: around, in: file.text), in: file.text, cells: cells)
    isCutInFront = window.lowerBound > line.lowerBound
    let head = isCutInFront ? "…" : ""
    let tail = window.upperBound < line.upperBound ? "…" : ""
    func shown(_ range: Range<Int>) -> ArraySlice<UInt16> { Visible.units(file.text[range]) }
    let before = shown(window.lowerBound..<place.lowerBound)
    let inside = shown(place.lowerBound..<min(place.upperBound, window.upperBound))
    let after = shown(min(place.upperBound, window.upperBound)..<window.upperBound)
    text = head + String(utf16: before + inside + after) + tail
    indent = Self.width(before) + (head.isEmpty ? 0 : 1)
    width = max(1, Self.width(inside))
    isRightToLeft = Self.containsRightToLeft(file.text[window])
  }

  /// The cells of another place in the same piece; nil where it is not wholly shown.
  func cells(of range: Range<Int>, in file: SourceFile) -> (indent: Int, width: Int)? {
    guard window.lowerBound <= range.lowerBound, range.upperBound <= window.upperBound else {
      return nil
    }
    let before = Self.width(Visible.units(file.text[window.lowerBound..<range.lowerBound]))
    let inside = Self.width(Visible.units(file.text[range]))
    return (before + (isCutInFront ? 1 : 0), max(1, inside))
  }

  /// As much of a line as an excerpt may show of it, however long the line is.
  private static func surroundings(
    of place: Range<Int>, in line: Range<Int>, _ text: [UInt16]
  ) -> Range<Int> {
    var start = max(line.lowerBound, place.lowerBound - reach)
    var end = min(line.upperBound, place.lowerBound + reach)
    // Both halves of a surrogate pair stand on one side.
    if start > line.lowerBound, text[start] & 0xFC00 == 0xDC00 { start -= 1 }
    if end < line.upperBound, text[end] & 0xFC00 == 0xDC00 { end += 1 }
    return start..<end
  }

  /// The end of each grapheme cluster of a line.
  private static func clusters(of line: Range<Int>, in text: [UInt16]) -> [Int] {
    if text[line].allSatisfy(standsAlone) { return Array(line.lowerBound...line.upperBound) }
    guard let iterator = try? BreakIterator(.grapheme, locale: "root"),
      let ends = try? iterator.boundaries(in: Array(text[line]))
    else { return [line.lowerBound, line.upperBound] }
    return [line.lowerBound] + ends.map { Int($0) + line.lowerBound }
  }

  /// Grows the place to both sides by whole clusters until the cells are used
  /// up; a place that is itself too wide is cut at its end.
  private static func window(
    _ place: Range<Int>, _ bounds: [Int], in text: [UInt16], cells: Int
  ) -> Range<Int> {
    var low = bounds.lastIndex { $0 <= place.lowerBound } ?? 0
    var high = low
    var left = cells
    func cost(_ cluster: Int) -> Int {
      let start = bounds[cluster]
      if bounds[cluster + 1] == start + 1 {
        let unit = text[start]
        if 0x20..<0x7F ~= unit { return 1 }
        // Shown as it stands.
        if 0xA0..<0x2000 ~= unit { return max(1, Characters.cellWidth(UInt32(unit))) }
      }
      return max(1, width(Visible.units(text[bounds[cluster]..<bounds[cluster + 1]])))
    }
    while high < bounds.count - 1, bounds[high] < place.upperBound, left >= cost(high) {
      left -= cost(high)
      high += 1
    }
    guard bounds[high] >= place.upperBound else {
      // A place within a cluster that is wider than the piece.
      return bounds[low]..<max(bounds[high], place.lowerBound)
    }
    var canGrow = true
    while canGrow {
      canGrow = false
      if low > 0, left >= cost(low - 1) {
        low -= 1
        left -= cost(low)
        canGrow = true
      }
      if high < bounds.count - 1, left >= cost(high) {
        left -= cost(high)
        high += 1
        canGrow = true
      }
    }
    return bounds[low]..<bounds[high]
  }

  private static func width(_ text: ArraySlice<UInt16>) -> Int {
    var columns = Columns()
    columns.advance(over: text)
    return columns.cells
  }

  /// Hebrew, Arabic and their neighbours, whose lines a terminal may reorder.
  private static func containsRightToLeft(_ text: ArraySlice<UInt16>) -> Bool {
    text.contains { 0x0590...0x08FF ~= $0 || 0xFB1D...0xFDFF ~= $0 || 0xFE70...0xFEFC ~= $0 }
  }
}
