import ICU
import Linguistics

/// A space before a mark that stands close to its word.
struct SpaceBeforePunctuation: Rule {
  let page = RulePage(
    name: "space-before-punctuation",
    summary: "A space stands before a mark that belongs to the word",
    why: "The mark can begin a line of its own, and the sentence looks torn.",
    category: .whitespace, severity: .warning, mqmSeverity: .minor, confidence: 0.95,
    examples: [
      .bad("fr|en", "Vraiment ? Oui.", "Really⟦ ⟧? Yes."),
      .bad("en|fr", "Yes, he said.", "Oui⟦ ⟧, a-t-il dit."),
      .bad("en|ar", "Yes, he said.", "نعم⟦ ⟧، قال."),
      .bad("en|de", "He (the mayor) agrees.", "Er (der Bürgermeister⟦ ⟧) stimmt zu."),
      .good("en|fr", "Really? Yes!", "Vraiment ? Oui\u{202F}!"),
      .good("en|de", "The .NET framework", "Das .NET-Framework :)"),
      .good("en|br", "Really? Yes!", "Gwir ? Ya !"),
      .good("en|ne", "They came. They went?", "तिनीहरू आए । तिनीहरू गए ?"),
      .good("en|co", "The host: really?", "L’ospite : veramente ?"),
      .bad("en|co", "Yes, he said.", "Iè⟦ ⟧, hà dettu."),
      .good("en|en", "He said ... nothing.", "He said ... nothing at .5 percent."),
      .good("en|ru", "Score 3 : 1", "Счёт 3 : 1"),
      .good(
        "en|ru", "Press the key ![](a.svg) to go on.",
        "Нажмите клавишу ![](a.svg), чтобы продолжить.",
        format: .markdown),
    ])

  /// , . ; : ! ? and their likes, closing brackets.
  private static let marks = Set(",.;:!?)]\u{60C}\u{61B}\u{61F}\u{6D4}।।。，、；：！？）".utf16)

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let text = context.target
    var source = AlignedSource(context)
    var found: [Finding] = []
    for offset in text.signs.offsets.lazy.map(Int.init) {
      let mark = text.text[offset]
      guard WhiteSpace.isBlank(text.unit(at: offset - 1)), Self.marks.contains(mark),
        !mayBeSpaced(mark, text.facts), isClosed(offset, in: text),
        // The text does not show an image.
        !text.document.elements.has(.image, at: offset - 1...offset)
      else { continue }
      let space = offset - 1..<offset
      // French puts a space there by right; that is where the slip comes from.
      let isInSource =
        !mayBeSpaced(mark, context.source.facts) && isIn(&source, mark, at: offset)
      found.append(
        finding(
          "a space before \(text.string(offset..<offset + 1))", help: "close it up",
          target: space, severity: isInSource ? .info : .warning,
          fix: (space, "", true), in: context))
    }
    return found
  }

  /// Whether the language sets a mark off by a space, or may.
  private func mayBeSpaced(_ mark: UInt16, _ facts: LanguageFacts) -> Bool {
    facts.value("space-before.\(String(utf16: [mark]))") != nil
  }

  /// Whether the mark ends what stands before the space: not an ellipsis, a
  /// decimal, an emoticon, a ratio or a name such as .NET.
  private func isClosed(_ offset: Int, in text: Analysis) -> Bool {
    let (before, after) = (text.unit(at: offset - 2), text.unit(at: offset + 1))
    // One space only: more of them belong to `double-space`.
    if before <= 0x20 || WhiteSpace.isBlank(before) { return false }
    let mark = text.text[offset]
    let isFollowed = text.isSpace(at: offset + 1) || "\"”»“’)]".utf16.contains(after)
    switch mark {
    case 0x2E: return isFollowed && before != 0x2E && text.isWordCharacter(at: offset - 2)
    case 0x3A, 0x3B:
      let isRatio =
        text.category(at: offset - 2).isNumber && !isFollowed
        || text.category(at: offset - 2).isNumber && text.category(at: offset + 2).isNumber
      // :) and ;)
      if after == 0x29 || after == 0x28 { return false }
      return isFollowed && !isRatio && text.isWordCharacter(at: offset - 2)
    case 0x21, 0x3F:
      return (isFollowed || after == 0x21 || after == 0x3F)
        && (text.isWordCharacter(at: offset - 2) || "\"”»“)".utf16.contains(before))
    case 0x29, 0x5D: return text.isWordCharacter(at: offset - 2) || before == 0x2E
    case 0x2C: return isFollowed || text.isLetter(at: offset + 1)
    default: return true
    }
  }

  private func isIn(_ source: inout AlignedSource, _ mark: UInt16, at offset: Int) -> Bool {
    source.has([mark], atTarget: offset) {
      zip($0, $0.dropFirst()).contains { WhiteSpace.isBlank($0) && $1 == mark }
    }
  }
}
