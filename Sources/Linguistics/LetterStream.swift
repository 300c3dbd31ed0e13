import ICU

/// The letters of a text as the n-gram profiles count them: lower case, words
/// set apart by ``boundary``, everything else left out.
public struct LetterStream: Sendable {
  /// What stands before, between and after words.
  public static let boundary: UInt16 = 0x5F

  /// Letters and boundaries; the first and the last one are boundaries.
  public let units: [UInt16]
  /// The raw value of each letter's script, 0 at a boundary.
  let scripts: [UInt8]
  /// 1 at a letter that was a capital.
  let capitals: [UInt8]

  /// Complexity: linear in the length of `text`.
  public init(_ text: ArraySlice<UInt16>, equivalents: LetterEquivalents) {
    let letters = Characters.letters(of: text, boundary: Self.boundary)
    units = equivalents.merge(letters.units)
    scripts = letters.scripts
    capitals = letters.capitals
  }

  /// How many letters there are of each script, by its raw value; Common and
  /// Inherited ones and boundaries count as none.
  var scriptCounts: [Int] {
    var counts = [Int](repeating: 0, count: 256)
    for script in scripts { counts[Int(script)] += 1 }
    for script in [Script.common, .inherited] { counts[Int(script.rawValue)] = 0 }
    return counts
  }
}

/// Letters that the profiles count as one (`rules/profiles/equivalents.tsv`).
public struct LetterEquivalents: Sendable {
  private var rows: [(letters: ClosedRange<UInt16>, standIn: UInt16)] = []
  /// The letters of all rows.
  private let members: UnitSet
  /// The first of them.
  private let first: UInt16

  /// Reads `first<TAB>last<TAB>letter` rows, hexadecimal.
  public init() {
    for fields in TabSeparated.rows("profiles/equivalents.tsv") {
      let scalars = fields.compactMap { UInt16($0, radix: 16) }
      if scalars.count == 3, scalars[0] <= scalars[1] {
        rows.append((scalars[0]...scalars[1], scalars[2]))
      }
    }
    members = UnitSet(rows.flatMap { Array($0.letters) })
    first = rows.map(\.letters.lowerBound).min() ?? .max
  }

  func merge(_ units: [UInt16]) -> [UInt16] {
    guard units.contains(where: { $0 >= first && members.contains($0) }) else { return units }
    return units.map { unit in
      guard members.contains(unit) else { return unit }
      return rows.first { $0.letters.contains(unit) }?.standIn ?? unit
    }
  }
}
