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

  /// - Parameter pattern: in the syntax of ICU. What is not understood counts as
  ///   matching anything.
  init(_ pattern: String) {
    var parser = PatternParser(text: Array(pattern.utf16))
    let known = parser.isUnderstood ? parser.alternatives() : .nothing
    (strings, ranges) = (known.needed, known.ranges)
  }

  /// Those of a text's blocks that may hold a match.
  func blocks(of text: PackText, _ units: UnitSet) -> [Range<Int>] {
    if let ranges, !ranges.contains(where: units.containsAny(of:)) { return [] }
    guard let strings else { return text.blocks }
    let spelled = strings.filter { $0.allSatisfy(units.contains) }
    guard !spelled.isEmpty else { return [] }
    let grams = text.grams
    let present = spelled.filter(grams.mayContain)
    guard !present.isEmpty else { return [] }
    let search = StringSearch(present)
    let pairs = present.map(GramSet.Pairs.init)
    return text.text.withUnsafeBufferPointer { units in
      text.blocks.indices.filter { index in
        pairs.contains { grams.mayContain($0, inBlock: index) }
          && search.occurs(in: UnsafeBufferPointer(rebasing: units[text.blocks[index]]))
      }.map { text.blocks[$0] }
    }
  }
}

/// Looks for any of some strings in one pass.
private struct StringSearch {
  /// The strings one after the other.
  private var units: [UInt16] = []
  private var ranges: [Range<Int>] = []
  /// What the strings begin with, one bit each: two units by a hash, or one where a string is
  /// no longer.
  private var starts: [UInt64]
  private let isByPair: Bool

  /// - Parameter strings: none of them empty.
  init(_ strings: [[UInt16]]) {
    isByPair = strings.allSatisfy { $0.count > 1 }
    starts = [UInt64](repeating: 0, count: isByPair ? 1 << 6 : 1 << 10)
    for string in strings {
      ranges.append(units.count..<units.count + string.count)
      units += string
      let start = isByPair ? Self.pair(string[0], string[1]) : string[0]
      starts[Int(start >> 6)] |= 1 << UInt64(start & 63)
    }
  }

  /// A hash below 4,096.
  @inline(__always)
  private static func pair(_ first: UInt16, _ second: UInt16) -> UInt16 {
    (first &* 37 &+ second) & 0xFFF
  }

  /// Complexity: linear in the length of `text`, times the number of strings where one begins.
  func occurs(in text: UnsafeBufferPointer<UInt16>) -> Bool {
    starts.withUnsafeBufferPointer { starts in
      var place = 0
      let end = isByPair ? text.count - 1 : text.count
      while place < end {
        let start = isByPair ? Self.pair(text[place], text[place + 1]) : text[place]
        if starts[Int(start >> 6)] & 1 << UInt64(start & 63) != 0, occurs(at: place, in: text) {
          return true
        }
        place += 1
      }
      return false
    }
  }

  private func occurs(at place: Int, in text: UnsafeBufferPointer<UInt16>) -> Bool {
    ranges.contains { range in
      range.count <= text.count - place
        && range.allSatisfy { units[$0] == text[place + $0 - range.lowerBound] }
    }
  }
}
