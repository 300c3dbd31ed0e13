import ICU

/// What Unicode says of the characters of alphabets, each looked up once for a text.
struct Alphabets {
  /// Latin, Greek and Cyrillic, with the signs and combining marks among them.
  static let limit: UInt16 = 0x530

  struct Letter {
    /// 0 before the letter is known.
    fileprivate var category: UInt8 = 0
    fileprivate var rawScript: UInt8 = 0
    /// 0 before it is known; `noSingle` where there is none.
    fileprivate var folded: UInt16 = 0

    var generalCategory: GeneralCategory { GeneralCategory(rawValue: category) }
    var script: Script { Script(rawValue: rawScript) }
  }

  private var letters = [Letter](repeating: Letter(), count: Int(limit))
  private static let noSingle = UInt16.max

  /// - Parameter unit: below the limit.
  subscript(unit: UInt16) -> Letter {
    mutating get {
      let letter = letters[Int(unit)]
      if letter.category > 0 { return letter }
      letters[Int(unit)].category = GeneralCategory(of: UInt32(unit)).rawValue
      letters[Int(unit)].rawScript = Script(of: UInt32(unit)).rawValue
      return letters[Int(unit)]
    }
  }

  /// The unit that a character of an alphabet, kana, a Han character or a syllable of Hangul
  /// becomes in NFKC_Casefold, wherever it stands; nil for others, for marks, which may join with
  /// what stands before them, and for what becomes none or more units.
  @inline(__always)
  mutating func folded(_ unit: UInt16) throws(ICUError) -> UInt16? {
    guard unit < Self.limit else { return Self.isSyllable(unit) ? unit : nil }
    var folded = letters[Int(unit)].folded
    if folded == 0 {
      folded = try foldedByICU(unit)
      letters[Int(unit)].folded = folded
    }
    return folded == Self.noSingle ? nil : folded
  }

  /// Without case and other forms.
  private static func isSyllable(_ unit: UInt16) -> Bool {
    0x4E00...0x9FEF ~= unit || 0x3041...0x3096 ~= unit || 0x30A1...0x30FC ~= unit && unit != 0x30FB
      || 0xAC00...0xD7A3 ~= unit
  }

  private mutating func foldedByICU(_ unit: UInt16) throws(ICUError) -> UInt16 {
    let all = try NormalizationForm.nfkcCasefold.normalize([unit])
    let isSingle = all.count == 1 && all[0] < Self.limit && !self[unit].generalCategory.isMark
    return isSingle ? all[0] : Self.noSingle
  }
}
