import Alignment
import ICU
import Linguistics

/// A bracket without its partner.
struct UnpairedBrackets: Rule {
  let page = RulePage(
    name: "unpaired-brackets",
    summary: "A bracket has no partner",
    why: "The reader cannot tell where the aside begins or ends.",
    category: .punctuation, severity: .error, mqmSeverity: .minor, confidence: 0.97,
    examples: [
      .bad(
        "ru|en", "Он (по его словам) согласен.", "He agrees ⟦(⟧by his own account."),
      .bad("en|de", "He agrees (he says).", "Er ist einverstanden, sagt er⟦)⟧."),
      .bad("en|ja", "He agrees (he says).", "彼は賛成だ⟦（⟧本人の話。"),
      .bad("en|ar", "He agrees.", "وافق⟦]⟧ على ذلك."),
      .good("en|de", "a) Rent b) Power", "a) Miete b) Strom"),
      .good("ru|en", "1. Аренда", "1) Rent"),
      .good("en|ru", "Thank you :)", "Спасибо :)"),
      .good("en|zh-Hans", "He agrees (he says).", "他（自称）同意(基本上）。"),
    ])

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    // The brackets of a bead follow each other; they are counted once.
    var last: (bead: Bead?, agrees: Bool) = (nil, false)
    return Brackets(context.target).loose.compactMap { offset in
      let bead = context.bead(atTarget: offset)
      if bead != last.bead { last = (bead, bead.map { agrees($0, context) } ?? false) }
      if last.agrees { return nil }
      let source = bead.flatMap { context.sourceRange($0.source) }
      let text = context.target.string(offset..<offset + 1)
      let isOpening = context.target.category(at: offset) == .startPunctuation
      return finding(
        isOpening ? "\(text) is never closed" : "\(text) closes nothing",
        help: isOpening
          ? "add the closing bracket, or delete this one"
          : "add the opening bracket, or delete this one",
        target: offset..<offset + 1, source: source.map { [$0] } ?? [], in: context)
    }
  }

  /// Whether as many brackets more are opened than closed in the source as in the target.
  private func agrees(_ bead: Bead, _ context: RuleContext) -> Bool {
    guard let source = context.sourceRange(bead.source) else { return false }
    let target = context.targetRange(bead.target).map { balance($0, context.target) } ?? 0
    return balance(source, context.source) == target
  }

  /// Opening less closing brackets of a range.
  private func balance(_ range: Range<Int>, _ text: Analysis) -> Int {
    text.signs.offsets[text.signs.indices(in: range)].reduce(0) { sum, offset in
      switch Brackets.kind(of: text.text[Int(offset)]) {
      case .some(let kind): sum + (kind.opens ? 1 : -1)
      case .none: sum
      }
    }
  }
}

/// The brackets of a text, matched paragraph by paragraph.
struct Brackets {
  /// Offsets of the brackets without a partner, in order.
  private(set) var loose: [Int] = []

  init(_ text: Analysis) {
    var open: [(offset: Int, shape: Int)] = []
    var counts = [Int](repeating: 0, count: Self.shapes)
    var block = 0
    let blocks = text.document.blocks
    for offset in text.signs.offsets.lazy.map(Int.init) {
      guard let kind = Self.kind(of: text.text[offset]) else { continue }
      while block + 1 < blocks.count, blocks[block].upperBound <= offset {
        block += 1
        guard !open.isEmpty else { continue }
        loose += open.map(\.offset)
        open = []
        counts = [Int](repeating: 0, count: Self.shapes)
      }
      if kind.opens {
        open.append((offset, kind.shape))
        counts[kind.shape] += 1
      } else if counts[kind.shape] > 0 {
        while let last = open.popLast() {
          counts[last.shape] -= 1
          if last.shape == kind.shape { break }
          loose.append(last.offset)
        }
      } else {
        loose.append(offset)
      }
    }
    loose += open.map(\.offset)
    let labels = loose.count { Self.isLabel($0, in: text) }
    loose = loose.filter { !Self.isOrdinary($0, labels: labels, in: text) }.sorted()
  }

  private static let shapes = 4

  /// Half and full width forms have one shape: they close each other.
  static func kind(of unit: UInt16) -> (opens: Bool, shape: Int)? {
    switch unit {
    case 0x28, 0xFF08: (true, 0)
    case 0x29, 0xFF09: (false, 0)
    case 0x5B, 0xFF3B: (true, 1)
    case 0x5D, 0xFF3D: (false, 1)
    case 0x3010: (true, 2)
    case 0x3011: (false, 2)
    case 0x3014: (true, 3)
    case 0x3015: (false, 3)
    default: nil
    }
  }

  /// A letter or a number of up to three digits before a closing bracket.
  private static func isLabel(_ offset: Int, in text: Analysis) -> Bool {
    guard text.category(at: offset) == .endPunctuation else { return false }
    let label = text.chunk(at: offset).lowerBound..<offset
    guard 1...3 ~= label.count else { return false }
    return label.count == 1 && text.isWordCharacter(at: label.lowerBound)
      || label.allSatisfy { text.category(at: $0).isNumber }
  }

  /// Whether a lone bracket is no fault: an enumerator such as `a)` or `12)` at
  /// the head of a line or after white space, an emoticon, an address.
  ///
  /// - Parameter labels: the number of lone brackets that end enumerators.
  private static func isOrdinary(_ offset: Int, labels: Int, in text: Analysis) -> Bool {
    let before = text.unit(at: offset - 1)
    if ":;=-8".utf16.contains(before), text.isSpace(at: offset - 2) || before == 0x2D {
      return true
    }
    if isLabel(offset, in: text) {
      let start = text.chunk(at: offset).lowerBound
      let blocks = text.document.blocks
      let block = blocks.partitioningIndex { $0.lowerBound >= start }
      let isLine = block < blocks.count && blocks[block].lowerBound == start
      // Within a line one label does not come alone.
      if isLine || labels > 1 { return true }
    }
    return text.isTechnical(at: offset)
  }
}
