/// What some forms begin with: one may be taken for a start that is none, never the reverse.
struct StartSet {
  private var bits: [UInt64]
  private static let count = 1 << 12
  /// Bits of a digit of the text.
  private static let perDigit = 4

  /// Files the first units of forms that have so many.
  init(_ forms: some Sequence<[UInt16]>, units: Int) {
    bits = [UInt64](repeating: 0, count: Self.count / 64)
    for form in forms where form.count >= units {
      let place = Self.place(of: form[...], units)
      bits[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  /// - Parameter text: as written by `text`; nothing for no forms.
  init(text: ArraySlice<UInt8>) {
    bits = [UInt64](repeating: 0, count: Self.count / 64)
    for (index, digit) in text.prefix(Self.count / Self.perDigit).enumerated() {
      let value = UInt64(digit &- UInt8(ascii: "0")) & 15
      bits[index >> 4] |= value << UInt64(Self.perDigit * (index & 15))
    }
  }

  /// The digits 0 to 15, lowest first, as the characters from `0` on.
  var text: String {
    let digits = bits.flatMap { word in
      (0..<16).map { UInt8(ascii: "0") + UInt8(word >> UInt64(Self.perDigit * $0) & 15) }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Whether a form may begin like one of the set; so may any that has fewer units.
  func mayHold(_ form: ArraySlice<UInt16>, units: Int) -> Bool {
    guard form.count >= units else { return true }
    let place = Self.place(of: form, units)
    return bits[place >> 6] & 1 << UInt64(place & 63) != 0
  }

  /// Multiplicative hashing by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
  private static func place(of form: ArraySlice<UInt16>, _ units: Int) -> Int {
    let first = form.startIndex
    var start: UInt64 = 0
    for index in first..<first + units { start = start << 16 | UInt64(form[index]) }
    return Int((start &* 0x9E37_79B9_7F4A_7C15) >> 52)
  }
}
