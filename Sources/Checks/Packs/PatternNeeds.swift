import ICU
import Linguistics

/// What a regular expression cannot match without, read off its text: most patterns hold a
/// word or sign that few texts have, and need not be run over the others.
struct PatternNeeds {
  /// One of these stands in every match, or in what must stand round it; nil where none
  /// is known.
  let strings: [[UInt16]]?
  /// A unit of these is there too; nil where none are known.
  let ranges: [ClosedRange<UInt16>]?
  /// Whether a decimal digit is there too.
  let hasDigit: Bool

  /// - Parameter pattern: in the syntax of ICU. What is not understood counts as
  ///   matching anything.
  init(_ pattern: String) {
    var parser = PatternParser(text: Array(pattern.utf16))
    let known = parser.isUnderstood ? parser.alternatives() : .nothing
    (strings, ranges, hasDigit) = (known.needed, known.ranges, known.hasDigit)
  }

  /// Those of a text's blocks that may hold a match.
  ///
  /// - Parameters:
  ///   - blocks: some of the text's; nil for all.
  ///   - units: those of the text.
  func blocks(of text: PackText, _ blocks: [Range<Int>]?, _ units: UnitSet) -> [Range<Int>] {
    if let ranges, !ranges.contains(where: units.containsAny(of:)) { return [] }
    let found = blocksWithStrings(of: text, blocks, units)
    return hasDigit ? found.filter(text.mayHoldDigit(in:)) : found
  }

  private func blocksWithStrings(
    of text: PackText, _ blocks: [Range<Int>]?, _ units: UnitSet
  ) -> [Range<Int>] {
    guard let strings else { return blocks ?? text.blocks }
    let spelled = strings.filter { StringSearch.mayHold($0, units) }
    if spelled.isEmpty { return [] }
    guard let blocks else { return text.blocks(withAnyOf: spelled, units) }
    return StringSearch(spelled).places(in: text.text, blocks: blocks, units: units)
      .blocks(withAnyOf: spelled)?.map { blocks[Int($0)] } ?? blocks
  }
}
