import Documents
import Testing

@testable import Alignment

@Suite struct UnitPairingTests {
  private func document(_ keys: [String]) throws -> Document {
    let members = keys.map { "\"\($0)\": \"text\"" }.joined(separator: ",\n")
    let file = try SourceFile(name: "a.json", bytes: Array("{\(members)}".utf8))
    return try InputFormat.json.read(file)
  }

  private func groups(_ source: [String], _ target: [String]) throws -> [UnitPairing.Group] {
    try #require(UnitPairing(document(source), document(target))).groups
  }

  private func group(_ source: Int, _ target: Int?) -> UnitPairing.Group {
    UnitPairing.Group(
      source: source..<source + 1, target: target.map { $0..<$0 + 1 } ?? 0..<0)
  }

  @Test func keysPairWhereverTheyStand() throws {
    let found = try groups(["a", "b", "c"], ["c", "a", "d"])
    #expect(
      found == [
        group(0, 1), group(1, nil), group(2, 0), UnitPairing.Group(source: 3..<3, target: 2..<3),
      ])
  }

  @Test func aKeyThatComesAgainPairsWithThatInItsPlace() throws {
    #expect(try groups(["a", "a"], ["a", "a"]) == [group(0, 0), group(1, 1)])
  }

  @Test func aKeyThatComesAgainElsewhereMeansTheLastOne() throws {
    let found = try groups(["a", "b"], ["b", "a", "b", "c"])
    #expect(found.prefix(2) == [group(0, 1), group(1, 2)])
  }
}
