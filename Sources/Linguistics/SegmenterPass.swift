/// One pass over a text that decides at every mark whether a sentence ends.
///
/// ICU's plain boundaries are the answer wherever the pass has no reason of its
/// own. Complexity: linear; what is looked at around a mark is bounded.
struct SegmenterPass {
  private var view: SegmenterView

  /// Where sentences start, 0 left out.
  private(set) var breaks: [Int] = []
  private var brackets: [Bracket] = []
  /// The double quotation mark that is open.
  private var quotation: Bracket?
  private var list: ListMarker?
  private let hints: SegmenterHints

  /// A bracket or CJK quotation that has been opened.
  private struct Bracket {
    var unit: UInt16
    var offset: Int
    var sentenceStart: Int
    var contentStart: Int
    var breaks: Int
  }

  /// Longer parentheses are cut like other text.
  private static let longestParenthesis = 400

  init(
    text: UnsafeBufferPointer<UInt16>, classes: UnsafeBufferPointer<UInt8>, rules: SegmenterRules,
    hints: SegmenterHints
  ) {
    view = SegmenterView(text: text, classes: classes, rules: rules)
    self.hints = hints
  }

  private var text: UnsafeBufferPointer<UInt16> { view.text }
  private var rules: SegmenterRules { view.rules }

  @inline(__always) private func kind(_ offset: Int) -> UInt8 { view.kind(offset) }

  mutating func run() {
    var offset = 0
    while true {
      offset = view.nextStop(from: offset)
      guard offset < text.count else { return }
      switch kind(offset) {
      case SentenceClass.separator:
        offset = endParagraph(offset)
      case SentenceClass.openBracket:
        open(offset)
        offset += 1
      case SentenceClass.closeBracket:
        takeListMarker(wordEnd: offset, suffixEnd: offset + 1)
        close(offset)
        offset += 1
      case SentenceClass.quote:
        turnQuotation(offset)
        offset += 1
      case SentenceClass.bullet:
        takeBullet(offset)
        offset += 1
      default:
        offset = passMark(offset)
      }
    }
  }

  private mutating func endParagraph(_ offset: Int) -> Int {
    var end = offset
    while end < text.count, kind(end) == SentenceClass.separator { end += 1 }
    view.bullet = 0
    addBreak(end)
    brackets.removeAll(keepingCapacity: true)
    quotation = nil
    list = nil
    return end
  }

  private mutating func addBreak(_ offset: Int) {
    guard offset > view.sentenceStart else { return }
    breaks.append(offset)
    view.begin(at: offset)
    list = nil
  }

  // MARK: Marks

  private mutating func passMark(_ start: Int) -> Int {
    guard !isHalfStop(start) else { return start + 1 }
    var mark = markRun(from: start)
    let marksEnd = mark.end
    mark.end = takeClosers(from: marksEnd)
    if mark.end > marksEnd, view.isMark(kind(mark.end)) { return mark.end }
    mark.hasClosers = mark.end > marksEnd
    mark.end = view.reference(after: mark.end, start: start, hasClosers: mark.hasClosers)
    let next = takeStrandedClosers(from: mark.end, mark: &mark)
    guard kind(next) != SentenceClass.separator, !view.isMark(kind(next)) else { return next }
    let hasBracket = kind(marksEnd) == SentenceClass.closeBracket
    if takeListMarker(wordEnd: start, suffixEnd: hasBracket ? marksEnd + 1 : marksEnd) {
      return next
    }
    if SegmenterJudge(view: view, mark: mark, next: next, hints: hints).isEnd() {
      addBreak(next)
    }
    return next
  }

  /// The first of a stop of two units that stands alone (Ethiopic word separator).
  private func isHalfStop(_ offset: Int) -> Bool {
    let unit = text[offset]
    guard rules.doubledStops.contains(unit) else { return false }
    return offset + 1 >= text.count || text[offset + 1] != unit
  }

  /// Marks in a row, and lone ones that spaces set apart: `?!`, `...`, `. . .`.
  private func markRun(from start: Int) -> SegmenterMark {
    var mark = SegmenterMark(start: start, end: start + 1)
    mark.note(kind(start))
    while true {
      var offset = mark.end
      while kind(offset) == SentenceClass.space { offset += 1 }
      guard view.isMark(kind(offset)) else { break }
      if offset > mark.end {
        guard text[offset] == text[mark.end - 1] || mark.isStrong, !view.isWord(kind(offset + 1))
        else { break }
      }
      mark.note(kind(offset))
      mark.end = offset + 1
    }
    return mark
  }

  /// Closing quotation marks and brackets right behind the marks.
  private mutating func takeClosers(from start: Int) -> Int {
    var offset = start
    while true {
      switch kind(offset) {
      case SentenceClass.extend, SentenceClass.format, SentenceClass.closer: break
      case SentenceClass.closeBracket: close(offset)
      case SentenceClass.quote, SentenceClass.apostrophe:
        guard closesBehindMark(offset) else { return offset }
        if kind(offset) == SentenceClass.quote { closeQuotation(offset) }
      default: return offset
      }
      offset += 1
    }
  }

  private func closesBehindMark(_ offset: Int) -> Bool {
    let next = kind(offset + 1)
    let sides = rules.sides(of: text[offset])
    if view.isWord(next) || next == SentenceClass.openBracket {
      if kind(offset) == SentenceClass.apostrophe { return false }
      return sides.closes && (!sides.opens || isInQuotation)
    }
    return true
  }

  /// Skips white space, and the closers that it cuts off from their sentence.
  private mutating func takeStrandedClosers(from start: Int, mark: inout SegmenterMark) -> Int {
    var next = start
    while true {
      while kind(next) == SentenceClass.space || kind(next) == SentenceClass.format { next += 1 }
      guard next > start || next > mark.end, isStrandedCloser(next) else { return next }
      if kind(next) == SentenceClass.quote { closeQuotation(next) } else { close(next) }
      mark.end = next + 1
      mark.hasClosers = true
      next += 1
    }
  }

  private func isStrandedCloser(_ offset: Int) -> Bool {
    switch kind(offset) {
    case SentenceClass.closeBracket: return !brackets.isEmpty
    case SentenceClass.quote:
      let next = kind(offset + 1)
      if view.isWord(next) || next == SentenceClass.openBracket { return false }
      if next == SentenceClass.separator { return true }
      let sides = rules.sides(of: text[offset])
      return sides.closes && (!sides.opens || isInQuotation)
    default: return false
    }
  }

  // MARK: Brackets and quotations

  private mutating func open(_ offset: Int) {
    let before = kind(offset - 1)
    guard before != SentenceClass.comma, !view.isMark(before) || text[offset] > 0xFF,
      brackets.count < 8
    else { return }
    brackets.append(bracket(at: offset))
  }

  /// Text in brackets is part of the sentence round them: its breaks go again.
  private mutating func close(_ offset: Int) {
    guard let bracket = brackets.popLast() else { return }
    let isQuotation = bracket.unit == 0x300C || bracket.unit == 0x300E
    let joins =
      isQuotation
      ? view.continues(offset + 1)
      : bracket.offset > bracket.sentenceStart
        && offset - bracket.offset <= Self.longestParenthesis
    if joins { rejoin(bracket) }
  }

  private mutating func turnQuotation(_ offset: Int) {
    let sides = rules.sides(of: text[offset])
    let before = kind(offset - 1)
    let after = kind(offset + 1)
    if view.isWord(before), view.isWord(after) { return }
    let canOpen = !view.isWord(before) && after != SentenceClass.space
    let canClose = before != SentenceClass.space && !view.isWord(after)
    let opens =
      sides.opens != sides.closes ? sides.opens : canOpen != canClose ? canOpen : !isInQuotation
    if opens { quotation = bracket(at: offset) } else { closeQuotation(offset) }
  }

  var isInQuotation: Bool { quotation != nil }

  /// What is quoted in the middle of a sentence that goes on behind it is not cut.
  private mutating func closeQuotation(_ offset: Int) {
    guard let opened = quotation else { return }
    quotation = nil
    guard breaks.count > opened.breaks, opened.offset > opened.contentStart,
      offset - opened.offset <= Self.longestParenthesis
    else { return }
    var next = offset + 1
    while kind(next) == SentenceClass.space || kind(next) == SentenceClass.comma { next += 1 }
    if kind(next) == SentenceClass.lower { rejoin(opened) }
  }

  private func bracket(at offset: Int) -> Bracket {
    Bracket(
      unit: text[offset], offset: offset, sentenceStart: view.sentenceStart,
      contentStart: view.contentStart,
      breaks: breaks.count)
  }

  private mutating func rejoin(_ opened: Bracket) {
    guard breaks.count > opened.breaks else { return }
    breaks.removeSubrange(opened.breaks...)
    view.begin(at: opened.sentenceStart)
  }

  // MARK: Lists

  private mutating func takeBullet(_ offset: Int) {
    if view.contentStart == offset {
      view.bullet = text[offset]
      view.begin(at: view.sentenceStart)
    } else if text[offset] == view.bullet, kind(offset - 1) == SentenceClass.space {
      addBreak(offset)
    }
  }

  /// Remembers the marker that begins a list, and starts a sentence at the
  /// marker that follows it in the text: `1. … 2. …`, `a) … b) …`.
  ///
  /// - Returns: whether the word is a marker, so that no sentence ends behind it.
  @discardableResult
  private mutating func takeListMarker(wordEnd: Int, suffixEnd: Int) -> Bool {
    let start = view.wordStart(before: wordEnd)
    guard wordEnd - start <= 4,
      let marker = ListMarker(text[start..<wordEnd], suffix: text[wordEnd..<suffixEnd])
    else { return false }
    if start == view.contentStart {
      list = marker
      return true
    }
    guard let list, marker.follows(list), kind(start - 1) == SentenceClass.space,
      kind(suffixEnd) == SentenceClass.space, kind(suffixEnd + 1) != SentenceClass.lower
    else { return false }
    addBreak(bulletStart(before: start))
    self.list = marker
    return true
  }

  private func bulletStart(before start: Int) -> Int {
    guard view.bullet != 0 else { return start }
    var offset = start
    while offset > view.sentenceStart + 1, kind(offset - 1) == SentenceClass.space { offset -= 1 }
    return text[offset - 1] == view.bullet ? offset - 1 : start
  }
}
