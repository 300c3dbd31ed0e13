import Testing

@testable import Checks

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("kitten", "sitting", 3),
    ("aa", "aaaa", 2), ("abab", "ab", 2), ("xabcy", "xcy", 2), ("Rosenblum", "Rosenblem", 1),
  ])
  func editsAreCounted(left: String, right: String, expected: Int) {
    #expect(EditDistance.between(Array(left.utf16)[...], Array(right.utf16)[...]) == expected)
    #expect(EditDistance.between(Array(right.utf16)[...], Array(left.utf16)[...]) == expected)
  }
}

@Suite struct PairLogitTests {
  @Test func pairsComeBack() {
    var logits = PairLogits()
    for name in 0..<60 {
      for word in 0..<60 { logits.add(Float(60 * name + word), of: name, word) }
    }
    for name in 0..<60 {
      for word in 0..<60 { #expect(logits.logit(of: name, word) == Float(60 * name + word)) }
    }
    #expect(logits.logit(of: 60, 0) == nil)
    #expect(logits.logit(of: 0, 60) == nil)
  }
}
