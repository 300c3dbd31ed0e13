import ICU
import Linguistics

/// Finds terms in one text in any of their inflected forms, between word
/// boundaries only.
///
/// A word is a form of another one when the endings of `rules/names/suffixes/`
/// lead both to one base form, or when it shares its front but for an ending,
/// marks such as an umlaut's dots left aside. In text without spaces a term stands as it
/// is between two word breaks.
struct TermMatcher {
  private let text: Analysis
  private let endings: SuffixTable?
  private let isInflecting: Bool
  /// The folded forms of the text without combining marks.
  private let bare: [[UInt16]]

  /// Letters below which only the same form counts.
  private static let shortestInflected = 4
  /// Letters from which on a word may lose its end to an ending in any language.
  private static let shortestChanged = 6
  /// The letters of an ending.
  private static let longestEnding = 3
  /// Endings of cases that a language has at least when its nouns change their ends.
  private static let fewestCases = 8

  init(_ text: Analysis) throws(ICUError) {
    self.text = text
    // The embedded tables are checked by the tests; a broken one has no endings.
    let endings = try? SuffixTable(language: text.language.language)
    self.endings = endings
    isInflecting = (endings?.endings.count { $0.kind == .case } ?? 0) >= Self.fewestCases
    let forms = text.tokenTable.foldedForms
    var bare: [[UInt16]] = []
    for index in 0..<forms.count { bare.append(try Self.bare(forms[index])) }
    self.bare = bare
  }

  /// Where a term stands in some sentences, in order.
  ///
  /// Complexity: the number of tokens times the number of the term's words.
  func places(
    of term: String, in sentences: Range<Int>, inflected: Bool = true
  ) throws(ICUError) -> [Range<Int>] {
    let units = Array(term.utf16)
    let table = try TokenTable(text: units, locale: text.language.description)
    let words = table.tokens.filter(\.isWordLike).map {
      table.foldedForms[Int(table.forms[Int($0.form)].folded)]
    }
    guard !words.isEmpty else { return [] }
    var bareWords: [[UInt16]] = []
    for word in words { bareWords.append(try Self.bare(word)) }
    let whole = words.joined()
    var found: [Range<Int>] = []
    for sentence in sentences {
      let tokens = text.sentences[sentence].tokens.filter { text.tokens[$0].isWordLike }
      var position = 0
      while position < tokens.count {
        let rest = tokens[position...]
        let length =
          sequence(rest, words, bareWords, inflected: inflected) ?? joined(rest, Array(whole))
        if let length {
          let last = tokens[position + length - 1]
          found.append(
            text.tokens[tokens[position]].range.lowerBound..<text.tokens[last].range.upperBound)
        }
        position += max(1, length ?? 0)
      }
    }
    return found
  }

  /// The number of tokens when word after word is a form of the term's.
  private func sequence(
    _ tokens: ArraySlice<Int>, _ words: [ArraySlice<UInt16>], _ bareWords: [[UInt16]],
    inflected: Bool
  ) -> Int? {
    guard tokens.count >= words.count else { return nil }
    for (token, (word, bareWord)) in zip(tokens, zip(words, bareWords)) {
      let form = Int(text.form(of: text.tokens[token]).folded)
      let isSame = text.tokenTable.foldedForms[form].elementsEqual(word)
      guard isSame || inflected && isForm(form, of: Array(word), bareWord) else { return nil }
    }
    return words.count
  }

  /// The number of tokens that make up the term when they are put together:
  /// word breaks of a term alone and within a text differ.
  private func joined(_ tokens: ArraySlice<Int>, _ term: [UInt16]) -> Int? {
    var (length, offset) = (0, 0)
    for token in tokens {
      let form = text.tokenTable.foldedForms[Int(text.form(of: text.tokens[token]).folded)]
      guard offset + form.count <= term.count,
        term[offset..<offset + form.count].elementsEqual(form),
        length == 0 || text.tokens[token].start == text.tokens[token - 1].end
      else { return nil }
      length += 1
      offset += form.count
      if offset == term.count { return length }
    }
    return nil
  }

  private func isForm(_ form: Int, of word: [UInt16], _ bareWord: [UInt16]) -> Bool {
    guard word.count >= Self.shortestInflected else { return false }
    let token = Array(text.tokenTable.foldedForms[form])
    if let endings {
      let bases = [word] + endings.bases(of: word).map(\.base)
      if ([token] + endings.bases(of: token).map(\.base)).contains(where: { base in
        base.count >= 3 && bases.contains(base)
      }) {
        return true
      }
    }
    let front = zip(bare[form], bareWord).prefix { $0 == $1 }.count
    let (lost, added) = (bareWord.count - front, bare[form].count - front)
    if lost == 0 { return added <= Self.longestEnding }
    let isShort = bareWord.count < Self.shortestChanged
    guard front >= 3, !isShort || isInflecting else { return false }
    return isShort ? lost == 1 && added <= 2 : lost <= 2 && added <= Self.longestEnding
  }

  private static func bare(_ form: ArraySlice<UInt16>) throws(ICUError) -> [UInt16] {
    if form.allSatisfy({ $0 < 0x80 }) { return Array(form) }
    return try NormalizationForm.nfd.normalize(form).filter { !(0x300...0x36F ~= $0) }
  }
}
