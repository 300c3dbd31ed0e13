import TestSupport
import Testing

@testable import Documents

/// Bitexts that are read in pieces say the same as those that are read as a whole.
@Suite struct BitextStreamTests {
  private static let samples: [(format: InputFormat, text: String)] = [
    (
      .tmx,
      """
      <?xml version="1.0"?>
      <tmx version="1.4"><header srclang="en"/><body>
      <!-- </tu> is no end here --><tu tuid="a"><tuv xml:lang="en"><seg>One &amp; <ph>%d</ph></seg></tuv>
      <tuv xml:lang="de"><seg>Eins &amp; <ph>%d</ph> für Straßen</seg></tuv></tu><tu/>
      <tu><note>x</note><tuv xml:lang="en"><seg>Two 😀</seg></tuv><tuv xml:lang="de"><seg/></tuv></tu>
      <tu><tuv xml:lang="en"><seg><![CDATA[</tu>]]> three</seg></tuv><tuv xml:lang="de"><seg>Drei</seg></tuv></tu>
      </body></tmx>

      """
    ),
    (
      .xliff,
      """
      <xliff version="2.0" srcLang="en" trgLang="de"><file id="f"><unit id="u">
      <segment><source>One <pc id="1">and</pc></source><target>Eins <pc id="1">und</pc></target></segment>
      <segment id="s"><source>Two</source><target>Zwei</target></segment></unit>
      <group translate="no"><unit id="n"><segment><source>No</source></segment></unit></group>
      <unit id="v"><notes><note>A note on it</note></notes><segment><source>Three</source>
      <target>Drei</target></segment></unit></file></xliff>
      """
    ),
    (
      .po,
      """
      msgid ""
      msgstr "Language: de\\n"

      #, fuzzy
      msgid "One"
      msgstr ""
      "Eins"
      msgctxt "menu"
      msgid "Two \\"files\\""
      msgid_plural "%d files"
      msgstr[0] "Zwei"
      msgstr[1] "%d Dateien"
      # A remark.
      msgid "Three"
      msgstr "Drei"
      """
    ),
    (.tsv, "en\tde\tid\r\nOne\tEins\ta\r\n\r\nTwo\tZwei 😀\tb\r\nThree\tDrei\tc"),
    (
      .csv,
      "source,target\n\"One, \"\"so\"\"\",Eins\n\"Two\nlines\",\"Zwei\nZeilen\"\nThree,Drei\n"
    ),
  ]

  /// Lines of text, or the one that says why there are none.
  private func lines(_ read: () throws -> [String]) throws -> [String] {
    do { return try read() } catch let error as DocumentError { return [error.description] }
  }

  /// What is read of a text in pieces of so many bytes.
  private func read(_ format: InputFormat, _ text: [UInt8], pieceSize: Int) throws -> [String] {
    let program = try Program()
    defer { program.cleanUp() }
    try program.write(text, to: "file")
    let path = program.folder.appending(path: "file").path()
    return try lines {
      var found: [String] = []
      var ends: [String] = []
      var stream = try #require(
        try BitextStream(
          path: path, format: format, source: nil, target: nil, smallest: 0,
          pieceSize: pieceSize))
      while let piece = try stream.next() {
        found += described(piece.source) + described(piece.target)
        ends.append("\(piece.source.file.position(at: piece.extent.upperBound))")
      }
      if pieceSize == 1 { #expect(ends.count > 2) }
      return found.sorted() + [try #require(ends.last)]
    }.map { $0.replacing(path, with: "file") }
  }

  /// Units and blocks with their places in the file.
  private func described(_ document: Document) -> [String] {
    let file = document.file
    return document.units.map { unit in
      let blocks = document.blocks[unit.blocks].map { block in
        let start = file.position(at: document.fileRange(of: block).lowerBound)
        let text = String(decoding: document.text[block], as: UTF16.self)
        return "\(document.span(of: block)) \(start) “\(text)”"
      }
      return "\(file.span(of: unit.place)) \(unit.name) \(unit.isDraft) \(blocks)"
        + " \(document.language ?? "-")"
    }
  }

  private func whole(_ format: InputFormat, _ text: [UInt8]) throws -> [String] {
    try lines {
      let file = try SourceFile(name: "file", bytes: text)
      let both = try format.readBitext(file)
      let found = described(both.source) + described(both.target)
      return found.sorted() + ["\(file.position(at: file.text.count))"]
    }
  }

  @Test(arguments: samples.indices, [1, 7, 60, 150, 10_000])
  func piecesSayWhatTheWholeSays(sample: Int, pieceSize: Int) throws {
    let (format, text) = Self.samples[sample]
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
      let expected = try whole(format, bytes)
      #expect(expected.count > 6)
      #expect(try read(format, bytes, pieceSize: pieceSize) == expected)
    }
  }

  @Test(arguments: [
    (InputFormat.tmx, "</body></tmx>", "<tu><tuv xml:lang=\"en\"><seg>x</tuv></tu></body></tmx>"),
    (.tmx, "</body></tmx>", "<tu><tuv xml:lang=\"en\"><seg>x <b </seg></tuv></tu></body></tmx>"),
    (.tmx, "</body></tmx>", ""), (.tmx, "</body></tmx>", "<!-- never closed </body></tmx>"),
    (.xliff, "</unit></file>", "</unit></unit></file>"), (.xliff, "</file></xliff>", "</file>"),
    (.po, "# A remark.", "msgstr"), (.po, "\"Drei\"", "\"Drei"),
    (.tsv, "Two\tZwei 😀\tb", "Two"), (.csv, "Three,", "\"Three,"),
  ])
  func faultsAreToldWithTheirPlaceInTheFile(
    format: InputFormat, good: String, bad: String
  ) throws {
    let sample = try #require(Self.samples.first { $0.format == format }?.text)
    let text = sample.replacing(good, with: bad)
    #expect(text != sample)
    let expected = try whole(format, Array(text.utf8))
    #expect(expected.count == 1)
    for pieceSize in [1, 40, 200] {
      #expect(try read(format, Array(text.utf8), pieceSize: pieceSize) == expected)
    }
  }

  @Test func bytesThatAreNoTextAreToldWithTheirPlace() throws {
    let text = Self.samples[0].text
    let bytes = Array(text.utf8) + [0x0A, 0xFF]
    // How likely other encodings are is told by the piece.
    let told = try [read(.tmx, bytes, pieceSize: 50), whole(.tmx, bytes)].map { lines in
      lines.map { $0.prefix { $0 != ";" } }
    }
    #expect(told[0] == told[1])
    #expect(told[0].first?.hasPrefix("file:9: not valid UTF-8: FF at byte") == true)
  }

  @Test func onlyLargeTextsInUTF8AreReadInPieces() throws {
    let program = try Program()
    defer { program.cleanUp() }
    func isStreamed(_ bytes: [UInt8], _ format: InputFormat, smallest: Int) throws -> Bool {
      try program.write(bytes, to: "file")
      let path = program.folder.appending(path: "file").path()
      return try BitextStream(
        path: path, format: format, source: nil, target: nil, smallest: smallest, pieceSize: 64)
        != nil
    }
    let (_, text) = Self.samples[0]
    #expect(try isStreamed(Array(text.utf8), .tmx, smallest: 100))
    #expect(try !isStreamed(Array(text.utf8), .tmx, smallest: 100_000))
    #expect(try !isStreamed(variants(text)[3], .tmx, smallest: 100))
    #expect(
      try !isStreamed(
        Array("<?xml version=\"1.0\" encoding=\"windows-1252\"?><tmx/>".utf8), .tmx, smallest: 0))
  }
}
