import Checks
import Documents
import TestSupport
import Testing

@testable import Workspace

@Suite struct EditsTests {
  private func fix(_ start: Int, _ end: Int, _ text: String) -> Finding.Fix {
    Finding.Fix(span: Span(start: start, end: end), replacement: text, isSafe: true)
  }

  @Test func overlappingFixesAreLeftOut() throws {
    var edits = Edits(try SourceFile(name: "a", bytes: Array("abcdef".utf8)))
    edits.add([fix(0, 2, "X"), fix(1, 3, "Y"), fix(3, 4, ""), fix(4, 4, "!"), fix(6, 6, ".")])
    #expect(edits.applied() == Array("Xcef.".utf8))
    #expect(edits.count == 3)
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252", "Shift_JIS"])
  func encodingsAndMarksStay(encoding: String) throws {
    let text = encoding == "Shift_JIS" ? "日本  語" : "né  à"
    let bytes: [UInt8] =
      switch encoding {
      case "UTF-16LE": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "UTF-16BE": [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case "Shift_JIS": [0x93, 0xFA, 0x96, 0x7B, 0x20, 0x20, 0x8C, 0xEA]
      default: [0x6E, 0xE9, 0x20, 0x20, 0xE0]
      }
    let file = try SourceFile(name: "a", bytes: bytes, encoding: encoding)
    let start = try #require(file.text.firstIndex(of: 0x20))
    var edits = Edits(file)
    edits.add([
      Finding.Fix(
        span: file.span(of: start..<start + 2), replacement: " ", isSafe: true)
    ])
    let fixed = try SourceFile(
      name: "a", bytes: #require(edits.applied()), encoding: encoding)
    #expect(String(decoding: fixed.text, as: UTF16.self) == text.replacing("  ", with: " "))
    #expect(fixed.hasByteOrderMark == encoding.hasPrefix("UTF-16"))
  }

  @Test func whatAnEncodingLacksIsNotWritten() throws {
    var edits = Edits(
      try SourceFile(name: "a", bytes: [0x6E, 0xE9, 0x2D], encoding: "ISO-8859-1"))
    edits.add([fix(2, 3, "—")])
    #expect(edits.count == 0)
    #expect(edits.unwritable.map(\.replacement) == ["—"])
  }

  @Test func diffsAreUnified() {
    let old = (1...12).map { "line \($0)\n" }.joined()
    let new = old.replacing("line 2\n", with: "").replacing("line 11\n", with: "LINE 11\nmore\n")
    #expect(
      String(
        decoding: UnifiedDiff.of(name: "a", from: Array(old.utf8), to: Array(new.utf8)),
        as: UTF8.self)
          == """
          --- a
          +++ a
          @@ -1,5 +1,4 @@
           line 1
          -line 2
           line 3
           line 4
           line 5
          @@ -8,5 +7,6 @@
           line 8
           line 9
           line 10
          -line 11
          +LINE 11
          +more
           line 12

          """)
    let tail = UnifiedDiff.of(name: "a", from: Array("x".utf8), to: Array("y\n".utf8))
    #expect(
      String(decoding: tail, as: UTF8.self)
        == "--- a\n+++ a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n")
    #expect(UnifiedDiff.of(name: "a", from: [0x61], to: [0x61]).isEmpty)
  }

  @Test func fixesOfAnotherPairKeepClear() throws {
    var edits = Edits(try SourceFile(name: "a", bytes: Array("abcdefgh".utf8)))
    edits.add([fix(1, 3, "X"), fix(5, 6, "Y")])
    edits.add([fix(0, 2, "-"), fix(3, 4, "D"), fix(4, 6, "-"), fix(6, 6, "!"), fix(7, 8, "H")])
    #expect(edits.applied() == Array("aXDeYgH".utf8))
  }

  @Test(arguments: 0..<60)
  func diffsTurnOneTextIntoTheOther(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let old = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
      "\(Int.random(in: 0..<50, using: &random))\n"
    }
    let share = Int.random(in: 1..<100, using: &random)
    let new = old.flatMap { line -> [String] in
      guard Int.random(in: 0..<100, using: &random) < share else { return [line] }
      return [[], ["new\n"], [line, "more\n"]].randomElement(using: &random) ?? []
    }
    let diff = UnifiedDiff.of(
      name: "a", from: Array(old.joined().utf8), to: Array(new.joined().utf8))
    #expect(applied(String(decoding: diff, as: UTF8.self), to: old) == new)
  }

  /// Puts a diff's hunks into lines; nil where they do not fit.
  private func applied(_ diff: String, to old: [String]) -> [String]? {
    var (new, next) = ([String](), 0)
    for line in diff.split(separator: "\n").dropFirst(2) {
      let text = "\(line.dropFirst())\n"
      switch line.first {
      case "@":
        let range = line.split(separator: " ")[1].dropFirst().split(separator: ",")
        let isEmpty = range.last == "0" && range.count == 2
        guard let first = Int(range[0]), case let start = isEmpty ? first : first - 1,
          start >= next
        else { return nil }
        new += old[next..<start]
        next = start
      case "+": new.append(text)
      default:
        guard next < old.count, old[next] == text else { return nil }
        if line.first == " " { new.append(text) }
        next += 1
      }
    }
    return new + old[next...]
  }
}
