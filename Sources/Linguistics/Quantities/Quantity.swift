/// A number in a text with what it counts, read into values.
///
/// Dates and times are read into fields: one quantity each for the day, the
/// month, the year, the hour and the minute, with a common `group`; a range and a
/// score into the two numbers. `WholeQuantity` puts them together.
public struct Quantity: Sendable {
  public enum Kind: UInt8, Sendable {
    case cardinal, ordinal, fraction, percent, money, measure, duration
    case year, month, day, weekday, hour, minute
    case decade, century, score, phone, version, identifier
  }

  /// How the number is written.
  public enum Form: UInt8, Sendable {
    case digits, words, ideographs, roman, sign
  }

  /// The number with its unit, UTF-16 units.
  public var range: Range<Int>
  /// The number alone.
  public var number: Range<Int>
  public var kind: Kind
  public var form: Form
  /// What the number may mean, the likeliest first: `1.234` in English is 1.234,
  /// or 1234 to a German eye.
  public var values: [Double]
  /// The fields of a number that may also be a date or a time, such as `10.30`.
  public var parts: [Double] = []
  /// Indices into `UnitTable.units` that the unit's name may mean.
  public var units: [Int] = []
  /// Digits after the decimal sign.
  public var decimals = 0
  /// Whether the words may mean something else than this number (`a`, `second`,
  /// `to`): good for excusing a number on the other side, not for accusing.
  public var isWeak = false
  /// Whether the number is written by the conventions of its language.
  public var isLocal = true
  /// Whether its conventions allow both readings of `values`.
  public var isEitherLocal = false
  /// Part of an enumeration or range whose last member carries the unit.
  public var sharesUnit = false
  /// Whether a plain number stands where an hour may: `o 19`, `alle 18`.
  public var mayBeHour = false
  /// Whether a plain number stands behind a name, as that of a version does: `ODF 1.1`.
  public var followsName = false
  /// Number of the date or time that the quantity is a field of.
  public var group: Int32 = -1
  /// Whether the next quantity is the other end of a range or score that begins here.
  public var opensRange = false

  /// The likeliest value.
  public var value: Double { values.first ?? 0 }
}
