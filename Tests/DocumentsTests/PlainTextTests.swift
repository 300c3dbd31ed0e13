import Documents
import Testing

@Suite struct PlainTextTests {
  private func blocks(_ text: String, _ layout: TextLayout? = nil) throws -> [String] {
    let file = try SourceFile(name: "a.txt", bytes: Array(text.utf8))
    let document = PlainText.read(file, layout: layout)
    return document.blocks.map { String(decoding: document.text[$0], as: UTF16.self) }
  }

  static let wrapped = """
    The government paid a quarter of that sum from its fund for rural
    areas, and the rest came from the members of the cooperative, who
    bought shares of fifty euros each over a period of three years and
    a half.

    A second paragraph follows here and is long enough to be wrapped at
    the same width as the one before.
    """

  @Test func emptyLinesPartParagraphs() throws {
    #expect(try blocks("One.\n\n  Two. Three.  \r\n\r\nFour") == ["One.", "Two. Three.", "Four"])
  }

  @Test func aLineIsAParagraphWhereLinesDiffer() throws {
    #expect(
      try blocks("Title\nA first paragraph.\nSecond.") == [
        "Title", "A first paragraph.", "Second.",
      ])
  }

  @Test func wrappedLinesAreJoined() throws {
    let found = try blocks(Self.wrapped)
    #expect(found.count == 2)
    #expect(found[0].hasSuffix("over a period of three years and a half."))
  }

  @Test func linesMayBeIndentedAndAnAddressLong() throws {
    let found = try blocks(
      """
      \u{A0} The bridge over the river was built in the spring of
        that year and opened by the mayor, as is told in the old
      \u{A0} https://bridge.example/chronicle/of/the/town/and/its/bridges
        and in many papers which the library of the town keeps.

        The ferry went on until the next winter, when ice broke
        its landing stage and the company gave it up, since the
        bridge had taken all passengers.
      """)
    #expect(found.count == 2)
    #expect(
      found.first?.hasPrefix("The bridge over the river was built in the spring of that") == true)
  }

  @Test func wideCharactersFillTwoColumns() throws {
    let found = try blocks(
      """
      この橋は市の中心部を流れる川に架けられていて、毎日およそ
      3,000 cars と 200 buses が通り、Bridge Company が管理してい
      ます。次の工事は来年の春に始まる予定で、費用は市が負担する
      ことになっている。
      """)
    #expect(found.count == 1)
  }

  @Test func wrappedLinesStayLinesWhereAsked() throws {
    #expect(try blocks(Self.wrapped, .paragraphs).count == 6)
  }

  @Test(arguments: [
    ("Sentence number N.", true), ("One ends here. Another, N, follows it.", false),
    ("第N句话。", true), ("第N句。又一句话在这里。", false), ("A heading N", false),
  ])
  func oneSentenceALineIsTold(line: String, isOne: Bool) throws {
    let lines = (0..<30).map { line.replacing("N", with: "\($0)") }
    let file = try SourceFile(name: "a.txt", bytes: Array(lines.joined(separator: "\n").utf8))
    #expect(PlainText.read(file).isPresegmented == isOne)
    let spaced = lines.joined(separator: "\n\n")
    let parted = try SourceFile(name: "a.txt", bytes: Array(spaced.utf8))
    #expect(!PlainText.read(parted).isPresegmented)
  }

  @Test func wrappedChineseIsJoinedWithoutSpace() throws {
    #expect(try blocks("一二三\n四五\n\nab\ncd", .wrapped) == ["一二三四五", "ab cd"])
  }

  @Test func spansPointIntoTheFile() throws {
    let file = try SourceFile(name: "a.txt", bytes: Array(Self.wrapped.utf8))
    let document = PlainText.read(file)
    let text = String(decoding: document.text, as: UTF16.self)
    let place = try #require(text.firstRange(of: "fifty euros"))
    let start = text.utf16.distance(from: text.startIndex, to: place.lowerBound)
    let span = document.span(of: start..<start + 11)
    #expect(String(decoding: file.bytes[span.start..<span.end], as: UTF8.self) == "fifty euros")
    let join = try #require(text.firstRange(of: "rural areas"))
    let first = text.utf16.distance(from: text.startIndex, to: join.lowerBound)
    let across = document.span(of: first..<first + 11)
    #expect(
      String(decoding: file.bytes[across.start..<across.end], as: UTF8.self) == "rural\nareas")
  }

  @Test func spansInOrderAreThoseOfEach() throws {
    let text = String(repeating: Self.wrapped + "\n\nÄnd. “So”\r\nit goes: 語 😀.\n\n", count: 20)
    let document = PlainText.read(try SourceFile(name: "a.txt", bytes: Array(text.utf8)))
    let count = document.text.count
    let ranges = (0..<count).flatMap { [$0..<$0, $0..<$0 + 1, $0..<min(count, $0 + 40)] }
    #expect(document.spans(of: ranges) == ranges.map(document.span))
    let blocks = document.blocks + [count..<count]
    #expect(document.spans(of: blocks) == blocks.map(document.span))
    #expect(document.spans(of: []) == [])
  }

  @Test(arguments: ["", "\n", " \t\r\n\u{3000}"])
  func blankTextHasNoBlock(text: String) throws {
    #expect(try blocks(text) == [])
  }
}
