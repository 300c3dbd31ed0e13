import ICU

/// The quantities of a text, sentence by sentence.
public struct Quantities: Sendable {
  /// In order of their place in the text.
  public let all: [Quantity]
  /// The signs that the language writes decimals and thousands with, by CLDR.
  public let decimalSign: UInt16
  public let groupSign: UInt16
  private let ends: [Int]
  /// Where the sentences end, UTF-16 units.
  let sentenceEnds: [Int]

  /// Reads all sentences. Complexity: linear.
  init(text: [UInt16], table: TokenTable, sentences: [Sentence], _ data: LanguageData) {
    let lexicon = data.quantityLexicon
    var grammar = QuantityGrammar(
      QuantityScanner(text: text, table: table, lexicon: lexicon),
      isMonthFirst: lexicon.isMonthFirst,
      isOrderOpen: lexicon.isMonthFirst && data.tag.description == data.tag.language)
    var ends: [Int] = []
    ends.reserveCapacity(sentences.count)
    for sentence in sentences {
      grammar.read(sentence)
      ends.append(grammar.found.count)
    }
    all = grammar.found
    self.ends = ends
    sentenceEnds = sentences.map(\.range.upperBound)
    decimalSign = lexicon.preferredDecimalSign
    groupSign = lexicon.preferredGroupSign
  }

  /// The quantities of a sentence.
  public func ofSentence(_ index: Int) -> ArraySlice<Quantity> {
    guard ends.indices.contains(index) else { return [] }
    return all[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// The quantities of neighbouring sentences.
  public func ofSentences(_ range: Range<Int>) -> ArraySlice<Quantity> {
    guard !range.isEmpty, range.upperBound <= ends.count else { return [] }
    let start = range.lowerBound == 0 ? 0 : ends[range.lowerBound - 1]
    return all[start..<ends[range.upperBound - 1]]
  }
}
