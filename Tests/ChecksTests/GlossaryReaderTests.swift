import Documents
import ICU
import Testing

@testable import Checks

@Suite struct GlossaryReaderTests {
  /// From English to German.
  private func concepts(of glossary: Glossary) throws -> [Glossary.Concept] {
    let (source, target) = try (#require(LanguageTag("en")), #require(LanguageTag("de")))
    return glossary.concepts(from: source, to: target)
  }

  @Test func readsBothSeparators() throws {
    let tabs = try GlossaryReader("en\tde\nheat pump\tWärmepumpe\n", file: "a.tsv").read()
    let commas = try GlossaryReader(
      "# terms\r\nen,de,note\r\n\"pump, heat\",Wärmepumpe,\"a \"\"note\"\"\"\r\n", file: "a.csv"
    ).read()
    #expect(!tabs.isEmpty)
    #expect(!commas.isEmpty)
  }

  @Test(arguments: [
    ("", "a.tsv", 1, 1),
    ("status\nforbidden", "a.tsv", 1, 1),
    ("en\tde\tcolour of the term\na\tb", "a.tsv", 1, 7),
    ("en\tde\tstatus\n\nHaus\tHaus\tnever", "a.tsv", 3, 11),
    ("en\tde\na\tb\tc", "a.tsv", 2, 5),
    ("en\tstatus\n\tforbidden", "a.tsv", 2, 1),
    ("en,de\n\"two\nlines\",x\na,\"b", "a.csv", 4, 3),
    ("en,de\n\"a\"b,c", "a.csv", 2, 4),
  ])
  func saysWhereAFileIsBroken(text: String, file: String, line: Int, column: Int) throws {
    let error = try #require(throws: GlossaryError.self) {
      try GlossaryReader(text, file: file).read()
    }
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(error.description.hasPrefix("\(file):\(line):\(column): "))
  }

  @Test func remarksBecomeOneNote() throws {
    let text = "en\tde\tnote\tcontext\tpos\npump\tPumpe\tnot for heat\tin gardens\tnoun\n"
    let glossary = try GlossaryReader(text, file: "a.tsv").read()
    let concept = try #require(concepts(of: glossary).first)
    #expect(concept.note == "not for heat; in gardens")
  }

  @Test(
    arguments: [
      ([], nil), (["a"], "“a”"), (["a", "b", "c", "d", "e"], "“a” or “b” or “c” or “d” or “e”"),
      (["a", "b", "c", "d", "e", "f", "g"], "“a” or “b” or “c” or “d” or “e” or one of 2 more"),
    ] as [([String], String?)])
  func namesTheFirstOfManyRenderings(renderings: [String], choice: String?) throws {
    let rows = renderings.map { "pump\t\($0)\n" } + ["pump\t\n"]
    let glossary = try GlossaryReader("en\tde\n" + rows.joined(), file: "a.tsv").read()
    #expect(try concepts(of: glossary).first?.choice == choice)
  }

  /// A termbase of 2019 and one of 2008, each with its statuses.
  @Test(arguments: [
    """
    <tbx type="TBX-Basic" style="dca" xml:lang="en"><tbxHeader><p>x</p></tbxHeader><text><body>
    <conceptEntry id="c1"><descrip type="subjectField">heating</descrip>
    <descripGrp><descrip type="context">in a <hi>new</hi>
      house</descrip></descripGrp>
    <langSec xml:lang="en"><termSec><term>heat pump</term></termSec></langSec>
    <langSec xml:lang="de">
    <termSec><term>Wärme&#x70;umpe</term>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
    <termSec><term>WP</term>
    <termNote type="partOfSpeech">noun</termNote>
    <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
    <termSec><term>Heizpumpe</term>
    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
    </langSec></conceptEntry></body></text></tbx>
    """,
    """
    <?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
    <martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>
    <termEntry><note>in a new house</note>
    <langSet xml:lang="en"><tig><term>heat pump</term></tig></langSet>
    <langSet xml:lang="de"><ntig><termGrp><term>Wärmepumpe</term></termGrp></ntig>
    <tig><term>WP</term><termNote type="administrativeStatus">admitted</termNote></tig>
    <tig><term>Heizpumpe</term><termNoteGrp>
    <termNote type="administrativeStatus">supersededTerm</termNote></termNoteGrp></tig></langSet>
    <langSet xml:lang="fr"><tig><term>pompe à chaleur</term></tig></langSet>
    </termEntry></body></text></martif>
    """,
    """
    <tbx type="TBX-Basic" style="dct" xml:lang="en"><text><body><conceptEntry>
    <basic:context>in a new house</basic:context>
    <langSec xml:lang="en"><termSec><term>heat pump</term></termSec></langSec>
    <langSec xml:lang="de"><termSec><term>Wärmepumpe</term>
    <basic:administrativeStatus>preferred</basic:administrativeStatus></termSec>
    <termSec><term>WP</term><a:administrativeStatus>admitted</a:administrativeStatus></termSec>
    <termSec><term><![CDATA[Heizpumpe]]></term>
    <a:administrativeStatus>notRecommended</a:administrativeStatus></termSec>
    </langSec></conceptEntry></body></text></tbx>
    """,
  ])
  func readsTermbases(text: String) throws {
    let file = try SourceFile(name: "a.tbx", bytes: Array(text.utf8))
    let concepts = try concepts(of: Glossary(TBXReader.read(file)))
    #expect(concepts.map(\.source) == ["heat pump"])
    #expect(concepts.map(\.preferred) == [["Wärmepumpe"]])
    #expect(concepts.map(\.admitted) == [["WP"]])
    #expect(concepts.map(\.forbidden) == [["Heizpumpe"]])
    #expect(concepts.map(\.note) == ["in a new house"])
  }

  @Test(arguments: [
    ("<tmx/>", "1:1: <tmx> is no TBX"),
    ("<tbx></tbx>", "1:12: no term"),
    ("<tbx><body><conceptEntry>\n<langSec><term>a</term>", "2:1: <langSec> names no language"),
    ("<tbx><body><conceptEntry><langSec xml:lang='1'>", "1:26: “1” is no language tag"),
    ("<tbx><body><conceptEntry><term>a</term>", "1:26: a term outside a language"),
    ("<tbx><body><conceptEntry><langSec xml:lang='en'>\n <term> </term>", "2:2: an empty term"),
    (
      "<tbx><body><conceptEntry><administrativeStatus>preferred", "1:26: a status without a term"
    ),
    (
      "<tbx><body><conceptEntry><langSec xml:lang='en'><term>a</term>\n"
        + "<termNote type='administrativeStatus'>good</termNote>",
      "2:1: “good” is no administrative status"
    ),
    ("<tbx><body>", "1:6: <body> is never closed"),
    ("<!DOCTYPE tbx [<!ENTITY a 'b'>]><tbx/>", "1:16: the document type declares an entity"),
  ])
  func saysWhereATermbaseIsBroken(text: String, message: String) throws {
    let file = try SourceFile(name: "a.tbx", bytes: Array(text.utf8))
    let error = try #require(throws: DocumentError.self) { try TBXReader.read(file) }
    #expect(error.description.hasPrefix("a.tbx:\(message)"), "\(error)")
  }
}
