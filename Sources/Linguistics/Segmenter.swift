import Documents
import ICU

/// A sentence of a text.
public struct Sentence: Sendable {
  /// Range in the text, UTF-16 units, without the white space around it.
  public var range: Range<Int>
  /// The block that the sentence belongs to.
  public var block: Int
  /// The sentence's tokens, as indices into `TokenTable.tokens`.
  public var tokens: Range<Int>
}

/// Finds the sentences of a document, block by block.
public struct Segmenter: Sendable {
  private let language: LanguageFacts

  public init(_ language: LanguageFacts) { self.language = language }

  /// The range of each sentence, without the white space around it, in order.
  public func sentences(of document: Document) throws(ICUError) -> [(range: Range<Int>, block: Int)]
  {
    if document.isPresegmented {
      return document.blocks.enumerated().map { ($1, $0) }
    }
    let iterator = try BreakIterator(.sentence, locale: language.tag)
    let text = document.text
    var found: [(range: Range<Int>, block: Int)] = []
    var block = 0
    var start = 0
    for boundary in try iterator.boundaries(in: text) {
      let end = Int(boundary)
      while block < document.blocks.count, document.blocks[block].upperBound <= start { block += 1 }
      let range = trimmed(start..<end, in: text)
      if !range.isEmpty { found.append((range, block)) }
      start = end
    }
    return found
  }

  private func trimmed(_ range: Range<Int>, in text: [UInt16]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(text[start]) { start += 1 }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  private func isSpace(_ unit: UInt16) -> Bool {
    unit <= 0x20 || unit == 0xA0 || unit == 0x3000 || LineBreak.isLineBreak(unit)
  }
}
