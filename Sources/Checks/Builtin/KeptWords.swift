import Documents
import ICU
import Linguistics

/// What speaks for source words in the target being kept on purpose: set off as a
/// gloss, quoted in the original, used again and again, or common to many languages.
struct KeptWords {
  private let context: RuleContext
  private let loanwords = Loanwords()
  /// Endings that words from Latin and Greek have in both languages.
  private let endings: [[UInt16]]
  private let occurrences = SharedValue<FormOccurrences>()

  init(_ context: RuleContext) {
    self.context = context
    let source = Set(context.source.facts.list("learned-endings"))
    endings = context.target.facts.list("learned-endings").filter(source.contains)
      .map { Array($0.utf16) }
  }

  /// Nats a letter above which a word is no ordinary one, and above which it is none at all but
  /// the name of a program (`libpam`): of rare words in texts of eleven languages that write Latin
  /// 94 to 98 in a hundred are below the first (in Polish and Czech 82 to 87), 95 to 99 below the
  /// second.
  private static let oddEntropy = (doubtful: 3.2, name: 3.6)

  /// How sure it is that words of the source's script were not kept on purpose: one or two alone
  /// may be names without a capital. Nil where they are such names.
  func confidence(thatLeft tokens: Range<Int>) -> Double? {
    let text = context.target
    let small = tokens.map { text.tokens[$0] }.filter { text.form(of: $0).casing == .lower }
    let likelihood = context.identifier.likelihood(in: context.source.language)
    guard tokens.count <= 2, let first = small.first, text.form(of: first).script == .latin,
      let entropy = small.compactMap({ likelihood?.entropy(of: text.text[$0.range]) }).max()
    else { return 0.95 }
    if entropy > Self.oddEntropy.name { return nil }
    return entropy > Self.oddEntropy.doubtful || small.contains { isPart($0.range) } ? 0.8 : 0.95
  }

  /// Joined to another word by a hyphen or an apostrophe.
  func isPart(_ range: Range<Int>) -> Bool {
    func isJoint(_ offset: Int) -> Bool {
      switch context.target.unit(at: offset) {
      case 0x27, 0x2D, 0x2010, 0x2011, 0x2019: true
      default: false
      }
    }
    return isJoint(range.lowerBound - 1) || isJoint(range.upperBound)
  }

  /// Alone between brackets or quotation marks: the original given beside its
  /// translation, or a title. Marks that end the words go with them.
  func isGloss(_ range: Range<Int>) -> Bool {
    let text = context.target.text
    guard range.lowerBound > 0, Self.brackets.contains(text[range.lowerBound - 1]) else {
      return false
    }
    let rest = text[range.upperBound...].prefix(3).drop { Self.marks.contains($0) }
    return rest.first.map(Self.brackets.contains) ?? false
  }

  /// Followed by a meaning in brackets that the source does not have: `width (πλάτος)`.
  func isExplained(_ range: Range<Int>, in source: Range<Int>?) -> Bool {
    isBracketed(after: range.upperBound, in: context.target)
      && !(source.map { isBracketed(after: $0.upperBound, in: context.source) } ?? false)
  }

  private func isBracketed(after end: Int, in text: Analysis) -> Bool {
    var next = end
    while next < end + 2, text.isSpace(at: next) || Self.brackets.contains(text.unit(at: next)),
      !Self.openings.contains(text.unit(at: next))
    {
      next += 1
    }
    guard Self.openings.contains(text.unit(at: next)), next + 1 < text.text.count else {
      return false
    }
    return GeneralCategory(of: UInt32(text.text[next + 1])).isLetter
  }

  /// The name of what a paragraph defines: at its start, small, before a colon in both texts, or
  /// before its arguments and a colon (`invite <nick> [room]: …`).
  func isLabel(_ range: Range<Int>, in source: Range<Int>?) -> Bool {
    guard let source else { return false }
    return isLabel(range, of: context.target) && isLabel(source, of: context.source)
  }

  private func isLabel(_ range: Range<Int>, of text: Analysis) -> Bool {
    let sentence = text.sentences.partitioningIndex { $0.range.upperBound > range.lowerBound }
    guard sentence < text.sentences.count,
      text.sentences[sentence].range.lowerBound == range.lowerBound,
      text.category(at: range.lowerBound) == .lowercaseLetter
    else { return false }
    let name = text.text[range].prefix { $0 > 0x20 }
    let end = max(range.upperBound, Synopsis.endOfArguments(after: name.endIndex, in: text))
    let next = text.isSpace(at: end) ? end + 1 : end
    return text.unit(at: next) == 0x3A || text.unit(at: next) == 0xFF1A
  }

  /// Part of a path (`archive/username`, `/etc`, `.config`, `*.txt`) or of code (`lost+found`,
  /// `clone()`, `[~hanja]`).
  func isInCode(_ range: Range<Int>) -> Bool {
    let text = context.target
    let (before, behind) = (range.lowerBound - 1, range.upperBound)
    let isSlash = { (offset: Int) in [0x2F, 0x5C].contains(text.unit(at: offset)) }
    if isSlash(before) || isSlash(behind) && !text.isSpace(at: behind + 1)
      || text.text[range].contains(0x2F)
    {
      return true
    }
    if text.unit(at: before) == 0x2E {
      return text.isSpace(at: before - 1) || text.unit(at: before - 1) == 0x2A
    }
    // $ & * + < = > ^ | ~
    let signs: [UInt16] = [0x24, 0x26, 0x2A, 0x2B, 0x3C, 0x3D, 0x3E, 0x5E, 0x7C, 0x7E]
    return signs.contains(text.unit(at: before)) || signs.contains(text.unit(at: behind))
      || text.unit(at: behind) == 0x28 && text.unit(at: behind + 1) == 0x29
  }

  /// A quotation of the source that keeps at least seven words of ten, or a short
  /// one: quoted for its wording.
  func isInQuotedOriginal(_ range: Range<Int>) -> Bool {
    let quotation = context.target.quotations.pairs.last {
      $0.open.offset < range.lowerBound && range.upperBound <= $0.close.offset
    }
    guard let quotation else { return false }
    let words = context.target.tokenTable.indices(in: quotation.range).filter {
      context.target.tokens[$0].isWordLike
    }
    return words.count <= 3 || 10 * words.count(where: isInSource) >= 7 * words.count
  }

  private func isInSource(_ token: Int) -> Bool {
    context.sourceWords.forms[Int(context.target.tokens[token].form)] >= 0
  }

  /// Whether the words, or others that differ by a letter or two at the end,
  /// stand elsewhere in the target as well: what was overlooked stands once.
  ///
  /// Complexity: linear in the distinct words of the target.
  func recur(_ tokens: Range<Int>) -> Bool {
    guard let first = tokens.first else { return false }
    let all = context.target.tokens
    let word = folded(first)
    guard let initial = word.first else { return false }
    let forms = context.target.tokenTable.foldedForms
    let occurrences = occurrences.value { FormOccurrences(context.target.tokenTable) }
    return (0..<forms.count).contains { form in
      forms.begins(form, with: initial) && areAlike(forms[form], word)
        && occurrences.tokens(of: form).contains { token in
          let start = Int(token)
          return start != first && start + tokens.count <= all.count
            && tokens.dropFirst().allSatisfy {
              areAlike(folded(start + $0 - first), folded($0))
            }
        }
    }
  }

  private func areAlike(_ one: ArraySlice<UInt16>, _ other: ArraySlice<UInt16>) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    return long.count - short.count <= (short.count >= 5 ? 2 : 0) && long.starts(with: short)
  }

  /// Whether a date or an amount that is read in the target's language holds the words:
  /// `3. november`, `12,5 juta euro`.
  func isInQuantity(_ range: Range<Int>) -> Bool {
    let quantities = context.target.quantities.all
    let next = quantities.partitioningIndex { $0.range.lowerBound > range.lowerBound }
    return quantities[max(0, next - 4)..<next].contains {
      range.upperBound <= $0.range.upperBound && $0.isLocal
    }
  }

  /// Words that many languages have in common.
  func areLoanwords(_ tokens: some Collection<Int>) -> Bool {
    loanwords.contains(Array(tokens.map(folded).joined(separator: [0x20])))
  }

  /// A word whose ending words from Latin and Greek have in both languages, with
  /// or without a plural s.
  func hasLearnedEnding(_ word: ArraySlice<UInt16>) -> Bool {
    let stem = word.last == 0x73 && word.count > 5 ? word.dropLast() : word
    return endings.contains {
      stem.count >= $0.count + 2 && stem.suffix($0.count).elementsEqual($0)
    }
  }

  private func folded(_ token: Int) -> ArraySlice<UInt16> {
    let form = context.target.form(of: context.target.tokens[token])
    return context.target.tokenTable.foldedForms[Int(form.folded)]
  }

  private static let openings: Set<UInt16> = [0x28, 0x5B, 0xFF08]
  private static let marks: Set<UInt16> = [0x21, 0x2C, 0x2E, 0x3F, 0x2026]
  private static let brackets: Set<UInt16> = [
    0x22, 0x27, 0x28, 0x29, 0x5B, 0x5D, 0xAB, 0xBB, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D,
    0x201E, 0x300A, 0x300B, 0x300C, 0x300D, 0x300E, 0x300F, 0xFF08, 0xFF09,
  ]
}
