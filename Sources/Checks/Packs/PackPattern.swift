import ICU
import PackTables
import Synchronization
import YAMLTree

/// A regular expression of a rule, compiled when it is first needed.
final class PackPattern: Sendable {
  let text: String
  /// Where it stands in the pack.
  let place: YAMLPlace
  private let sharedNeeds = Mutex<PatternNeeds?>(nil)
  private let compiled = Mutex<RegularExpression?>(nil)

  init(_ text: String, at place: YAMLPlace) {
    self.text = text
    self.place = place
  }

  /// Those of a text's blocks that may hold a match, as far as their characters tell.
  ///
  /// - Parameter ranges: of the text; other blocks than theirs are left out.
  func blocks(of text: PackText, near ranges: [Range<Int>]? = nil) -> [Range<Int>] {
    let blocks = ranges.map(text.blocks(near:))
    guard let units = text.units else { return blocks ?? text.blocks }
    return needs.blocks(of: text, blocks, units)
  }

  /// What a match cannot be without.
  var needs: PatternNeeds {
    sharedNeeds.withLock { known in
      let needs = known ?? PatternNeeds(text)
      known = needs
      return needs
    }
  }

  func expression() throws(ICUError) -> RegularExpression {
    try compiled.withLock { (known) throws(ICUError) in
      if let known { return known }
      let expression = try RegularExpression(text)
      known = expression
      return expression
    }
  }

  /// Refuses a pattern that ICU cannot compile.
  func validate() throws(YAMLError) {
    do {
      _ = try expression()
    } catch {
      throw YAMLError(
        "no regular expression of ICU: \(error.reason) in \(error.operation); write patterns in"
          + " single quotes, so that \\ and # stay as they are", at: place)
    }
  }

  /// Whether the pattern has a group of this name.
  func hasGroup(_ name: String) -> Bool {
    let (text, group) = (text.utf8, "(?<\(name)>".utf8)
    return text.indices.contains { text[$0...].starts(with: group) }
  }
}

extension PatternNeeds {
  /// Whether a text may hold a match.
  func mayMatch(in text: PackText) -> Bool {
    guard let units = text.units else { return true }
    if let ranges, !ranges.contains(where: units.containsAny(of:)) { return false }
    guard let strings else { return true }
    let spelled = strings.filter { StringSearch.mayHold($0, units) }
    return !spelled.isEmpty && text.mayHold(anyOf: spelled, units)
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
