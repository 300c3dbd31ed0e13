import Checks
import Documents

/// A name of the source and how the translation spells it, for the table of names.
public struct NameEntry: Sendable {
  /// The name as the source first writes it.
  public var source: String
  /// The spellings, the usual one first.
  public var variants: [Variant]

  /// One spelling in the translation.
  public struct Variant: Sendable {
    public var spelling: String
    /// Names of the romanisation schemes that give this spelling; empty where
    /// none does or none is known.
    public var schemes: [String]
    /// Where it stands in the target, in order.
    public var mentions: [Span]

    public init(spelling: String, schemes: [String] = [], mentions: [Span]) {
      self.spelling = spelling
      self.schemes = schemes
      self.mentions = mentions
    }
  }

  public init(source: String, variants: [Variant]) {
    self.source = source
    self.variants = variants
  }
}

extension NameEntry {
  /// What the findings on names tell: each name that has two spellings, with
  /// all places of both.
  static func evidence(in pair: PairReport) -> [NameEntry] {
    var entries: [NameEntry] = []
    for finding in pair.findings where finding.rule == "name-variants" {
      guard let target = finding.target, let source = finding.source.first,
        let usual = finding.related.first
      else { continue }
      let spellings = [usual.span, target].map(pair.target.text)
      let known = entries.firstIndex { $0.variants[0].spelling == spellings[0] }
      let index = known ?? entries.count
      if known == nil { entries.append(NameEntry(source: pair.source.text(source), variants: [])) }
      for spelling in spellings
      where !entries[index].variants.contains(where: { $0.spelling == spelling }) {
        entries[index].variants.append(
          Variant(spelling: spelling, mentions: mentions(of: spelling, in: pair.target.file)))
      }
    }
    return entries
  }

  private static func mentions(of spelling: String, in file: SourceFile) -> [Span] {
    func isLetter(_ offset: Int) -> Bool {
      file.text.indices.contains(offset)
        && Unicode.Scalar(file.text[offset])?.properties.isAlphabetic ?? false
    }
    return occurrences(of: Array(spelling.utf16), in: file.text)
      .filter { !isLetter($0.lowerBound - 1) && !isLetter($0.upperBound) }
      .map(file.span(of:))
  }

  private static func occurrences(of word: [UInt16], in text: [UInt16]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    while let next = text.firstRange(ofUnits: word, from: found.last.map { $0.lowerBound + 1 }) {
      found.append(next)
    }
    return found
  }
}
