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
  private let words: [Word]
  /// By folded form, its places in `words`.
  private var places: [[Int]]
  private let endings: SuffixTable
  private let isInflecting: Bool
  /// The folded forms of the text without combining marks.
  private var bare: [[UInt16]] = []
  /// The forms that share a base form, and those that share their first letters.
  private var formsByBase: [[UInt16]: [Int]] = [:]
  private var formsByFront: [ArraySlice<UInt16>: [Int]] = [:]

  private struct Word {
    var token: Int
    var form: Int
    var sentence: Int
  }

  private struct Term {
    var words: [[UInt16]] = []
    var bareWords: [[UInt16]] = []
  }

  /// Letters below which only the same form counts.
  private static let shortestInflected = 4
  /// Letters from which on a word may lose its end to an ending in any language.
  private static let shortestChanged = 6
  /// Letters in front that all forms of a word share.
  private static let shortestFront = 3
  /// The letters of an ending.
  private static let longestEnding = 3
  /// Endings of cases that a language has at least when its nouns change their ends.
  private static let fewestCases = 8

  /// Complexity: linear in the words, and in the distinct ones times the endings.
  init(_ text: Analysis) throws(ICUError) {
    self.text = text
    let endings = text.data.endings
    self.endings = endings
    isInflecting = endings.endings.count { $0.kind == .case } >= Self.fewestCases
    let forms = text.tokenTable.foldedForms
    words = text.sentences.enumerated().flatMap { index, sentence in
      sentence.tokens.compactMap { token in
        text.tokens[token].isWordLike
          ? Word(
            token: token, form: Int(text.form(of: text.tokens[token]).folded), sentence: index)
          : nil
      }
    }
    places = [[Int]](repeating: [], count: forms.count)
    for (place, word) in words.enumerated() { places[word.form].append(place) }
    for index in 0..<forms.count {
      let form = Array(forms[index])
      bare.append(try Self.bare(form[...]))
      guard !places[index].isEmpty else { continue }
      for base in bases(of: form) { formsByBase[base, default: []].append(index) }
      if bare[index].count >= Self.shortestFront {
        formsByFront[bare[index].prefix(Self.shortestFront), default: []].append(index)
      }
    }
  }

  /// Where any term of each group stands in the text, in order.
  ///
  /// Complexity: linear in the length of the terms and the number of the places
  /// where their first words stand.
  func places(of groups: [[String]]) throws(ICUError) -> [[Range<Int>]] {
    let terms = try prepared(groups.flatMap(\.self))
    var first = 0
    return groups.map { group in
      defer { first += group.count }
      let found = terms[first..<first + group.count].flatMap(places(of:))
      return found.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
  }

  /// The words of the terms, from one word-break pass over all.
  private func prepared(_ terms: [String]) throws(ICUError) -> [Term] {
    var units: [UInt16] = []
    var ends: [Int] = []
    for term in terms {
      units += term.utf16
      ends.append(units.count)
      units.append(0x0A)
    }
    let table = try TokenTable(text: units, locale: text.language.description)
    var prepared = [Term](repeating: Term(), count: terms.count)
    var term = 0
    for token in table.tokens where token.isWordLike {
      while ends[term] < token.range.upperBound { term += 1 }
      let word = table.foldedForms[Int(table.forms[Int(token.form)].folded)]
      prepared[term].words.append(Array(word))
      prepared[term].bareWords.append(try Self.bare(word))
    }
    return prepared
  }

  private func places(of term: Term) -> [Range<Int>] {
    guard !term.words.isEmpty else { return [] }
    let forms = zip(term.words, term.bareWords).map { self.forms(of: $0, $1) }
    let whole = Array(term.words.joined())
    let starts = forms[0].union(fronts(of: whole))
    var found: [Range<Int>] = []
    var next = 0
    for place in starts.flatMap({ places[$0] }).sorted() where place >= next {
      guard let length = sequence(from: place, forms) ?? joined(from: place, whole) else {
        continue
      }
      next = place + length
      let (first, last) = (words[place].token, words[next - 1].token)
      found.append(Int(text.tokens[first].start)..<Int(text.tokens[last].end))
    }
    return found
  }

  /// The forms of the text that are forms of a word.
  private func forms(of word: [UInt16], _ bareWord: [UInt16]) -> Set<Int> {
    var found: Set<Int> = []
    if let same = text.tokenTable.foldedForms.index(of: word[...]) { found.insert(same) }
    guard word.count >= Self.shortestInflected else { return found }
    for base in bases(of: word) { found.formUnion(formsByBase[base] ?? []) }
    if bareWord.count >= Self.shortestFront {
      let near = formsByFront[bareWord.prefix(Self.shortestFront)] ?? []
      found.formUnion(near.filter { hasEnding(bare[$0], of: bareWord) })
    }
    return found
  }

  /// The forms that a term written without spaces may begin with.
  private func fronts(of whole: [UInt16]) -> [Int] {
    whole.indices.compactMap { text.tokenTable.foldedForms.index(of: whole[...$0]) }
  }

  /// The number of words when word after word has one of the forms.
  private func sequence(from place: Int, _ forms: [Set<Int>]) -> Int? {
    guard place + forms.count <= words.count else { return nil }
    for (word, forms) in zip(words[place...], forms) {
      guard word.sentence == words[place].sentence, forms.contains(word.form) else { return nil }
    }
    return forms.count
  }

  /// The number of words that make up the term when they are put together:
  /// word breaks of a term alone and within a text differ.
  private func joined(from place: Int, _ term: [UInt16]) -> Int? {
    var (length, offset) = (0, 0)
    for word in words[place...] {
      let form = text.tokenTable.foldedForms[word.form]
      guard offset + form.count <= term.count,
        term[offset..<offset + form.count].elementsEqual(form),
        length == 0 || text.tokens[word.token].start == text.tokens[word.token - 1].end
      else { return nil }
      length += 1
      offset += form.count
      if offset == term.count { return length }
    }
    return nil
  }

  /// A word and what it may be an inflection of.
  private func bases(of word: [UInt16]) -> [[UInt16]] {
    [word] + endings.bases(of: word[...]).map(\.base).filter { $0.count >= 3 }
  }

  /// Whether two words without marks differ in nothing but an ending.
  private func hasEnding(_ form: [UInt16], of word: [UInt16]) -> Bool {
    let front = zip(form, word).prefix { $0 == $1 }.count
    let (lost, added) = (word.count - front, form.count - front)
    if lost == 0 { return added <= Self.longestEnding }
    let isShort = word.count < Self.shortestChanged
    guard front >= Self.shortestFront, !isShort || isInflecting else { return false }
    return isShort ? lost == 1 && added <= 2 : lost <= 2 && added <= Self.longestEnding
  }

  private static func bare(_ form: ArraySlice<UInt16>) throws(ICUError) -> [UInt16] {
    if form.allSatisfy({ $0 < 0x80 }) { return Array(form) }
    return try NormalizationForm.nfd.normalize(form).filter { !(0x300...0x36F ~= $0) }
  }
}
