import DigitLists

/// What each Latin letter is without its diacritics: its preferred rendering under the scheme
/// `plain` of `rules/names/schemes/und-Latn.tsv`.
public struct PlainLatin: Sendable {
  /// Unit → 1 + index of the rendering, or 0.
  private var places = [UInt16](repeating: 0, count: limit)
  private var units: [UInt16] = []
  private var ends: [Int] = []

  /// The letters are below it.
  private static let limit = 0x2000

  /// Where the program has it.
  public static let path = "names/plain-latin"

  /// No letter has a rendering.
  public init() {}

  /// The rendering of a letter, or nil.
  public subscript(letter: UInt16) -> ArraySlice<UInt16>? {
    guard letter < Self.limit, places[Int(letter)] > 0 else { return nil }
    let place = Int(places[Int(letter)]) - 1
    return units[(place > 0 ? ends[place - 1] : 0)..<ends[place]]
  }

  static func encoded(_ letters: [(letter: UInt16, rendering: [UInt16])]) -> String {
    let letters = letters.filter { $0.letter < limit }
    var writer = DigitWriter()
    writer.append(letters.map(\.letter))
    writer.append(letters.map(\.rendering.count))
    writer.append(letters.flatMap(\.rendering))
    return writer.text
  }

  /// - Parameter data: what `encoded(_:)` gave.
  public init(_ data: UnsafeBufferPointer<UInt8>) {
    var reader = DigitReader(data)
    for (index, letter) in reader.next(UInt16.self).enumerated() {
      places[Int(letter)] = UInt16(index + 1)
    }
    var end = 0
    ends = reader.next(Int.self).map {
      end += $0
      return end
    }
    units = reader.next(UInt16.self)
  }
}
