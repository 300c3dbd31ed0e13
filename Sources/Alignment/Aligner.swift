import Linguistics

/// Aligns the sentences of two texts.
///
/// The log-odds of a bead against its sentences being unaligned is the sum of a prior of its
/// shape, of the ratio of its lengths, and of the words of both sides that look alike, the
/// numbers of one value, the countries, languages and days by CLDR, and headings; all ways through the texts are summed (forward-backward), the
/// parameters are estimated from the pair itself, and the beads of the largest total
/// probability are chosen.
public struct Aligner: Sendable {
  private let lexicon: Lexicon?

  /// - Parameter lexicon: words known to translate each other; none is needed.
  public init(lexicon: Lexicon? = nil) { self.lexicon = lexicon }

  /// Complexity: linear in long texts; quadratic up to some hundred sentences.
  public func align(_ source: Analysis, _ target: Analysis) -> Alignment {
    if let pairing = UnitPairing(source.document, target.document) {
      return Alignment(pairing, source, target)
    }
    let features = (TextFeatures(source), TextFeatures(target))
    let (sources, targets) = (features.0.count, features.1.count)
    guard sources > 0, targets > 0 else {
      return Alignment(
        beads: (0..<sources).map {
          Bead(source: $0..<$0 + 1, target: 0..<0, score: 0, posterior: 1)
        }
          + (0..<targets).map {
            Bead(source: sources..<sources, target: $0..<$0 + 1, score: 0, posterior: 1)
          }, omission: [Double](repeating: 1, count: sources),
        addition: [Double](repeating: 1, count: targets), quality: 0)
    }
    let words = lexicon?.links(source.tokenTable.foldedForms, target.tokenTable.foldedForms)
    let known = (words ?? []) + CountryNames.links(source, target)
    var search = Search(features.0, features.1, known: known)
    return search.run()
  }
}
