import Linguistics

/// Decimal digits of two scripts in one text: ٢٠١٨ beside 2018.
struct DigitScript {
  /// So many numbers are slips, however short the text is; in a longer one as many as a third
  /// of the usual ones.
  private static let fewest = 2

  /// The numbers written in the digits that the text has less of, none where it is even, and
  /// whether they are few enough for slips. Codes and addresses have Latin digits everywhere.
  static func strays(in text: Analysis) -> (ranges: [Range<Int>], areSlips: Bool) {
    var counts: [UInt16: Int] = [:]
    let numbers = text.quantities.all.filter { $0.form == .digits && $0.kind != .identifier }
      .compactMap { quantity in
        zero(of: quantity, in: text).map { (range: quantity.number, zero: $0) }
      }
      .filter {
        !text.isInReference($0.range) && !text.isLedByLetter($0.range.lowerBound)
          && !(0x61...0x7A ~= ASCII.lower(text.unit(at: $0.range.upperBound)))
      }
    for number in numbers { counts[number.zero, default: 0] += 1 }
    guard counts.count > 1,
      let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
    else { return ([], false) }
    let strays = numbers.filter { counts[$0.zero, default: 0] < usual.value }.map(\.range)
    return (strays, strays.count <= max(fewest, usual.value / 3))
  }

  /// The digit zero of the first digit's script.
  private static func zero(of quantity: Quantity, in text: Analysis) -> UInt16? {
    guard let unit = text.text[quantity.number].first(where: { NumeralReader.digit($0) != nil }),
      let value = NumeralReader.digit(unit)
    else { return nil }
    // Full-width digits are Latin ones: Japanese sets single digits so.
    return 0xFF10...0xFF19 ~= unit ? 0x30 : unit - UInt16(value)
  }
}
