import ICU
import Linguistics

/// Tells where a sentence breaks off in the middle of a phrase: an article or preposition
/// without a noun behind it, a particle without one before it, an ending that hangs on nothing.
struct OpenPhrases {
  /// What a form is for the phrase that it stands in.
  private struct Part: OptionSet {
    let rawValue: UInt8
    /// It needs a word behind it, mostly needs one, or needs one before it.
    static let needsNext = Part(rawValue: 1)
    static let mostlyNeedsNext = Part(rawValue: 2)
    static let needsPrevious = Part(rawValue: 4)
    static let comma = Part(rawValue: 8)
    static let clauseMark = Part(rawValue: 16)
    static let openingMark = Part(rawValue: 32)
    static let middleDot = Part(rawValue: 64)

    static let needs: Part = [.needsNext, .mostlyNeedsNext, .needsPrevious]
    /// What a phrase may be open at.
    static let edges: Part = [.needsNext, .mostlyNeedsNext, .needsPrevious, .comma, .middleDot]
  }

  private let text: Analysis
  private let tokens: [Token]
  /// What each form is.
  private var parts: [Part]
  /// What each folded form needs.
  private var needs: [Part]
  /// Endings that the language hangs on names, with their apostrophe.
  private let nameEndings: Set<[UInt16]>
  private let other: FormTable

  /// Comma, semicolon, full stop, question and exclamation mark, in all scripts. A list may
  /// follow a preposition and a colon.
  private static let clauseMarks: Set<UInt16> = [
    0x21, 0x2C, 0x2E, 0x3B, 0x3F, 0x60C, 0x61B, 0x61F, 0x964, 0x3001, 0x3002,
    0xFF01, 0xFF0C, 0xFF1B, 0xFF1F,
  ]
  static let commas: Set<UInt16> = [0x2C, 0x60C, 0x3001, 0xFF0C]
  /// Marks behind which a phrase begins.
  private static let openingMarks: Set<UInt16> = [0x28, 0x300C, 0x300E, 0xFF08]
  /// ・ and ·, between the parts of a foreign name.
  static let middleDots: Set<UInt16> = [0xB7, 0x30FB]
  private static let apostrophe: UInt16 = 0x27

  /// - Parameters:
  ///   - text: the translation.
  ///   - endings: of its language.
  ///   - source: its words are no words of the translation's language.
  init(_ text: Analysis, endings: SuffixTable, source: Analysis) {
    self.text = text
    tokens = text.tokens
    other = source.tokenTable.foldedForms
    needs = [Part](repeating: [], count: text.tokenTable.foldedForms.count)
    let words = TabSeparated.words(
      "names/governors/\(text.language.language)", in: text.tokenTable.foldedForms)
    for (need, words) in zip([Part.needsNext, .mostlyNeedsNext, .needsPrevious], words) {
      for word in words { needs[word] = need }
    }
    nameEndings = Set(
      endings.endings.lazy.filter { $0.kind == .case && $0.ending.first == Self.apostrophe }
        .map(\.ending))
    parts = []
    for form in text.tokenTable.forms {
      let isSmall = form.casing == .lower || form.casing == .none
      let mark = form.range.count == 1 ? Self.part(ofMark: text.text[form.range.lowerBound]) : []
      parts.append(isSmall ? needs[Int(form.folded)].union(mark) : [])
    }
  }

  private static func part(ofMark mark: UInt16) -> Part {
    var part: Part = []
    if commas.contains(mark) { part.insert(.comma) }
    if clauseMarks.contains(mark) { part.insert(.clauseMark) }
    if openingMarks.contains(mark) { part.insert(.openingMark) }
    if middleDots.contains(mark) { part.insert(.middleDot) }
    return part
  }

  /// Whether some sentences have such a place.
  func areIn(_ sentences: Range<Int>) -> Bool {
    sentences.contains { sentence in
      let range = text.sentences[sentence].tokens
      return range.contains { isOpen($0, in: range) || hangsOnNothing(tokens[$0]) }
    }
  }

  /// Whether some sentences have a place that no stranded preposition, no parenthesis and no
  /// loanword explains.
  func surelyAreIn(_ sentences: Range<Int>) -> Bool {
    tokens.withUnsafeBufferPointer { tokens in
      parts.withUnsafeBufferPointer { parts in
        sentences.contains { sentence in
          let range = text.sentences[sentence].tokens
          return range.contains { index in
            let need = parts[Int(tokens[index].form)]
            guard !need.isDisjoint(with: .edges), !need.contains(.mostlyNeedsNext),
              isOpen(index, in: range)
            else { return false }
            return !need.contains(.needsNext) || index + 1 == range.upperBound
              || !part(index + 1).contains(.comma)
          }
        }
      }
    }
  }

  private func part(_ index: Int) -> Part { parts[Int(tokens[index].form)] }

  private func isOpen(_ index: Int, in sentence: Range<Int>) -> Bool {
    let part = part(index)
    guard !part.isDisjoint(with: .edges) else { return false }
    guard tokens[index].isWordLike else {
      return isDoubled(index, in: sentence) || isBareDot(index, in: sentence)
    }
    if part.contains(.needsPrevious) { return startsClause(index, in: sentence) }
    return !part.isDisjoint(with: .needs) && endsClause(index, in: sentence)
      && isFree(tokens[index])
  }

  /// Whether a word is written by itself: no part of a compound or an abbreviation.
  private func isFree(_ token: Token) -> Bool {
    guard token.start > 0 else { return true }
    let before = text.text[Int(token.start) - 1]
    return before == 0x20 || before == 0xA || before == 0xA0 || text.language.script.isHan
  }

  private func endsClause(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard index + 1 < sentence.upperBound else { return true }
    guard part(index + 1).contains(.clauseMark) else { return false }
    if part(index + 1).contains(.comma) { return true }
    // A letter with a stop is an abbreviation, a word with three a hesitation.
    return tokens[index].range.count > 1
      && (index + 2 == sentence.upperBound || tokens[index + 2].start > tokens[index + 1].end)
  }

  private func startsClause(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard index > sentence.lowerBound else { return true }
    guard !part(index - 1).isDisjoint(with: [.comma, .openingMark]),
      !isCutOff(index, in: sentence)
    else { return false }
    // What is in brackets may go on with the word before them: さそり座(の一部).
    return !Self.brackets.contains(text.text[Int(tokens[index - 1].start)])
      || index - 1 == sentence.lowerBound || !tokens[index - 2].isWordLike
      || tokens[index - 2].end < tokens[index - 1].start
  }

  /// Whether a particle is the front of a word that was cut: はくちょう座.
  private func isCutOff(_ index: Int, in sentence: Range<Int>) -> Bool {
    index + 1 < sentence.upperBound && tokens[index].end == tokens[index + 1].start
      && text.form(of: tokens[index + 1]).script == .hiragana
  }

  private static let brackets: Set<UInt16> = [0x28, 0xFF08]

  /// Two commas in a row that do not open a quotation (,,so").
  private func isDoubled(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard index + 1 < sentence.upperBound, part(index).contains(.comma),
      part(index + 1).contains(.comma)
    else { return false }
    let isOpening =
      index > sentence.lowerBound && tokens[index - 1].end < tokens[index].start
      && tokens[index].end == tokens[index + 1].start && index + 2 < sentence.upperBound
      && tokens[index + 1].end == tokens[index + 2].start
    return !isOpening
  }

  /// A dot between parts of a name that lacks one of them; at the start it is a bullet.
  private func isBareDot(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard part(index).contains(.middleDot), index > sentence.lowerBound else { return false }
    return ![index - 1, index + 1].allSatisfy { other in
      guard sentence.contains(other) else { return false }
      return tokens[other].isWordLike
        ? text.form(of: tokens[other]).script != .hiragana
        : Self.quotationMarks.contains(text.text[Int(tokens[other].start)])
    }
  }

  /// Those that open and close alike.
  private static let quotationMarks: Set<UInt16> = [0x22, 0x27]

  /// Whether a common word has an ending that only names have, or a preposition a genitive.
  private func hangsOnNothing(_ token: Token) -> Bool {
    guard token.isWordLike, text.form(of: token).casing == .lower else { return false }
    let folded = text.tokenTable.foldedForms[Int(text.form(of: token).folded)]
    guard
      let place = folded.lastIndex(where: { $0 == Self.apostrophe || $0 == 0x2019 }),
      place > folded.startIndex
    else { return false }
    let word = folded[..<place]
    if let known = text.tokenTable.foldedForms.index(of: word), !needs[known].isEmpty {
      return word.count > 1
    }
    return word.count > 2 && other.index(of: word) == nil
      && nameEndings.contains([Self.apostrophe] + folded[folded.index(after: place)...])
  }
}
