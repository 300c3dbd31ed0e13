import SegmenterTables

/// What can be seen around an offset of a text.
struct SegmenterView {
  let text: UnsafeBufferPointer<UInt16>
  let classes: UnsafeBufferPointer<UInt8>
  let rules: SegmenterRules
  /// Where the sentence at hand starts, the white space before it included.
  private(set) var sentenceStart = 0
  /// The first unit of the sentence behind spaces, bullets and opening brackets.
  private(set) var contentStart = 0
  /// The mark that the items of a list begin with, or 0.
  var bullet: UInt16 = 0

  init(
    text: UnsafeBufferPointer<UInt16>, classes: UnsafeBufferPointer<UInt8>, rules: SegmenterRules
  ) {
    self.text = text
    self.classes = classes
    self.rules = rules
    begin(at: 0)
  }

  /// The class of the unit at an offset; a separator outside the text.
  @inline(__always) func kind(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < text.count ? classes[Int(text[offset])] : SentenceClass.separator
  }

  /// The first unit from `start` on that the scan stops at, or the text's end.
  ///
  /// Classes below `separator` fit four bits, so four units are tested at once.
  func nextStop(from start: Int) -> Int {
    var offset = start
    while offset + 4 <= text.count {
      let first = classes[Int(text[offset])] | classes[Int(text[offset + 1])]
      let second = classes[Int(text[offset + 2])] | classes[Int(text[offset + 3])]
      guard first | second < SentenceClass.separator else { break }
      offset += 4
    }
    while offset < text.count, classes[Int(text[offset])] < SentenceClass.separator { offset += 1 }
    return offset
  }

  @inline(__always) func isMark(_ kind: UInt8) -> Bool {
    kind >= SentenceClass.stop && kind <= SentenceClass.wide
  }

  @inline(__always) func isWord(_ kind: UInt8) -> Bool {
    kind >= SentenceClass.lower && kind <= SentenceClass.digit
  }

  /// Begins a sentence at an offset.
  mutating func begin(at offset: Int) {
    sentenceStart = offset
    var start = offset
    while start - offset < Self.longestOpening, opensSentence(start) { start += 1 }
    contentStart = start
  }

  private func opensSentence(_ offset: Int) -> Bool {
    switch kind(offset) {
    case SentenceClass.space, SentenceClass.openBracket: true
    case SentenceClass.bullet: text[offset] == bullet
    default: false
    }
  }

  /// More spaces, bullets and brackets than this begin no sentence.
  private static let longestOpening = 32

  /// Whether the text behind a closed quotation goes on with its sentence.
  func continues(_ offset: Int) -> Bool {
    guard rules.hasContinuations else { return false }
    var hash = WordHash()
    var end = offset
    while end < offset + 5,
      kind(end) == SentenceClass.letter || kind(end) == SentenceClass.comma
        || kind(end) == SentenceClass.extend
    {
      hash.add(text[end])
      end += 1
      if rules.words[hash].contains(.continuation) { return true }
    }
    return false
  }

  /// Longer words are no abbreviations.
  private static let longestWord = 24

  /// The start of the word that ends before `end`: letters, digits, and hyphens,
  /// apostrophes, slashes and stops between them.
  func wordStart(before end: Int) -> Int {
    var start = end
    while start > 0, end - start < Self.longestWord, isWordPart(start - 1, end: end) { start -= 1 }
    while start < end, !isWord(kind(start)) { start += 1 }
    return start
  }

  @inline(__always) private func isWordPart(_ offset: Int, end: Int) -> Bool {
    switch kind(offset) {
    case SentenceClass.lower, SentenceClass.upper, SentenceClass.letter, SentenceClass.digit,
      SentenceClass.extend, SentenceClass.format:
      return true
    case SentenceClass.apostrophe, SentenceClass.stop:
      return offset + 1 < end
    default:
      let unit = text[offset]
      return offset + 1 < end && (unit == 0x2D || unit == 0x2F || unit == 0xB7)
    }
  }

  func hash(_ range: Range<Int>) -> WordHash {
    var hash = WordHash()
    for offset in range where kind(offset) != SentenceClass.format { hash.add(text[offset]) }
    return hash
  }

  /// Behind a reference to a note: `.[12]`, `. [3]`, `).10`, `.¹ 2` before a space.
  func reference(after end: Int, start: Int, hasClosers: Bool) -> Int {
    var offset = end
    while let behind = bracketedReference(offset) { offset = behind }
    if offset == end, !hasClosers, let behind = raisedReference(offset, mark: start) {
      return behind
    }
    return offset
  }

  /// `[12]`, `[3, 4]`, with or without a space before it.
  private func bracketedReference(_ start: Int) -> Int? {
    var offset = start
    if kind(offset) == SentenceClass.space { offset += 1 }
    guard kind(offset) == SentenceClass.openBracket, text[offset] == 0x5B else { return nil }
    offset += 1
    let first = offset
    while offset - first < 16, isReferencePart(offset) { offset += 1 }
    guard offset > first, offset < text.count, text[offset] == 0x5D,
      kind(first) == SentenceClass.digit
    else { return nil }
    return offset + 1
  }

  private func isReferencePart(_ offset: Int) -> Bool {
    switch kind(offset) {
    case SentenceClass.digit, SentenceClass.comma, SentenceClass.dash: true
    case SentenceClass.space: kind(offset + 1) == SentenceClass.digit
    default: false
    }
  }

  /// Digits of one to three places right behind the stop of a word, before a capital.
  private func raisedReference(_ end: Int, mark: Int) -> Int? {
    guard kind(end) == SentenceClass.digit,
      kind(mark - 1) == SentenceClass.closeBracket
        || kind(mark - 1) == SentenceClass.lower && kind(mark - 2) == SentenceClass.lower
    else { return nil }
    var offset = end
    while true {
      let first = offset
      while kind(offset) == SentenceClass.digit { offset += 1 }
      guard 1...3 ~= offset - first, kind(offset) == SentenceClass.space else { return nil }
      guard kind(offset + 1) == SentenceClass.digit else { break }
      offset += 1
    }
    return kind(offset + 1) == SentenceClass.upper ? offset : nil
  }

  /// The first letter or digit behind opening marks.
  func head(at next: Int) -> SegmenterHead {
    var head = SegmenterHead(offset: next)
    while head.offset < next + 6 {
      switch kind(head.offset) {
      case SentenceClass.opener: head.isInverted = true
      case SentenceClass.quote, SentenceClass.apostrophe, SentenceClass.openBracket,
        SentenceClass.format:
        break
      case SentenceClass.space:
        // A space stands behind « in French, and behind marks in tokenised text.
        guard head.offset > next else { return head }
      default: return head
      }
      head.hasOpener = true
      head.offset += 1
    }
    return head
  }
}

/// How the text behind a mark begins.
struct SegmenterHead {
  /// The first unit that is no opening mark.
  var offset: Int
  var hasOpener = false
  /// ¿ or ¡ is among the opening marks.
  var isInverted = false
}
