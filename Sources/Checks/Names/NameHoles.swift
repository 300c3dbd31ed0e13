import ICU
import Linguistics

/// Tells where the form of a target sentence shows that a name has fallen out of it.
final class NameHoles {
  private let names: NameCorrespondence
  private let target: Analysis
  private let source: Analysis
  private let context: RuleContext
  private let phrases: OpenPhrases
  /// Nil where the target shows no names.
  private let titles: NameTitles?

  /// Words before a name at the start of a sentence: a title of two words.
  private static let wordsBeforeName = 2
  /// Two characters and a dot.
  private static let openName = 3
  /// Letters of the shortest word that is hardly abbreviated, and of one that stands often.
  private static let longerThanAbbreviation = 4
  private static let longerThanCommonAbbreviation = 3
  private static let common: Int32 = 4

  init(_ names: NameCorrespondence, _ context: RuleContext) {
    self.names = names
    self.context = context
    phrases = OpenPhrases(
      context.target, endings: names.target.endings, source: context.source)
    (source, target) = (context.source, context.target)
    titles = names.target.hasCase ? NameTitles(context.target) : nil
  }

  /// Whether the target lacks something where a name of the source should be.
  func isHole(_ name: Int, _ bead: Int) -> Bool {
    isAtStart(name, bead) || hasBareTitle(bead, onlyKnown: false)
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
    hasBareTitle(bead, onlyKnown: true)
      || phrases.surelyAreIn(context.alignment.beads[bead].target)
  }

  /// Whether the target begins within a sentence where the source begins with the name.
  func isAtStart(_ name: Int, _ number: Int) -> Bool {
    let bead = context.alignment.beads[number]
    guard let first = bead.source.first, !isBroken(source, first), !areOneWord(bead.source)
    else { return false }
    return names.source.inBead[number].first == name
      && bead.target.first.map { isBroken(target, $0) } ?? false
      || hasSmallStart(number) && !isStarter(name)
        && wordsBefore(name, bead.source).map { $0 <= 1 } ?? false
  }

  /// Whether sentences of the source have one word: what translates it cannot begin behind it.
  private func areOneWord(_ sentences: Range<Int>) -> Bool {
    sentences.lazy.flatMap { self.source.sentences[$0].tokens }
      .filter { self.source.tokens[$0].isWordLike }.prefix(2).count == 1
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
      || source.data.starters.contains(source.text[source.tokens[place].range])
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
    text.text.withUnsafeBufferPointer { units in
      text.tokenTable.tokens.withUnsafeBufferPointer { tokens in
        sentences.contains { sentence in
          text.sentences[sentence].tokens.contains { index in
            guard index > 1, case let stop = tokens[index - 1], stop.end - stop.start == 1,
              Self.isStop(units[Int(stop.start)])
            else { return false }
            return isSmallStart(index, in: text)
          }
        }
      }
    }
  }

  private static func isStop(_ unit: UInt16) -> Bool {
    unit == 0x2E || unit == 0x21 || unit == 0x3F
  }

  /// Whether a word in small letters or a comma stands behind a stop that ends a word of some
  /// length.
  private func isSmallStart(_ index: Int, in text: Analysis) -> Bool {
    let (word, stop, token) = (
      text.tokens[index - 2], text.tokens[index - 1], text.tokens[index]
    )
    guard text.form(of: token).casing == .lower || isComma(token, in: text),
      stop.end < token.start, word.kind == .word, word.end == stop.start
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
    return NameTitles.followingMarks.contains(mark)
      && (!isApostrophe || text.category(at: range.upperBound) == .lowercaseLetter)
  }

  /// Whether a title of persons stands without a name.
  private func hasBareTitle(_ bead: Int, onlyKnown: Bool) -> Bool {
    titles?.areBare(in: context.alignment.beads[bead].target, onlyKnown: onlyKnown) ?? false
  }
}
