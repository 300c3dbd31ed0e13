import Linguistics

/// Which arguments the conversions of printf take (POSIX, fprintf): `%s` the next one, `%2$s` the
/// second. A translation numbers those that it puts in another order.
struct ConversionArguments {
  private static let percent: UInt16 = 0x25
  private static let dollar: UInt16 = 0x24

  /// What a conversion without a number takes, from 1, by the offset of its percent sign.
  private let numbers: [Int: Int]
  private let hasNumbered: Bool

  /// Complexity: linear in the number of references.
  init(_ text: Analysis) {
    var numbers: [Int: Int] = [:]
    var hasNumbered = false
    let starts = Self.starts(of: text)
    var (start, next) = (0, 1)
    for reference in text.references where reference.kind == .placeholder {
      while start + 1 < starts.count, starts[start + 1] <= reference.range.lowerBound {
        (start, next) = (start + 1, 1)
      }
      let conversion = text.text[reference.range]
      guard Self.isConversion(conversion) else { continue }
      if conversion.contains(Self.dollar) {
        hasNumbered = true
      } else {
        numbers[reference.range.lowerBound] = next
        next += 1
      }
    }
    (self.numbers, self.hasNumbered) = (numbers, hasNumbered)
  }

  /// Where the arguments are counted anew: the units, the paragraphs of an article.
  private static func starts(of text: Analysis) -> [Int] {
    let (blocks, units) = (text.document.blocks, text.document.units)
    guard !units.isEmpty else { return blocks.map(\.lowerBound) }
    return units.compactMap { $0.blocks.first.map { blocks[$0].lowerBound } }
  }

  /// Whether two conversions, one of which has a number, put the same argument the same way.
  func isSame(
    _ conversion: ArraySlice<UInt16>, _ other: ArraySlice<UInt16>, _ others: ConversionArguments
  ) -> Bool {
    guard hasNumbered || others.hasNumbered,
      conversion.contains(Self.dollar) || other.contains(Self.dollar),
      let one = argument(of: conversion), let two = others.argument(of: other)
    else { return false }
    return one == two
  }

  /// The number of a conversion's argument, and how it is put.
  private func argument(of conversion: ArraySlice<UInt16>) -> (number: Int, form: ArraySlice<UInt16>)?
  {
    guard Self.isConversion(conversion) else { return nil }
    guard let dollar = conversion.firstIndex(of: Self.dollar) else {
      return numbers[conversion.startIndex].map { ($0, conversion.dropFirst()) }
    }
    let digits = String(decoding: conversion[..<dollar].dropFirst(), as: UTF16.self)
    return Int(digits).map { ($0, conversion[(dollar + 1)...]) }
  }

  /// Whether a placeholder is one of printf's, and takes the next argument or has its number.
  private static func isConversion(_ text: ArraySlice<UInt16>) -> Bool {
    text.first == percent && text.last != percent && text.dropFirst().first != 0x28
      && text.last != 0x7D
  }
}
