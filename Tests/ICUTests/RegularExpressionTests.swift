import ICU
import Testing

@Suite struct RegularExpressionTests {
  @Test func groupsAndRangesAreFound() throws {
    let expression = try RegularExpression("(?<a>x)(y)?")
    let text = Array("xy x xyx".utf16)
    let matches = try expression.matches(in: text, ranges: [0..<4, 5..<7])
    #expect(matches.map { $0 } == [0..<2, 3..<4, 5..<7])
    #expect(expression.groupNumber("a") == 1)
    #expect(expression.groupNumber("b") == nil)
    #expect(matches.range(ofGroup: 2, in: 0) == 1..<2)
    #expect(matches.range(ofGroup: 2, in: 1) == nil)
  }

  @Test func manyMatchesFit() throws {
    let text = [UInt16](repeating: 0x78, count: 5000)
    let matches = try RegularExpression("x").matches(in: text, ranges: [0..<text.count])
    #expect(matches.count == 5000)
  }

  @Test func rangesAreEdges() throws {
    let matches = try RegularExpression("^x|(?<=a)x|x$").matches(
      in: Array("axax".utf16), ranges: [1..<2, 2..<4])
    #expect(matches.map { $0 } == [1..<2, 3..<4])
  }

  @Test func anEmptyTextHasNoMatches() throws {
    #expect(try RegularExpression("x*").matches(in: [], ranges: []).isEmpty)
  }

  @Test func aBrokenPatternTellsWhere() throws {
    let error = #expect(throws: ICUError.self) { try RegularExpression("a(b") }
    #expect(error?.operation == "compiling “a(b” at character 3")
    #expect(error?.reason == "regex mismatched paren")
    #expect(error.map(RegularExpression.isLimit) == false)
  }

  @Test func aMatchThatTakesTooLongIsAnError() throws {
    let text = Array((String(repeating: "a", count: 40) + "c").utf16)
    let error = #expect(throws: ICUError.self) {
      try RegularExpression("(a+)+b").matches(in: text, ranges: [0..<text.count])
    }
    #expect(error.map(RegularExpression.isLimit) == true)
    let deep = [UInt16](repeating: 0x61, count: 2_000_000)
    let other = #expect(throws: ICUError.self) {
      try RegularExpression("(a|b)*c").matches(in: deep, ranges: [0..<deep.count])
    }
    #expect(other.map(RegularExpression.isLimit) == true)
  }

  @Test func alongTextIsNoReasonToGiveUp() throws {
    let text = Array(String(repeating: "aaa bbb 12.5 ", count: 100_000).utf16)
    let matches = try RegularExpression(#"(?<!\d)\d+\.\d+(?!\d)"#).matches(
      in: text, ranges: [0..<text.count])
    #expect(matches.count == 100_000)
  }
}
