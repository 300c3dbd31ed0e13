import ICU

/// The form in which spellings are compared: lower case and decomposed (NFD),
/// with every apostrophe, hyphen and space the same. Diacritics stay.
public enum NameFolding {
  /// Complexity: linear; no ICU call for ASCII.
  public static func fold(
    _ text: ArraySlice<UInt16>, language: String
  ) throws(ICUError) -> [UInt16] {
    if let folded = text.withUnsafeBufferPointer({ ascii($0, language) }) { return folded }
    // Most words and all data are in lower case, and many in NFD as they are.
    var folded = Array(text)
    if text.contains(where: mayBeUpper) {
      folded = try CaseMapping.lower(text, locale: language)
    }
    if try NormalizationForm.nfd.normalizedPrefix(of: folded[...]) < folded.count {
      folded = try NormalizationForm.nfd.normalize(folded[...])
    }
    for index in folded.indices { folded[index] = plainMark(folded[index]) }
    return folded
  }

  /// Folds a text in ASCII without a capital that languages disagree about; nil for others.
  private static func ascii(
    _ text: UnsafeBufferPointer<UInt16>, _ language: String
  ) -> [UInt16]? {
    // An array without room is one that all threads share, and its count would be written.
    guard !text.isEmpty else { return [] }
    var isFolded = true
    var hasI = false
    let folded = [UInt16](unsafeUninitializedCapacity: text.count) { folded, count in
      while isFolded, count < text.count {
        let unit = text[count]
        isFolded = unit < 0x80
        if unit == 0x49 { hasI = true }
        let isCapital = unit &- 0x41 < 26
        folded[count] = isCapital ? unit | 0x20 : plainMark(unit)
        count += 1
      }
    }
    return isFolded && (!hasI || hasPlainI(language)) ? folded : nil
  }

  /// Whether a language has one letter i: then words in ASCII are folded as Unicode folds case.
  public static func hasPlainI(_ language: String) -> Bool { language != "tr" && language != "az" }

  private static func mayBeUpper(_ unit: UInt16) -> Bool {
    if unit & 0xF800 == 0xD800 { return true }
    let category = GeneralCategory(of: UInt32(unit))
    return category == .uppercaseLetter || category == .titlecaseLetter
  }

  /// One character for all that serve as apostrophe (soft signs, hamza and ayin
  /// included), double prime, hyphen and space.
  private static func plainMark(_ unit: UInt16) -> UInt16 {
    if unit < 0x80 { return unit == 0x60 ? 0x27 : unit }
    switch unit {
    case 0xB4, 0x2B9, 0x2BB...0x2BF, 0x2018, 0x2019, 0x201B, 0x2032: return 0x27
    case 0x2BA, 0x201C, 0x201D, 0x2033: return 0x22
    case 0x2010...0x2013: return 0x2D
    case 0xA0, 0x2007, 0x202F: return 0x20
    default: return unit
    }
  }
}
