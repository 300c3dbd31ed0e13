import ICU
import Rules

/// Walks over the tokens of a text and cuts out the stretches that are names.
struct NameScan {
  private let text: Analysis
  private let particles: Set<[UInt16]>
  /// Folded clitics that the language writes in front of a name.
  private let prefixes: [[UInt16]]
  /// Folded forms that the text also writes in lower case.
  private let lowerForms: Set<Int32>
  /// Forms that stand with a capital elsewhere than at the start of a sentence.
  private let innerForms: Set<Int32>

  init(_ text: Analysis, endings: SuffixTable) {
    self.text = text
    prefixes = endings.endings.filter(\.isPrefix).map(\.ending)
    particles = Self.particles
    var lower: Set<Int32> = []
    var inner: Set<Int32> = []
    for sentence in text.sentences {
      let first = sentence.tokens.first { text.tokens[$0].isWordLike }
      for index in sentence.tokens where text.tokens[index].kind == .word {
        let token = text.tokens[index]
        let form = text.form(of: token)
        if form.casing == .lower { lower.insert(form.folded) }
        if index != first, form.casing == .title || form.casing == .mixed {
          inner.insert(token.form)
        }
      }
    }
    lowerForms = lower
    innerForms = inner
  }

  /// The names, and the words at the start of sentences of which nothing tells
  /// whether they are names.
  func mentions() -> (certain: [NameMention], doubtful: [Int]) {
    var found: [NameMention] = []
    var doubtful: [Int] = []
    for (number, sentence) in text.sentences.enumerated() {
      let first = sentence.tokens.first { text.tokens[$0].isWordLike }
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        guard isName(index), index != first || isNameAtStart(index) else {
          if index == first, isName(index), !isCommon(index) { doubtful.append(index) }
          index += 1
          continue
        }
        let (end, words) = extent(from: index, in: sentence.tokens)
        let range = nameStart(index)..<text.tokens[end - 1].range.upperBound
        if !words.isEmpty {
          found.append(NameMention(range: range, sentence: number, words: words, entity: 0))
        }
        index = end
      }
    }
    return (found, doubtful)
  }

  /// A word with a capital, or a word of katakana.
  private func isName(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word || token.kind == .ideograph else { return false }
    let form = text.form(of: token)
    switch form.casing {
    case .title, .mixed: return true
    case .upper: return true
    case .none: return form.script == .katakana && form.range.count >= 2
    case .lower: return false
    }
  }

  /// At the start of a sentence a capital tells nothing; there it takes the same
  /// capital elsewhere and no lower-case use.
  private func isNameAtStart(_ index: Int) -> Bool {
    let token = text.tokens[index]
    let form = text.form(of: token)
    return form.casing == .none || innerForms.contains(token.form) && !isCommon(index)
  }

  /// Whether the text writes the word in lower case too.
  private func isCommon(_ index: Int) -> Bool {
    lowerForms.contains(text.form(of: text.tokens[index]).folded)
  }

  /// Where the name begins in its first word: behind an elided article or
  /// preposition (d’Anne).
  private func nameStart(_ index: Int) -> Int {
    let range = text.tokens[index].range
    guard text.form(of: text.tokens[index]).casing == .mixed,
      let folded = try? NameFolding.fold(text.text[range], language: "root")
    else { return range.lowerBound }
    for prefix in prefixes where folded.count > prefix.count && folded.starts(with: prefix) {
      let start = range.lowerBound + prefix.count
      if GeneralCategory(of: UInt32(text.text[start])) == .uppercaseLetter { return start }
    }
    return range.lowerBound
  }

  /// Where the name that begins at a token ends, and its words.
  private func extent(from start: Int, in sentence: Range<Int>) -> (end: Int, words: [Int]) {
    var words = isInitial(start) ? [] : [start]
    var end = start + 1
    while end < sentence.upperBound {
      if let next = continuation(after: end - 1, in: sentence) {
        if !isInitial(next) { words.append(next) }
        end = next + 1
      } else {
        break
      }
    }
    return (end, words)
  }

  /// The next word of the name whose last word so far is at `last`.
  private func continuation(after last: Int, in sentence: Range<Int>) -> Int? {
    let next = last + 1
    guard next < sentence.upperBound else { return nil }
    if isSpaced(last, next) {
      if isName(next) { return next }
      return afterParticles(next, in: sentence)
    }
    guard next + 1 < sentence.upperBound, text.tokens[next].range.count == 1 else { return nil }
    switch text.text[text.tokens[next].range.lowerBound] {
    case 0x2D, 0x2010, 0x2011, 0x30FB, 0x30A0:
      return touches(next, next + 1) && isName(next + 1) ? next + 1 : nil
    case 0x2E:
      // An initial's full stop, with or without a space behind it.
      guard isInitial(last), touches(next, next + 1) || isSpaced(next, next + 1) else { return nil }
      return isName(next + 1) ? next + 1 : nil
    default:
      return nil
    }
  }

  /// The name behind up to three words that together are a particle.
  private func afterParticles(_ start: Int, in sentence: Range<Int>) -> Int? {
    var folded: [UInt16] = []
    for count in 1...3 {
      let index = start + count - 1
      guard index + 1 < sentence.upperBound, text.tokens[index].kind == .word else { return nil }
      if count > 1 { folded.append(0x20) }
      folded += text.tokenTable.foldedForms[Int(text.form(of: text.tokens[index]).folded)]
      if particles.contains(folded), isSpaced(index, index + 1), isName(index + 1) {
        return index + 1
      }
    }
    return nil
  }

  /// A single capital, as in “J. R. R. Tolkien”.
  private func isInitial(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.range.count == 1 && text.form(of: token).casing == .title
  }

  private func isSpaced(_ first: Int, _ second: Int) -> Bool {
    let (end, start) = (Int(text.tokens[first].end), Int(text.tokens[second].start))
    return start == end + 1 && [0x20, 0xA0, 0x202F].contains(text.text[end])
  }

  private func touches(_ first: Int, _ second: Int) -> Bool {
    text.tokens[first].end == text.tokens[second].start
  }

  /// The particles of `rules/names/particles.tsv`, all languages together.
  private static let particles: Set<[UInt16]> = {
    var set: Set<[UInt16]> = []
    guard let data = Rules.data("names/particles.tsv") else { return set }
    for row in data.split(separator: UInt8(ascii: "\n")) {
      let field = row.prefix { $0 != UInt8(ascii: "\t") }
      set.insert(UTF8Units.utf16(field))
    }
    return set
  }()
}
