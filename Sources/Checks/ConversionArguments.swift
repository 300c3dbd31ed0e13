import Linguistics

/// Which arguments the conversions of printf put: `%s` the next one of its unit, `%2$s` the second.
/// A translation numbers those that it puts in another order.
struct ConversionArguments {
  private static let percent: UInt16 = 0x25

  private let source: Analysis
  private let target: Analysis
  /// What conversions without a number put, from 1, by the offsets of their percent signs.
  private let numbers: (source: [Int: Int], target: [Int: Int])

  /// Nil where no conversion says which argument it puts: their order says it then.
  ///
  /// Complexity: linear in the length of the texts.
  init?(_ context: RuleContext) {
    (source, target) = (context.source, context.target)
    guard Self.areNumbered(in: source) || Self.areNumbered(in: target) else { return nil }
    numbers = (Self.numbers(in: source), Self.numbers(in: target))
  }

  /// Whether a conversion of the source puts the same argument as one of the target in the same
  /// way, both by the offsets of their percent signs.
  func areSame(_ original: Int, _ translation: Int) -> Bool {
    guard let one = Self.argument(at: original, in: source, numbers.source),
      let other = Self.argument(at: translation, in: target, numbers.target)
    else { return false }
    return one == other
  }

  private static func argument(
    at offset: Int, in text: Analysis, _ numbers: [Int: Int]
  ) -> (number: Int, form: ArraySlice<UInt16>)? {
    guard text.text[offset] == percent,
      let conversion = PrintfConversion(at: offset, in: text.text),
      let number = conversion.argument ?? numbers[offset]
    else { return nil }
    return (number, conversion.form)
  }

  private static func areNumbered(in text: Analysis) -> Bool {
    text.references.contains {
      $0.kind == .placeholder
        && PrintfConversion(at: $0.range.lowerBound, in: text.text)?.argument != nil
    }
  }

  private static func numbers(in text: Analysis) -> [Int: Int] {
    let (blocks, units) = (text.document.blocks, text.document.units)
    // The paragraphs of an article stand for units.
    let starts =
      units.isEmpty
      ? blocks.map(\.lowerBound)
      : units.compactMap { $0.blocks.first.map { blocks[$0].lowerBound } }
    var numbers: [Int: Int] = [:]
    var (start, next, offset) = (0, 1, 0)
    while offset < text.text.count {
      guard text.text[offset] == percent else {
        offset += 1
        continue
      }
      while start + 1 < starts.count, starts[start + 1] <= offset { (start, next) = (start + 1, 1) }
      let conversion = PrintfConversion(at: offset, in: text.text)
      if let conversion, conversion.argument == nil {
        numbers[offset] = next + conversion.sizes
        next += conversion.sizes + 1
      }
      let isSign = text.unit(at: offset + 1) == percent
      offset = conversion?.range.upperBound ?? offset + (isSign ? 2 : 1)
    }
    return numbers
  }
}
