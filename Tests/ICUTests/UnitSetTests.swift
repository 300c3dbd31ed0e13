import ICU
import Testing

@Suite struct UnitSetTests {
  @Test(arguments: [0, 0x3F, 0x40, 0x7F, 0x301, 0xD83D, 0xFFFF] as [UInt16])
  func tellsWhetherAUnitOfARangeIsThere(unit: UInt16) {
    let set = UnitSet([unit])
    for first in stride(from: 0, through: 0xFFFF, by: 13) {
      for length in [0, 1, 62, 63, 64, 200, 0xFFFF] {
        let range = UInt16(first)...UInt16(min(first + length, 0xFFFF))
        #expect(set.containsAny(of: range) == range.contains(unit))
      }
    }
  }

  @Test func isFoundWithTheSigns() {
    let text = Array("é, 😀 x".utf16)
    let units = Characters.findSigns(in: text).units
    for unit in UInt16.min...(.max) { #expect(units.contains(unit) == text.contains(unit)) }
  }
}
