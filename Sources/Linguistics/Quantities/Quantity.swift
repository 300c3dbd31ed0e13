/// A number in a text with what it counts, read into values.
///
/// Dates and times are read into fields: one quantity each for the day, the
/// month, the year, the hour and the minute, with a common `group`; a range and a
/// score into the two numbers. `WholeQuantity` puts them together.
///
/// It holds no references, so that lists of quantities are copied as they are.
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

  /// Numbers that a quantity is read into.
  public typealias Numbers = ShortList<Double>
  /// Indices into `UnitTable.units`.
  public typealias Units = ShortList<UInt8>

  /// What the number may mean, the likeliest first: `1.234` in English is 1.234,
  /// or 1234 to a German eye.
  public var values: Numbers
  /// The fields of a number that may also be a date or a time, such as `10.30`.
  public var parts = Numbers()
  /// What the unit's name may mean.
  public var units = Units()
  private var whole: Range<Int32>
  private var bare: Range<Int32>
  /// Digits after the decimal sign.
  public var decimals = 0
  /// Number of the date or time that the quantity is a field of.
  public var group: Int32 = -1
  public var kind: Kind
  public var form: Form
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
  /// Whether what it counts may be percent: `3,5 points`, or any word in a language whose word for
  /// percent is not known.
  public var mayBePercent = false
  /// Whether a plain number stands behind a name, as that of a version does: `ODF 1.1`.
  public var followsName = false
  /// Whether the next quantity is the other end of a range or score that begins here.
  public var opensRange = false

  init(range: Range<Int>, kind: Kind, form: Form, values: Numbers) {
    whole = Self.short(range)
    bare = whole
    self.kind = kind
    self.form = form
    self.values = values
  }

  /// The number with its unit, UTF-16 units.
  public var range: Range<Int> {
    get { Int(whole.lowerBound)..<Int(whole.upperBound) }
    set { whole = Self.short(newValue) }
  }

  /// The number alone.
  public var number: Range<Int> {
    get { Int(bare.lowerBound)..<Int(bare.upperBound) }
    set { bare = Self.short(newValue) }
  }

  private static func short(_ range: Range<Int>) -> Range<Int32> {
    Int32(range.lowerBound)..<Int32(range.upperBound)
  }

  /// The likeliest value.
  public var value: Double { values.first ?? 0 }
}
