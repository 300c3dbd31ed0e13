import ICU
import Testing

@testable import Checks

@Suite struct StringSearchTests {
  private let text = Array(
    "Am 3. Mai  kam\u{A0}er.\nт. е. «в Вене»; в\u{202F}Вену\nABAB abab BABA\n\n語り合う 3".utf16)

  /// The lines.
  private var blocks: [Range<Int>] {
    text.split(separator: 0x0A).map { $0.startIndex..<$0.endIndex }
  }

  private func plain(_ units: some Sequence<UInt16>) -> [UInt16] { units.map(RunSet.plain) }

  /// All runs of the text of so many units, and some that it lacks.
  private func strings(_ length: Int) -> [[UInt16]] {
    (0...text.count - length).flatMap { start in
      let run = plain(text[start..<start + length])
      return [run, Array(run.reversed())]
    }
  }

  private func blocks(with string: [UInt16]) -> [Int32] {
    blocks.indices.filter { index in
      let block = plain(text[blocks[index]])
      return block.indices.contains { block[$0...].starts(with: string) }
    }.map(Int32.init)
  }

  @Test(arguments: 1...7)
  func eachBlockThatHoldsAStringIsFound(length: Int) {
    let strings = strings(length)
    let places = StringSearch(strings).places(in: text, blocks: blocks, units: UnitSet(text))
    for string in strings {
      #expect(places.blocks(withAnyOf: [string]) == blocks(with: string))
    }
  }

  @Test func stringsOfAllLengthsAreFoundTogether() {
    let all = (1...7).flatMap(strings)
    let places = StringSearch(all).places(in: text, blocks: blocks, units: UnitSet(text))
    for string in all { #expect(places.blocks(withAnyOf: [string]) == blocks(with: string)) }
    let some = [Array("BABA".utf16), Array("3".utf16), Array("AB".utf16)]
    #expect(places.blocks(withAnyOf: some) == [0, 2, 3])
  }

  @Test func someBlocksCanBeLookedAtAlone() {
    let search = StringSearch([Array("3".utf16)])
    let places = search.places(in: text, blocks: [blocks[3]], units: UnitSet(text))
    #expect(places.blocks(withAnyOf: [Array("3".utf16)]) == [0])
  }

  @Test func longBlocksAreReadInPieces() {
    let word = Array("wort".utf16)
    for start in 2040...2050 {
      var text = [UInt16](repeating: 0x61, count: 5000)
      text.replaceSubrange(start..<start + word.count, with: word)
      let search = StringSearch([word, [0x77]])
      let places = search.places(in: text, blocks: [0..<text.count], units: UnitSet(text))
      #expect(places.blocks(withAnyOf: [word]) == [0])
      #expect(places.blocks(withAnyOf: [[0x77]]) == [0])
    }
  }

  @Test func whatWasNotLookedForIsNotKnown() {
    let places = StringSearch([[0x41]]).places(in: text, blocks: blocks, units: UnitSet(text))
    #expect(places.blocks(withAnyOf: [[0x41], [0x42]]) == nil)
  }
}
