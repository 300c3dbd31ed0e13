import ICU
import NameTables
import Rules

/// A place where a text names somebody or something.
public struct NameMention: Sendable {
  /// Range in the text, UTF-16 units.
  public let range: Range<Int>
  public let sentence: Int
  /// The tokens that carry the name, no particle, initial or mark; a range of
  /// `NameMentions.words`.
  public let words: Range<Int>
}

/// The names of a text, and what may be one.
public struct NameMentions: Sendable {
  public fileprivate(set) var certain: [NameMention] = []
  /// The indices of the tokens that carry the names.
  public fileprivate(set) var words: [Int] = []
  /// The tokens with a capital that the start of a sentence may be the cause of and that the
  /// text never writes in lower case.
  public fileprivate(set) var doubtful: [Int] = []
}

/// Finds the names of one text by its writing alone: capitals that are not due
/// to the start of a sentence, katakana, and what joins them to longer names.
///
/// Scripts without case, and languages that write every noun with a capital,
/// show no names by themselves; for them the other text has to tell.
public struct NameFinder {
  private let text: Analysis
  private let units: [UInt16]
  private let tokens: [Token]
  private let forms: [Form]
  /// Whether each folded form of the text is one of a single word.
  private var isParticle: [Bool]
  /// Whether each folded form of the text begins one of several words.
  private var beginsParticle: [Bool]
  /// Folded clitics that the language writes in front of a name.
  private let prefixes: [[UInt16]]
  /// Whether the text writes each folded form in lower case too.
  private var isLower: [Bool]
  /// Whether each form stands with a capital elsewhere than at the start of a sentence.
  private let isInner: [Bool]
  /// Whether each form has a capital or is a word of katakana.
  private let isNameLike: [Bool]
  /// The words that may begin a name, in order.
  private let starts: [Start]

  private struct Start {
    var token: Int32
    var sentence: Int32
    /// Whether it is the first word of its sentence.
    var isFirst: Bool
  }

  public init(_ text: Analysis) {
    self.text = text
    units = text.text
    let (tokens, forms) = (text.tokenTable.tokens, text.tokenTable.forms)
    let isNameLike = forms.map(Self.isNameLike)
    var isInner = [Bool](repeating: false, count: forms.count)
    let starts = Self.starts(in: text, isNameLike)
    for start in starts where !start.isFirst {
      let form = Int(tokens[Int(start.token)].form)
      if forms[form].casing == .title || forms[form].casing == .mixed { isInner[form] = true }
    }
    (self.tokens, self.forms, self.isNameLike, self.isInner) = (tokens, forms, isNameLike, isInner)
    self.starts = starts
    prefixes = text.data.endings.endings.filter { $0.isPrefix && $0.replaced.isEmpty }.map(\.ending)
    isLower = [Bool](repeating: false, count: text.tokenTable.foldedForms.count)
    (isParticle, beginsParticle) = (isLower, isLower)
    addParticles()
    for form in forms where form.kind == .word && form.casing == .lower {
      isLower[Int(form.folded)] = true
    }
  }

  private static func isNameLike(_ form: Form) -> Bool {
    switch form.casing {
    case .title, .mixed, .upper: true
    case .none: form.script == .katakana && form.range.count >= 2
    case .lower: false
    }
  }

  private static func starts(in text: Analysis, _ isNameLike: [Bool]) -> [Start] {
    let (tokens, forms) = (text.tokenTable.tokens, text.tokenTable.forms)
    let most = forms.indices.reduce(0) { $0 + (isNameLike[$1] ? Int(forms[$1].count) : 0) }
    var starts: [Start] = []
    starts.reserveCapacity(most)
    tokens.withUnsafeBufferPointer { tokens in
      isNameLike.withUnsafeBufferPointer { isNameLike in
        for (number, sentence) in text.sentences.enumerated() {
          let first = sentence.tokens.first { tokens[$0].isWordLike }
          for index in sentence.tokens where isNameLike[Int(tokens[index].form)] {
            guard tokens[index].kind == .word || tokens[index].kind == .ideograph else { continue }
            starts.append(
              Start(token: Int32(index), sentence: Int32(number), isFirst: index == first))
          }
        }
      }
    }
    return starts
  }

  private mutating func addParticles() {
    for number in 0..<Self.particles.count {
      let particle = Self.particles[number]
      let start = particle.prefix { $0 != 0x20 }
      guard let form = text.tokenTable.foldedForms.index(of: start) else { continue }
      if start.count == particle.count {
        isParticle[form] = true
      } else {
        beginsParticle[form] = true
      }
    }
  }

  /// The particles inside names of `rules/names/particles.tsv`, all languages together.
  private static let particles = {
    var particles = FormTable()
    for row in Rules.data("names/particles.tsv")?.split(separator: UInt8(ascii: "\n")) ?? [] {
      _ = particles.intern(UTF8Units.utf16(row.prefix { $0 != UInt8(ascii: "\t") })[...])
    }
    return particles
  }()

  /// Complexity: linear in the text.
  public func mentions() -> NameMentions {
    var found = NameMentions()
    found.words.reserveCapacity(starts.count)
    found.certain.reserveCapacity(starts.count)
    /// Where the last name ends.
    var end = 0
    for place in starts where Int(place.token) >= end {
      let (index, sentence) = (Int(place.token), Int(place.sentence))
      guard !place.isFirst || isNameAtStart(index) else {
        if !isCommon(index) { found.doubtful.append(index) }
        continue
      }
      let start = found.words.count
      end = addWords(from: index, in: text.sentences[sentence].tokens, to: &found.words)
      guard found.words.count > start else { continue }
      let range = nameStart(index)..<tokens[end - 1].range.upperBound
      found.certain.append(
        NameMention(range: range, sentence: sentence, words: start..<found.words.count))
    }
    return found
  }

  /// A word with a capital, or a word of katakana.
  private func isName(_ index: Int) -> Bool {
    let token = tokens[index]
    return isNameLike[Int(token.form)] && (token.kind == .word || token.kind == .ideograph)
  }

  /// At the start of a sentence a capital tells nothing; there it takes the same
  /// capital elsewhere and no lower-case use.
  private func isNameAtStart(_ index: Int) -> Bool {
    let token = tokens[index]
    let form = form(of: token)
    return form.casing == .none || isInner[Int(token.form)] && !isCommon(index)
  }

  /// Whether the text writes the word in lower case too.
  private func isCommon(_ index: Int) -> Bool {
    isLower[Int(form(of: tokens[index]).folded)]
  }

  /// Where the name begins in its first word: behind an elided article or
  /// preposition (d’Anne).
  private func nameStart(_ index: Int) -> Int {
    let range = tokens[index].range
    guard form(of: tokens[index]).casing == .mixed,
      let folded = try? NameFolding.fold(units[range], language: "root")
    else { return range.lowerBound }
    for prefix in prefixes where folded.count > prefix.count && folded.starts(with: prefix) {
      let start = range.lowerBound + prefix.count
      if GeneralCategory(of: UInt32(units[start])) == .uppercaseLetter { return start }
    }
    return range.lowerBound
  }

  /// Where the name that begins at a token ends; adds its words.
  private func addWords(
    from start: Int, in sentence: Range<Int>, to words: inout [Int]
  ) -> Int {
    if !isInitial(start) { words.append(start) }
    var end = start + 1
    while let next = continuation(after: end - 1, in: sentence) {
      if !isInitial(next) { words.append(next) }
      end = next + 1
    }
    return end
  }

  /// The next word of the name whose last word so far is at `last`.
  private func continuation(after last: Int, in sentence: Range<Int>) -> Int? {
    let next = last + 1
    guard next < sentence.upperBound else { return nil }
    if isSpaced(last, next) {
      if isName(next) { return next }
      return afterParticles(next, in: sentence)
    }
    guard next + 1 < sentence.upperBound, tokens[next].range.count == 1 else { return nil }
    switch units[tokens[next].range.lowerBound] {
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
    let first = Int(form(of: tokens[start]).folded)
    guard isParticle[first] || beginsParticle[first], start + 1 < sentence.upperBound,
      tokens[start].kind == .word
    else { return nil }
    if isParticle[first], isSpaced(start, start + 1), isName(start + 1) { return start + 1 }
    guard beginsParticle[first] else { return nil }
    var folded = text.tokenTable.foldedForms[first]
    for index in start + 1...start + 2 {
      guard index + 1 < sentence.upperBound, tokens[index].kind == .word else { return nil }
      folded += [0x20] + text.tokenTable.foldedForms[Int(form(of: tokens[index]).folded)]
      if isSpaced(index, index + 1), isName(index + 1), Self.particles.contains(folded) {
        return index + 1
      }
    }
    return nil
  }

  private func form(of token: Token) -> Form { forms[Int(token.form)] }

  /// A single capital, as in “J. R. R. Tolkien”.
  private func isInitial(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.range.count == 1 && form(of: token).casing == .title
  }

  private func isSpaced(_ first: Int, _ second: Int) -> Bool {
    let (end, start) = (Int(tokens[first].end), Int(tokens[second].start))
    guard start == end + 1 else { return false }
    let space = units[end]
    return space == 0x20 || space == 0xA0 || space == 0x202F
  }

  private func touches(_ first: Int, _ second: Int) -> Bool {
    tokens[first].end == tokens[second].start
  }
}
