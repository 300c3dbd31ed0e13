import ICU

/// A unit of measure or a currency of `rules/units.tsv`.
public struct QuantityUnit: Sendable {
  public var name: String
  public var dimension: String
  /// base = (value + offset) * factor; factor 0: not convertible.
  public var factor: Double
  public var offset: Double
  /// The fields that name it, read when a lexicon is made.
  fileprivate var names: String
  fileprivate var signs: String

  /// CLDR's paths of the unit, such as `length/kilometer`; none for a currency.
  var paths: [String] { isPath ? names.split(separator: ",").map(String.init) : [] }
  /// ISO 4217 codes whose names share the currency's word.
  var currencies: [String] { isMoney ? names.split(separator: ",").map(String.init) : [] }
  private var isPath: Bool { names.utf8.contains(UInt8(ascii: "/")) }
  /// Symbols and abbreviations, case-folded, that hold in every language.
  var symbols: [String] { signs == "-" ? [] : signs.split(separator: "|").map(String.init) }

  public var isMoney: Bool { dimension == "money" }
  public var isDuration: Bool { dimension == "duration" }

  /// `value` in the unit `other`, or nil where one cannot be told by the other.
  /// A speed may be told by the distance of an hour alone: “moving at 12 km”.
  public func convert(_ value: Double, to other: QuantityUnit) -> Double? {
    guard factor > 0, other.factor > 0 else { return nil }
    let metres = 1000.0
    switch (dimension, other.dimension) {
    case ("speed", "length"): return value * factor * metres / other.factor
    case ("length", "speed"): return value * factor / metres / other.factor
    case (let own, let foreign) where own == foreign:
      return (value + offset) * factor / other.factor - other.offset
    default: return nil
    }
  }
}

/// The units that quantities are compared by, 256 at most: indices are bytes.
public struct UnitTable: Sendable {
  public let units: [QuantityUnit]
  private let byDimension: [String: [UInt8]]

  /// - Parameter rows: the fields of `rules/units.tsv`.
  public init(rows: [[String]]) {
    units = rows.compactMap { row in
      guard row.count >= 6, let factor = Double(row[2]), let offset = Double(row[3]) else {
        return nil
      }
      return QuantityUnit(
        name: row[0], dimension: row[1], factor: factor, offset: offset, names: row[4],
        signs: row[5])
    }
    byDimension = Dictionary(grouping: units.indices.map { UInt8($0) }) { [units] in
      units[Int($0)].dimension
    }
  }

  /// The units of a unit's dimension, itself too.
  public func siblings(of index: UInt8) -> [UInt8] {
    byDimension[self[index].dimension, default: []]
  }

  /// The units as ICU's data names them.
  var words: [QuantityWords.Unit] {
    units.map {
      QuantityWords.Unit(name: $0.name, paths: $0.paths, currencies: $0.currencies)
    }
  }

  /// The index of the unit with a name, or nil.
  public func index(named name: String) -> UInt8? {
    units.firstIndex { $0.name == name }.map { UInt8($0) }
  }

  public subscript(index: UInt8) -> QuantityUnit { units[Int(index)] }
}
