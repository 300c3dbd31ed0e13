import Checks
import Linguistics
import TestSupport
import Testing

@testable import ICU

@Suite struct ReferenceTests {
  static let cases: [(String, [String])] = [
    ("See https://example.com/a_b/c%20d.html#top.", ["https://example.com/a_b/c%20d.html#top"]),
    ("(http://example.com/x_(y))", ["http://example.com/x_(y)"]),
    ("www.example.org/news, too", ["www.example.org/news"]),
    ("Write to news@mail.example.com.", ["news@mail.example.com"]),
    ("Siehe #Grüße und @jemand_x!", ["#Grüße", "@jemand_x"]),
    ("Issue #12 is closed", []),
    (
      "Hello {name}, {{count}} of ${total}: %s %1$@ %(user)s",
      [
        "{name}", "{{count}}", "${total}", "%s", "%1$@", "%(user)s",
      ]
    ),
    ("100% sure, 5 %d", ["%d"]), ("Use %1%/%12% of 5% or %2%.", ["%1%", "%12%", "%2%"]),
    ("<b>bold</b> &amp; a < b", ["<b>", "</b>", "&amp;"]),
    ("Open report.pdf on weather.com", ["report.pdf", "weather.com"]),
    ("It ended.Then it began. U.S. and p.m.", []),
    ("It is in /usr/share/doc.", ["/usr/share/doc"]),
    ("Run /usr/bin/guns --disable-all now", ["/usr/bin/guns", "--disable-all"]),
    ("He came by km/h and/or 1/2 /kick -- and - left", []),
    ("Файл user_name лежит", ["user_name"]),
    ("<https://a.example/x> <URL:ftp://b.example>", ["https://a.example/x", "ftp://b.example"]),
    ("<a href='http://c.example'>", ["<a href='http://c.example'>"]),
    ("Its address is 00:1B:44:11:3A:b7.", ["00:1B:44:11:3A:b7"]),
    ("At 10:20:30:40:50 or a00:1B:44:11:3A:B7 or 00:1B:44:11:3A:B7C", []),
    ("公式サイトhttps://例え.jp/はこちら", []),
  ]

  @Test(arguments: cases)
  func referencesAreFound(text: String, expected: [String]) throws {
    let analysis = try ExampleRunner.analysis(text, #require(LanguageTag("en")))
    #expect(analysis.references.map { analysis.string($0.range) } == expected)
  }
}
