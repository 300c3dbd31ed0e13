import Documents
import Testing

@Suite struct OccurrencesTests {
  private let text: [UInt16] = [0x6100, 0x6200, 0x61, 0x62, 0x61, 0x62, 0x63, 0x6261, 0x6300]

  @Test(
    arguments: [
      ([0x61, 0x62], 0, 2), ([0x61, 0x62], 3, 4), ([0x61, 0x62], 5, nil),
      ([0x61, 0x62, 0x63], 0, 4),
      ([0x6300], 0, 8), ([0x64], 0, nil), ([], 0, nil), ([0x6261], 0, 7), ([0x61], 9, nil),
    ] as [([UInt16], Int, Int?)])
  func wordsAreFoundAtUnits(word: [UInt16], start: Int, place: Int?) {
    #expect(text.firstRange(ofUnits: word, from: start)?.lowerBound == place)
    #expect(text.firstRange(ofUnits: word, from: start)?.count == place.map { _ in word.count })
  }

  @Test func partsOfATextKeepItsOffsets() {
    #expect(text[3...].firstRange(ofUnits: [0x61, 0x62]) == 4..<6)
    #expect(text[5...].firstRange(ofUnits: [0x61, 0x62]) == nil)
  }
}
