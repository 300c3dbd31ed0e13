/// What a word may mean where numbers are concerned.
public struct Sense: Sendable, Equatable {
  @frozen public enum Kind: UInt8, CaseIterable, Sendable {
    /// Number words: a cardinal, an ordinal, one that is often something else.
    case number, ordinal, weak
    /// Another word too, unless something counts by it: Italian `sei`.
    case counting
    case fraction, scale
    /// A scale that stands before its number.
    case scaleBefore
    /// Raises or lowers the number after it: साढ़े.
    case addend
    /// Written onto number words that are written together: `honderdvijftig`
    /// (the words between them), `siebzehnjährig`.
    case compound, suffix
    /// A syllable of Sino-Korean numerals.
    case sino
    case percent
    case percentBefore
    /// Counts percentage points, or anything else: French `points`.
    case point
    /// Sets an amount against one of another unit: `per`.
    case per
    /// `value` is an index into `UnitTable.units`.
    case unit
    case unitBefore
    /// A part of the day; `value` 12 for its second half.
    case dayPeriod
    case dayPeriodBefore
    case clock
    case clockBefore
    /// Stands behind a time: `GMT`.
    case timeZone
    case decade
    case decadeBefore
    /// A decade by itself: `eighties`.
    case decadeName
    case century
    case centuryBefore
    case join, range, counter
    /// May stand between a number and its scale: 550多万.
    case filler
    case yearMark
    case monthMark
    case dayMark
    /// `value` is the year before the era's first.
    case era
    case ordinalMark
    case prefixMark
    case month
    case monthAbbreviation
    /// Makes a month's name good only beside a day or a year.
    case ambiguousMonth
    /// The name of a month of another calendar; `value` is the usual month and day of its first,
    /// 321 for March 21.
    case solarMonth
    /// 1 is Sunday.
    case weekday
    /// No number, though it begins like one.
    case other
  }

  public var kind: Kind
  public var value: Double

  public init(kind: Kind, value: Double) {
    self.kind = kind
    self.value = value
  }
}

extension Sense {
  /// Kinds of senses, a bit for each.
  @frozen public struct Kinds: OptionSet, Sendable {
    public let rawValue: UInt64

    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
    @inlinable public init(_ kind: Kind) { rawValue = 1 << UInt64(kind.rawValue) }

    @inlinable public func contains(_ kind: Kind) -> Bool {
      rawValue & Kinds(kind).rawValue != 0
    }
  }
}

extension Sense.Kind {
  /// The kind that the files of `rules/quantities/` call so, or nil.
  init?(name: String) {
    guard let kind = Self.named[name] else { return nil }
    self = kind
  }

  private static let named = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  private var name: String {
    switch self {
    case .percentBefore: "percent-before"
    case .scaleBefore: "scale-before"
    case .unitBefore: "unit-before"
    case .dayPeriod: "pm"
    case .dayPeriodBefore: "pm-before"
    case .clockBefore: "clock-before"
    case .timeZone: "time-zone"
    case .decadeBefore: "decade-before"
    case .decadeName: "decade-name"
    case .centuryBefore: "century-before"
    case .yearMark: "year-mark"
    case .monthMark: "month-mark"
    case .dayMark: "day-mark"
    case .ordinalMark: "ordinal-mark"
    case .prefixMark: "prefix-mark"
    case .monthAbbreviation: "month-abbreviation"
    case .ambiguousMonth: "ambiguous-month"
    case .solarMonth: "solar-month"
    default: "\(self)"
    }
  }
}
