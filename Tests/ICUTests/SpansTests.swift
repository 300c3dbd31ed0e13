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

  @Test(arguments: [0x3A, 0x40, 0x80, 0x42F] as [UInt16])
  func plainASCIIEndsAtOtherUnits(unit: UInt16) {
    forEachPlace(of: unit) { text, place in
      #expect(text.endOfASCII(from: 0, without: 0x3A, 0x40) <= place)
      if place == text.count {
        #expect(text.endOfASCII(from: 0, without: 0x3A, 0x40) == text.count / 8 * 8)
      }
    }
  }

  @Test func bytesOfASCIIBecomeUnits() {
    for length in 0...40 {
      for place in 0...length {
        var bytes = (0..<length).map { UInt8(0x20 + $0) }
        if place < length { bytes[place] = 0xC3 }
        let units = [UInt16](unsafeUninitializedCapacity: length + 1) { units, count in
          count = bytes.withUnsafeBufferPointer { bytes in
            units.baseAddress.map { bytes.widenASCII(from: 0, to: $0) } ?? 0
          }
        }
        #expect(units == bytes[..<place].map(UInt16.init))
      }
    }
  }
}
