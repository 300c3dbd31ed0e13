import Alignment
import Documents
import ICU
import Linguistics

/// One side of a pair as declarative rules look at it.
struct PackText {
  let text: [UInt16]
  /// What `text` is made of.
  let grams: GramSet
  let blocks: [Range<Int>]
  private let file: SourceFile
  /// Nil where only the characters count.
  private let analysis: Analysis?

  init(_ analysis: Analysis) {
    text = analysis.text
    grams = analysis.grams
    blocks = analysis.document.blocks
    file = analysis.document.file
    self.analysis = analysis
  }

  /// A text that `isPlain`, as one block.
  init(plain file: SourceFile) {
    text = file.text
    grams = GramSet(file.text)
    blocks = text.isEmpty ? [] : [0..<text.count]
    self.file = file
    analysis = nil
  }

  /// The code of a document as it stands in the file, each piece as a block.
  init(codeOf document: Document) {
    file = document.file
    text = file.text
    grams = GramSet(file.text)
    let code = document.elements.filter { $0.kind == .codeSpan || $0.kind == .codeBlock }
    // Code that the document indents does not stand there as one piece.
    blocks = code.map { [text] in
      text[$0.range].firstRange(of: $0.value) ?? $0.range
    }
    analysis = nil
  }

  /// The byte range in the file of a range of `text`.
  func span(of range: Range<Int>) -> Span {
    analysis?.document.span(of: range) ?? file.span(of: range)
  }

  /// A replacement of a range of `text`; none where the file cannot take it as it is.
  func fix(
    _ range: Range<Int>, _ replacement: String, isSafe: Bool, in document: Document
  ) -> Finding.Fix? {
    guard analysis == nil else {
      return Finding.Fix(range, replacement, isSafe: isSafe, in: document)
    }
    // In Markdown's code nothing is escaped.
    guard document.format == .markdown || !document.format.mustEscape(replacement) else {
      return nil
    }
    return Finding.Fix(span: span(of: range), replacement: replacement, isSafe: isSafe)
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

  /// Whether a match counts. What has no analysis is of the right scope as a whole.
  func isInScope(_ range: Range<Int>, _ scope: PackMatch.Scope) -> Bool {
    guard let analysis, scope != .all, scope != .code else { return true }
    guard !isTechnical(range, in: analysis) else { return false }
    switch scope {
    case .quote:
      return analysis.quotations.pairs.contains {
        $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound
      }
    case .heading: return kind(at: range.lowerBound, in: analysis.document) == .heading
    case .linkText: return isInLink(range, in: analysis.document)
    case .prose, .code, .all: return true
    }
  }

  private func kind(at offset: Int, in document: Document) -> BlockKind? {
    let next = blocks.partitioningIndex { $0.lowerBound > offset }
    return next > 0 ? document.kinds[next - 1] : nil
  }

  /// Whether a range stands in what a link shows, its title left aside.
  private func isInLink(_ range: Range<Int>, in document: Document) -> Bool {
    guard kind(at: range.lowerBound, in: document) != .attribute else { return false }
    let place = document.fileRange(of: range)
    return document.elements.contains {
      $0.kind == .link && $0.range.lowerBound <= place.lowerBound
        && place.upperBound <= $0.range.upperBound
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

  init(_ context: RuleContext, _ scope: PackMatch.Scope) {
    let (source, target) = (context.source.document, context.target.document)
    let isCode = scope == .code
    self.source = isCode ? PackText(codeOf: source) : PackText(context.source)
    self.target = isCode ? PackText(codeOf: target) : PackText(context.target)
    guard context.alignment.quality >= Self.certain else {
      beads = []
      return
    }
    beads = context.alignment.beads.compactMap { bead in
      guard bead.posterior >= Self.certain, let ours = context.sourceRange(bead.source),
        let theirs = context.targetRange(bead.target)
      else { return nil }
      return isCode ? (source.fileRange(of: ours), target.fileRange(of: theirs)) : (ours, theirs)
    }
  }

  /// Two texts that `isPlain`, each a translation of the other.
  init(plain source: SourceFile, _ target: SourceFile) {
    self.source = PackText(plain: source)
    self.target = PackText(plain: target)
    beads = [(0..<source.text.count, 0..<target.text.count)]
  }

  /// The bead whose target holds an offset.
  func bead(atTarget offset: Int) -> (source: Range<Int>, target: Range<Int>)? {
    let next = beads.partitioningIndex { $0.target.lowerBound > offset }
    guard next > 0, offset <= beads[next - 1].target.upperBound else { return nil }
    return beads[next - 1]
  }
}
