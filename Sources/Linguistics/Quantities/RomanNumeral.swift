/// Numbers in Roman letters.
public enum RomanNumeral {
  /// The value of an upper-case Roman numeral, up to three small letters aside
  /// (`XIXe`). Cyrillic letters of the same look count.
  public static func value(of text: some RandomAccessCollection<UInt16>) -> Int? {
    guard text.count <= 10 else { return nil }
    let rest = text.drop { letterValue($0) != nil }
    guard rest.count <= 3, text.count - rest.count > rest.count else { return nil }
    if !rest.isEmpty, !rest.allSatisfy({ 0x61...0x7A ~= $0 || 0xE0...0xFF ~= $0 }) { return nil }
    let values = text[..<rest.startIndex].compactMap(letterValue)
    if values.count == 1, !rest.isEmpty || values[0] > 10 { return nil }
    var total = 0
    for (index, value) in values.enumerated() {
      let next = index + 1 < values.count ? values[index + 1] : 0
      total += value < next ? -value : value
    }
    return total > 0 && numeral(total) == values ? total : nil
  }

  static func letterValue(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x49, 0x406: 1
    case 0x56: 5
    case 0x58, 0x425: 10
    case 0x4C: 50
    case 0x43, 0x421: 100
    case 0x44: 500
    case 0x4D, 0x41C: 1000
    default: nil
    }
  }

  /// The letters' values in the standard writing of a number.
  private static func numeral(_ number: Int) -> [Int] {
    var rest = number
    var letters: [Int] = []
    for (value, written) in [
      (1000, [1000]), (900, [100, 1000]), (500, [500]), (400, [100, 500]), (100, [100]),
      (90, [10, 100]), (50, [50]), (40, [10, 50]), (10, [10]), (9, [1, 10]), (5, [5]),
      (4, [1, 5]), (1, [1]),
    ] {
      while rest >= value {
        letters += written
        rest -= value
      }
    }
    return letters
  }
}
