import ICU
import Linguistics

/// The arguments of Qt's messages (QString::arg): `%1` to `%99`.
enum QtArguments {
  private static let percent: UInt16 = 0x25

  /// Those of a program's messages, in order; none where the language writes percentages like them.
  ///
  /// Complexity: linear in the signs of the text.
  static func ranges(in text: Analysis) throws(ICUError) -> [Range<Int>] {
    guard text.document.format.holdsMessages, text.signs.units.contains(percent) else { return [] }
    let ranges = text.signs.offsets.compactMap { offset -> Range<Int>? in
      guard let range = range(at: Int(offset), in: text.text[...]),
        !text.isWordCharacter(at: range.lowerBound - 1), !text.isInReference(range),
        !text.isWordCharacter(at: range.upperBound), text.unit(at: range.upperBound) != percent
      else { return nil }
      return range
    }
    guard !ranges.isEmpty else { return [] }
    return try leads(in: text.language) ? [] : ranges
  }

  /// Those of a stretch of text whatever stands beside them.
  static func all(in text: ArraySlice<UInt16>) -> Set<ArraySlice<UInt16>> {
    Set(text.indices.compactMap { range(at: $0, in: text).map { text[$0] } })
  }

  private static func range(at offset: Int, in text: ArraySlice<UInt16>) -> Range<Int>? {
    guard text[offset] == percent else { return nil }
    let digits = text[(offset + 1)...].prefix(3).prefix { 0x30...0x39 ~= $0 }
    return 1...2 ~= digits.count && digits.first != 0x30 ? offset..<digits.endIndex : nil
  }

  private static func leads(in language: LanguageTag) throws(ICUError) -> Bool {
    try ICU.NumberFormat(skeleton: "percent", locale: language.description).format(50).first
      == percent
  }
}
