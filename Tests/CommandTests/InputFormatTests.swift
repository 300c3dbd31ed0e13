import TestSupport
import Testing

/// One good and one malformed input of each format, from the command line.
@Suite struct InputFormatTests {
  private static let options = [
    "--source-language", "en", "--target-language", "de", "--format", "concise",
  ]

  private func run(_ files: [(name: String, text: String)]) throws -> Program.Output {
    let program = try Program()
    defer { program.cleanUp() }
    for file in files { try program.write(file.text, to: file.name) }
    return try program.run(Self.options + files.map(\.name))
  }

  @Test(arguments: [
    (
      [
        (
          "a.md",
          "# The *bridge*\n\nIt cost 40 euros, see [this](http://a.b/c).\n\n- bread\n- milk\n"
        ),
        ("b.md", "# Die *Brücke*\n\nSie kostete 50 Euro, siehe [hier](http://a.b/d).\n\n- Brot\n"),
      ],
      """
      b.md:3:13: error[number-mismatch] “50 Euro” where the source has “40 euros”
      b.md:3:28: warning[link-mismatch] the link leads to “http://a.b/d”, the source's to “http://a.b/c”
      b.md:5:1: warning[list-count] the list has 1 item, the source's 2 items

      """
    ),
    (
      [
        (
          "a.html",
          """
          <h1>The bridge</h1><p>It cost 40&nbsp;euros &amp; <code>x</code>.<p><img src=a.png>
          <p>The bridge is drawn by <code>one</code>.<p>Its new paint has the name <code>two</code>.
          """
        ),
        (
          "b.html",
          """
          <h1>Die Brücke</h1><p>Sie kostete 50&nbsp;Euro &amp; <code>y</code>.<p><img src=b.png>
          <p>Das macht die Option <code>one</code>.<p>Das macht die Option <code>two</code>.
          """
        ),
      ],
      """
      b.html:1:35: error[number-mismatch] “50\u{A0}Euro” where the source has “40\u{A0}euros”
      b.html:1:54: warning[code-changed] the code “y” differs from the source's “x”
      b.html:1:72: warning[image-mismatch] the image is “b.png”, the source's “a.png”

      """
    ),
    (
      [
        (
          "a.po",
          """
          msgid ""
          msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: de\\n"

          msgid "May Satul warm you, friend. The weaving mill stands and it begins to work today."
          msgstr "Möge Satul Euch wärmen! Die Weberei steht und beginnt heute mit der Arbeit."

          msgid "May Satul warm you, friend. We have painted many arches of our new bridge by now."
          msgstr "Möge Satul Euch wärmen! Wir haben schon viele Bögen gestrichen."

          msgid "The file ‘%s’ is gone."
          msgstr "Die Datei „%s“ ist fort."

          msgid "The file ‘%s’ is one of 5."
          msgstr "Die Datei „&nbsp;%s&nbsp;“ ist eine von 6."
          """
        )
      ],
      """
      a.po:14:49: error[number-mismatch] “6” where the source has “5”

      """
    ),
    (
      [
        (
          "a.xliff",
          """
          <xliff version="1.2"><file source-language="en" target-language="de"><body>
          <trans-unit id="save"><source>The file <g id="1">was</g> saved.</source>
          <target>Die Datei <g id="2">wurde</g> gespeichert.</target></trans-unit>
          <trans-unit id="open"><source>Open the file.</source><target/></trans-unit>
          </body></file></xliff>
          """
        )
      ],
      """
      a.xliff:3:19: error[tag-mismatch] the tag “g 2” stands for the source's “g 1”
      a.xliff:4:54: error[untranslated-unit] “open” is not translated

      """
    ),
    (
      [
        (
          "a.tmx",
          """
          <tmx version="1.4"><header srclang="en"/><body>
          <tu tuid="a"><tuv xml:lang="de"><seg>Es kostete 50 Euro.</seg></tuv>
          <tuv xml:lang="en"><seg>It cost 40 euros.</seg></tuv></tu>
          <tu tuid="b"><tuv xml:lang="en"><seg>The bridge is new.</seg></tuv></tu></body></tmx>
          """
        )
      ],
      """
      a.tmx:2:49: error[number-mismatch] “50 Euro” where the source has “40 euros”
      a.tmx:4:1: error[untranslated-unit] “b” is not translated

      """
    ),
    (
      [
        (
          "a.po",
          """
          #, fuzzy
          msgid "The draft is old."
          msgstr "Alt."

          msgid "Open the \\"%s\\" file."
          msgstr "Öffnen Sie die Datei „%d“."

          """
        )
      ],
      """
      a.po:3:8: warning[untranslated-unit] the translation of “The draft is old.” is a draft, which programs do not show
      a.po:6:31: error[placeholder-mismatch] “%d” differs from the source's placeholder “%s”

      """
    ),
    (
      [("a.tsv", "en\tde\nIt cost 40 euros.\tEs kostete 50 Euro.\n")],
      "a.tsv:2:30: error[number-mismatch] “50 Euro” where the source has “40 euros”\n"
    ),
    (
      [("a.csv", "\"It cost 40 euros, \"\"net\"\".\",Es kostete 50 Euro netto.\n")],
      "a.csv:1:41: error[number-mismatch] “50 Euro” where the source has “40 euros”\n"
    ),
    (
      [
        ("a.json", "{\"a\": \"It cost 40 euros.\", \"b\": \"The bridge is new.\"}"),
        ("b.json", "{\"b\": \"\", \"a\": \"Es kostete 50 Euro.\"}"),
      ],
      """
      b.json:1:7: error[untranslated-unit] “b” is not translated
      b.json:1:28: error[number-mismatch] “50 Euro” where the source has “40 euros”

      """
    ),
    (
      [
        ("a.strings", "\"a\" = \"It cost 40 euros.\";\n\"b\" = \"The bridge is new.\";\n"),
        ("b.strings", "\"b\" = \"Die Brücke ist neu.\";\n\"a\" = \"Es kostete 50 Euro.\";\n"),
      ],
      "b.strings:2:19: error[number-mismatch] “50 Euro” where the source has “40 euros”\n"
    ),
    (
      [
        (
          "a.xcstrings",
          """
          {"sourceLanguage": "en", "strings": {"Close": {}, "Open %d files": {"localizations":
          {"de": {"stringUnit": {"state": "translated", "value": "%s Dateien öffnen"}}}}}}
          """
        )
      ],
      """
      a.xcstrings:1:38: error[untranslated-unit] “Close” is not translated
      a.xcstrings:2:57: error[placeholder-mismatch] “%s” differs from the source's placeholder “%d”

      """
    ),
    (
      [
        (
          "a.srt",
          """
          1
          00:00:01,000 --> 00:00:02,000
          It cost 40

          2
          00:00:02,000 --> 00:00:03,000
          euros.

          3
          00:00:09,000 --> 00:00:10,000
          The bridge is new.
          """
        ),
        ("b.vtt", "WEBVTT\n\n00:01.100 --> 00:02.900\nEs kostete 50 Euro.\n"),
      ],
      """
      b.vtt:4:12: error[number-mismatch] “50 Euro” where the source has “40 euros”
      b.vtt:4:20: warning[untranslated-unit] “3” is not translated

      """
    ),
  ])
  func findingsStandInTheFile(files: [(String, String)], expected: String) throws {
    let output = try run(files.map { (name: $0.0, text: $0.1) })
    #expect(output.out == expected)
    #expect(output.error == "")
    #expect(output.code == 1)
  }

  @Test(arguments: [
    (
      "a.xliff", "<xliff><file><body><trans-unit id=\"1\"><source>a</sorce></trans-unit>",
      "a.xliff:1:48: </sorce> stands where <source> is open; write </source> first"
    ),
    (
      "a.tmx", "<!DOCTYPE tmx [\n<!ENTITY a SYSTEM \"/etc/passwd\">]><tmx/>",
      "a.tmx:2:1: the document type declares an entity; entities are never expanded: write its text itself and take the declaration out"
    ),
    (
      "a.po", "msgid \"a\"\nmsgstr \"b",
      "a.po:2:10: a string that is not whole; write it between quotation marks, with \\\" for one inside"
    ),
    (
      "a.tsv", "a\tb\nc\n",
      "a.tsv:2:1: a row of one column; write source and translation with a tab between"
    ),
    ("a.csv", "a,\"b", "a.csv:1:3: a quotation mark that is never closed; close it, or write two"),
    (
      "a.xcstrings", "{\"strings\": {}}",
      "a.xcstrings:1:1: no “sourceLanguage”; name a string catalogue"
    ),
    (
      "a.md", "# A\n",
      "a.md: no .tqcheck.yaml here or above names pairs; write one by `tqcheck init`, or name a"
        + " source and its translation"
    ),
    ("a.xlf", "", "a.xlf:1:1: no element; name a file that is whole"),
  ])
  func malformedBitextIsNamedByPlace(name: String, text: String, expected: String) throws {
    let output = try run([(name: name, text: text)])
    #expect(output.error == "tqcheck: \(expected)\n")
    #expect(output.out == "")
    #expect(output.code == 2)
  }

  @Test(arguments: [
    ("a.json", "{\"a\": \"b\",}", "a.json:1:11: no name in quotation marks; correct the JSON here"),
    (
      "a.strings", "\"a\" = \"b\"",
      "a.strings:1:10: no “;” behind the value; write it as \"key\" = \"value\";"
    ),
    (
      "a.srt", "1\n00:01 --> 00:02\nx",
      "a.srt:2:1: no time of a cue; write it as 00:00:01,000 --> 00:00:04,000"
    ),
    (
      "a.vtt", "x",
      "a.vtt:1:1: no WebVTT; begin the file with the line WEBVTT, or name an SRT file"
    ),
    (
      "a.xliff", "<xliff/>",
      "a.xliff: a file of the format xliff holds source and translation: name it alone"
    ),
  ])
  func malformedTextIsNamedByPlace(name: String, text: String, expected: String) throws {
    let output = try run([(name: name, text: text), (name: "b.txt", text: "b")])
    #expect(output.error == "tqcheck: \(expected)\n")
    #expect(output.code == 2)
  }

  @Test func theFormatCanBeNamed() throws {
    let program = try Program()
    defer { program.cleanUp() }
    let output = try program.run(
      Self.options + ["--input-format", "tsv", "-"],
      input: "It cost 40 euros.\tEs kostete 50 Euro.\n")
    #expect(
      output.out
        == "<stdin>:1:30: error[number-mismatch] “50 Euro” where the source has “40 euros”\n")
    #expect(try program.run(["--input-format", "docx", "a", "b"]).code == 2)
  }
}
