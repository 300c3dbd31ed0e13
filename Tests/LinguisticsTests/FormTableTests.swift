import Linguistics
import TestSupport
import Testing

@Suite struct FormTableTests {
  /// Random forms of few letters, many of them the same, some of them longer.
  private func forms(_ count: Int) -> [[UInt16]] {
    var random = SplitMix64(state: 11)
    return (0..<count).map { _ in
      (0..<Int.random(in: 0...9, using: &random)).map { _ in
        [0x61, 0x62, 0x416, 0xFFFF].randomElement(using: &random) ?? 0
      }
    }
  }

  @Test func givesEqualFormsOneNumber() {
    var table = FormTable()
    var numbers: [[UInt16]: Int] = [:]
    for form in forms(20_000) {
      let (index, isNew) = table.intern(form[...])
      #expect(isNew == (numbers[form] == nil))
      #expect(numbers[form, default: index] == index)
      numbers[form] = index
    }
    #expect(table.count == numbers.count)
    for (form, number) in numbers {
      #expect(Array(table[number]) == form)
      #expect(table.index(of: form[...]) == number)
    }
    #expect(table.index(of: [0x63]) == nil)
  }

  @Test func findsTheFormsOfAnotherTable() {
    var (table, other) = (FormTable(), FormTable())
    for form in forms(300) { _ = table.intern(form[...]) }
    for form in forms(300).dropFirst(150) + [[0x63]] { _ = other.intern(form[...]) }
    for number in 0..<other.count {
      #expect(table.index(ofForm: number, in: other) == table.index(of: other[number]))
    }
  }

  @Test func tellsWhatFormsBeginWith() {
    var table = FormTable()
    let word = table.intern(Array("abcd".utf16)[...]).index
    let short = table.intern(Array("ab".utf16)[...]).index
    #expect(table.front(word, length: 3) == 0x61_0062_0063)
    #expect(table.front(short, length: 3) == 0x61_0062)
    #expect(table.begins(word, with: 0x61) && !table.begins(word, with: 0x62))
    let empty = table.intern([]).index
    #expect(!table.begins(empty, with: 0x61))
  }
}
