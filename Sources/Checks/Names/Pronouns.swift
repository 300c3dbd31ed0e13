import Linguistics

/// The third-person pronouns of a text's language, from `rules/names/pronouns.tsv`.
struct Pronouns {
  private let text: Analysis
  /// Whether each folded form is one.
  private var isPronoun: [Bool]

  init(_ text: Analysis) {
    self.text = text
    let forms = text.tokenTable.foldedForms
    isPronoun = [Bool](repeating: false, count: forms.count)
    for words in TabSeparated.words("names/pronouns/\(text.language.language)", in: forms) {
      for word in words { isPronoun[word] = true }
    }
  }

  /// How many words of some sentences are pronouns.
  func count(in sentences: Range<Int>) -> Int {
    sentences.reduce(0) { sum, sentence in
      sum
        + text.sentences[sentence].tokens.count { token in
          isPronoun[Int(text.form(of: text.tokens[token]).folded)]
        }
    }
  }
}
