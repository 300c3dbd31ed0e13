import ICU

/// What a publisher has decided where a language leaves the choice. Nothing is
/// set unless a project's settings say so; rules then hold texts to it.
public struct HouseStyle: Sendable, Equatable {
  /// The marks of a quotation.
  public var quotes: QuotationPair?
  /// The marks of a quotation within another.
  public var nestedQuotes: QuotationPair?
  /// The sign of an apostrophe, U+0027 or U+2019.
  public var apostrophe: UInt16?
  /// The sign of a break in thought, such as an en dash.
  public var dash: String?
  /// How numerals are written.
  public var numbers: NumberSigns?

  /// The signs within a numeral.
  public struct NumberSigns: Sendable, Equatable {
    /// Before the decimals.
    public var decimal: UInt16
    /// Between thousands.
    public var group: UInt16

    public init(decimal: UInt16, group: UInt16) {
      self.decimal = decimal
      self.group = group
    }
  }

  public init() {}

  /// Whether a style of outer quotation marks breaks the house's choice.
  func isForeign(_ style: QuotationPair) -> Bool {
    quotes.map { $0 != style && QuoteStyles.isRival(style) } ?? false
  }
}
