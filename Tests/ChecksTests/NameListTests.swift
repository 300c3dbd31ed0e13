import Checks
import Testing

@Suite struct NameListTests {
  @Test(arguments: ["", "# a comment\n", "\r\n# a comment\r\n"])
  func isEmptyWithoutNames(text: String) throws {
    #expect(try NameList(text, file: "names.tsv").isEmpty)
  }

  @Test(arguments: [
    "Зеленский\tZelensky", "# names\nЗеленский\tZelensky\tZelenskyy\n",
    "Anna Weber\tAnna Weber\r\n",
  ])
  func readsNames(text: String) throws {
    #expect(try !NameList(text, file: "names.tsv").isEmpty)
  }

  @Test(arguments: [
    ("Зеленский", 1, "no tab between name and spelling"),
    ("# names\n\nЗеленский Zelensky\n", 3, "no tab between name and spelling"),
    ("Weber\tWeber\nAnna Weber\tWeber\n", 2, "different numbers of words"),
    ("Weber\tWeber\tAnna Weber\n", 1, "different numbers of words"),
  ])
  func saysWhereAListIsBroken(text: String, line: Int, problem: String) throws {
    let error = try #require(throws: NameListError.self) {
      try NameList(text, file: "names.tsv")
    }
    #expect(error.line == line)
    #expect(error.description.hasPrefix("names.tsv:\(line): "))
    #expect(error.description.hasSuffix(problem))
  }
}
