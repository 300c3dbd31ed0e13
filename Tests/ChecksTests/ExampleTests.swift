import Checks
import ICU
import TestSupport
import Testing

@Suite struct ExampleTests {
  private static let shipped = (try? PackSet.shipped()) ?? []

  @Test(arguments: (Registry.rules + shipped).map(\.page.name))
  func examplesBehaveAsTheySay(name: String) throws {
    let rule = try #require((Registry.rules + Self.shipped).first { $0.page.name == name })
    let failures = try ExampleRunner.failures(of: rule).map(\.description)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func registryIsSortedByName() {
    let names = Registry.rules.map(\.page.name)
    #expect(names == names.sorted())
  }

  @Test func shippedRulesNameTheirSources() throws {
    let rules = try PackSet.shipped()
    #expect(rules.count >= 60)
    for rule in rules {
      let page = rule.page
      #expect(!page.why.isEmpty && !page.references.isEmpty && !page.since.isEmpty, "\(page.name)")
      #expect(rule.place.file.hasSuffix("/\(page.name).yaml"), "\(rule.place.file)")
      // Only the folder of the target language and `common` are read for a pair.
      let folder = rule.place.file.split(separator: "/").dropLast().last ?? ""
      let languages = Set(
        rule.languages.target.filter { $0.first != "!" }.map { $0.prefix { $0 != "-" } })
      #expect(folder == "common" || languages == [folder], "\(rule.place.file)")
      for range in rule.languages.source + rule.languages.target where !range.hasSuffix("*") {
        #expect(LanguageTag(range.replacing("!", with: "")) != nil, "\(rule.place.file): \(range)")
      }
    }
    let names = (Registry.rules + rules).map(\.page.name)
    #expect(Set(names).count == names.count)
  }
}
