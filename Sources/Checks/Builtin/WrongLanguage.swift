import ICU
import Linguistics

/// A target sentence in a language that is neither the source's nor the target's.
struct WrongLanguage: Rule {
  let page = RulePage(
    name: "wrong-language",
    summary: "A sentence stands in a third language",
    why: "Text of another translation got in; the reader cannot understand it.",
    category: .untranslated, severity: .error, mqmSeverity: .critical, confidence: 0.97,
    examples: [
      .bad(
        "en|ru",
        "The bridge was opened in the morning. The mayor thanked the builders for their hard work.",
        """
        Мост открыли утром. ⟦Мер подякував будівельникам за їхню важку працю і побажав їм успіхів.⟧
        """),
      .bad(
        "ru|en",
        "Мост открыли утром. Мэр поблагодарил строителей за их тяжёлую работу.",
        """
        The bridge was opened in the morning. ⟦Der Bürgermeister dankte den Arbeitern für ihre \
        schwere Arbeit.⟧
        """),
      .good(
        "en|ru",
        "The choir sang \"Gaudeamus igitur, iuvenes dum sumus\". Everyone in the hall stood up.",
        "Хор спел «Gaudeamus igitur, iuvenes dum sumus». Все в зале встали."),
      .good(
        "en|tr", "\"Of course,\" Kennedy said. The mayor thanked the builders for their work.",
        "Kennedy röportajda, \"Elbette.\" Belediye başkanı inşaatçılara emekleri için teşekkür etti."
      ),
      .good(
        "en|ta", "The singers of the evening:\nThis is a good bridge. The bridge was opened.",
        "Kalle Tamme Liisa Saare Jaanus Rebane Urmas Kask\nஇது ஒரு நல்ல பாலம். பாலம் திறக்கப்பட்டது."),
      .good(
        "en|sk", "The mansion (Arabic: الهنعةAl-Hana) is bright. It is made of two stars.",
        "Dom (arabsky: الهنعة) je jasný a skladá sa z dvoch hviezd. Skladá sa z dvoch hviezd."),
      .good(
        "ru|en", "В матче сыграли Мюллер, Кроос и Нойер. Счёт открыл Мюллер.",
        "Müller, Kroos and Neuer played in the match. Müller opened the scoring."),
      .good(
        "en|ks", "I have seen the old bridge today. The bridge is old and long.",
        "मे छु अज़ प्रोन पुल वुछमुत. यि पुल छु प्रोन तॊ ज़्यूठ."),
    ])

  /// Letters that a sentence needs to show its language.
  private static let shortest = 15

  /// Different words that it needs: one word over and over shows little.
  private static let fewestWords = 3

  /// Log-odds for another language, beyond what names and quoted words bring about, and the same
  /// for each letter: a long sentence is in its language, though it be a little likelier in one
  /// close to it. Of 131 sentences of other languages in news of ten one is below, and four in
  /// five are of those that were taken for such in 750,000 words of manuals in fourteen.
  private static let least = (odds: 2 * LanguageComparison.confident, perLetter: 0.12)

  /// How many times these odds make a finding sure: languages as close as Serbian and Bulgarian
  /// share so many words that a short sentence may be of either. Of 25 sentences of a manual in 41
  /// languages that were taken for another one wrongly, three are above; of 130 sentences of news
  /// that are in another one, 121.
  private static let sure = 1.5

  /// Nats a letter above the text's median from which on a sentence is looked at
  /// if it has few words of the others, and from which on it is unless most are of those.
  private static let unlikely = (forStrangeWords: 0.03, forMost: 0.2)

  /// Nats a letter by which no sentence is taken to be likelier in its own language than the
  /// text's median is in the target's: of 190 in other languages 0.14 is the most that was needed.
  private static let mostLikely = 0.25

  /// The share of words known from likely sentences that speaks for one language.
  private static let familiarShare = (usual: 0.4, unlikely: 0.6)

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    unlikelySentences(in: context).compactMap { finding(ofSentence: $0, in: context) }
  }

  /// The sentences less likely in the target's language than most of the text
  /// and made of other words: the rest is spared the comparison with every
  /// language of the script.
  private func unlikelySentences(in context: RuleContext) -> [Int] {
    let (text, identifier) = (context.target, context.identifier)
    // Few languages share Han, and the chance of a letter there tells them badly.
    guard !text.facts.scripts.contains(.han) else { return Array(text.sentences.indices) }
    guard let likelihood = identifier.likelihood(in: text.language) else {
      return isInOwnScript(text) ? Array(text.sentences.indices) : []
    }
    let entropies = likelihood.entropies(of: text)
    let known = entropies.compactMap { $0 }.sorted()
    guard !known.isEmpty else { return Array(text.sentences.indices) }
    let usual = known[(known.count - 1) / 2]
    var isFamiliar = [Bool](repeating: false, count: text.tokenTable.foldedForms.count)
    for (index, sentence) in text.sentences.enumerated() {
      guard let entropy = entropies[index], entropy <= usual + Self.unlikely.forStrangeWords
      else { continue }
      for token in sentence.tokens { isFamiliar[foldedForm(token, in: text)] = true }
    }
    return entropies.indices.filter { index in
      guard let entropy = entropies[index] else { return true }
      // By so much it has to be likelier in another language.
      let needed =
        Self.least.perLetter + Self.least.odds / Double(text.sentences[index].range.count)
      let margin = max(Self.unlikely.forStrangeWords, needed - Self.mostLikely)
      if entropy <= usual + margin { return false }
      let isUnlikely = entropy > usual + Self.unlikely.forMost
      var (words, familiar) = (0, 0)
      for token in text.sentences[index].tokens where text.tokens[token].isWordLike {
        words += 1
        if isFamiliar[foldedForm(token, in: text)] { familiar += 1 }
      }
      let share = isUnlikely ? Self.familiarShare.unlikely : Self.familiarShare.usual
      return Double(familiar) < share * Double(words)
    }
  }

  /// Whether at least half of the words are in the script of the language. Of a language without a
  /// profile nothing else shows that it is there, and it may have two: Kashmiri.
  private func isInOwnScript(_ text: Analysis) -> Bool {
    var (own, all): (Int32, Int32) = (0, 0)
    for form in text.tokenTable.forms where form.script.isSpecific {
      all += form.count
      if text.facts.scripts.contains(form.script) { own += form.count }
    }
    return 2 * own >= all
  }

  private func foldedForm(_ token: Int, in text: Analysis) -> Int {
    Int(text.form(of: text.tokens[token]).folded)
  }

  private func finding(ofSentence index: Int, in context: RuleContext) -> Finding? {
    let sentence = context.target.sentences[index]
    let text = prose(of: sentence, in: context)[...]
    let words = sentence.tokens.lazy.map { context.target.tokens[$0] }.filter { $0.isWordLike }
    guard text.count >= Self.shortest,
      hasUnsharedWords(words, in: context), !isQuoted(index, in: context),
      let guess = context.identifier.identify(text, expected: context.target.language),
      guess.language.language != context.target.language.language,
      guess.language.language != context.source.language.language,
      isWritten(guess.language, words, in: context),
      let comparison = context.identifier.comparison(
        of: guess.language, against: context.target.language),
      case let excess = comparison.logOdds(text)
        / max(Self.least.odds, Self.least.perLetter * Double(text.count)), excess > 1
    else { return nil }
    let source = context.sourceRange(context.sourceSentences(ofTarget: index))
    let excerpt = Excerpt.short(context.target.string(sentence.range))
    return finding(
      "“\(excerpt)” is \(guess.language.englishName),"
        + " not \(context.target.language.englishName)",
      help: "translate the sentence", target: sentence.range, source: source.map { [$0] } ?? [],
      severity: excess > Self.sure ? nil : .warning, in: context)
  }

  /// Whether enough different words are no names and not in the source: a line of names, or one
  /// that both have, shows nothing.
  private func hasUnsharedWords(_ words: some Sequence<Token>, in context: RuleContext) -> Bool {
    let forms = context.sourceWords.forms
    var unshared: [Int32] = []
    for word in words where forms[Int(word.form)] < 0 {
      let form = context.target.form(of: word)
      guard form.casing == .lower || form.casing == .none else { continue }
      let folded = form.folded
      if !unshared.contains(folded) { unshared.append(folded) }
      if unshared.count == Self.fewestWords { return true }
    }
    return false
  }

  /// Whether most words are in a script of a language: a few in another one make no sentence
  /// of it.
  private func isWritten(
    _ language: LanguageTag, _ words: some Sequence<Token>, in context: RuleContext
  ) -> Bool {
    guard let likelihood = context.identifier.likelihood(in: language) else { return false }
    var (own, all) = (0, 0)
    for word in words {
      let script = context.target.form(of: word).script
      guard script.isSpecific else { continue }
      all += 1
      if likelihood.writes(script) { own += 1 }
    }
    return 2 * own >= all
  }

  /// The words of a sentence without addresses and the like, and without those that the source
  /// has, too.
  private func prose(of sentence: Sentence, in context: RuleContext) -> [UInt16] {
    let (text, forms) = (context.target, context.sourceWords.forms)
    var units: [UInt16] = []
    units.reserveCapacity(sentence.range.count)
    for index in sentence.tokens {
      let token = text.tokens[index]
      guard token.isWordLike, forms[Int(token.form)] < 0, !text.isInReference(token.range) else {
        continue
      }
      // Text without spaces stays in one piece.
      if !units.isEmpty, text.tokens[index - 1].end != token.start { units.append(0x20) }
      units += text.text[token.range]
    }
    return units
  }

  /// Whether half of the words stand in the source alike: what is in a third
  /// language there may stay so.
  private func isQuoted(_ index: Int, in context: RuleContext) -> Bool {
    let (tokens, forms) = (context.target.tokens, context.sourceWords.forms)
    let words = context.target.sentences[index].tokens.lazy.map { tokens[$0] }.filter {
      $0.isWordLike && $0.kind != .number
    }
    let shared = words.count { forms[Int($0.form)] >= 0 }
    return 2 * shared >= words.count
  }
}
