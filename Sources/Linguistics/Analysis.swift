import Documents
import ICU

/// What one text says by itself: built once, immutable, shared by the aligner
/// and every rule.
public final class Analysis: Sendable {
  public let document: Document
  /// What is known of its language, shared with other texts.
  public let data: LanguageData
  public let tokenTable: TokenTable
  public let sentences: [Sentence]
  public let signs: Signs
  public let quotations: Quotations
  /// Addresses, placeholders, tags and the like, in order.
  public let references: [Reference]
  /// Numbers, dates, times, money and measures.
  public let quantities: Quantities

  /// The document's prose in UTF-16 units; all ranges below count in it.
  public var text: [UInt16] { document.text }
  public var language: LanguageTag { data.tag }
  public var facts: LanguageFacts { data.facts }
  public var tokens: [Token] { tokenTable.tokens }

  public convenience init(_ document: Document, language: LanguageTag) throws(ICUError) {
    try self.init(document, LanguageData(language))
  }

  /// - Parameter data: of the document's language, shared with other texts in it.
  public init(_ document: Document, _ data: LanguageData) throws(ICUError) {
    self.document = document
    self.data = data
    let table = try TokenTable(text: document.text, locale: data.tag.description)
    tokenTable = table
    let sentences = try data.segmenter.sentences(of: document).map {
      Sentence(range: $0.range, block: $0.block, tokens: table.indices(in: $0.range))
    }
    self.sentences = sentences
    quantities = Quantities(
      text: document.text, table: table, sentences: sentences, data)
    signs = Signs(document.text)
    references = ReferenceScanner(
      text: document.text, signs: signs, holdsMessages: document.format.holdsMessages
    ).references()
    quotations = Quotations(document, signs: signs, facts: data.facts)
  }

  /// Reads the quantities anew, to be measured alone.
  package func readQuantities() -> Quantities {
    Quantities(text: text, table: tokenTable, sentences: sentences, LanguageData(language))
  }

  /// A stretch of the text as a string, for messages.
  public func string(_ range: Range<Int>) -> String {
    String(utf16: text[range])
  }

  /// The form of a token.
  public func form(of token: Token) -> Form { tokenTable.forms[Int(token.form)] }

  /// The sentence that holds an offset, or the last one before it.
  public func sentenceIndex(at offset: Int) -> Int? {
    let next = sentences.partitioningIndex { $0.range.lowerBound > offset }
    return next > 0 ? next - 1 : nil
  }

  /// The unit that holds a sentence; nil in an article.
  public func unit(ofSentence index: Int) -> Unit? {
    let units = document.units
    let place = units.partitioningIndex { $0.blocks.upperBound > sentences[index].block }
    return place < units.count ? units[place] : nil
  }

  /// The text from the first to the last of some sentences; nil where there are none.
  public func range(ofSentences indices: Range<Int>) -> Range<Int>? {
    guard let first = indices.first, let last = indices.last else { return nil }
    return sentences[first].range.lowerBound..<sentences[last].range.upperBound
  }

  /// Whether a range touches a reference.
  public func isInReference(_ range: Range<Int>) -> Bool { reference(at: range) != nil }

  /// The first reference that a range touches.
  public func reference(at range: Range<Int>) -> Reference? {
    let first = references.partitioningIndex { $0.range.upperBound > range.lowerBound }
    guard first < references.count, references[first].range.lowerBound < range.upperBound else {
      return nil
    }
    return references[first]
  }
}
