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

/// Finds the sentences of a document, block by block: one pass over its marks, led by
/// the data in `rules/languages/`, and ICU's sentence iterator for what that leaves open.
public struct Segmenter: Sendable {
  private let locale: String
  private let rules: SegmenterRules

  public init(_ language: LanguageFacts) {
    locale = language.tag
    rules = SegmenterRules(language)
  }

  /// The range of each sentence, without the white space around it, in order.
  ///
  /// Complexity: linear in the length of the text.
  public func sentences(of document: Document) throws(ICUError) -> [(range: Range<Int>, block: Int)]
  {
    if document.isPresegmented {
      return document.blocks.enumerated().map { ($1, $0) }
    }
    let text = document.text
    var found: [(range: Range<Int>, block: Int)] = []
    var block = 0
    var start = 0
    for end in try starts(in: text) + [text.count] {
      while block < document.blocks.count, document.blocks[block].upperBound <= start { block += 1 }
      let range = trimmed(start..<end, in: text)
      if !range.isEmpty { found.append((range, block)) }
      start = end
    }
    return found
  }

  /// Where sentences start in `text`, in UTF-16 units, the first one left out.
  ///
  /// Complexity: linear in the length of the text.
  public func starts(in text: [UInt16]) throws(ICUError) -> [Int] {
    try text.withUnsafeBufferPointer { (units) throws(ICUError) in
      try rules.classes.withUnsafeBufferPointer { (classes) throws(ICUError) in
        let hints = SegmenterHints(locale: locale, text: units, classes: classes)
        var pass = SegmenterPass(text: units, classes: classes, rules: rules, hints: hints)
        pass.run()
        if let failure = hints.failure { throw failure }
        return pass.breaks
      }
    }
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
