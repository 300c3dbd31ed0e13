import Testing

@testable import Documents

@Suite struct BitextTests {
  /// What an error says, without the name of the file.
  static func failure(_ format: InputFormat, _ text: String) -> String {
    do {
      _ = try Reading(format, text)
      return "no error"
    } catch {
      return String("\(error)".dropFirst("file:".count))
    }
  }

  static let xliff12 = """
    <?xml version="1.0"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
    <file source-language="en" target-language="de" original="a" datatype="plaintext"><body>
    <trans-unit id="1"><source>One <g id="1">two</g> &amp; <x id="2"/>.</source>
      <target state="new">Eins <g id="1">zwei</g> &#38; <x id="2"/>.</target>
      <alt-trans><source>No</source><target>Nein</target></alt-trans></trans-unit>
    <trans-unit id="2"><source>Three</source><target/></trans-unit>
    <trans-unit id="3" translate="no"><source>Four</source></trans-unit>
    <group translate="no"><trans-unit id="4"><source>Five</source></trans-unit></group>
    <trans-unit id="5"><source>Six <ph id="1">%s</ph><bpt id="3">&lt;b></bpt>s</source></trans-unit>
    </body></file></xliff>
    """

  @Test func xliff1HasUnits() throws {
    for variant in variants(Self.xliff12) {
      let reading = try Reading(.xliff, variant)
      #expect(reading.blocks == ["One two & \u{FFFC}.", "Three", "Six \u{FFFC}s"])
      #expect(reading.targets == ["Eins zwei & \u{FFFC}."])
      #expect(reading.units == ["1", "2", "5"])
      #expect(reading.documents[1].units.map(\.blocks.count) == [1, 0, 0])
      #expect(reading.elements == ["tag g 1", "tag x 2", "tag ph 1", "tag bpt 3"])
      #expect(reading.documents.map(\.language) == ["en", "de"])
    }
  }

  @Test func xliff2HasSegments() throws {
    let reading = try Reading(
      .xliff,
      """
      <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">
      <file id="f"><unit id="u"><originalData><data id="d">%d</data></originalData>
      <segment id="s1"><source>One <pc id="1">two</pc>.</source><target>Un <pc id="1">deux</pc>.</target></segment>
      <ignorable><source> </source></ignorable>
      <segment><source>Three <ph id="2" dataRef="d"/>.</source></segment></unit>
      <unit id="v" translate="no"><segment><source>No</source></segment></unit></file></xliff>
      """)
    #expect(reading.blocks == ["One two.", "Three \u{FFFC}."])
    #expect(reading.targets == ["Un deux."])
    #expect(reading.units == ["u/s1", "u/2"])
  }

  static let tmx = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE tmx SYSTEM "tmx14.dtd">
    <tmx version="1.4"><header srclang="en" segtype="sentence" datatype="x"/><body>
    <tu tuid="a"><prop type="x">p</prop><tuv xml:lang="de-DE"><seg>Eins</seg></tuv>
      <tuv xml:lang="en-US"><seg>One <hi>x</hi><bpt i="1" x="1">&lt;b></bpt></seg></tuv></tu>
    <tu><tuv xml:lang="en-US"><seg>Two</seg></tuv></tu>
    <tu/></body></tmx>
    """

  @Test func tmxIsReadInItsLanguages() throws {
    let reading = try Reading(.tmx, Self.tmx)
    #expect(reading.blocks == ["One x", "Two"])
    #expect(reading.targets == ["Eins"])
    #expect(reading.units == ["a", "2"])
    #expect(reading.documents.map(\.language) == ["en", "de-DE"])
    let more = Self.tmx.replacing(
      "<tu/>",
      with: "<tu><tuv xml:lang='en'><seg>x</seg></tuv><tuv xml:lang='fr'><seg>y</seg></tuv></tu>")
    #expect(
      Self.failure(.tmx, more).hasSuffix(
        "translations into de-DE and fr; choose one by --target-language"))
    #expect(try Reading(.tmx, more, target: "fr").targets == ["y"])
  }

  @Test(arguments: [
    ("<xliff><a><b></a>", "1:14: </a> stands where <b> is open; write </b> first"),
    ("<xliff><a>", "1:8: <a> is never closed; write </a>"),
    ("</a>", "1:1: </a> closes nothing; take it out"),
    ("<a x=1/>", "1:6: the value of “x” of <a> is not quoted; put quotation marks round it"),
    (
      "<a x='<'/>",
      "1:7: “<” in the attribute “x” of <a>; write &lt;, or close the value with a quotation mark"
    ),
    ("<a/>x", "1:5: text outside the root element; take it out"),
    ("<a/><b/>", "1:5: a second root element; keep one"),
    ("", "1:1: no element; name a file that is whole"),
    ("<xliff><!-- ", "1:8: a comment without its “-->”; close it"),
    ("<html></html>", "1:1: <html> is no XLIFF; name an XLIFF file"),
    (
      "<!DOCTYPE x [<!ENTITY a \"aaa\"><!ENTITY b \"&a;&a;\">]><x/>",
      "1:14: the document type declares an entity; entities are never expanded: write its text itself and take the declaration out"
    ),
    (
      "<xliff><trans-unit id='1'>\n<source>&xxe;</source></trans-unit></xliff>",
      "2:9: XML does not know the entity “&xxe;”; write the character itself or its number, such as &#160;"
    ),
    (
      "<xliff><trans-unit id='1'><source>a & b</source></trans-unit></xliff>",
      "1:37: “&” that begins no character reference; write &amp; for the sign"
    ),
  ])
  func malformedXMLIsNamedByPlace(text: String, expected: String) {
    #expect(Self.failure(.xliff, text) == expected)
  }

  @Test func depthOfXMLIsBounded() {
    let text = String(repeating: "<a>", count: 100_000)
    #expect(Self.failure(.tmx, "<tmx><body><tu>" + text).contains("more than 256 elements"))
  }

  @Test func poHasEntries() throws {
    let reading = try Reading(
      .po,
      #"""
      # Comment
      msgid ""
      msgstr ""
      "Language: de_DE\n"

      msgctxt "menu"
      msgid "Open \"it\"\n"
      msgstr "Öffne "
      "\"es\"\n"

      #, fuzzy
      msgid "Draft"
      msgstr "Entwurf"

      msgid "%d file"
      msgid_plural "%d files"
      msgstr[0] "%d Datei"
      msgstr[1] "%d Dateien"

      msgid "Empty"
      msgstr ""

      #~ msgid "Old"
      #~ msgstr "Alt"
      """#)
    #expect(reading.blocks == ["Open \"it\"", "Draft", "%d file", "%d files", "Empty"])
    #expect(reading.targets == ["Öffne \"es\"", "%d Datei", "%d Dateien"])
    #expect(reading.documents[1].units.map(\.isDraft) == [false, true, false, false, false])
    #expect(reading.documents[1].language == "de-de")
    #expect(reading.units[2...3] == ["%d file [0]", "%d file [1]"])
  }

  @Test func formsOfMessagesTranslateTheFormThatHasTheirPlaceholders() throws {
    let reading = try Reading(
      .po,
      """
      msgid "A file"
      msgid_plural "%d files"
      msgstr[0] "%d fichier"
      msgstr[1] "%d fichiers"

      msgid "A page"
      msgid_plural "%d pages"
      msgstr[0] "Una pagina"
      msgstr[1] "Pagine"

      msgid "A line"
      msgid_plural "%d lines"
      msgstr[0] "Один ряд"
      msgstr[1] "%d ряда"
      msgstr[2] "Рядов"

      msgid "Islamic month|Rajab"
      msgstr "Radschab"

      msgid "Yes|No"
      msgstr "Ja|Nein"

      msgid "git add [-n|-v]"
      msgstr "git add [-n oder -v]"

      msgid "noun|"
      msgstr ""

      msgid "translator-credits"
      msgstr "Ana <ana@example.org>, 2015"

      msgid "Word"
      msgid_plural "Words"
      msgstr[0] "語"
      """)
    #expect(
      reading.blocks == [
        "%d files", "%d files", "A page", "%d pages", "A line", "%d lines", "%d lines", "Rajab",
        "Yes|No", "git add [-n|-v]", "noun|", "Words",
      ])
    #expect(reading.documents[1].units.map(\.form) == [1, 255, 1, 255, 1, 2, 255, 0, 0, 0, 0, 0])
  }

  @Test(arguments: [
    (
      "msgid \"a\"\nmsgid \"b\"",
      "1:1: an entry without msgstr; write msgstr \"\" where nothing is yet"
    ),
    (
      "msgid \"a\nmsgstr \"b\"",
      "1:9: a string that is not whole; write it between quotation marks, with \\\" for one inside"
    ),
    (
      "msgid \"a\"\nmsgstr \"\\q\"",
      "2:9: an escape that means nothing; write the character itself or \\\\"
    ),
    (
      "nonsense \"a\"",
      "1:1: “nonsense” is no keyword of PO; write msgid, msgid_plural, msgstr or msgctxt and a quoted string"
    ),
    ("\"a\"", "1:1: a string without keyword; write msgid or msgstr before it"),
  ])
  func malformedPOIsNamedByPlace(text: String, expected: String) {
    #expect(Self.failure(.po, text) == expected)
  }

  @Test func tablesHaveTwoColumns() throws {
    for variant in variants("One\tEins\n\nTwo\t\nThree \"3\"\tDrei") {
      let reading = try Reading(.tsv, variant)
      #expect(reading.blocks == ["One", "Two", "Three \"3\""])
      #expect(reading.targets == ["Eins", "Drei"])
      #expect(reading.units == ["row 1", "row 2", "row 3"])
    }
    let csv = try Reading(.csv, "id,en,de\na,\"One, \"\"two\"\"\nthree\",Eins\n")
    #expect(csv.blocks == ["One, \"two\" three"])
    #expect(csv.units == ["a"])
    #expect(csv.documents.map(\.language) == ["en", "de"])
    let turned = try Reading(.tsv, "target\tsource\n\tOne\nZwei\tTwo")
    #expect(turned.blocks == ["One", "Two"])
    #expect(turned.targets == ["Zwei"])
    #expect(
      Self.failure(.tsv, "a\tb\nc")
        == "2:1: a row of one column; write source and translation with a tab between")
    #expect(
      Self.failure(.csv, "a,b,c")
        == "1:5: more than two columns; name the columns in the first line: source, target, id, note"
    )
    #expect(
      Self.failure(.csv, "a,\"b")
        == "1:3: a quotation mark that is never closed; close it, or write two")
  }
}
