import ICU
import TestSupport
import Testing

@Suite struct WordBreakerTests {
  /// White space that no mark joins and no-break spaces are not of.
  private static let blanks = Set(
    Array("\n\u{B}\u{C}\r \u{85}\u{1680}\u{2028}\u{2029}\u{205F}\u{3000}".utf16)
      + Array(0x2000...0x2006) + Array(0x2008...0x200A))

  /// The first text that is not broken as by ICU, with both readings; nil where all are.
  private func firstDifference(_ texts: [[UInt16]], locale: String) throws -> String? {
    let breaker = WordBreaker(locale: locale)
    let iterator = try BreakIterator(.word, locale: locale)
    for text in texts {
      var (found, wanted, last) = ("", "", Int32(0))
      func isBlank(_ start: Int32, _ end: Int32) -> Bool {
        text[Int(start)..<Int(end)].allSatisfy(Self.blanks.contains)
      }
      try text.withUnsafeBufferPointer { text in
        try breaker.forEachPiece(in: text) {
          if !isBlank($0, $1) { found += " \($0)-\($1):\($2)" }
        }
        try iterator.forEachBoundary(in: text) { end, tag in
          if !isBlank(last, end) { wanted += " \(last)-\(end):\(tag)" }
          last = end
        }
      }
      if found != wanted {
        let units = text.map { String($0, radix: 16) }.joined(separator: " ")
        return "[\(units)]\(found), not\(wanted)"
      }
    }
    return nil
  }

  @Test(arguments: ["en", "de", "fi", "sv", "ru", "el", "hy", "fr", "he", "ja", "en-US-POSIX"])
  func boundariesAreThoseOfICU(locale: String) throws {
    // Letters, digits, each sign that joins, blanks, and what is not of the alphabets.
    let letters = "aZéßжЖλԱ09_אب٣中かカ한😀👩🇩"
    let marks = ".'’:,;·․‥…-–\"«“@#/\u{AD}\u{301}\u{200D}\u{200B}"
    let blanks = "  \t\r\n\u{A0}\u{2003}\u{3000}\u{1680}\u{85}\u{2028}"
    let signs = Array((letters + marks + blanks).utf16)
    var random = SplitMix64(state: 7)
    let texts = (0..<3000).map { _ in
      (0..<Int.random(in: 0...12, using: &random)).map { _ in
        signs[Int.random(in: signs.indices, using: &random)]
      }
    }
    let difference = try firstDifference(texts, locale: locale)
    #expect(difference == nil)
  }

  @Test func longPlainTextIsBrokenAsByICU() throws {
    // Plain text is passed over some units at a time.
    let plain = Array(
      "It's a long text with 3.5 words, an e-mail and Straßenbahnhaltestellen on.".utf16)
    let texts = [0x3A, 0x40, 0x5B, 0x60, 0xD7, 0xE9, 0xF7, 0xAD, 0x301, 0x37E, 0x416].flatMap {
      unit in
      plain.indices.map { plain[..<$0] + [unit] + plain[$0...] }
    }
    let difference = try firstDifference(texts.map(Array.init), locale: "sv")
    #expect(difference == nil)
  }

  @Test func everyUnitIsBrokenAsByICU() throws {
    let texts = (UInt16.min...UInt16.max).map { unit in
      [0x61, unit, 0x61, 0x20, unit, 0x31, unit, 0x31, 0x20, 0x62]
    }
    let difference = try firstDifference(texts, locale: "en")
    #expect(difference == nil)
  }
}
