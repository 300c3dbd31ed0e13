import ICU

/// Characters in messages.
enum CharacterName {
  /// The code point and the Unicode name: `U+200B ZERO WIDTH SPACE`.
  static func describe(_ scalar: UInt32) -> String {
    let name = Characters.name(scalar)
    return name.isEmpty ? codePoint(scalar) : "\(codePoint(scalar)) \(name)"
  }

  /// `U+200B`.
  static func codePoint(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
