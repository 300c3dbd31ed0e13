import Linguistics
import Testing

@testable import Checks

@Suite struct PatternNeedsTests {
  @Test(arguments: [
    ("ß", "ß"), ("a+b", "a"), ("a?b", "b"), ("a{0,2}b{2}c", "b"), (#"\w+[®™©]|©"#, "®™©©"),
    (#"(?<!\w)(?:1st|[23]nd)(?!\w)"#, "123"), (#"(?<n>\d+)(?<sign>[€£])"#, "€£"),
    (#"\u00BAx*"#, "º"), (#"(?:x|y)?z"#, "z"), (#"a\.b"#, "."),
  ])
  func needsAreReadOffThePattern(pattern: String, units: String) {
    #expect(PatternNeeds(pattern).units.map { String(decoding: $0, as: UTF16.self) } == units)
  }

  @Test(arguments: [#"\d+"#, "[a-z]+", "(?i)ß", "a|.", "(?=ß).", "(ß)*", "[^ß]", #"\p{Lu}"#])
  func whatIsNotKnownMatchesAnything(pattern: String) {
    #expect(PatternNeeds(pattern).areMet(by: UnitSet([])))
  }

  @Test func aTextWithoutTheSignIsPassedOver() {
    let needs = PatternNeeds("[®™]")
    #expect(needs.areMet(by: UnitSet(Array("a™".utf16))))
    #expect(!needs.areMet(by: UnitSet(Array("a©".utf16))))
  }
}
