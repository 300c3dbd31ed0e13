import DigitLists
import Testing

@testable import NameTables

@Suite struct NameTableTests {
  @Test func numbersComeBackFromDigits() {
    var writer = DigitWriter()
    writer.append([0, 63, 64, 4095, 4096])
    writer.append([UInt64.max, 1])
    writer.append([Int]())
    writer.append([UInt16](arrayLiteral: 0xFFFF))
    Array(writer.text.utf8).withUnsafeBufferPointer { bytes in
      var reader = DigitReader(bytes)
      #expect(reader.next(Int.self) == [0, 63, 64, 4095, 4096])
      #expect(reader.next(UInt64.self) == [.max, 1])
      #expect(reader.next(Int.self) == [])
      #expect(reader.next(UInt16.self) == [0xFFFF])
    }
  }

  /// The best segmentation into letters and chunks; what no record lists costs more.
  @Test(arguments: [
    ("жа", "zha", -0.75), ("жа", "za", -4.25), ("ж", "zh", -0.5), ("ж", "zhk", -7.5),
    ("ы", "", -6), ("ы", "k", -9), ("", "k", -7), ("", "", 0),
    // More letters than are compared at once.
    ("жажажажажажа", "zhazhazhazhazhazha", -4.5), ("ыжыыыыыыыыыы", "zh", -66.5),
    ("ыыыыыыыыыж", "zh", -54.5), ("ыыыыыыыж", "zh", -42.5),
  ])
  func lettersAreAligned(source: String, target: String, expected: Float) {
    let chunks: [(letter: UInt16, chunk: [UInt16], weight: Float)] = [
      (0x436, Array("zh".utf16), -0.5), (0x436, Array("z".utf16), -4),
      (0x430, Array("a".utf16), -0.25),
    ]
    let weights = AlignmentModel.Weights(
      chunks: ChunkTrie(chunks), deletion: -6, insertion: -7, substitution: -9)
    let best = weights.best(
      Array(source.utf16)[...], Array(target.utf16)[...], givingUpAt: -100)
    #expect(best == expected)
    let totals = weights.totals(
      Array(source.utf16)[...], Array(target.utf16)[...], givingUpAt: -100)
    #expect(totals.count == source.utf16.count + 1 && totals.last == expected)
  }

  /// Words have few letters that go with none of the other one: not rare chunks count, and letters
  /// that are often silent go with any word.
  @Test(arguments: [
    ("жан", "zhan", true), ("жань", "zhan", true), ("жан", "zhand", true), ("жан", "dad", false),
    ("жа", "ja", false), ("жжжжан", "zhan", true), ("жы", "zha", false), ("жын", "zhn", true),
    ("жан", "", false), ("", "", true),
  ])
  func lettersResembleOthers(source: String, target: String, expected: Bool) {
    func weights(_ entries: [(String, String, Float)]) -> AlignmentModel.Weights {
      let entries = entries.map { (letter: Array($0.utf16)[0], chunk: Array($1.utf16), weight: $2) }
      return AlignmentModel.Weights(
        chunks: ChunkTrie(entries), deletion: -6, insertion: -7, substitution: -9)
    }
    let model = AlignmentModel(
      forward: weights([
        ("ж", "zh", -1), ("ж", "j", -3), ("а", "a", -1), ("н", "n", -1), ("ь", "", -1),
      ]),
      backward: weights([
        ("z", "ж", -1), ("h", "ж", -1), ("j", "ж", -3), ("a", "а", -1), ("n", "н", -1),
      ]))
    let (word, other) = (Array(source.utf16)[...], Array(target.utf16)[...])
    let resemble = model.letters(ofSource: word).resemble(model.letters(ofTarget: other))
    #expect(resemble == expected)
  }

  /// The schemes that serve a language are found without making all of them.
  @Test(arguments: [("de", [0, 1]), ("en", [0, 1, 2]), ("e", [1]), ("fr", [1])])
  func schemesServeLanguages(language: String, expected: [Int]) {
    let text = "a\tA\tX\tY\tde,en\nb\tB\tX\tY\t*\nc\tC\tX\tY\ten"
    Array(text.utf8).withUnsafeBufferPointer { data in
      let found = SchemeTable.schemes(data, serving: language)
      #expect(found.indices == expected)
      let all = SchemeTable.schemes(data)
      #expect(found == SchemeTable.schemes(of: all, serving: language))
    }
  }

  /// The words of a language stand by themselves.
  @Test func wordsArePartedByLanguage() throws {
    let path = "names/pronouns.tsv"
    let parts = try #require(try NameTables.parts(of: "# head\nde\ter sie\nen\the\n", path: path))
    #expect(parts.map(\.path) == ["names/pronouns/de", "names/pronouns/en"])
    #expect(parts.map(\.text) == ["er sie", "he"])
    let error = try #require(throws: SchemeError.self) {
      try NameTables.parts(of: "# head\nde\ter\tsie\n", path: path)
    }
    #expect("\(error)" == "rules/names/pronouns.tsv:2: not 2 fields")
  }

  /// Characters are read as others, some of them behind certain letters only.
  @Test func charactersAreReplaced() {
    let replacement = ReadingTable.Replacement(
      characters: Array("カガア".utf16), letters: Array("かがあ".utf16), left: [])
    let letters = "アイカガキ".utf16.map { replacement.letter(for: $0) }
    #expect(letters == [0x3042, nil, 0x304B, 0x304C, nil])
  }

  /// Faults of a file stop the build, with the line.
  @Test(arguments: [
    ("@infer\n@scheme\tx\n", 2, "wrong number of fields in @scheme"),
    ("@nothing\tx\n", 1, "no such record as @nothing"),
    ("# head\nа\t\t\ta\n", 2, "a letter record has five fields"),
    ("а\t\t\ta\tunknown\n", 1, "no scheme or set “unknown”"),
    ("а\t!\t\ta\t*\n", 1, "a context ends in “!”"),
  ])
  func faultsAreNamed(text: String, line: Int, problem: String) throws {
    let error = try #require(throws: SchemeError.self) {
      try NameTables.parts(of: text, path: "names/schemes/xx.tsv")
    }
    #expect("\(error)" == "rules/names/schemes/xx.tsv:\(line): \(problem)")
  }
}
