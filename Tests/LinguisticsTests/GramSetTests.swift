import Linguistics
import Testing

@Suite struct GramSetTests {
  private let text = Array("Наш дом — die Brücke, ok".utf16)
  private let blocks = [0..<9, 10..<24]

  @Test func missesNothingThatStandsInABlock() {
    let grams = GramSet(text, blocks: blocks)
    for (number, block) in blocks.enumerated() {
      for start in block {
        for end in start + 1...block.upperBound {
          let string = Array(text[start..<end])
          #expect(grams.mayContain(string))
          #expect(grams.mayContain(GramSet.Pairs(string), inBlock: number))
        }
      }
    }
  }

  @Test func knowsWhatIsNotThere() {
    let grams = GramSet(text, blocks: blocks)
    #expect(!grams.mayContain(Array("Bridge".utf16)))
    #expect(!grams.mayContain(GramSet.Pairs(Array("Brücke".utf16)), inBlock: 0))
  }
}
