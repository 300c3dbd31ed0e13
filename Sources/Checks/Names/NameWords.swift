import ICU
import Linguistics
import NameTables

/// The words of one text that may be names, by bead, and their forms without
/// repetition.
struct NameWords {
  struct Word {
    private let start: Int32
    private let end: Int32
    private let beadNumber: Int32
    private var formNumber: Int32
    /// -1 for none.
    private let mentionNumber: Int32

    init(range: Range<Int>, bead: Int, form: Int, mention: Int?) {
      (start, end) = (Int32(range.lowerBound), Int32(range.upperBound))
      (beadNumber, formNumber, mentionNumber) = (Int32(bead), Int32(form), Int32(mention ?? -1))
    }

    /// Range in the text, UTF-16 units; an article written on it with a hyphen
    /// (al-Minyawi) belongs to it.
    var range: Range<Int> { Int(start)..<Int(end) }
    var bead: Int { Int(beadNumber) }
    /// Index into `forms`.
    var form: Int {
      get { Int(formNumber) }
      set { formNumber = Int32(newValue) }
    }
    /// Whether the writing itself shows a name.
    var isCertain: Bool { mentionNumber >= 0 }
    /// The number of the text's `NameMention` that it is a word of.
    var mention: Int? { isCertain ? Int(mentionNumber) : nil }
  }

  /// One distinct spelling.
  struct Form {
    /// The form and all that it may be inflected from: a range of `bases`.
    var bases: Range<Int>
    /// Index into `lemmas`.
    var lemma: Int
    /// Whether the text writes it in lower case too: no name, or one that is
    /// made of a common word.
    var isCommon: Bool
    /// Whether all its letters are capitals.
    var isAcronym: Bool
  }

  let text: Analysis
  let endings: SuffixTable
  private let skipped: Set<Int>
  private(set) var words: [Word] = []
  private(set) var forms: [Form] = []
  /// Base forms, as `lemmas` has them.
  private(set) var bases: [Int] = []
  private(set) var lemmas = Lemmas(of: FormTable())
  /// The words of each bead, as a range of `words`.
  private(set) var inBead: [Range<Int>] = []
  /// Whether the text is in a script with capital letters.
  let hasCase: Bool

  /// Whether so many words have a capital that all nouns must have one.
  private(set) var capitalizesNouns = false

  /// - Parameter stretches: where names are in a text that does not part its words,
  ///   with their beads.
  /// - Parameter skipped: beads whose words are left out.
  /// Complexity: linear in the text, times the language's endings for each
  /// distinct name.
  init(
    _ text: Analysis, beadOfSentence: [Int], beads: Int, stretches: [HanNames.Stretch] = [],
    skipped: Set<Int> = []
  ) throws(NameError) {
    self.text = text
    self.skipped = skipped
    endings = text.data.endings
    var isLower = [Bool](repeating: false, count: text.tokenTable.foldedForms.count)
    var (written, withCase, wordTokens) = (0, 0, 0)
    for form in text.tokenTable.forms {
      if form.kind == .word { wordTokens += Int(form.count) }
      guard form.kind == .word || form.kind == .ideograph, form.script.isSpecific else { continue }
      written += 1
      if form.casing != .none { withCase += 1 }
      if form.casing == .lower { isLower[Int(form.folded)] = true }
    }
    hasCase = 2 * withCase > written
    var spellings = Spellings(of: text)
    if hasCase {
      addMentions(beadOfSentence, &spellings)
      // German has some 25 of 100, other languages below 15.
      capitalizesNouns = 6 * self.words.count > wordTokens
    } else {
      addAllWords(beadOfSentence, &spellings)
      for stretch in stretches {
        let token = text.tokenTable.tokens.partitioningIndex {
          Int($0.end) > stretch.range.lowerBound
        }
        add(stretch.range, token: token, bead: stretch.bead, mention: nil, &spellings)
      }
    }
    try addForms(of: spellings, isLower)
    words.sort { $0.range.lowerBound < $1.range.lowerBound }
    inBead = [Range<Int>](repeating: 0..<0, count: beads)
    var start = 0
    while start < self.words.count {
      let end = self.words[start...].firstIndex { $0.bead != self.words[start].bead }
      inBead[self.words[start].bead] = start..<(end ?? self.words.count)
      start = end ?? self.words.count
    }
  }

  /// The beads in which each lemma stands, ascending.
  var beadsOfLemmas: LemmaLists {
    var last = [Int](repeating: -1, count: lemmas.count)
    var entries: [(lemma: Int, number: Int)] = []
    entries.reserveCapacity(words.count)
    for word in words {
      let lemma = forms[word.form].lemma
      guard last[lemma] != word.bead else { continue }
      last[lemma] = word.bead
      entries.append((lemma, word.bead))
    }
    return LemmaLists(entries, count: lemmas.count)
  }

  /// The words of each lemma.
  var wordsOfLemmas: LemmaLists {
    LemmaLists(words.indices.map { (lemma(of: $0), $0) }, count: lemmas.count)
  }

  /// A form as it is folded.
  func folded(_ form: Int) -> ArraySlice<UInt16> {
    lemmas.baseForms[bases[forms[form].bases.lowerBound]]
  }

  /// The form and all that it may be inflected from.
  func bases(of form: Form) -> [[UInt16]] { bases[form.bases].map { Array(lemmas.baseForms[$0]) } }

  func lemma(of word: Int) -> Int { forms[words[word].form].lemma }

  /// Whether a word is written neither in lower case elsewhere nor in capitals.
  func isPlainName(_ word: Int) -> Bool {
    !forms[words[word].form].isCommon && !forms[words[word].form].isAcronym
  }

  private mutating func addMentions(_ beadOfSentence: [Int], _ spellings: inout Spellings) {
    let tokens = text.tokens
    let mentions = NameFinder(text).mentions()
    words.reserveCapacity(mentions.words.count + mentions.doubtful.count)
    for (number, mention) in mentions.certain.enumerated() {
      for word in mention.words {
        let token = mentions.words[word]
        let range = tokens[token].range
        add(
          max(range.lowerBound, mention.range.lowerBound)..<range.upperBound, token: token,
          bead: beadOfSentence[mention.sentence], mention: number, &spellings)
      }
    }
    for token in mentions.doubtful {
      let range = tokens[token].range
      guard let sentence = text.sentenceIndex(at: range.lowerBound) else { continue }
      add(range, token: token, bead: beadOfSentence[sentence], mention: nil, &spellings)
    }
  }

  /// In a script without capitals every word may be a name, in Japanese the
  /// stretches of katakana.
  private mutating func addAllWords(_ beadOfSentence: [Int], _ spellings: inout Spellings) {
    let (tokens, forms) = (text.tokens, text.tokenTable.forms)
    for (index, sentence) in text.sentences.enumerated() {
      var end = 0
      for token in sentence.tokens where tokens[token].range.lowerBound >= end {
        let script = forms[Int(tokens[token].form)].script
        guard tokens[token].isWordLike, script.isSpecific, script != .han, script != .hiragana
        else { continue }
        var range = tokens[token].range
        if script == .katakana { range = katakana(from: range.lowerBound) }
        end = range.upperBound
        if range.count >= 2 {
          add(range, token: token, bead: beadOfSentence[index], mention: nil, &spellings)
        }
      }
    }
  }

  private func katakana(from start: Int) -> Range<Int> {
    let end = text.text[start...].firstIndex { !(0x30A1...0x30FA ~= $0 || 0x30FC...0x30FF ~= $0) }
    return start..<(end ?? text.text.count)
  }

  /// Adds a word with the number of its spelling in place of its form.
  private mutating func add(
    _ range: Range<Int>, token: Int, bead: Int, mention: Int?, _ spellings: inout Spellings
  ) {
    guard !skipped.contains(bead), !text.isInReference(range) else { return }
    let whole = withArticle(range, token: token)
    let spelling = spellings.number(of: whole, token: token)
    words.append(Word(range: whole, bead: bead, form: spelling, mention: mention))
  }

  /// The word with the article that a hyphen ties to it: two letters, as in
  /// al-Minyawi, el-Sisi, as-Safir.
  private func withArticle(_ range: Range<Int>, token: Int) -> Range<Int> {
    let start = range.lowerBound
    guard hasCase, start >= 3, text.text[start - 1] == 0x2D, token >= 2,
      text.tokens[token - 2].range == start - 3..<start - 1
    else { return range }
    return start - 3..<range.upperBound
  }

  /// The spellings of the words: a token's only once.
  private struct Spellings {
    private let units: [UInt16]
    private let tokens: [Token]
    /// Whether the language folds ASCII as the tokens are folded.
    private let isPlain: Bool
    /// The number of the spelling of each of the text's forms, or -1.
    private var numbers: [Int32]
    /// The token in which each spelling begins, and whether the token's folded form is the
    /// spelling's.
    private(set) var first: [(token: Int, isFolded: Bool)] = []
    /// Those that are to be folded, a line feed behind each.
    private(set) var rest: [UInt16] = []

    init(of text: Analysis) {
      (units, tokens) = (text.text, text.tokens)
      isPlain = NameFolding.hasPlainI(text.language.language)
      numbers = [Int32](repeating: -1, count: text.tokenTable.forms.count)
    }

    mutating func number(of range: Range<Int>, token: Int) -> Int {
      let isToken = range == tokens[token].range
      let form = Int(tokens[token].form)
      if isToken, numbers[form] >= 0 { return Int(numbers[form]) }
      if isToken { numbers[form] = Int32(first.count) }
      let isFolded = isToken && isPlain && units[range].allSatisfy { $0 < 0x80 }
      first.append((token, isFolded))
      if !isFolded {
        units.withUnsafeBufferPointer { rest += UnsafeBufferPointer(rebasing: $0[range]) }
        rest.append(Self.end)
      }
      return first.count - 1
    }

    static let end: UInt16 = 0xA
  }

  /// Spellings as they are compared, one by one.
  private struct Lines {
    private let units: [UInt16]
    private var start = 0

    /// - Parameter spellings: a line feed behind each.
    init(_ spellings: [UInt16], language: String) throws(NameError) {
      do { units = try NameFolding.fold(spellings[...], language: language) } catch {
        throw .icu(error)
      }
    }

    mutating func next() -> ArraySlice<UInt16> {
      let end = units[start...].firstIndex(of: Spellings.end) ?? units.count
      defer { start = end + 1 }
      return units[start..<end]
    }
  }

  /// Makes forms of the spellings, and of the words' spellings their forms.
  private mutating func addForms(of spellings: Spellings, _ isLower: [Bool]) throws(NameError) {
    var rest = try Lines(spellings.rest, language: text.language.language)
    let tokenForms = text.tokenTable.foldedForms
    let (endings, count) = (endings, spellings.first.count)
    // Most base forms are forms of the text: they keep their numbers.
    var baseForms = tokenForms
    /// The form that each base form is, or -1.
    var formOfBase = [Int32](repeating: -1, count: tokenForms.count)
    var formOfSpelling: [Int32] = []
    formOfSpelling.reserveCapacity(count)
    forms.reserveCapacity(count)
    bases.reserveCapacity(2 * count)
    for (token, isFolded) in spellings.first {
      let written = text.form(of: text.tokens[token])
      let folded = isFolded ? tokenForms[Int(written.folded)] : rest.next()
      let base = isFolded ? Int(written.folded) : baseForms.intern(folded).index
      if base >= formOfBase.count {
        formOfBase.append(
          contentsOf: repeatElement(-1, count: baseForms.count - formOfBase.count))
      }
      if formOfBase[base] < 0 {
        formOfBase[base] = Int32(forms.count)
        forms.append(
          Form(
            bases: addBases(of: folded, base, endings, to: &baseForms), lemma: 0,
            isCommon: isLower[Int(written.folded)], isAcronym: written.casing == .upper))
      }
      formOfSpelling.append(formOfBase[base])
    }
    words.withUnsafeMutableBufferPointer { words in
      for index in words.indices { words[index].form = Int(formOfSpelling[words[index].form]) }
    }
    setLemmas(baseForms)
  }

  private mutating func addBases(
    of folded: ArraySlice<UInt16>, _ number: Int, _ endings: SuffixTable,
    to baseForms: inout FormTable
  ) -> Range<Int> {
    let start = bases.count
    bases.append(number)
    folded.withUnsafeBufferPointer { folded in
      endings.forEachBase(of: folded) { base, kind in
        guard kind != .gender, kind != .plural, base.count >= 3 else { return }
        let number = baseForms.intern(base).index
        if !bases[start...].contains(number) { bases.append(number) }
      }
    }
    return start..<bases.count
  }

  /// Ties each form to the base form that most forms may come from, one without
  /// apostrophe before all.
  private mutating func setLemmas(_ baseForms: FormTable) {
    var support = [Int](repeating: 0, count: baseForms.count)
    var lemmas = Lemmas(of: baseForms)
    bases.withUnsafeBufferPointer { bases in
      support.withUnsafeMutableBufferPointer { support in
        for form in forms {
          support[bases[form.bases.lowerBound]] += 1
          guard form.bases.count > 1 else { continue }
          let folded = baseForms[bases[form.bases.lowerBound]]
          for place in form.bases.dropFirst() {
            let base = bases[place]
            let next = folded.startIndex + baseForms.length(base)
            support[base] += next < folded.endIndex && folded[next] == 0x27 ? 1000 : 1
          }
        }
        forms.withUnsafeMutableBufferPointer { forms in
          for index in forms.indices {
            let own = forms[index].bases
            var best = bases[own.lowerBound]
            for place in own where support[bases[place]] > support[best] { best = bases[place] }
            forms[index].lemma = lemmas.add(base: best)
          }
        }
      }
    }
    self.lemmas = lemmas
  }
}

extension NameWords {
  /// Whether two words are forms of one: of a common base, or one with something
  /// added at an end.
  func areForms(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    if long.starts(with: short) {
      let rest = long.dropFirst(short.count)
      return rest.count > 1 || endings.endings.contains { $0.ending == Array(rest) }
        || endings.bases(of: long).contains { $0.base == Array(short) }
    }
    if long.suffix(short.count).elementsEqual(short) { return true }
    let bases = Set(endings.bases(of: left).map(\.base) + [Array(left)])
    return endings.bases(of: right).contains { bases.contains($0.base) }
      || bases.contains(Array(right))
  }
}
