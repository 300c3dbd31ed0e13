import ICU
import Linguistics

/// What speaks for words of a target sentence being left in the source's language.
///
/// Between two scripts a word in the source's script is proof enough. Within
/// one script it takes words that stand alike in the aligned source, and a text
/// that looks more like the source's language than the target's.
struct SourceLanguageEvidence {
  private let context: RuleContext
  /// Scripts that the source's language uses and the target's does not.
  private let foreign: Set<Script>
  /// By form of the target, whether it is in one of these scripts.
  private let isForeignForm: [Bool]
  private let comparison: LanguageComparison?
  private let likelihood: LanguageLikelihood?
  private let thirdLanguages: ThirdLanguages
  private let kept: KeptWords
  /// Of the target.
  private let tokens: [Token]
  private let forms: [Form]
  private let sourceWords: SourceWords
  /// By form of the target, what a token of it adds to the evidence of one script.
  private let weights: [Weight]

  /// How far a word that the source has, too, can show that it was left over.
  private enum Weight: UInt8 {
    case none
    /// In lower case, as two words of a phrase have to be.
    case part
    /// Also used once only: enough by itself.
    case whole
  }

  /// Words of a sentence that can be judged.
  private static let fewest = 3
  /// Words beyond which a stretch of text is no sentence and is not judged.
  private static let longest = 1000
  /// Letters of a word that can be judged alone.
  private static let shortest = 4

  init(_ context: RuleContext) {
    self.context = context
    let foreign = context.source.facts.scripts.subtracting(context.target.facts.scripts)
    self.foreign = foreign
    var isForeign = [Bool](repeating: false, count: 256)
    for script in foreign { isForeign[Int(script.rawValue)] = true }
    isForeignForm = context.target.tokenTable.forms.map { isForeign[Int($0.script.rawValue)] }
    likelihood = context.identifier.likelihood(in: context.target.language)
    comparison = context.identifier.comparison(
      of: context.source.language, against: context.target.language)
    thirdLanguages = ThirdLanguages(
      identifier: context.identifier, source: context.source.language)
    kept = KeptWords(context)
    tokens = context.target.tokens
    forms = context.target.tokenTable.forms
    sourceWords = context.sourceWords
    weights = zip(forms, sourceWords.forms).map { form, sourceForm in
      guard form.casing == .lower, sourceForm >= 0 else { return .none }
      return form.count == 1 && form.range.count >= Self.shortest ? .whole : .part
    }
  }

  /// What became of a target sentence; nil where it has too few words to tell.
  func fate(ofSentence index: Int) -> Fate? {
    let sentence = context.target.sentences[index]
    let count = sentence.tokens.count(where: isWord)
    guard count >= Self.fewest else { return nil }
    guard count <= Self.longest, isLikeSource(index, words: count) else { return .translated }
    let text = context.target.text[sentence.range]
    return Synopsis.isOne(text) || thirdLanguages.isStrangeInSource(text) ? .kept : .untranslated
  }

  private func isLikeSource(_ index: Int, words count: Int) -> Bool {
    let sentence = context.target.sentences[index]
    let tokens = sentence.tokens
    if !foreign.isEmpty {
      let inSource = tokens.count { isInForeignScript($0) && isWord($0) }
      return 10 * inSource >= 7 * count
        && tokens.contains { isInForeignScript($0) && isNoName($0) && isWord($0) }
    }
    func isEnough(_ shared: Int) -> Bool { shared >= 4 && 10 * shared >= 7 * count }
    guard isEnough(tokens.count { isInSource($0) && isWord($0) }),
      case let shared = sharedWords(of: wordTokens(tokens), with: index), isEnough(shared.count),
      shared.contains(where: isNoName)
    else { return false }
    return logOdds(context.target.text[sentence.range]) > LanguageComparison.confident
  }

  /// Names make up whole lines (scores, keywords, credits), and letters formulas; words in lower
  /// case do not.
  private func isNoName(_ token: Int) -> Bool {
    switch form(token).casing {
    case .lower: form(token).range.count > 1
    case .none: true
    default: false
    }
  }

  func runs(inSentence index: Int) -> [Run] {
    let runs = foreign.isEmpty ? sameScriptRuns(index) : foreignScriptRuns(index)
    if runs.isEmpty || Synopsis.isOne(context.target.text[context.target.sentences[index].range]) {
      return []
    }
    return runs.filter {
      !kept.isExplained($0.target, in: $0.source) && !kept.isLabel($0.target, in: $0.source)
        && !kept.isInCode($0.target)
    }
  }

  // MARK: Two scripts

  private func foreignScriptRuns(_ index: Int) -> [Run] {
    var runs: [Run] = []
    let sentence = context.target.sentences[index]
    var token = sentence.tokens.lowerBound
    while token < sentence.tokens.upperBound {
      guard isForeign(token) else {
        token += 1
        continue
      }
      var end = token + 1
      while end < sentence.tokens.upperBound, isForeign(end) { end += 1 }
      let range = textRange(token..<end)
      if isLeftover(token..<end), !kept.isGloss(range),
        let confidence = kept.confidence(thatLeft: token..<end),
        !thirdLanguages.isStrangeInSource(context.target.text[range])
      {
        let source = sourcePlace(of: token..<end, sentence: index)
        runs.append(Run(target: range, source: source, confidence: confidence))
      }
      token = end
    }
    return runs
  }

  private func isForeign(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isWordLike && isInForeignScript(index)
      && !context.target.isInReference(token.range)
  }

  private func isInForeignScript(_ token: Int) -> Bool {
    isForeignForm[Int(tokens[token].form)]
  }

  /// Latin words in a text of another script are names and brands unless they
  /// are in lower case; words of other scripts have no business there.
  private func isLeftover(_ tokens: Range<Int>) -> Bool {
    guard foreign.contains(.latin) else { return true }
    let lower = tokens.filter { form($0).casing == .lower && !hasDigit($0) }
    return lower.contains { form($0).range.count >= 3 } && 2 * lower.count >= tokens.count
      && !kept.areLoanwords(tokens) && !kept.recur(tokens)
  }

  private func hasDigit(_ token: Int) -> Bool {
    context.target.text[form(token).range].contains { 0x30...0x39 ~= $0 }
  }

  // MARK: One script

  private func sameScriptRuns(_ index: Int) -> [Run] {
    let tokens = context.target.sentences[index].tokens
    guard mayHoldRun(index), case let words = wordTokens(tokens), words.count <= Self.longest
    else { return [] }
    let sources = wordsOfSource(forTarget: index)
    var runs: [Run] = []
    var position = 0
    while position < words.count {
      let match = longestMatch(words[position...], in: sources)
      let matched = words[position..<position + match.length]
      position += max(match.length, 1)
      if matched.isEmpty || isOfThirdLanguage(matched) { continue }
      if let run = phrase(matched, source: match.source) {
        runs.append(run)
      } else {
        runs += strangeWords(matched, source: match.source, sources)
      }
    }
    return runs
  }

  /// Whether a sentence has what a run needs: three words in a row that stand so in the source,
  /// with two in lower case before them or among them, or one that looks foreign alone.
  private func mayHoldRun(_ index: Int) -> Bool {
    var (length, parts) = (0, 0)
    var last: (Int32, Int32) = (-1, -1)
    for token in context.target.sentences[index].tokens where isWord(token) {
      let form = Int(tokens[token].form)
      let word = sourceWords.forms[form]
      guard word >= 0 else {
        (length, parts) = (0, 0)
        continue
      }
      length += 1
      switch weights[form] {
      case .none: break
      case .part: parts += 1
      case .whole:
        if isForeign(word: context.target.text[tokens[token].range]) { return true }
        parts += 1
      }
      if length >= 3, parts >= 2, areInRow((last.0, last.1, word), inSourceOf: index) {
        return true
      }
      last = (last.1, word)
    }
    return false
  }

  /// Whether three words, by their numbers in the source, stand in a row in one of the sentences
  /// that a target sentence translates.
  private func areInRow(_ words: (Int32, Int32, Int32), inSourceOf sentence: Int) -> Bool {
    let (tokens, forms) = (context.source.tokens, context.source.tokenTable.forms)
    return context.sourceSentences(ofTarget: sentence).contains { source in
      var last: (Int32, Int32) = (-1, -1)
      return context.source.sentences[source].tokens.contains { index in
        guard tokens[index].isWordLike else { return false }
        let word = forms[Int(tokens[index].form)].folded
        defer { last = (last.1, word) }
        return word == words.2 && last.1 == words.1 && last.0 == words.0
      }
    }
  }

  /// Three words or more in a row (`e-mail` is one) that are no name and look like the source's
  /// language. Two are often a term that was taken over (`deep state`): each has to look foreign
  /// alone.
  private func phrase(_ tokens: ArraySlice<Int>, source: Range<Int>?) -> Run? {
    guard tokens.count >= 3 else { return nil }
    let parts = tokens.count { kept.isPart(context.target.tokens[$0].range) }
    guard let first = tokens.first, let last = tokens.last, tokens.count - parts / 2 >= 3,
      isOrdinary(tokens), !isTitle(tokens)
    else { return nil }
    let range = textRange(first..<last + 1)
    guard logOdds(context.target.text[range]) > LanguageComparison.confident,
      !kept.isGloss(range), !kept.isInQuotedOriginal(range), !kept.areLoanwords(tokens)
    else { return nil }
    return Run(target: range, source: source, confidence: 0.97)
  }

  /// Whether a phrase is a motto or the like, which both texts keep.
  private func isOfThirdLanguage(_ tokens: ArraySlice<Int>) -> Bool {
    guard tokens.count >= 3, isOrdinary(tokens), let first = tokens.first, let last = tokens.last
    else { return false }
    return thirdLanguages.isStrangeInSource(context.target.text[textRange(first..<last + 1)])
  }

  /// The words that look foreign by themselves, with a neighbour in lower case.
  private func strangeWords(
    _ tokens: ArraySlice<Int>, source: Range<Int>?, _ sources: [[SourceWord]]
  ) -> [Run] {
    let found = tokens.compactMap { word($0, sources) }
    guard !found.isEmpty, tokens.count > 1 else { return found }
    if kept.areLoanwords(tokens) { return [] }
    guard tokens.count == 2, isOrdinary(tokens), let first = tokens.first,
      let last = tokens.last
    else { return found }
    return [Run(target: textRange(first..<last + 1), source: source, confidence: 0.85)]
  }

  /// One word in lower case that the source has alike, that the target uses
  /// nowhere else, and that looks like the source's language: a word that both
  /// languages share looks like neither.
  private func word(_ token: Int, _ sources: [[SourceWord]]) -> Run? {
    let (form, range) = (tokens[token].form, tokens[token].range)
    guard weights[Int(form)] == .whole, !kept.isPart(range), !kept.isGloss(range),
      isForeign(word: context.target.text[range]), !isKept(token..<token + 1),
      !thirdLanguages.isLikelier(context.target.text[range])
    else { return nil }
    return Run(
      target: range, source: longestMatch([token][...], in: sources).source,
      confidence: 0.8)
  }

  private func isKept(_ tokens: Range<Int>) -> Bool {
    kept.isInQuantity(textRange(tokens)) || kept.isInQuotedOriginal(textRange(tokens))
      || tokens.allSatisfy { kept.hasLearnedEnding(foldedText($0)) }
      || kept.areLoanwords(tokens) || kept.recur(tokens)
  }

  /// Log-odds that a single word needs: words of both languages stay below.
  private static let wordOdds = 3.0
  /// The least cost of its letters in the target's language, in nats.
  private static let wordEntropy = 2.1

  private func isForeign(word: ArraySlice<UInt16>) -> Bool {
    logOdds(word) > Self.wordOdds && likelihood?.entropy(of: word) ?? 0 > Self.wordEntropy
  }

  /// A name or title of several words: with capitals at both ends and few words
  /// in lower case, as English, French and others write them.
  private func isTitle(_ tokens: ArraySlice<Int>) -> Bool {
    guard let first = tokens.first, let last = tokens.last, isCapital(first), isCapital(last)
    else { return false }
    return 2 * tokens.count { form($0).casing == .lower } < tokens.count
  }

  private func isCapital(_ token: Int) -> Bool {
    form(token).casing != .lower && form(token).casing != .none
  }

  /// A word of the source.
  private struct SourceWord {
    var token: Token
    /// The number of its folded form.
    var folded: Int32
  }

  /// The words of the source sentences that a target sentence translates.
  private func wordsOfSource(forTarget sentence: Int) -> [[SourceWord]] {
    let (tokens, forms) = (context.source.tokens, context.source.tokenTable.forms)
    return context.sourceSentences(ofTarget: sentence).map { source in
      context.source.sentences[source].tokens.prefix(8 * Self.longest).compactMap { index in
        let token = tokens[index]
        guard token.isWordLike else { return nil }
        return SourceWord(token: token, folded: forms[Int(token.form)].folded)
      }
    }
  }

  /// The longest sequence of words from the front that stands alike in one of
  /// the source sentences.
  private func longestMatch(
    _ words: ArraySlice<Int>, in sources: [[SourceWord]]
  ) -> (length: Int, source: Range<Int>?) {
    var best = (length: 0, source: nil as Range<Int>?)
    // Most words have no counterpart that looks alike.
    guard let first = words.first, case let wanted = sourceForm(first), wanted >= 0 else {
      return best
    }
    for source in sources {
      for start in source.indices where source[start].folded == wanted {
        var length = 0
        while length < words.count, start + length < source.count,
          same(words[words.startIndex + length], source[start + length])
        {
          length += 1
        }
        guard length > best.length else { continue }
        let (first, last) = (source[start].token, source[start + length - 1].token)
        best = (length, Int(first.start)..<Int(last.end))
      }
    }
    return best
  }

  private func same(_ target: Int, _ source: SourceWord) -> Bool {
    sourceForm(target) == source.folded
      && context.target.text[tokens[target].range].elementsEqual(
        context.source.text[source.token.range])
  }

  /// Whether a word stands anywhere in the source.
  private func isInSource(_ token: Int) -> Bool { sourceForm(token) >= 0 }

  /// Names and numbers stay as they are; two words in lower case do not by chance.
  private func isOrdinary(_ tokens: ArraySlice<Int>) -> Bool {
    tokens.count { form($0).casing == .lower && form($0).kind == .word } >= 2
  }

  private func sharedWords(of words: [Int], with sentence: Int) -> [Int] {
    let source = wordsOfSource(forTarget: sentence).joined().map(\.folded)
    return words.filter { isInSource($0) && source.contains(sourceForm($0)) }
  }

  /// The logarithm of how much likelier the text is in the source's language.
  private func logOdds(_ text: ArraySlice<UInt16>) -> Double {
    comparison?.logOdds(text) ?? 0
  }

  // MARK: Tokens

  private func wordTokens(_ tokens: Range<Int>) -> [Int] { tokens.filter(isWord) }

  private func isWord(_ index: Int) -> Bool {
    sourceWords.isWord[index]
  }

  private func form(_ token: Int) -> Form { forms[Int(tokens[token].form)] }

  /// The number of the same folded form in the source, or −1.
  private func sourceForm(_ token: Int) -> Int32 { sourceWords.forms[Int(tokens[token].form)] }

  private func foldedText(_ token: Int) -> ArraySlice<UInt16> {
    context.target.tokenTable.foldedForms[Int(form(token).folded)]
  }

  private func textRange(_ tokens: Range<Int>) -> Range<Int> {
    let (first, last) = (self.tokens[tokens.lowerBound], self.tokens[tokens.upperBound - 1])
    return Int(first.start)..<Int(last.end)
  }

  private func sourcePlace(of tokens: Range<Int>, sentence: Int) -> Range<Int>? {
    let match = longestMatch(Array(tokens)[...], in: wordsOfSource(forTarget: sentence))
    return match.source
      ?? context.sourceRange(context.sourceSentences(ofTarget: sentence))
  }
}
