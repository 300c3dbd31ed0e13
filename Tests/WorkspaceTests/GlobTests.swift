import Testing

@testable import Workspace

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.md", "a.md", true), ("*.md", "b/a.md", false), ("**.md", "b/a.md", true),
    ("**/*.md", "a.md", true), ("**/*.md", "b/c/a.md", true), ("b/**", "b/c/a.md", true),
    ("b/**/a.md", "b/a.md", true), ("b/**/a.md", "ba.md", false), ("a.md", "a.mdx", false),
    ("{lang}/a.md", "de/a.md", true), ("{lang}/a.md", "news/a.md", false),
    ("{lang}/{path}.md", "pt-BR/x/y.md", true), ("{path}.{lang}.md", "x.y.de.md", true),
    ("{path}/{path}.md", "x/x.md", true), ("{path}/{path}.md", "x/y.md", false),
    ("{path}.md", ".md", false),
  ])
  func patternsFit(pattern: String, path: String, fits: Bool) throws {
    #expect((try #require(Glob(pattern)).match(path) != nil) == fits)
  }

  @Test func capturesSayWhatTheyStandFor() throws {
    let captures = try #require(Glob("articles/{lang}/{path}.md")).match("articles/de/x/y.md")
    #expect(captures == ["lang": "de", "path": "x/y"])
  }

  @Test(arguments: ["{lang", "lang}", "{}"])
  func bracesNeedPartnersAndNames(pattern: String) {
    #expect(Glob(pattern) == nil)
  }
}
