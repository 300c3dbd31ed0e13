import Linguistics

/// The third-person pronouns of a text's language, from `rules/names/pronouns.tsv`.
struct Pronouns {
  private let text: Analysis
  private let forms: Set<Int>

  init(_ text: Analysis) {
    self.text = text
    var forms: Set<Int> = []
    for row in TabSeparated.rows("names/pronouns.tsv")
    where row.count == 2 && row[0] == text.language.language {
      for word in row[1].split(separator: " ") {
        if let form = text.tokenTable.foldedForms.index(of: Array(word.utf16)[...]) {
          forms.insert(form)
        }
      }
    }
    self.forms = forms
  }

  /// How many words of some sentences are pronouns.
  func count(in sentences: Range<Int>) -> Int {
    sentences.reduce(0) { sum, sentence in
      sum
        + text.sentences[sentence].tokens.count { token in
          forms.contains(Int(text.form(of: text.tokens[token]).folded))
        }
    }
  }
}
