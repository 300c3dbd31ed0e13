import ICU

/// A piece of a file, kept while the rest of a large file is let go.
public struct Excerpt: Sendable {
  fileprivate let origin: Position
  fileprivate let bytes: [UInt8]
  /// The byte of the file that the first of its spans begins at.
  public let start: Int

  /// Whether it has the text of a span.
  public func holds(_ span: Span) -> Bool {
    origin.byte <= span.start && span.end <= origin.byte + bytes.count
  }
}

extension SourceFile {
  /// Whether excerpts can be read: not in encodings with shift states or a mark that tells the
  /// order of bytes, whose characters depend on what stands before them.
  public var canBeReadInParts: Bool { Encodings.isStateless(encoding) }

  /// UTF-16 units that spans which follow each other may take together in one excerpt: each
  /// look at a span decodes all of it.
  private static let longestExcerpt = 4096

  /// The text of some spans with up to so many UTF-16 units on both sides of each, in order. A
  /// span is in the last excerpt that does not start behind it.
  public func excerpts(of spans: [Span], reach: Int) -> [Excerpt] {
    var ranges: [(start: Int, range: Range<Int>)] = []
    for span in spans.sorted() {
      let range = around(textRange(of: span), reach: reach)
      if let (start, last) = ranges.last, range.lowerBound <= last.upperBound,
        span.start == start || range.upperBound - last.lowerBound <= Self.longestExcerpt
      {
        ranges[ranges.count - 1].range =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append((span.start, range))
      }
    }
    return ranges.map { start, range in
      let span = self.span(of: range)
      return Excerpt(
        origin: position(at: range.lowerBound),
        bytes: Array(bytes[span.start - origin.byte..<span.end - origin.byte]), start: start)
    }
  }

  /// What an excerpt of this file holds; the file itself where it cannot be read apart from what
  /// stands before it, as in encodings with shift states.
  public func reading(_ excerpt: Excerpt) -> SourceFile {
    let piece = try? SourceFile(
      name: name, bytes: excerpt.bytes, encoding: encoding, origin: excerpt.origin)
    return piece ?? self
  }

  /// The file without its text.
  public var withoutText: SourceFile {
    reading(Excerpt(origin: .start, bytes: [], start: 0))
  }

  /// A range with up to so many units on both sides, on scalar boundaries.
  private func around(_ range: Range<Int>, reach: Int) -> Range<Int> {
    var start = max(0, range.lowerBound - reach)
    var end = min(text.count, range.upperBound + reach)
    if start > 0, text[start] & 0xFC00 == 0xDC00 { start -= 1 }
    if end < text.count, text[end] & 0xFC00 == 0xDC00 { end += 1 }
    return start..<end
  }
}
