import Documents
import ICU

/// ICU's sentence boundaries, found paragraph by paragraph where they are asked for: at most
/// marks the data decides.
final class SegmenterHints {
  private let locale: String
  /// Nil until it is first needed.
  private var iterator: BreakIterator?
  private let text: UnsafeBufferPointer<UInt16>
  private let classes: UnsafeBufferPointer<UInt8>
  /// The paragraph that was last asked about, and the boundaries in it.
  private var paragraph = 0..<0
  private var boundaries: [Int32] = []
  /// Why ICU could not break a paragraph.
  private(set) var failure: ICUError?

  init(
    locale: String, text: UnsafeBufferPointer<UInt16>, classes: UnsafeBufferPointer<UInt8>
  ) {
    self.locale = locale
    self.text = text
    self.classes = classes
  }

  /// Whether a boundary lies behind `start`, up to `end` in the same paragraph.
  func hasBoundary(after start: Int, upTo end: Int) -> Bool {
    if !paragraph.contains(start) { read(start) }
    let offset = start - paragraph.lowerBound
    let next = boundaries.partitioningIndex { Int($0) > offset }
    return next < boundaries.count && Int(boundaries[next]) <= end - paragraph.lowerBound
  }

  /// Reads the paragraph that holds an offset: no sentence goes on over its end (UAX #29, SB4).
  private func read(_ offset: Int) {
    var (start, end) = (offset, offset + 1)
    while start > 0, !isSeparator(start - 1) { start -= 1 }
    while end < text.count, !isSeparator(end) { end += 1 }
    while end < text.count, isSeparator(end) { end += 1 }
    paragraph = start..<end
    boundaries.removeAll(keepingCapacity: true)
    do {
      if iterator == nil { iterator = try BreakIterator(.sentence, locale: locale) }
      try iterator?.forEachBoundary(in: UnsafeBufferPointer(rebasing: text[start..<end])) {
        (offset, _) in boundaries.append(offset)
      }
    } catch {
      failure = error
    }
  }

  private func isSeparator(_ offset: Int) -> Bool {
    classes[Int(text[offset])] == SentenceClass.separator
  }
}
