import Checks
import TestSupport
import Testing

@Suite struct ExampleTests {
  @Test(arguments: Registry.rules.map(\.page.name))
  func examplesBehaveAsTheySay(name: String) throws {
    let rule = try #require(Registry.rules.first { $0.page.name == name })
    let failures = try ExampleRunner.failures(of: rule)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func registryIsSortedByName() {
    let names = Registry.rules.map(\.page.name)
    #expect(names == names.sorted())
  }
}
