import Alignment
import Documents
import ICU
import Linguistics

/// One side of a pair as declarative rules look at it.
struct PackText {
  let text: [UInt16]
  /// Which units `text` has; nil where it is too short for that to be worth the while.
  let units: UnitSet?
  private let search: StringSearch?
  private let found: Found
  let blocks: [Range<Int>]
  private let file: SourceFile
  private let content: Content

  /// What was found in a text that rules share.
  final class Found: Sendable {
    fileprivate let places = SharedValue<StringPlaces>()
    /// Of each block, whether it has a decimal digit.
    fileprivate let digits = SharedValue<[Bool]>()
  }

  private enum Content {
    case analysed(Analysis)
    /// Prose of one block as a whole; with its language where words count.
    case plain(LanguageData?)
    case code
  }

  /// - Parameters:
  ///   - search: for the strings that rules look for in all their texts.
  ///   - found: what was found in the text, shared by all that look at it.
  init(_ analysis: Analysis, _ search: StringSearch?, _ found: Found) {
    text = analysis.text
    units = analysis.signs.units
    self.search = search
    self.found = found
    blocks = analysis.document.blocks
    file = analysis.document.file
    content = .analysed(analysis)
  }

  /// A text that `isPlain`, as one block.
  ///
  /// - Parameter language: needed where words count.
  init(plain file: SourceFile, _ language: LanguageData?) {
    text = file.text
    units = nil
    search = nil
    found = Found()
    blocks = text.isEmpty ? [] : [0..<text.count]
    self.file = file
    content = .plain(language)
  }

  /// The code of a document as it stands in the file, each piece as a block.
  init(codeOf document: Document) {
    file = document.file
    text = file.text
    let code = document.elements.filter { $0.kind == .codeSpan || $0.kind == .codeBlock }
    // Code that the document indents does not stand there as one piece.
    blocks = code.map { [text] in
      text[$0.range].firstRange(of: $0.value) ?? $0.range
    }
    units = UnitSet(text)
    search = nil
    found = Found()
    content = .code
  }

  /// The blocks that touch one of some ranges.
  func blocks(near ranges: [Range<Int>]) -> [Range<Int>] {
    var isNear = [Bool](repeating: false, count: blocks.count)
    for range in ranges {
      let first = blocks.partitioningIndex { $0.upperBound >= range.lowerBound }
      for index in first..<blocks.count {
        if blocks[index].lowerBound > range.upperBound { break }
        isNear[index] = true
      }
    }
    return blocks.indices.filter { isNear[$0] }.map { blocks[$0] }
  }

  /// Whether a decimal digit may stand in one of the blocks.
  func mayHoldDigit(in block: Range<Int>) -> Bool {
    guard let analysis else { return true }
    let haveDigits = found.digits.value {
      blocks.map { analysis.signs.categories[$0].contains(.decimalNumber) }
    }
    return haveDigits[blocks.partitioningIndex { $0.lowerBound >= block.lowerBound }]
  }

  /// The blocks that hold one of some strings.
  ///
  /// - Parameter units: those of the text.
  func blocks(withAnyOf strings: [[UInt16]], _ units: UnitSet) -> [Range<Int>] {
    let known = places(units)?.blocks(withAnyOf: strings)
    let numbers = known ?? places(StringSearch(strings), units).blocks(withAnyOf: strings) ?? []
    return numbers.map { blocks[Int($0)] }
  }

  /// Whether a block may hold one of some strings.
  ///
  /// - Parameter units: those of the text.
  func mayHold(anyOf strings: [[UInt16]], _ units: UnitSet) -> Bool {
    places(units)?.mayHold(anyOf: strings) ?? true
  }

  /// Where the strings stand that the rules of a pair look for.
  private func places(_ units: UnitSet) -> StringPlaces? {
    search.map { search in found.places.value { places(search, units) } }
  }

  private func places(_ search: StringSearch, _ units: UnitSet) -> StringPlaces {
    search.places(in: text, blocks: blocks, units: units)
  }

  private var analysis: Analysis? {
    if case .analysed(let analysis) = content { analysis } else { nil }
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
    var isAfterStop = false
    for unit in text {
      switch UInt8(truncatingIfNeeded: unit) {
      case _ where unit > 0x7F: if isAfterStop { return false }
      case UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "_"), UInt8(ascii: "="),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "%"),
        UInt8(ascii: "$"), 0x0A, 0x0D:
        return false
      default: if isAfterStop, unit > 0x2F { return false }
      }
      isAfterStop = unit == 0x2E
    }
    return true
  }

  func string(_ range: Range<Int>) -> String { String(utf16: text[range]) }

  /// Whether a match counts. What has no analysis is of the right scope as a whole.
  func isInScope(_ range: Range<Int>, _ scope: PackMatch.Scope) -> Bool {
    guard scope != .all, scope != .code, let analysis else { return true }
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
  func isBetweenWords(_ range: Range<Int>) throws(ICUError) -> Bool {
    let (tokens, facts): ([Token], LanguageFacts)
    switch content {
    case .analysed(let analysis): (tokens, facts) = (analysis.tokens, analysis.facts)
    case .plain(let language?):
      tokens = try TokenTable(text: text, locale: language.tag.description).tokens
      facts = language.facts
    case .plain(nil), .code: return true
    }
    return isWordEdge(range.lowerBound, tokens, facts)
      && isWordEdge(range.upperBound, tokens, facts)
  }

  private func isWordEdge(_ offset: Int, _ tokens: [Token], _ facts: LanguageFacts) -> Bool {
    let index = tokens.partitioningIndex { Int($0.end) > offset }
    guard index < tokens.count, Int(tokens[index].start) < offset else { return true }
    let token = tokens[index].range
    let before = text[token.lowerBound..<offset]
    if let last = before.last, Self.isApostrophe(last) {
      return has(before.dropLast(), in: "elisions", facts)
    }
    let after = text[offset..<token.upperBound]
    guard let first = after.first, Self.isApostrophe(first) else { return false }
    return has(after.dropFirst(), in: "clitics", facts)
  }

  private func has(_ part: ArraySlice<UInt16>, in list: String, _ facts: LanguageFacts) -> Bool {
    let entries = facts.list(list)
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

  init(_ context: RuleContext, _ scope: PackMatch.Scope, _ search: StringSearch?) {
    let (source, target) = (context.source.document, context.target.document)
    let isCode = scope == .code
    self.source =
      isCode ? PackText(codeOf: source) : PackText(context.source, search, context.foundInSource)
    self.target =
      isCode ? PackText(codeOf: target) : PackText(context.target, search, context.foundInTarget)
    let beads = context.sharedCertainBeads.value { Self.certainBeads(of: context) }
    self.beads =
      isCode
      ? beads.map { (source.fileRange(of: $0.source), target.fileRange(of: $0.target)) } : beads
  }

  private static func certainBeads(
    of context: RuleContext
  ) -> [(source: Range<Int>, target: Range<Int>)] {
    guard context.alignment.quality >= Self.certain else { return [] }
    return context.alignment.beads.compactMap { bead in
      guard bead.posterior >= Self.certain, let source = context.sourceRange(bead.source),
        let target = context.targetRange(bead.target)
      else { return nil }
      return (source, target)
    }
  }

  /// Two texts that `isPlain`, each a translation of the other.
  init(plain source: SourceFile, _ target: SourceFile, _ languages: [LanguageData]) {
    self.source = PackText(plain: source, languages.first)
    self.target = PackText(plain: target, languages.last)
    beads = [(0..<source.text.count, 0..<target.text.count)]
  }

  /// The bead whose target holds an offset.
  func bead(atTarget offset: Int) -> (source: Range<Int>, target: Range<Int>)? {
    let next = beads.partitioningIndex { $0.target.lowerBound > offset }
    guard next > 0, offset <= beads[next - 1].target.upperBound else { return nil }
    return beads[next - 1]
  }
}
