import Linguistics

/// Which arguments the conversions of printf put: `%s` the next one of its unit, `%2$s` the second.
/// A translation numbers those that it puts in another order.
struct ConversionArguments {
  private static let percent: UInt16 = 0x25

  /// What a conversion without a number puts, from 1, by the offset of its percent sign.
  private var numbers: [Int: Int] = [:]

  /// Complexity: linear in the length of the text.
  init(_ text: Analysis) {
    let (blocks, units) = (text.document.blocks, text.document.units)
    // The paragraphs of an article stand for units.
    let starts =
      units.isEmpty
      ? blocks.map(\.lowerBound)
      : units.compactMap { $0.blocks.first.map { blocks[$0].lowerBound } }
    var (start, next) = (0, 1)
    var offset = 0
    while offset < text.text.count {
      guard text.text[offset] == Self.percent else {
        offset += 1
        continue
      }
      while start + 1 < starts.count, starts[start + 1] <= offset { (start, next) = (start + 1, 1) }
      let conversion = PrintfConversion(at: offset, in: text.text)
      if let conversion, conversion.argument == nil {
        numbers[offset] = next + conversion.sizes
        next += conversion.sizes + 1
      }
      let isSign = offset + 1 < text.text.count && text.text[offset + 1] == Self.percent
      offset = conversion?.range.upperBound ?? offset + (isSign ? 2 : 1)
    }
  }

  /// Whether a text has conversions that say which argument they put.
  static func areNumbered(in text: Analysis) -> Bool {
    text.references.contains {
      $0.kind == .placeholder
        && PrintfConversion(at: $0.range.lowerBound, in: text.text)?.argument != nil
    }
  }

  /// The number of the argument that a conversion puts, and how it does.
  func argument(at offset: Int, in text: Analysis) -> (number: Int, form: ArraySlice<UInt16>)? {
    guard text.text[offset] == Self.percent,
      let conversion = PrintfConversion(at: offset, in: text.text),
      let number = conversion.argument ?? numbers[offset]
    else { return nil }
    return (number, conversion.form)
  }
}
