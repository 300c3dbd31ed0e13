import Alignment
import ICU
import Linguistics

/// One side of a pair as declarative rules look at it.
struct PackText {
  let text: [UInt16]
  let blocks: [Range<Int>]
  /// Nil for a short text of which only the characters count.
  private let analysis: Analysis?

  init(_ analysis: Analysis) {
    text = analysis.text
    blocks = analysis.document.blocks
    self.analysis = analysis
  }

  /// A text that `isPlain`, as one block.
  init(plain text: [UInt16]) {
    self.text = text
    blocks = text.isEmpty ? [] : [0..<text.count]
    analysis = nil
  }

  /// Whether a text has no line breaks and nothing of what addresses, markup and
  /// placeholders are made of, so that all of it is prose of one block.
  static func isPlain(_ text: [UInt16]) -> Bool {
    let technical = "@#_={}\\<>/&%$\n\r".utf16
    return !zip(text, text.dropFirst() + [0x20]).contains { unit, next in
      technical.contains(unit) || unit == 0x2E && next > 0x2F
    }
  }

  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF16.self) }

  func isInScope(_ range: Range<Int>, _ scope: PackMatch.Scope) -> Bool {
    guard let analysis else { return scope == .prose || scope == .all }
    switch scope {
    case .all: return true
    case .prose: return !isTechnical(range, in: analysis)
    case .quote:
      return !isTechnical(range, in: analysis)
        && analysis.quotations.pairs.contains {
          $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound
        }
    // No reader of plain text tells these apart.
    case .heading, .linkText, .code: return false
    }
  }

  private func isTechnical(_ range: Range<Int>, in analysis: Analysis) -> Bool {
    analysis.isInReference(range) || analysis.isTechnical(at: range.lowerBound)
  }

  /// Whether a range begins and ends where a word may: not within a token,
  /// unless an elided article or a clitic is parted there (l’homme, Ankara’da).
  func isBetweenWords(_ range: Range<Int>) -> Bool {
    guard let analysis else { return true }
    return isWordEdge(range.lowerBound, in: analysis) && isWordEdge(range.upperBound, in: analysis)
  }

  private func isWordEdge(_ offset: Int, in analysis: Analysis) -> Bool {
    let tokens = analysis.tokens
    let index = tokens.partitioningIndex { Int($0.end) > offset }
    guard index < tokens.count, Int(tokens[index].start) < offset else { return true }
    let token = tokens[index].range
    let before = text[token.lowerBound..<offset]
    if let last = before.last, Self.isApostrophe(last) {
      return has(before.dropLast(), in: "elisions", analysis)
    }
    let after = text[offset..<token.upperBound]
    guard let first = after.first, Self.isApostrophe(first) else { return false }
    return has(after.dropFirst(), in: "clitics", analysis)
  }

  private func has(_ part: ArraySlice<UInt16>, in list: String, _ analysis: Analysis) -> Bool {
    let entries = analysis.facts.list(list)
    guard !entries.isEmpty else { return false }
    let folded = (try? TokenTable.folded(part)).map { String(decoding: $0, as: UTF16.self) }
    return entries.contains { $0 == "*" || $0 == folded }
  }

  private static func isApostrophe(_ unit: UInt16) -> Bool { unit == 0x27 || unit == 0x2019 }
}

/// Both sides of a pair and what belongs together in them.
struct PackPair {
  let source: PackText
  let target: PackText
  /// Aligned ranges of both texts, by place in the target.
  let beads: [(source: Range<Int>, target: Range<Int>)]

  /// Probability of a bead below which its sides are not held against each other.
  private static let certain = 0.5

  init(_ context: RuleContext) {
    source = PackText(context.source)
    target = PackText(context.target)
    guard context.alignment.quality >= Self.certain else {
      beads = []
      return
    }
    beads = context.alignment.beads.compactMap { bead in
      guard bead.posterior >= Self.certain, let source = context.sourceRange(bead.source),
        let target = context.targetRange(bead.target)
      else { return nil }
      return (source, target)
    }
  }

  /// Two texts that `isPlain`, each a translation of the other.
  init(source: [UInt16], target: [UInt16]) {
    self.source = PackText(plain: source)
    self.target = PackText(plain: target)
    beads = [(0..<source.count, 0..<target.count)]
  }

  /// The bead whose target holds an offset.
  func bead(atTarget offset: Int) -> (source: Range<Int>, target: Range<Int>)? {
    let next = beads.partitioningIndex { $0.target.lowerBound > offset }
    guard next > 0, offset <= beads[next - 1].target.upperBound else { return nil }
    return beads[next - 1]
  }
}
