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
    isAtStart(name, bead) || hasBareTitle(bead)
      || phrases.areIn(context.alignment.beads[bead].target)
  }

  /// Whether the target has a phrase without a noun, whatever names the source has.
  func lacksNoun(_ bead: Int) -> Bool {
    phrases.surelyAreIn(context.alignment.beads[bead].target)
  }

  /// Whether the target begins within a sentence where the source begins with the name.
  func isAtStart(_ name: Int, _ number: Int) -> Bool {
    let bead = context.alignment.beads[number]
    return names.source.inBead[number].first == name
      && isBroken(target, bead.target) && !isBroken(source, bead.source)
  }

  /// The name with which the source begins, where the target begins within a sentence.
  func nameAtStart(_ number: Int) -> Int? {
    guard let name = names.source.inBead[number].first, isAtStart(name, number),
      let sentence = context.alignment.beads[number].source.first
    else { return nil }
    let start = source.sentences[sentence].tokens.lowerBound
    let place = source.tokenTable.indices(in: names.source.words[name].range).lowerBound
    guard place < source.tokens.count, !starters.contains(source.string(source.tokens[place].range))
    else { return nil }
    let before = (start..<max(start, place)).count { source.tokens[$0].isWordLike }
    return before <= Self.wordsBeforeName ? name : nil
  }

  /// Whether sentences begin with a small letter or with a mark that follows a word.
  private func isBroken(_ text: Analysis, _ sentences: Range<Int>) -> Bool {
    guard let sentence = sentences.first, let token = text.sentences[sentence].tokens.first
    else { return false }
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
  private func hasBareTitle(_ bead: Int) -> Bool {
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

  /// The forms that stand before names: the abbreviated titles of the language, and
  /// words with a capital that all but once stand before another one.
  private func nameTitles() -> Set<Int32> {
    var known = FormTable()
    let postpositive = target.facts.list("segmentation.postpositive")
    for title in target.facts.list("segmentation.titles") where !postpositive.contains(title) {
      _ = known.intern(Array(title.utf16)[...])
    }
    var before = [Int32](repeating: 0, count: target.tokenTable.forms.count)
    for sentence in target.sentences {
      for word in sentence.tokens where target.tokens[word].kind == .word {
        guard let next = next(after: word, in: sentence.tokens) else { continue }
        let casing = target.form(of: target.tokens[next]).casing
        if casing == .title || casing == .mixed { before[Int(target.tokens[word].form)] += 1 }
      }
    }
    var titles: Set<Int32> = []
    for (number, form) in target.tokenTable.forms.enumerated()
    where form.casing == .title && form.range.count > 1 {
      if form.count >= Self.provenTitle && before[number] == form.count - 1
        || known.index(of: target.text[form.range]) != nil
      {
        titles.insert(Int32(number))
      }
    }
    return titles
  }
}
