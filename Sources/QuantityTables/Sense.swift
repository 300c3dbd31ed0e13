/// What a word may mean where numbers are concerned.
public struct Sense: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Number words: a cardinal, an ordinal, one that is often something else.
    case number, ordinal, weak
    /// Another word too, unless something counts by it: Italian `sei`.
    case counting
    case fraction, scale
    /// Raises or lowers the number after it: साढ़े.
    case addend
    /// Written onto number words that are written together: `honderdvijftig`
    /// (the words between them), `siebzehnjährig`.
    case compound, suffix
    /// A syllable of Sino-Korean numerals.
    case sino
    case percent
    case percentBefore = "percent-before"
    /// `value` is an index into `UnitTable.units`.
    case unit
    case unitBefore = "unit-before"
    /// A part of the day; `value` 12 for its second half.
    case dayPeriod = "pm"
    case dayPeriodBefore = "pm-before"
    case clock
    case clockBefore = "clock-before"
    case decade
    case decadeBefore = "decade-before"
    /// A decade by itself: `eighties`.
    case decadeName = "decade-name"
    case century
    case centuryBefore = "century-before"
    case join, range, counter
    /// May stand between a number and its scale: 550多万.
    case filler
    case yearMark = "year-mark"
    case monthMark = "month-mark"
    case dayMark = "day-mark"
    /// `value` is the year before the era's first.
    case era
    case ordinalMark = "ordinal-mark"
    case prefixMark = "prefix-mark"
    case month
    case monthAbbreviation = "month-abbreviation"
    /// Makes a month's name good only beside a day or a year.
    case ambiguousMonth = "ambiguous-month"
    /// 1 is Sunday.
    case weekday
  }

  public var kind: Kind
  public var value: Double

  public init(kind: Kind, value: Double) {
    self.kind = kind
    self.value = value
  }
}
