import Linguistics

/// Tells which words of the target stand in a phrase that is left in the source's language: the
/// title of a book, a citation. What the target calls a name elsewhere they do not show.
struct KeptPhrases {
  private let names: NameCorrespondence
  private let sourceWords: SourceWords
  private let comparison: LanguageComparison?

  /// Words of a phrase, and words to either side that are looked at.
  private static let shortest = 3
  private static let farthest = 10
  /// What renders a name more often is what the target calls it.
  private static let most = 8

  init(_ names: NameCorrespondence, _ context: RuleContext) {
    self.names = names
    sourceWords = context.sourceWords
    comparison = context.identifier.comparison(
      of: context.source.language, against: context.target.language)
  }

  /// Whether a name is rendered so in such phrases only. Complexity: constant.
  func hold(_ rendering: NameCorrespondence.Rendering) -> Bool {
    rendering.logit == NameLikeness.equal && rendering.links.count <= Self.most
      && rendering.links.allSatisfy { holds(names.links[$0]) }
  }

  /// Whether the word stands among words that stand so in the source, one of them in lower case,
  /// and they look like the source's language.
  private func holds(_ link: NameCorrespondence.Link) -> Bool {
    let (source, target) = (names.source.text, names.target.text)
    let word = target.tokenTable.indices(in: names.target.words[link.target].range).lowerBound
    let place = source.tokenTable.indices(in: names.source.words[link.source].range).lowerBound
    guard word < target.tokens.count, place < source.tokens.count, areAlike(word, place) else {
      return false
    }
    var (first, last) = (word, word)
    while word - first < Self.farthest, areAlike(first - 1, first - 1 - word + place) { first -= 1 }
    while last - word < Self.farthest, areAlike(last + 1, last + 1 - word + place) { last += 1 }
    let words = first...last
    guard words.count >= Self.shortest,
      words.contains(where: { target.form(of: target.tokens[$0]).casing == .lower }),
      let comparison
    else { return false }
    let range = Int(target.tokens[first].start)..<Int(target.tokens[last].end)
    return comparison.logOdds(target.text[range]) > LanguageComparison.confident
  }

  /// Whether two tokens are words, and one word.
  private func areAlike(_ token: Int, _ place: Int) -> Bool {
    let (source, target) = (names.source.text, names.target.text)
    guard target.tokens.indices.contains(token), source.tokens.indices.contains(place),
      target.tokens[token].isWordLike
    else { return false }
    return sourceWords.forms[Int(target.tokens[token].form)]
      == source.form(of: source.tokens[place]).folded
  }
}
