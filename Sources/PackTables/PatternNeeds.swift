import DigitLists

/// What a regular expression cannot match without, read off its text: most patterns hold a
/// word or sign that few texts have, and need not be run over the others.
public struct PatternNeeds: Sendable, Equatable {
  /// One of these stands in every match, or in what must stand round it; nil where none
  /// is known. White space in them is a plain space, and none is empty.
  public let strings: [[UInt16]]?
  /// A unit of these is there too; nil where none are known.
  public let ranges: [ClosedRange<UInt16>]?
  /// Whether a decimal digit is there too.
  public let hasDigit: Bool

  /// - Parameter pattern: in the syntax of ICU. What is not understood counts as
  ///   matching anything.
  public init(_ pattern: String) {
    var parser = PatternParser(text: Array(pattern.utf16))
    let known = parser.isUnderstood ? parser.alternatives() : .nothing
    (strings, ranges, hasDigit) = (known.needed, known.ranges, known.hasDigit)
  }

  /// A rough frequency of a unit in prose.
  public static func frequency(of unit: UInt16) -> Double {
    switch unit {
    case 0x20: 0.15
    case 0x30...0x39: 0.01
    case _ where PatternParser.isLetter(unit): 0.04
    default: unit < 0x80 ? 0.01 : 0.005
    }
  }

  func write(to writer: inout DigitWriter) {
    writer.append([hasDigit, ranges != nil, strings != nil].map { $0 ? UInt8(1) : 0 })
    writer.append((ranges ?? []).map(\.lowerBound))
    writer.append((ranges ?? []).map(\.upperBound))
    writer.append((strings ?? []).map(\.count))
    writer.append((strings ?? []).flatMap { $0 })
  }

  init(reading reader: inout DigitReader) {
    let known = reader.next(UInt8.self)
    let (lower, upper) = (reader.next(UInt16.self), reader.next(UInt16.self))
    let (lengths, units) = (reader.next(Int.self), reader.next(UInt16.self))
    hasDigit = known[0] == 1
    ranges = known[1] == 1 ? zip(lower, upper).map { $0...$1 } : nil
    var start = 0
    let strings = lengths.map { length in
      defer { start += length }
      return Array(units[start..<start + length])
    }
    self.strings = known[2] == 1 ? strings : nil
  }
}
