import Testing
import YAMLParser
import YAMLTree

@testable import Workspace

@Suite struct PairingTests {
  private func pairing(_ source: String, _ target: String, _ files: [String]) throws -> Pairing {
    let text = "pairs: [{ source: '\(source)', target: '\(target)' }]"
    let settings = try SettingsReader.read(
      #require(try YAMLParser.parse(text, file: "/p/.tqcheck.yaml")))
    return Pairing(settings.pairs, files: files.map { "/p/" + $0 })
  }

  @Test func capturesTellWhatBelongsTogether() throws {
    let pairing = try pairing(
      "a/{lang}/{path}.md", "a/en/{path}.md",
      ["a/de/x.md", "a/en/x.md", "a/fr/y/z.md", "a/en/y/z.md", "a/en/lone.md", "a/de/left.md"])
    #expect(
      pairing.pairs.map { "\($0.source) \($0.target) \($0.sourceLanguage ?? "")" } == [
        "/p/a/de/x.md /p/a/en/x.md de", "/p/a/fr/y/z.md /p/a/en/y/z.md fr",
      ])
    #expect(pairing.unpaired == ["/p/a/de/left.md", "/p/a/en/lone.md"])
  }

  @Test func oneSourceHasManyTargets() throws {
    let pairing = try pairing(
      "en/{path}.txt", "{lang}/{path}.txt", ["en/x.txt", "de/x.txt", "uk/x.txt", "notes/x.txt"])
    #expect(pairing.pairs.map(\.target) == ["/p/de/x.txt", "/p/uk/x.txt"])
    #expect(pairing.pairs.map(\.targetLanguage) == ["de", "uk"])
    #expect(pairing.unpaired.isEmpty)
  }

  @Test(arguments: [
    "{ bitext: 'c/{lang}.po' }", "{ source: 'c/{lang}.po', target: 'c/{lang}.po' }",
  ])
  func oneFileHoldsBothTexts(pattern: String) throws {
    let settings = try SettingsReader.read(
      #require(try YAMLParser.parse("pairs: [\(pattern)]", file: "/p/.tqcheck.yaml")))
    let pairing = Pairing(settings.pairs, files: ["/p/c/de.po", "/p/c/uk.po", "/p/c/a.po"])
    #expect(pairing.pairs.map(\.source) == ["/p/c/de.po", "/p/c/uk.po"])
    #expect(pairing.pairs.allSatisfy { $0.isBitext && $0.sourceLanguage == nil })
    #expect(pairing.pairs.map(\.targetLanguage) == ["de", "uk"])
    #expect(pairing.unpaired.isEmpty)
  }

  @Test(arguments: [
    ("/a/b", "/a", "b"), ("/a", "/a", "."), ("/a/b", "/a/c/d", "../../b"), ("/", "/a", ".."),
  ])
  func pathsAreSeenFromFolders(path: String, folder: String, relative: String) {
    #expect(FilePath.relative(path, to: folder) == relative)
    #expect(FilePath.absolute(relative, in: folder) == path)
  }
}
