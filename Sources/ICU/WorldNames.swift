internal import CICU

/// What CLDR calls countries and languages, as far as the name is one word.
public enum WorldNames {
  /// Names in an ICU locale with the ISO 3166 code of the country (two capitals) or the ISO 639
  /// code of the language (two small letters); in no order.
  ///
  /// Asking ICU takes tens of milliseconds, so the build does it.
  public static func rows(locale: String) -> [(name: [UInt16], code: String)] {
    codes(0).compactMap { row($0, kind: 2, locale) }
      + codes(1).compactMap { row($0, kind: 0, locale) }
  }

  private static func row(
    _ code: String, kind: Int32, _ locale: String
  ) -> (name: [UInt16], code: String)? {
    let name = try? filling(guess: 64, "naming a country") { out, capacity, status in
      tq_locale_display(kind, code, locale, out, capacity, &status)
    }
    // Where CLDR has no name ICU gives the code back.
    guard let name, !name.elementsEqual(code.utf16), let folded = QuantityWords.folded(name),
      folded.count > 1, !folded.contains(0x20)
    else { return nil }
    return (folded, code)
  }

  private static func codes(_ kind: Int32) -> [String] {
    var codes: [String] = []
    var next = tq_iso_codes(kind)
    while let code = next.pointee {
      codes.append(String(cString: code))
      next += 1
    }
    return codes.filter { $0.utf8.count == 2 }
  }
}
