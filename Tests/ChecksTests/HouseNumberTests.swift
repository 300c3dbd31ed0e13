import Alignment
import Checks
import ICU
import Linguistics
import Testing

/// What `number-format` says where a house has a style of numbers.
@Suite struct HouseNumberTests {
  private func found(
    _ style: String, _ source: String, _ target: String, languages: String = "en|de"
  ) throws -> [String] {
    let signs = Array(style.utf16)
    var house = HouseStyle()
    house.numbers = .init(decimal: signs[1], group: signs[0])
    let tags = languages.split(separator: "|").compactMap { LanguageTag(String($0)) }
    let texts = try (
      ExampleRunner.analysis(source, tags[0]), ExampleRunner.analysis(target, tags[1])
    )
    let context = try RuleContext(
      source: texts.0, target: texts.1, alignment: Aligner().align(texts.0, texts.1),
      style: house)
    let rule = try #require(Registry.rules.first { $0.page.name == "number-format" })
    return try rule.findings(in: context).map { finding in
      let span = try #require(finding.target)
      let text = String(decoding: Array(target.utf8)[span.start..<span.end], as: UTF8.self)
      return "\(text)→\(finding.fix?.replacement ?? "")"
    }
  }

  @Test(arguments: [
    (
      "\u{202F},", "It cost 12,500.5 euros.", "Es kostete 12.500,5 Euro.",
      "12.500,5→12\u{202F}500,5"
    ),
    (" ,", "It had 1,212,500 visitors.", "Es hatte 1.212.500 Gäste.", "1.212.500→1 212 500"),
    (".,", "It had 12,500 visitors.", "Es hatte 12 500 Gäste.", "12 500→12.500"),
    (".,", "It had 12,500 visitors.", "Es hatte 12’500 Gäste.", "12’500→12.500"),
    ("’.", "It grew by 12.7 percent.", "Es wuchs um 12,7 Prozent.", "12,7→12.7"),
    (",.", "It grew by 2.75 percent.", "Es wuchs um 2,75 Prozent.", "2,75→2.75"),
    (".,", "It cost 2.8 billion.", "Es kostete 2.8 Milliarden.", "2.8→2,8"),
  ])
  func numbersInOtherSignsAreTold(
    style: String, source: String, target: String, expected: String
  ) throws {
    #expect(try found(style, source, target) == [expected])
  }

  @Test(arguments: [
    (".,", "It had 1,212,500.5 euros.", "Es hatte 1.212.500,5 Euro."),
    (" ,", "It had 12,500 euros.", "Es hatte 12\u{A0}500 Euro."),
    // Either style may have written these; a time, a date, a name, a year and an address.
    (" ,", "It had 1,234 euros.", "Es hatte 1.234 Euro."),
    (" ,", "It starts at 10:30.", "Es beginnt um 10.30 Uhr."),
    (" ,", "It was on 3 March 2018.", "Es war am 3.3.2018."),
    (".,", "It was built for iOS 12.1.", "Es wurde für iOS 12.1 gebaut."),
    (".,", "It was built in 1950 for 25000 people.", "Es wurde 1950 für 25000 Menschen gebaut."),
    (".,", "See http://a.example/1,5.", "Siehe http://a.example/1,5."),
    (".,", "Use version 10.0.2 of it.", "Nimm die Fassung 10.0.2 davon."),
  ])
  func otherNumbersAreLeftAlone(style: String, source: String, target: String) throws {
    #expect(try found(style, source, target) == [])
  }
}
