import Testing

@testable import Documents

@Suite struct HTMLTests {
  @Test(arguments: [
    ("<P>a   <B>b</B>\n c<p>d", ["a b c", "d"]),
    (
      "<h1>A</h1><ul><li>b<li>c<p>d</ul>e",
      ["heading: A", "listItem: b", "listItem: c", "listItem: d", "e"]
    ),
    ("<table><tr><td>a<td>b</table>c", ["tableCell: a", "tableCell: b", "c"]),
    ("<blockquote>a</blockquote>b", ["quote: a", "b"]),
    ("a<br>b<br/><br>c", ["a b", "c"]),
    ("x<script>if (a < b) { '<p>' }</script>y<style>p{}</style>z", ["xyz"]),
    (
      "&lt;b&gt; &nbsp;&Auml;&hellip; AT&T 5 < 6 &#146; &bogus;",
      ["<b> \u{A0}Ä… AT&T 5 < 6 ’ &bogus;"]
    ),
    ("<img src=a alt=\"B &amp; c\" title='d'>e", ["e", "attribute: B & c", "attribute: d"]),
    ("<title>T</title><meta name=description content='D'>", ["attribute: T", "attribute: D"]),
    ("a <!-- b --> c <![CDATA[d]]> e", ["a c d e"]),
    ("<p>שלום <i dir=rtl>עולם</i>", ["שלום עולם"]),
    ("<p unclosed", []), ("<", ["<"]), ("</", []), ("<!", []), ("<!--", []), ("", []),
    ("<p>中文\n換行</p>", ["中文換行"]),
  ])
  func proseIsWithoutMarkup(text: String, expected: [String]) throws {
    for variant in variants(text) { #expect(try Reading(.html, variant).blocks == expected) }
  }

  @Test func structureIsKept() throws {
    let reading = try Reading(
      .html,
      """
      <h2>A <em>b</em></h2><p><a href="/c?d=1&amp;e=2">f</a> <code>x &lt; y</code>
      <img src="g.png"><ol><li>h<li>i</ol><pre><code>j
      k</code></pre><a href="https://l.m">https://l.m</a>
      """)
    #expect(
      reading.elements == [
        "heading(level: 2) A b", "tag em", "link /c?d=1&e=2", "codeSpan x < y", "image g.png",
        "list(items: 2)", "codeBlock j\nk",
      ])
    #expect(reading.elementSources[2] == "<a href=\"/c?d=1&amp;e=2\">f</a>")
  }

  @Test func theLanguageIsTheRootElements() throws {
    #expect(try Reading(.html, "<html lang=de-AT><p lang=en>a").documents[0].language == "de-AT")
  }

  @Test func theDeclaredEncodingIsUsed() throws {
    let head = Array("<meta charset=\"windows-1251\"><p>".utf8)
    #expect(try Reading(.html, head + [0xCC, 0xE8, 0xF0]).blocks == ["Мир"])
    let latin = Array("<meta charset=iso-8859-1><p>".utf8)
    #expect(try Reading(.html, latin + [0x93, 0x61, 0x94]).blocks == ["“a”"])
  }

  @Test func deepNestingIsNoMatter() throws {
    let text = String(repeating: "<div><b>", count: 20000) + "a"
    #expect(try Reading(.html, text).blocks == ["a"])
  }
}
