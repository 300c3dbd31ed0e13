import SegmenterTables

/// Decides whether a sentence ends at a mark.
struct SegmenterJudge {
  let view: SegmenterView
  let mark: SegmenterMark
  /// The first unit behind the mark, its closers and the white space.
  let next: Int
  let hints: SegmenterHints

  private var text: UnsafeBufferPointer<UInt16> { view.text }
  private var rules: SegmenterRules { view.rules }
  /// Whether ICU ends the sentence here.
  private var hint: Bool { hints.hasBoundary(after: mark.start, upTo: next) }

  func isEnd() -> Bool {
    if isBracketed { return false }
    guard next > mark.end || mark.isWide else { return isEndWithoutSpace() }
    switch view.kind(next) {
    case SentenceClass.comma: return false
    case SentenceClass.dash: return isEndBeforeDash()
    default: break
    }
    if mark.isWide { return !(mark.hasClosers && view.continues(next)) }
    let head = view.head(at: next)
    switch view.kind(head.offset) {
    case SentenceClass.lower:
      return isEndBeforeLower(head)
    case SentenceClass.digit:
      return mark.isStrong || (mark.isStop ? isEndBeforeDigit() : hint)
    case SentenceClass.upper, SentenceClass.letter: return isEndBeforeWord(head)
    default: return mark.isStop ? hint && isEndBeforeWord(head) : hint
    }
  }

  /// `(?)`, `[…]`: a remark on what stands around it.
  private var isBracketed: Bool {
    view.kind(mark.start - 1) == SentenceClass.openBracket && mark.hasClosers
  }

  /// A sentence seldom begins in lower case: behind a script without case, with
  /// a name such as `iPhone`, or where the writer began this one so, too.
  private func isEndBeforeLower(_ head: SegmenterHead) -> Bool {
    if view.kind(mark.start - 1) == SentenceClass.letter { return hint || mark.isStrong }
    if view.kind(next) == SentenceClass.apostrophe, isStarter(next) { return isEndBeforeWord(head) }
    guard
      isMixedCase(head.offset) || isAddress(head.offset)
        || view.kind(view.contentStart) == SentenceClass.lower,
      !mark.isEllipsis, !mark.hasClosers, !head.hasOpener
    else { return false }
    return !mark.isStop
      || isPlainWord && view.kind(mark.start - 2) == SentenceClass.lower
        && mark.start - view.wordStart(before: mark.start) > 2
  }

  /// `www.`, `http:`, `https:`.
  private func isAddress(_ offset: Int) -> Bool {
    guard offset + 5 < text.count else { return false }
    let start = text[offset..<offset + 4]
    return start.elementsEqual([0x77, 0x77, 0x77, 0x2E]) || start.elementsEqual("http".utf16)
  }

  /// `iPhone`, `eBay`: a name that begins a sentence in lower case.
  private func isMixedCase(_ offset: Int) -> Bool {
    view.kind(offset + 1) == SentenceClass.upper && view.kind(offset - 1) == SentenceClass.space
  }

  private func isEndBeforeDash() -> Bool {
    var offset = next
    while view.kind(offset) == SentenceClass.dash { offset += 1 }
    guard view.kind(offset) == SentenceClass.space || text[next] >= 0x2013 else { return hint }
    while view.kind(offset) == SentenceClass.space { offset += 1 }
    let head = view.head(at: offset)
    switch view.kind(head.offset) {
    case SentenceClass.upper:
      return rules.hasSpeechDash && (!mark.isStop || isPlainWord)
    default: return hint && view.kind(head.offset) != SentenceClass.lower
    }
  }

  private func isEndBeforeWord(_ head: SegmenterHead) -> Bool {
    let isUpper =
      view.kind(head.offset) == SentenceClass.upper
      || view.kind(next) == SentenceClass.apostrophe && isStarter(next)
    if mark.isStop { return isEndAfterStop(head) && (isUpper || hint || head.isInverted) }
    if mark.isEllipsis {
      return isUpper ? !nextRoles(head.offset).contains(.alwaysCapital) : hint
    }
    return !isExclaimingName
  }

  /// `Yahoo!` has its mark in the middle of sentences.
  private var isExclaimingName: Bool {
    guard text[mark.start] == 0x21, !mark.hasClosers else { return false }
    let word = view.wordStart(before: mark.start)..<mark.start
    return rules.words[view.hash(word)].contains(.exclaims)
  }

  // MARK: Without white space

  private func isEndWithoutSpace() -> Bool {
    let after = view.kind(next)
    if mark.isStop || mark.isEllipsis { return isEndOfGluedStop(after) }
    switch after {
    case SentenceClass.letter: return !(mark.hasClosers && view.continues(next))
    case SentenceClass.digit: return !isLatinMark
    case SentenceClass.upper:
      return hint && view.kind(next + 1) == SentenceClass.lower
        && view.kind(mark.start - 1) == SentenceClass.lower
        && view.kind(mark.start - 2) == SentenceClass.lower
    case SentenceClass.openBracket, SentenceClass.quote: return hint || !isLatinMark
    default: return false
    }
  }

  private var isLatinMark: Bool { text[mark.start] < 0x80 }

  /// A full stop with a letter right behind it: an address, a date, an
  /// abbreviation without spaces, seldom a sentence end with its space lost.
  private func isEndOfGluedStop(_ after: UInt8) -> Bool {
    if mark.end > mark.start + 1, !mark.hasClosers, after == SentenceClass.space { return hint }
    switch after {
    case SentenceClass.letter:
      if mark.hasClosers { return hint && !view.continues(next) }
      let start = view.wordStart(before: mark.start)
      return hint && mark.start - start > 2 && roles(of: start..<mark.start).isEmpty
        && !text[start..<mark.start].contains(0x2E)
    case SentenceClass.upper: return mark.isStop && hasLostSpace
    case SentenceClass.openBracket, SentenceClass.quote: return hint && isPlainWord
    default: return false
    }
  }

  /// A whole word or number before the stop, and a function word or title behind it.
  private var hasLostSpace: Bool {
    let before = view.kind(mark.start - 1)
    guard
      before == SentenceClass.digit
        || before == SentenceClass.lower && view.kind(mark.start - 2) == SentenceClass.lower
    else { return false }
    let word = view.wordStart(before: mark.start)..<mark.start
    return word.count > 2 && view.kind(next + 1) == SentenceClass.lower
      && !text[word].contains(0x2E)
      && !nextRoles(next).isDisjoint(with: [.starter, .prepositive])
  }

  // MARK: Full stops

  /// Whether the stop is no part of an abbreviation, an initial or an ordinal.
  private var isPlainWord: Bool {
    isEndAfterStop(SegmenterHead(offset: next))
  }

  private func isEndAfterStop(_ head: SegmenterHead) -> Bool {
    let before = view.kind(mark.start - 1)
    if before == SentenceClass.space { return isEndAfterSpacedStop(head) }
    guard view.isWord(before) || before == SentenceClass.extend || before == SentenceClass.format
    else { return true }
    let word = view.wordStart(before: mark.start)..<mark.start
    if isNumber(word) { return isEndAfterNumber(word, head) }
    let roles = roles(of: word)
    if roles.contains(.numeric), isNumeral(head.offset) { return false }
    if roles.contains(.final) { return true }
    let mayEnd = !roles.isDisjoint(with: [.postpositive, .time])
    if roles.contains(.prepositive), !mayEnd || !isBehindNumber(word) { return false }
    if roles.contains(.time), !head.hasOpener, !isInAdverbial { return true }
    if mayEnd { return isStart(head) }
    return !looksAbbreviated(word) || isStart(head)
  }

  /// `Mr . Robinson`: tokenised text has a space before the stop.
  private func isEndAfterSpacedStop(_ head: SegmenterHead) -> Bool {
    var end = mark.start
    while end > 0, view.kind(end - 1) == SentenceClass.space { end -= 1 }
    let word = view.wordStart(before: end)..<end
    return !rules.words[view.hash(word)].contains(.prepositive)
  }

  private func isEndBeforeDigit() -> Bool {
    let before = view.kind(mark.start - 1)
    guard view.isWord(before) || before == SentenceClass.extend else { return true }
    let word = view.wordStart(before: mark.start)..<mark.start
    if isNumber(word) { return !rules.hasOrdinalStop || word.count > 2 }
    let roles = roles(of: word)
    if roles.contains(.numeric) { return false }
    if roles.contains(.final) { return true }
    if roles.contains(.time) { return isBehindNumber(word) }
    return roles.isDisjoint(with: [.prepositive, .postpositive]) && !looksAbbreviated(word)
  }

  /// `At 5 a.m. Mr. Smith left`: the sentence begins with an adverbial that may
  /// not be over.
  private var isInAdverbial: Bool {
    var start = view.contentStart
    for offset in max(start, mark.start - 40)..<mark.start where text[offset] == 0x3A {
      if view.kind(offset + 1) == SentenceClass.space { start = offset + 2 }
    }
    return mark.start - start < 50 && nextRoles(start).contains(.adverbial)
  }

  // MARK: Numbers

  private func isNumber(_ word: Range<Int>) -> Bool {
    word.allSatisfy { view.kind($0) == SentenceClass.digit }
  }

  private func isEndAfterNumber(_ word: Range<Int>, _ head: SegmenterHead) -> Bool {
    guard rules.hasOrdinalStop else { return true }
    if !head.hasOpener, nextRoles(head.offset).contains(.ordinalFollower) { return false }
    return word.count > 3 || !rules.capitalisesNouns || isStart(head)
  }

  /// Digits, or a Roman numeral in capitals.
  private func isNumeral(_ offset: Int) -> Bool {
    if view.kind(offset) == SentenceClass.digit { return true }
    var end = offset
    while end < offset + 6, end < text.count, isRoman(text[end]) { end += 1 }
    return end > offset && !view.isWord(view.kind(end))
      && (end > offset + 1 || text[offset] != 0x49)
  }

  private func isRoman(_ unit: UInt16) -> Bool {
    switch unit {
    // C, D, I, L, M, V, X, and Х and І of Cyrillic.
    case 0x43, 0x44, 0x49, 0x4C, 0x4D, 0x56, 0x58, 0x406, 0x425: true
    default: false
    }
  }

  private func isBehindNumber(_ word: Range<Int>) -> Bool {
    var offset = word.lowerBound - 1
    while view.kind(offset) == SentenceClass.space { offset -= 1 }
    return view.kind(offset) == SentenceClass.digit || offset >= 0 && isRoman(text[offset])
  }

  // MARK: Sentence starts

  /// Whether what follows is clearly the start of a sentence.
  private func isStart(_ head: SegmenterHead) -> Bool {
    head.isInverted || isStarter(head.offset)
      || view.kind(next) == SentenceClass.apostrophe && isStarter(next)
  }

  /// Function words are starters, unless they are initials: `А. И. Семёнов`.
  private func isStarter(_ offset: Int) -> Bool {
    view.kind(offset + 1) != SentenceClass.stop && nextRoles(offset).contains(.starter)
  }

  /// The roles of the word at `offset`, and of its part before an apostrophe.
  private func nextRoles(_ offset: Int) -> WordRole {
    var hash = WordHash()
    var roles: WordRole = []
    var end = offset
    while end < offset + 16 {
      let kind = view.kind(end)
      if kind == SentenceClass.apostrophe {
        roles.formUnion(rules.words[hash])
        hash.add(text[end])
        roles.formUnion(rules.words[hash])
      } else if view.isWord(kind) || kind == SentenceClass.extend {
        hash.add(text[end])
      } else if kind != SentenceClass.format {
        break
      }
      end += 1
    }
    return roles.union(rules.words[hash])
  }
}
