import ICU
import Linguistics
import NameTables

/// The words of one text that may be names, by bead, and their forms without
/// repetition.
struct NameWords {
  struct Word {
    /// Range in the text, UTF-16 units; an article written on it with a hyphen
    /// (al-Minyawi) belongs to it.
    var range: Range<Int>
    var bead: Int
    /// Index into `forms`.
    var form: Int
    /// Whether the writing itself shows a name.
    var isCertain: Bool
    /// The number of the text's `NameMention` that it is a word of.
    var mention: Int?
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
  private(set) var words: [Word] = []
  private(set) var forms: [Form] = []
  /// Indices into `baseForms`.
  private(set) var bases: [Int] = []
  /// The base forms that come into question, folded as `NameFolding` does.
  private(set) var baseForms = FormTable()
  /// The base form of each lemma.
  private(set) var baseOfLemma: [Int] = []
  /// The base forms to which the text's forms are tied.
  private(set) var lemmas: [[UInt16]] = []
  /// The words of each bead, as a range of `words`.
  private(set) var inBead: [Range<Int>] = []
  /// Whether the text is in a script with capital letters.
  let hasCase: Bool

  /// Whether so many words have a capital that all nouns must have one.
  private(set) var capitalizesNouns = false

  /// The forms as they are folded.
  private var spellings = FormTable()
  /// The form of each spelling of a token, as an index into the text's forms.
  private var formOfToken: [Int?]
  /// Whether each folded form of the text stands in lower case somewhere.
  private var isLower: [Bool]

  /// - Parameter stretches: where names are in a text that does not part its words,
  ///   with their beads.
  /// Complexity: linear in the text, times the language's endings for each
  /// distinct name.
  init(
    _ text: Analysis, beadOfSentence: [Int], beads: Int, stretches: [HanNames.Stretch] = []
  ) throws(NameError) {
    self.text = text
    endings = SuffixTable(language: text.language.language)
    formOfToken = [Int?](repeating: nil, count: text.tokenTable.forms.count)
    isLower = [Bool](repeating: false, count: text.tokenTable.foldedForms.count)
    var (written, withCase) = (0, 0)
    for form in text.tokenTable.forms
    where (form.kind == .word || form.kind == .ideograph) && form.script.isSpecific {
      written += 1
      if form.casing != .none { withCase += 1 }
      if form.casing == .lower { isLower[Int(form.folded)] = true }
    }
    hasCase = 2 * withCase > written
    if hasCase {
      try addMentions(beadOfSentence)
      // German has some 25 of 100, other languages below 15.
      capitalizesNouns = 6 * self.words.count > text.tokens.count { $0.kind == .word }
    } else {
      try addAllWords(beadOfSentence)
      for stretch in stretches {
        let token = text.tokenTable.tokens.partitioningIndex {
          Int($0.end) > stretch.range.lowerBound
        }
        try add(stretch.range, token: token, bead: stretch.bead, mention: nil)
      }
    }
    words.sort { $0.range.lowerBound < $1.range.lowerBound }
    setLemmas()
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
  func folded(_ form: Int) -> ArraySlice<UInt16> { spellings[form] }

  /// The form and all that it may be inflected from.
  func bases(of form: Form) -> [[UInt16]] { bases[form.bases].map { Array(baseForms[$0]) } }

  func lemma(of word: Int) -> Int { forms[words[word].form].lemma }

  private mutating func addMentions(_ beadOfSentence: [Int]) throws(NameError) {
    let mentions = NameFinder(text, endings: endings).mentions()
    for (number, mention) in mentions.certain.enumerated() {
      for token in mentions.words[mention.words] {
        let range = text.tokens[token].range
        try add(
          max(range.lowerBound, mention.range.lowerBound)..<range.upperBound, token: token,
          bead: beadOfSentence[mention.sentence], mention: number)
      }
    }
    for token in mentions.doubtful {
      let range = text.tokens[token].range
      guard let sentence = text.sentenceIndex(at: range.lowerBound) else { continue }
      try add(range, token: token, bead: beadOfSentence[sentence], mention: nil)
    }
  }

  /// In a script without capitals every word may be a name, in Japanese the
  /// stretches of katakana.
  private mutating func addAllWords(_ beadOfSentence: [Int]) throws(NameError) {
    for (index, sentence) in text.sentences.enumerated() {
      var end = 0
      for token in sentence.tokens where text.tokens[token].range.lowerBound >= end {
        let script = text.form(of: text.tokens[token]).script
        guard text.tokens[token].isWordLike, script.isSpecific, script != .han, script != .hiragana
        else { continue }
        var range = text.tokens[token].range
        if script == .katakana { range = katakana(from: range.lowerBound) }
        end = range.upperBound
        if range.count >= 2 {
          try add(range, token: token, bead: beadOfSentence[index], mention: nil)
        }
      }
    }
  }

  private func katakana(from start: Int) -> Range<Int> {
    let end = text.text[start...].firstIndex { !(0x30A1...0x30FA ~= $0 || 0x30FC...0x30FF ~= $0) }
    return start..<(end ?? text.text.count)
  }

  private mutating func add(
    _ range: Range<Int>, token: Int, bead: Int, mention: Int?
  ) throws(NameError) {
    guard !text.isInReference(range) else { return }
    let whole = withArticle(range, token: token)
    let spelling = Int(text.tokens[token].form)
    let isToken = whole == text.tokens[token].range
    let form: Int
    if isToken, let known = formOfToken[spelling] {
      form = known
    } else {
      form = try self.form(of: whole, token: token)
      if isToken { formOfToken[spelling] = form }
    }
    words.append(
      Word(range: whole, bead: bead, form: form, isCertain: mention != nil, mention: mention))
  }

  private mutating func form(of range: Range<Int>, token: Int) throws(NameError) -> Int {
    let (form, isNew) = try intern(range)
    guard isNew else { return form }
    let written = text.form(of: text.tokens[token])
    forms.append(
      Form(
        bases: addBases(of: form), lemma: 0, isCommon: isLower[Int(written.folded)],
        isAcronym: written.casing == .upper))
    return form
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

  private mutating func intern(_ range: Range<Int>) throws(NameError) -> (Int, isNew: Bool) {
    let language = text.language.language
    let known = text.text[range].withUnsafeBufferPointer { units in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: units.count) { folded in
        NameFolding.foldASCII(units, language: language, into: folded)
          ? spellings.intern(UnsafeBufferPointer(folded)) : nil
      }
    }
    if let known { return known }
    do {
      return spellings.intern(try NameFolding.fold(text.text[range], language: language)[...])
    } catch {
      throw .icu(error)
    }
  }

  private mutating func addBases(of form: Int) -> Range<Int> {
    let start = bases.count
    spellings[form].withUnsafeBufferPointer { folded in
      bases.append(baseForms.intern(folded).index)
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
  private mutating func setLemmas() {
    var support = [Int](repeating: 0, count: baseForms.count)
    for (index, form) in forms.enumerated() {
      let folded = spellings[index]
      for base in bases[form.bases] {
        let next = folded.startIndex + baseForms.length(base)
        support[base] += next < folded.endIndex && folded[next] == 0x27 ? 1000 : 1
      }
    }
    var lemmaOfBase = [Int?](repeating: nil, count: support.count)
    for index in forms.indices {
      let own = bases[forms[index].bases]
      var best = own[own.startIndex]
      for base in own where support[base] > support[best] { best = base }
      let lemma = lemmaOfBase[best] ?? lemmas.count
      if lemma == lemmas.count {
        lemmaOfBase[best] = lemma
        lemmas.append(Array(baseForms[best]))
        baseOfLemma.append(best)
      }
      forms[index].lemma = lemma
    }
  }
}

extension NameWords {
  /// Whether two words are forms of one: of a common base, or one with something
  /// added at an end.
  func areForms(_ left: [UInt16], _ right: [UInt16]) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    if long.starts(with: short) {
      let rest = long.dropFirst(short.count)
      return rest.count > 1 || endings.endings.contains { $0.ending == Array(rest) }
    }
    if long.suffix(short.count).elementsEqual(short) { return true }
    let bases = Set(endings.bases(of: left).map(\.base) + [left])
    return endings.bases(of: right).contains { bases.contains($0.base) }
      || bases.contains(right)
  }
}
