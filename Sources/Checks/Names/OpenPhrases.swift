import ICU
import Linguistics

/// Tells where a sentence breaks off in the middle of a phrase: an article or preposition
/// without a noun behind it, a particle without one before it, an ending that hangs on nothing.
struct OpenPhrases {
  private enum Need {
    case nothing, next, mostlyNext, previous
  }

  private let text: Analysis
  /// What each folded form needs.
  private var needs: [Need]
  /// Endings that the language hangs on names, with their apostrophe.
  private let nameEndings: Set<[UInt16]>
  private let other: FormTable

  /// Comma, semicolon, colon, full stop, question and exclamation mark, in all scripts.
  private static let clauseMarks: Set<UInt16> = [
    0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x60C, 0x61B, 0x61F, 0x964, 0x3001, 0x3002,
    0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F,
  ]
  static let commas: Set<UInt16> = [0x2C, 0x60C, 0x3001, 0xFF0C]
  /// Marks behind which a phrase begins.
  private static let openingMarks: Set<UInt16> = [0x28, 0x300C, 0x300E, 0xFF08]
  /// ・ and ·, between the parts of a foreign name.
  static let middleDots: Set<UInt16> = [0xB7, 0x30FB]
  private static let apostrophe: UInt16 = 0x27

  /// - Parameters:
  ///   - text: the translation.
  ///   - source: its words are no words of the translation's language.
  init(_ text: Analysis, source: Analysis) throws(ICUError) {
    self.text = text
    other = source.tokenTable.foldedForms
    needs = [Need](repeating: .nothing, count: text.tokenTable.foldedForms.count)
    let language = text.language.language
    for row in TabSeparated.rows("names/governors.tsv") where row.count == 4 && row[0] == language {
      for (need, words) in zip([Need.next, .mostlyNext, .previous], row.dropFirst()) {
        for word in words.split(separator: " ") {
          if let form = text.tokenTable.foldedForms.index(of: Array(word.utf16)[...]) {
            needs[form] = need
          }
        }
      }
    }
    let endings = SuffixTable(language: language).endings
    nameEndings = Set(
      endings.lazy.filter { $0.kind == .case && $0.ending.first == Self.apostrophe }
        .map(\.ending))
  }

  /// Whether some sentences have such a place.
  func areIn(_ sentences: Range<Int>) -> Bool {
    sentences.contains { sentence in
      let tokens = text.sentences[sentence].tokens
      return tokens.contains { isOpen($0, in: tokens) || hangsOnNothing(text.tokens[$0]) }
    }
  }

  /// Whether some sentences have a place that no stranded preposition, no parenthesis and no
  /// loanword explains.
  func surelyAreIn(_ sentences: Range<Int>) -> Bool {
    sentences.contains { sentence in
      let tokens = text.sentences[sentence].tokens
      return tokens.contains { index in
        guard isOpen(index, in: tokens) else { return false }
        return need(of: text.tokens[index]) != .mostlyNext
          && (need(of: text.tokens[index]) != .next || index + 1 == tokens.upperBound
            || !isComma(index + 1))
      }
    }
  }

  private func need(of token: Token) -> Need {
    let form = text.form(of: token)
    return form.casing == .lower || form.casing == .none ? needs[Int(form.folded)] : .nothing
  }

  private func isOpen(_ index: Int, in sentence: Range<Int>) -> Bool {
    let token = text.tokens[index]
    guard token.isWordLike else {
      return isDoubled(index, in: sentence) || isBareDot(index, in: sentence)
    }
    return switch need(of: token) {
    case .nothing: false
    case .next, .mostlyNext: isFree(token) && endsClause(index, in: sentence)
    case .previous: startsClause(index, in: sentence)
    }
  }

  /// Whether a word is written by itself: no part of a compound or an abbreviation.
  private func isFree(_ token: Token) -> Bool {
    guard token.start > 0 else { return true }
    let before = text.text[Int(token.start) - 1]
    return before == 0x20 || before == 0xA || before == 0xA0 || text.language.script.isHan
  }

  private func endsClause(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard index + 1 < sentence.upperBound else { return true }
    let range = text.tokens[index + 1].range
    guard range.count == 1, Self.clauseMarks.contains(text.text[range.lowerBound]) else {
      return false
    }
    if isComma(index + 1) { return true }
    // A letter with a stop is an abbreviation, a word with three a hesitation.
    return text.tokens[index].range.count > 1
      && (index + 2 == sentence.upperBound
        || Int(text.tokens[index + 2].start) > range.upperBound)
  }

  private func startsClause(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard index > sentence.lowerBound else { return true }
    let range = text.tokens[index - 1].range
    let mark = text.text[range.lowerBound]
    return range.count == 1 && (Self.commas.contains(mark) || Self.openingMarks.contains(mark))
  }

  /// Two commas in a row.
  private func isDoubled(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard index + 1 < sentence.upperBound else { return false }
    return isComma(index) && isComma(index + 1)
  }

  private func isComma(_ index: Int) -> Bool {
    let range = text.tokens[index].range
    return range.count == 1 && Self.commas.contains(text.text[range.lowerBound])
  }

  /// A dot between parts of a name that lacks one of them; at the start it is a bullet.
  private func isBareDot(_ index: Int, in sentence: Range<Int>) -> Bool {
    let range = text.tokens[index].range
    guard range.count == 1, Self.middleDots.contains(text.text[range.lowerBound]),
      index > sentence.lowerBound
    else { return false }
    return ![index - 1, index + 1].allSatisfy { other in
      sentence.contains(other) && text.tokens[other].isWordLike
        && text.form(of: text.tokens[other]).script != .hiragana
    }
  }

  /// Whether a common word has an ending that only names have, or a preposition a genitive.
  private func hangsOnNothing(_ token: Token) -> Bool {
    guard token.isWordLike, text.form(of: token).casing == .lower else { return false }
    let folded = text.tokenTable.foldedForms[Int(text.form(of: token).folded)]
    guard
      let place = folded.lastIndex(where: { $0 == Self.apostrophe || $0 == 0x2019 }),
      place > folded.startIndex
    else { return false }
    let word = folded[..<place]
    if let known = text.tokenTable.foldedForms.index(of: word), needs[known] != .nothing {
      return word.count > 1
    }
    return word.count > 2 && other.index(of: word) == nil
      && nameEndings.contains([Self.apostrophe] + folded[folded.index(after: place)...])
  }
}
