import ICU
import Linguistics

/// The space between a number and the percent sign: by CLDR's pattern of the
/// locale, unless `percent-space` of `rules/languages/` says otherwise.
struct PercentSpacing {
  /// What stands before the sign, and what should.
  struct Deviation {
    /// The space, or the empty range where one is missing.
    var gap: Range<Int>
    /// From the number to the sign.
    var range: Range<Int>
    var wanted: String
    /// Whether the text itself has the other form, or the language is strict.
    var isCertain: Bool
  }

  private enum Convention: String {
    /// Professional texts have a space, or none, throughout.
    case required, none
    /// By CLDR; other texts do otherwise.
    case preferred, unspaced
    /// Both are in use.
    case either
  }

  /// The percentages whose spacing is neither the language's nor the text's.
  static func deviations(in text: Analysis) throws(ICUError) -> [Deviation] {
    let places = places(in: text)
    guard !places.isEmpty else { return [] }
    let convention = try convention(of: text)
    let spaced = places.count { !$0.gap.isEmpty }
    let isMixed = spaced > 0 && spaced < places.count
    let wantsSpace =
      switch convention {
      case .required, .preferred: true
      case .none, .unspaced: false
      case .either: 2 * spaced > places.count
      }
    guard convention != .either || 2 * spaced != places.count else { return [] }
    return places.filter { $0.gap.isEmpty == wantsSpace }.map { place in
      Deviation(
        gap: place.gap, range: place.range, wanted: wantsSpace ? "\u{A0}" : "",
        isCertain: isMixed || convention == .required || convention == .none)
    }
  }

  /// Numbers in digits with a percent sign behind them.
  private static func places(in text: Analysis) -> [(gap: Range<Int>, range: Range<Int>)] {
    text.quantities.all.compactMap { quantity in
      guard quantity.kind == .percent, quantity.form == .digits, quantity.number.upperBound > 0,
        let sign = (quantity.number.upperBound..<quantity.range.upperBound).first(where: {
          !WhiteSpace.isBlank(text.text[$0])
        }), text.text[sign] == 0x25,
        text.category(at: quantity.number.upperBound - 1).isNumber,
        !text.isInReference(quantity.range)
      else { return nil }
      return (quantity.number.upperBound..<sign, quantity.number.lowerBound..<(sign + 1))
    }
  }

  private static func convention(of text: Analysis) throws(ICUError) -> Convention {
    if let named = text.facts.value("percent-space").flatMap(Convention.init) { return named }
    let written = try ICU.NumberFormat(skeleton: "percent", locale: text.language.description)
      .format(50)
    guard let sign = written.firstIndex(of: 0x25), sign > 0 else { return .either }
    return WhiteSpace.isBlank(written[sign - 1]) ? .preferred : .unspaced
  }
}
