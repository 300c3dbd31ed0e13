import Testing

@testable import Checks

@Suite struct ExcerptTests {
  /// A message is one line, though what it quotes is more.
  @Test(arguments: [
    ("let x =\n    1", "let x = 1"), ("one\r\n\ttwo", "one two"), ("a  b", "a  b"), ("", ""),
    ("set \u{FFFC} to 1", "set … to 1"),
    (
      "The bridge over the river\nwas opened in the morning by the old mayor of the town.",
      "The bridge over the river was opened in the morning by the…"
    ),
  ])
  func excerptsStandOnOneLine(text: String, expected: String) {
    #expect(Excerpt.short(text) == expected)
  }
}
