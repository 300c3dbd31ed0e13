import Checks
import Testing

@Suite struct GlossaryReaderTests {
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
}
