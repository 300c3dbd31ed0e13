import Linguistics

/// The words of a text that stand before names: the abbreviated titles of its language, and with
/// them words with a capital that all but once stand before another one.
struct NameTitles {
  private let text: Analysis
  private let tokens: [Token]
  /// Whether each form is a title, and one that the language is known to have.
  private var isTitle: [Bool]
  private var isKnown: [Bool]

  /// A word that stands so often, and always before a capital, is a title.
  private static let proven: Int32 = 4
  /// Comma, semicolon, apostrophe and their like in other scripts.
  static let followingMarks: Set<UInt16> = [
    0x27, 0x2C, 0x3B, 0x2019, 0x60C, 0x61B, 0x3001, 0xFF0C,
  ]

  /// Complexity: linear in the text.
  init(_ text: Analysis) {
    self.text = text
    tokens = text.tokens
    let forms = text.tokenTable.forms
    isTitle = [Bool](repeating: false, count: forms.count)
    isKnown = isTitle
    let before = Self.countsBeforeCapitals(text)
    let listed = text.data.titles
    let longest = (0..<listed.count).reduce(0) { max($0, listed.length($1)) }
    // What stands in small letters too is a word of the language: Polish sen.
    var isWord = [Bool](repeating: false, count: text.tokenTable.foldedForms.count)
    for form in forms where form.casing == .lower { isWord[Int(form.folded)] = true }
    for (number, form) in forms.enumerated() where form.casing == .title && form.range.count > 1 {
      isKnown[number] =
        form.range.count <= longest && !isWord[Int(form.folded)]
        && listed.index(of: text.text[form.range]) != nil
      isTitle[number] =
        isKnown[number] || form.count >= Self.proven && before[number] == form.count - 1
    }
  }

  /// How often each form stands before a word with a capital, with a stop between or without.
  private static func countsBeforeCapitals(_ text: Analysis) -> [Int32] {
    let units = text.text
    let isCapital = text.tokenTable.forms.map { $0.casing == .title || $0.casing == .mixed }
    var counts = [Int32](repeating: 0, count: isCapital.count)
    text.tokenTable.tokens.withUnsafeBufferPointer { tokens in
      isCapital.withUnsafeBufferPointer { isCapital in
        for sentence in text.sentences {
          for index in sentence.tokens.dropFirst() where isCapital[Int(tokens[index].form)] {
            let isBehindStop = units[Int(tokens[index - 1].start)] == 0x2E
            let word = isBehindStop ? index - 2 : index - 1
            guard word >= sentence.tokens.lowerBound, tokens[word].kind == .word else { continue }
            counts[Int(tokens[word].form)] += 1
          }
        }
      }
    }
    return counts
  }

  /// Whether a title stands in some sentences without a name: “Mr. told me”.
  func areBare(in sentences: Range<Int>, onlyKnown: Bool) -> Bool {
    tokens.withUnsafeBufferPointer { tokens in
      (onlyKnown ? isKnown : isTitle).withUnsafeBufferPointer { isMeant in
        sentences.contains { sentence in
          let range = text.sentences[sentence].tokens
          return range.contains { isMeant[Int(tokens[$0].form)] && isBare($0, in: range) }
        }
      }
    }
  }

  private func isBare(_ title: Int, in sentence: Range<Int>) -> Bool {
    guard let next = next(after: title, in: sentence) else { return false }
    let range = tokens[next].range
    return text.form(of: tokens[next]).casing == .lower
      || range.count == 1 && Self.followingMarks.contains(text.text[range.lowerBound])
  }

  /// The token behind a word and its stop.
  private func next(after word: Int, in sentence: Range<Int>) -> Int? {
    var next = word + 1
    guard next < sentence.upperBound else { return nil }
    if text.text[tokens[next].range.lowerBound] == 0x2E { next += 1 }
    return next < sentence.upperBound ? next : nil
  }
}
