import Alignment
import Checks
import Documents

/// Takes the units of two documents a piece at a time, those together that translate each other.
struct UnitStream: PieceStream {
  private let source: Document
  private let target: Document
  /// In the order of the target; what only the source has follows the unit before it.
  private let groups: [UnitPairing.Group]
  private let size: Int
  private var taken = 0
  /// How much of the target's file is in pieces.
  private var end = 0

  /// Nil where the documents have no units that can be paired.
  ///
  /// - Parameter size: bytes of UTF-16 of both texts in a piece; more where a unit is longer.
  init?(_ source: Document, _ target: Document, size: Int) {
    guard let pairing = UnitPairing(source, target) else { return nil }
    (self.source, self.target, self.size) = (source, target, size)
    let groups = pairing.groups
    var places: [Int] = []
    for group in groups { places.append(group.target.first ?? places.last ?? -1) }
    self.groups = groups.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { groups[$0] }
  }

  mutating func next() -> PairPiece? {
    guard taken < groups.count else { return nil }
    var units: (source: [Int], target: [Int]) = ([], [])
    var length = 0
    repeat {
      let group = groups[taken]
      units.source += group.source
      units.target += group.target
      length += Self.length(of: group.source, in: source)
      length += Self.length(of: group.target, in: target)
      taken += 1
    } while taken < groups.count
      && (length < size || mustFollow(groups[taken - 1], groups[taken]) && length < 2 * size)
    units.source.sort()
    units.target.sort()
    let start = end
    if taken == groups.count {
      end = target.file.text.count
    } else if let last = units.target.last {
      end = max(end, target.units[last].place.upperBound)
    }
    return PairPiece(
      source: source.part(units: units.source), target: target.part(units: units.target),
      extent: start..<end)
  }

  func settle(_ piece: PairPiece, _ pair: AlignedPair) -> SettledPart? {
    SettledPart(wholeOf: pair.source, pair.target, piece.extent)
  }

  /// Whether a group is judged beside the one before it: what is not translated is told behind
  /// that, and a plural's form that is not may be left to the next one.
  private func mustFollow(_ earlier: UnitPairing.Group, _ group: UnitPairing.Group) -> Bool {
    isUntranslated(group)
      || earlier.target.isEmpty
        && source.units[earlier.source].last?.nameOfGeneralForm != nil
  }

  private func isUntranslated(_ group: UnitPairing.Group) -> Bool {
    target.units[group.target].allSatisfy { $0.blocks.isEmpty }
  }

  /// In bytes of UTF-16, with what else the judging of a block takes.
  private static func length(of units: Range<Int>, in document: Document) -> Int {
    document.units[units].reduce(0) { length, unit in
      length
        + document.blocks[unit.blocks].reduce(0) { $0 + 2 * $1.count + DocumentWindows.block }
    }
  }
}
