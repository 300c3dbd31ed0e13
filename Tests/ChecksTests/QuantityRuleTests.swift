import Checks
import TestSupport
import Testing

@Suite struct QuantityRuleTests {
  private func faults(_ languages: String, _ source: String, _ target: String) throws
    -> [QuantityFault]
  {
    try ExampleRunner.context(languages, source, target).quantityFaults
  }

  @Test(arguments: [
    ("en|ru", "The church dates from the 19th century.", "Церковь построена в XIX веке."),
    ("en|es", "He was a star in the 1990s.", "Fue una estrella en los años noventa."),
    ("en|ar", "The church dates from the 19th century.", "تعود الكنيسة إلى القرن التاسع عشر."),
    ("en|tr", "Fourteen people were hurt.", "On dört kişi yaralandı."),
    ("en|de", "Half past five, 90 minutes in all.", "Halb sechs, insgesamt eineinhalb Stunden."),
    ("en|fr", "They won 3-1 on Sunday.", "Ils ont gagné 3 à 1 dimanche."),
    ("en|ru", "The hosts lost 1-0.", "Хозяева проиграли 0:1."),
    ("en|ja", "They sold for $5.2 million in 1985.", "1985年に520万ドルで売れた。"),
    ("en|hi", "About 820,000 people.", "लगभग 8.2 लाख लोग।"),
    ("en|ko", "Thirteen people, 30 million won.", "13명, 3천만 원."),
    ("en|ko", "The thirteenth meeting was held.", "제13차 회의가 열렸다."),
    ("en|it", "The 44-year-old ran 10 miles.", "Il 44enne ha corso 16 chilometri."),
    ("en|pl", "It costs £2.8bn.", "Kosztuje 2,8 mld funtów."),
    ("en|de", "She bought one car.", "Sie kaufte ein Auto."),
    ("ja|en", "平成30年に始まった。", "It began in 2018."),
    ("en|fr", "On May 30, 2005 at 3 p.m.", "Le 30 mai 2005 à 15 h."),
  ])
  func sameValuesAreLeftAlone(languages: String, source: String, target: String) throws {
    #expect(try faults(languages, source, target).filter { $0.confidence >= 0.7 }.isEmpty)
  }

  /// A text of two digits is no slip where they are as good as even.
  @Test(arguments: [
    ("१२ १३ १४ १५ १६ १७ १८ 19", [Severity.warning]),
    ("१२ १३ 14 15", []),
    ("१२ १३ १४ १५ 16 17 18", [.info, .info, .info]),
  ])
  func digitsOfTwoScriptsAreSlipsWhereFew(numbers: String, expected: [Severity]) throws {
    let source = numbers.split(separator: " ").indices.map { "\(12 + $0) men came." }
    let target = numbers.split(separator: " ").map { "\($0) माणसे आली." }
    let context = try ExampleRunner.context(
      "en|mr", source.joined(separator: "\n"), target.joined(separator: "\n"))
    let findings = try Engine().run(context).findings.filter { $0.rule == "number-format" }
    #expect(findings.map(\.severity) == expected)
  }

  @Test(arguments: [
    ("en|it", "It has 385 rooms.", "Ha 358 camere."),
    ("en|pl", "It costs £2.8bn.", "Kosztuje 2,8 mln funtów."),
    ("en|cs", "It is 10 miles away.", "Je to 10 kilometrů."),
    ("en|nl", "Three men came.", "Vier mannen kwamen."),
    ("en|sv", "It was on March 5.", "Det var den 5 april."),
    ("en|el", "It rose 20 percent.", "Αυξήθηκε κατά 25 τοις εκατό."),
    ("en|bg", "He died in 2011.", "Той почина през 2010 г."),
    ("en|ko", "It sold for $5.2 million.", "52만 달러에 팔렸다."),
    ("en|he", "It rose 3.5 percent.", "זה עלה ב-35 אחוז."),
    ("en|hi", "He paid $500.", "उसने 500 यूरो दिए।"),
    ("en|tr", "They won 4-1.", "Maçı 1-0 kazandılar."),
  ])
  func otherValuesAreFound(languages: String, source: String, target: String) throws {
    #expect(!(try faults(languages, source, target).filter { $0.confidence >= 0.7 }.isEmpty))
  }

  @Test func theExpectedConversionIsNamed() throws {
    let context = try ExampleRunner.context(
      "en|ru", "The storm is 385 miles south.", "Шторм в 360 км к югу.")
    let result = try Engine().run(context)
    #expect(result.findings.map(\.message).contains { $0.contains("≈ 620 kilometer") })
  }

  @Test func aForeignDecimalSignGetsAFix() throws {
    let context = try ExampleRunner.context(
      "en|de", "It grew by 2.8 percent.", "Es wuchs um 2.8 Prozent.")
    let result = try Engine().run(context)
    #expect(result.findings.compactMap(\.fix?.replacement) == ["2,8"])
  }
}
