import Testing

@testable import ICU

@Suite struct SpansTests {
  /// Texts of up to forty units in which one unit stands at each place.
  private func forEachPlace(
    of unit: UInt16, _ body: (UnsafeBufferPointer<UInt16>, _ place: Int) -> Void
  ) {
    for length in 0...40 {
      for place in 0...length {
        var text = [UInt16](repeating: 0x61, count: length)
        if place < length { text[place] = unit }
        text.withUnsafeBufferPointer { body($0, place) }
      }
    }
  }

  @Test(arguments: [0x09, 0x0A, 0x2029] as [UInt16])
  func theFirstOfThreeUnitsIsFound(unit: UInt16) {
    forEachPlace(of: unit) { text, place in
      #expect(text.end(from: 0, without: 0x09, 0x0A, 0x2029) == place)
      #expect(text.end(from: text.count, without: 0x09, 0x0A, 0x2029) == text.count)
    }
  }

  @Test(arguments: [0x0A, 0x0D, 0x85, 0x2028, 0x2029, 0xD800, 0xDC00] as [UInt16])
  func noLineBreakIsPassedOver(unit: UInt16) {
    forEachPlace(of: unit) { text, place in
      #expect(text.endWithinLine(from: 0) <= place)
      if place == text.count { #expect(text.endWithinLine(from: 0) == text.count / 8 * 8) }
    }
  }

  @Test(arguments: [0x09, 0x0A, 0x0D, 0x20] as [UInt16])
  func onlySingleSpacesArePassedOver(unit: UInt16) {
    forEachPlace(of: unit) { text, place in
      let end = text.endOfSpacedText(from: 0)
      if unit == 0x20 || place == text.count {
        #expect(end == max(0, text.count - 1) / 8 * 8)
      } else {
        #expect(end <= place)
      }
    }
    for place in 0..<20 {
      var text = [UInt16](repeating: 0x61, count: 24)
      (text[place], text[place + 1]) = (0x20, unit)
      text.withUnsafeBufferPointer { #expect($0.endOfSpacedText(from: 0) <= place) }
    }
  }

  @Test(arguments: [0x3A, 0x40, 0x80, 0x42F] as [UInt16])
  func plainASCIIEndsAtOtherUnits(unit: UInt16) {
    forEachPlace(of: unit) { text, place in
      #expect(text.endOfASCII(from: 0, without: 0x3A, 0x40) <= place)
      if place == text.count {
        #expect(text.endOfASCII(from: 0, without: 0x3A, 0x40) == text.count / 8 * 8)
      }
    }
  }

  /// The units of the sequences of up to three bytes that bytes begin with.
  private func decoded(_ bytes: [UInt8], most: Int) -> (units: [UInt16], bytes: Int) {
    var used = 0
    // An array without room is one for all threads, whose count would be set.
    let units = [UInt16](unsafeUninitializedCapacity: max(1, most)) { units, count in
      let run = bytes.withUnsafeBufferPointer { bytes in
        units.baseAddress.map { bytes.decodeUTF8(from: 0, to: $0, most: most) }
      }
      (count, used) = run ?? (0, 0)
    }
    return (units, used)
  }

  @Test(arguments: ["a", "é", "ж", "語", "￿", "가", "क", "\u{D7FF}", "ж a", "a語é"])
  func sequencesAreDecoded(letters: String) {
    for length in 0...40 {
      let text = Array(String(repeating: letters, count: length).utf16)
      for end in ["", "😀", "😀a"] {
        let bytes = Array((String(decoding: text, as: UTF16.self) + end).utf8)
        let run = decoded(bytes, most: bytes.count + 1)
        #expect(run.units == text)
        #expect(run.bytes == bytes.count - end.utf8.count)
      }
      for most in 0...min(length, 33) {
        let start = Array(text.prefix(most))
        let run = decoded(Array(String(decoding: text, as: UTF16.self).utf8), most: most)
        #expect(run.units == start)
        #expect(run.bytes == String(decoding: start, as: UTF16.self).utf8.count)
      }
    }
  }

  @Test(
    arguments: [
      [0x80], [0xC1, 0x80], [0xC3], [0xC3, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
      [0xED, 0xA0, 0x80], [0xE1, 0x80], [0xE1, 0x80, 0x41], [0xE1, 0x41, 0x80],
      [0xF0, 0x9F, 0x98, 0x80], [0xFF],
    ] as [[UInt8]])
  func wrongAndLongSequencesAreLeft(bytes: [UInt8]) {
    for start in ["", "a", "aж", "aaaaaaaaaaaaaaaaaaaaa語"] {
      let run = decoded(Array(start.utf8) + bytes, most: 40)
      #expect(run.units == Array(start.utf16))
      #expect(run.bytes == start.utf8.count)
    }
  }
}
