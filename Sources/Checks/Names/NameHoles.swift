import ICU
import Linguistics

/// Tells where the form of a target sentence shows that a name has fallen out of it.
final class NameHoles {
  private let names: NameCorrespondence
  private let target: Analysis
  private let source: Analysis
  private let context: RuleContext
  private let phrases: OpenPhrases
  private lazy var titles = nameTitles()
  /// Words that begin sentences and are no names.
  private lazy var starters = Set(source.facts.list("segmentation.starters"))

  /// Words before a name at the start of a sentence: a title of two words.
  private static let wordsBeforeName = 2
  /// A word that stands so often, and always before a capital, is a title.
  private static let provenTitle: Int32 = 4
  /// Two characters and a dot.
  private static let openName = 3
  /// Letters of the shortest word that is hardly abbreviated, and of one that stands often.
  private static let longerThanAbbreviation = 4
  private static let longerThanCommonAbbreviation = 3
  private static let common: Int32 = 4
  private static let stops: Set<UInt16> = [0x21, 0x2E, 0x3F]
  /// Comma, semicolon, apostrophe and their like in other scripts.
  private static let followingMarks: Set<UInt16> = [
    0x27, 0x2C, 0x3B, 0x2019, 0x60C, 0x61B, 0x3001, 0xFF0C,
  ]

  init(_ names: NameCorrespondence, _ context: RuleContext) throws(ICUError) {
    self.names = names
    self.context = context
    phrases = try OpenPhrases(context.target, source: context.source)
    (source, target) = (context.source, context.target)
  }

  /// Whether the target lacks something where a name of the source should be.
  func isHole(_ name: Int, _ bead: Int) -> Bool {
    isAtStart(name, bead) || hasBareTitle(bead, of: titles.all)
      || phrases.areIn(context.alignment.beads[bead].target)
  }

  /// Whether the target has the dot, with the characters before it, that stands before the name
  /// elsewhere, as in 哈罗德·威尔逊: it breaks off in a full name.
  func hasOpenName(_ entity: NameCorrespondence.Entity, _ bead: Int) -> Bool {
    guard !names.target.hasCase,
      let range = context.targetRange(context.alignment.beads[bead].target)
    else { return false }
    return entity.renderings.contains { rendering in
      rendering.links.contains { link in
        let start = names.target.words[names.links[link].target].range.lowerBound
        guard start >= Self.openName, OpenPhrases.middleDots.contains(target.text[start - 1])
        else { return false }
        return target.text[range].contains(target.text[start - Self.openName..<start])
      }
    }
  }

  /// Whether the target has a phrase without a noun, whatever names the source has.
  func lacksNoun(_ bead: Int) -> Bool {
    hasBareTitle(bead, of: titles.known)
      || phrases.surelyAreIn(context.alignment.beads[bead].target)
  }

  /// Whether the target begins within a sentence where the source begins with the name.
  func isAtStart(_ name: Int, _ number: Int) -> Bool {
    let bead = context.alignment.beads[number]
    guard let first = bead.source.first, !isBroken(source, first) else { return false }
    return names.source.inBead[number].first == name
      && bead.target.first.map { isBroken(target, $0) } ?? false
      || hasSmallStart(number) && !isStarter(name)
        && wordsBefore(name, bead.source).map { $0 <= 1 } ?? false
  }

  /// The names with which a sentence of the source begins, where the target begins within a
  /// sentence.
  ///
  /// - Parameter isKnown: whether the target has a name elsewhere, and so a small letter behind
  ///   a stop is no accident.
  func namesAtStart(_ number: Int, where isKnown: (Int) -> Bool) -> [Int] {
    let bead = context.alignment.beads[number]
    let begins = bead.target.first.map { isBroken(target, $0) } ?? false
    guard begins || hasSmallStart(number) else { return [] }
    return names.source.inBead[number].filter { name in
      guard let before = wordsBefore(name, bead.source), before <= Self.wordsBeforeName else {
        return false
      }
      return isAtStart(name, number) && !isStarter(name)
        && (begins && names.source.hasCase || isKnown(name))
    }
  }

  private func isStarter(_ name: Int) -> Bool {
    let place = source.tokenTable.indices(in: names.source.words[name].range).lowerBound
    return place == source.tokens.count
      || starters.contains(source.string(source.tokens[place].range))
  }

  /// How many words of its sentence stand before a name.
  private func wordsBefore(_ name: Int, _ sentences: Range<Int>) -> Int? {
    let start = names.source.words[name].range.lowerBound
    return sentences.lazy.map { self.source.sentences[$0] }.first { $0.range.contains(start) }
      .map { sentence in
        source.tokens[sentence.tokens].count { $0.isWordLike && Int($0.start) < start }
      }
  }

  /// Whether the target has a sentence that begins with a small letter behind another one, and
  /// the source does not. Segmentation may take the other one's full stop for an abbreviation's.
  private func hasSmallStart(_ number: Int) -> Bool {
    let bead = context.alignment.beads[number]
    return hasSmallStart(target, bead.target) && !hasSmallStart(source, bead.source)
  }

  private func hasSmallStart(_ text: Analysis, _ sentences: Range<Int>) -> Bool {
    sentences.contains { sentence in
      text.sentences[sentence].tokens.contains { isSmallStart($0, in: text) }
    }
  }

  /// Whether a word in small letters or a comma stands behind a stop that ends a word of some
  /// length.
  private func isSmallStart(_ index: Int, in text: Analysis) -> Bool {
    let token = text.tokens[index]
    guard index > 1, text.form(of: token).casing == .lower || isComma(token, in: text) else {
      return false
    }
    let (stop, word) = (text.tokens[index - 1], text.tokens[index - 2])
    guard stop.end < token.start, stop.range.count == 1,
      Self.stops.contains(text.text[Int(stop.start)]), word.kind == .word, word.end == stop.start
    else { return false }
    let form = text.form(of: word)
    let isCommon = form.casing == .lower && form.count >= Self.common
    let least = isCommon ? Self.longerThanCommonAbbreviation : Self.longerThanAbbreviation
    return form.casing != .upper && word.range.count >= least
  }

  private func isComma(_ token: Token, in text: Analysis) -> Bool {
    token.range.count == 1 && OpenPhrases.commas.contains(text.text[Int(token.start)])
  }

  /// Whether a sentence begins with a small letter or with a mark that follows a word.
  private func isBroken(_ text: Analysis, _ sentence: Int) -> Bool {
    guard let token = text.sentences[sentence].tokens.first else { return false }
    let range = text.tokens[token].range
    if text.form(of: text.tokens[token]).casing == .lower { return true }
    guard range.count == 1 else { return false }
    let mark = text.text[range.lowerBound]
    // An apostrophe belongs to the word before it (’s), or opens a quotation.
    let isApostrophe = mark == 0x27 || mark == 0x2019
    return Self.followingMarks.contains(mark)
      && (!isApostrophe || text.category(at: range.upperBound) == .lowercaseLetter)
  }

  /// Whether a title of persons stands without a name: “Mr. told me”.
  private func hasBareTitle(_ bead: Int, of titles: Set<Int32>) -> Bool {
    guard names.target.hasCase else { return false }
    return context.alignment.beads[bead].target.contains { sentence in
      let tokens = target.sentences[sentence].tokens
      return tokens.contains { titles.contains(target.tokens[$0].form) && isBare($0, in: tokens) }
    }
  }

  private func isBare(_ title: Int, in sentence: Range<Int>) -> Bool {
    guard let next = next(after: title, in: sentence) else { return false }
    let range = target.tokens[next].range
    return target.form(of: target.tokens[next]).casing == .lower
      || range.count == 1 && Self.followingMarks.contains(target.text[range.lowerBound])
  }

  /// The token behind a word and its stop.
  private func next(after word: Int, in sentence: Range<Int>) -> Int? {
    var next = word + 1
    guard next < sentence.upperBound else { return nil }
    if target.text[target.tokens[next].range.lowerBound] == 0x2E { next += 1 }
    return next < sentence.upperBound ? next : nil
  }

  /// The forms that stand before names: the abbreviated titles of the language, and with them
  /// words with a capital that all but once stand before another one.
  private func nameTitles() -> (known: Set<Int32>, all: Set<Int32>) {
    var listed = FormTable()
    let postpositive = target.facts.list("segmentation.postpositive")
    for title in target.facts.list("segmentation.titles") where !postpositive.contains(title) {
      _ = listed.intern(Array(title.utf16)[...])
    }
    var before = [Int32](repeating: 0, count: target.tokenTable.forms.count)
    for sentence in target.sentences {
      for word in sentence.tokens where target.tokens[word].kind == .word {
        guard let next = next(after: word, in: sentence.tokens) else { continue }
        let casing = target.form(of: target.tokens[next]).casing
        if casing == .title || casing == .mixed { before[Int(target.tokens[word].form)] += 1 }
      }
    }
    var titles: (known: Set<Int32>, all: Set<Int32>) = ([], [])
    for (number, form) in target.tokenTable.forms.enumerated()
    where form.casing == .title && form.range.count > 1 {
      let isKnown = listed.index(of: target.text[form.range]) != nil
      if isKnown { titles.known.insert(Int32(number)) }
      if isKnown || form.count >= Self.provenTitle && before[number] == form.count - 1 {
        titles.all.insert(Int32(number))
      }
    }
    return titles
  }
}
