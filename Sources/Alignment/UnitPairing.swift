import Documents

/// Which units of two documents translate each other, where the files say so: by their
/// place in one bitext, by their keys, or by when subtitles are shown.
public struct UnitPairing: Sendable {
  /// Units of both sides, as indices into `units`; one may be empty. Packed as the units are.
  public struct Group: Sendable, Equatable {
    private let packedSource: Range<Int32>
    private let packedTarget: Range<Int32>

    init(source: Range<Int>, target: Range<Int>) {
      packedSource = Range(packing: source)
      packedTarget = Range(packing: target)
    }

    public var source: Range<Int> { packedSource.unpacked }
    public var target: Range<Int> { packedTarget.unpacked }
  }

  /// In the order of the source; what only the target has comes where it stands, or last
  /// where keys pair.
  public let groups: [Group]

  /// Nil where the documents have no units that can be paired.
  ///
  /// Complexity: linear in the number of units.
  public init?(_ source: Document, _ target: Document) {
    guard let pairing = source.format.unitPairing, pairing == target.format.unitPairing else {
      return nil
    }
    switch pairing {
    case .position:
      groups = zip(source.units.indices, target.units.indices).map {
        Group(source: $0..<$0 + 1, target: $1..<$1 + 1)
      }
    case .key: groups = Self.byKey(source.units, target.units)
    case .time: groups = Self.byTime(source.units, target.units)
    }
  }

  /// Where a key comes again, those in the same place belong together, or else the last one of the
  /// target is meant.
  private static func byKey(_ source: [Unit], _ target: [Unit]) -> [Group] {
    func isInPlace(_ index: Int) -> Bool {
      index < min(source.count, target.count) && source[index].name == target[index].name
    }
    var places: [String: Int] = [:]
    for index in target.indices where !isInPlace(index) { places[target[index].name] = index }
    var groups: [Group] = []
    var isPaired = [Bool](repeating: false, count: target.count)
    for index in source.indices {
      let place =
        isInPlace(index) ? index : places.removeValue(forKey: source[index].name)
      if let place { isPaired[place] = true }
      groups.append(Group(source: index..<index + 1, target: place.map { $0..<$0 + 1 } ?? 0..<0))
    }
    for index in target.indices where !isPaired[index] {
      groups.append(Group(source: source.count..<source.count, target: index..<index + 1))
    }
    return groups
  }

  /// Units that are shown together for half the time of the shorter one belong together.
  private static func byTime(_ source: [Unit], _ target: [Unit]) -> [Group] {
    var groups: [Group] = []
    var (row, column) = (0, 0)
    while row < source.count || column < target.count {
      var (rows, columns) = (row, column)
      if row == source.count {
        columns += 1
      } else if column == target.count {
        rows += 1
      } else if overlap(source[row], target[column]) {
        (rows, columns) = (row + 1, column + 1)
        while true {
          if rows < source.count, overlap(source[rows], target[columns - 1]) {
            rows += 1
          } else if columns < target.count, overlap(source[rows - 1], target[columns]) {
            columns += 1
          } else {
            break
          }
        }
      } else if end(source[row]) <= end(target[column]) {
        rows += 1
      } else {
        columns += 1
      }
      groups.append(Group(source: row..<rows, target: column..<columns))
      (row, column) = (rows, columns)
    }
    return groups
  }

  private static func end(_ unit: Unit) -> Int { unit.time?.upperBound ?? 0 }

  private static func overlap(_ left: Unit, _ right: Unit) -> Bool {
    guard let one = left.time, let other = right.time else { return false }
    let shared = min(one.upperBound, other.upperBound) - max(one.lowerBound, other.lowerBound)
    return shared > 0 && 2 * shared >= min(one.count, other.count)
  }
}
