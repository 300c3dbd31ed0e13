import Documents
import Testing

@testable import Workspace

@Suite struct SuppressionTests {
  private let reader = SuppressionReader { ["name-variants", "double-space"] }

  private func file(_ text: String, _ name: String) throws -> SourceFile {
    try SourceFile(name: name, bytes: Array(text.utf8))
  }

  private func inComments(_ file: SourceFile) throws -> [Suppression] {
    try reader.inComments(of: file, file.text.indices, InputFormat(path: file.name))
  }

  private func failure(_ text: String, _ name: String = "a.md") -> String {
    do {
      let file = try file(text, name)
      let found =
        name.hasSuffix("ignore") ? try reader.inSidecar(file) : try inComments(file)
      return "\(found.count) found"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("a.md", "Text.\n<!-- tqcheck-ignore double-space: as set -->\n"),
    ("a.mkd", "Text.\n<!-- tqcheck-ignore double-space: as set -->\n"),
    ("a.sdlxliff", "\n<!-- tqcheck-ignore double-space: as set -->\n"),
    ("a.po", "#\n# tqcheck-ignore double-space: as set\n"),
    ("a.vtt", "\nNOTE tqcheck-ignore double-space: as set\n"),
    ("a.strings", "\n/* tqcheck-ignore double-space: as set */\n"),
    ("a.strings", "\n// tqcheck-ignore double-space: as set"),
  ])
  func commentsOfEachFormat(name: String, text: String) throws {
    let found = try inComments(file(text, name))
    #expect(found.map(\.rules) == [["double-space"]])
    #expect(found.map(\.reason) == ["as set"])
    #expect(found.map(\.line) == [2])
  }

  @Test func plainTextHasNoComments() throws {
    let text = "<!-- tqcheck-ignore double-space: as set -->"
    #expect(try inComments(file(text, "a.txt")).isEmpty)
  }

  @Test func sidecarsNameFingerprints() throws {
    let text = "# Ours\n\n0123456789abcdef name-variants: both: are used\n"
    let found = try reader.inSidecar(file(text, "a.txt.tqcheck-ignore"))
    #expect(
      found == [
        Suppression(
          rules: ["name-variants"], reason: "both: are used",
          scope: .finding("0123456789abcdef"), line: 3, column: 1)
      ])
  }

  @Test(arguments: [
    (
      "<!-- tqcheck-ignore double-spce: x -->",
      "a.md:1:1: no rule is called “double-spce”; did you mean “double-space”?"
    ),
    ("x\n <!-- tqcheck-ignore double-space -->", "a.md:2:2: a reason is missing"),
    ("<!-- tqcheck-ignore double-space:  -->", "a.md:1:1: a reason is missing"),
    ("<!-- tqcheck-ignore-line double-space: x -->", "“tqcheck-ignore-line” is not known"),
    ("<!-- tqcheck-ignore -->", "the name of a rule is missing"),
    ("<!-- about tqcheck-ignore -->", "0 found"),
  ])
  func mistakesAreNamed(text: String, message: String) {
    #expect(failure(text).contains(message), "\(failure(text))")
  }

  @Test func brokenSidecarsAreNamed() {
    #expect(
      failure("double-space: x", "a.txt.tqcheck-ignore").contains(
        "a.txt.tqcheck-ignore:1:1: a fingerprint, a rule"))
  }
}
