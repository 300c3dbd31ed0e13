import Linguistics

/// Which arguments the conversions of printf put: `%s` the next one of its unit, `%2$s` the second.
/// A translation numbers those that it puts in another order.
struct ConversionArguments {
  private static let percent: UInt16 = 0x25

  /// By offset, a number for what the conversion there puts and how, the same on both sides; 0
  /// where none is.
  private let puts: (source: [Int32], target: [Int32])

  /// Nil where no conversion says which argument it puts: their order says it then.
  ///
  /// Complexity: linear in the length of the texts.
  init?(_ context: RuleContext) {
    guard Self.areNumbered(in: context.source) || Self.areNumbered(in: context.target) else {
      return nil
    }
    var known: [Put: Int32] = [:]
    puts = (Self.puts(in: context.source, &known), Self.puts(in: context.target, &known))
  }

  /// Whether a conversion of the source puts the same argument as one of the target in the same
  /// way, both by the offsets of their percent signs.
  func areSame(_ original: Int, _ translation: Int) -> Bool {
    puts.source[original] != 0 && puts.source[original] == puts.target[translation]
  }

  /// The number of an argument, and how it is put.
  private struct Put: Hashable {
    var argument: Int
    var form: ArraySlice<UInt16>
  }

  private static func areNumbered(in text: Analysis) -> Bool {
    text.references.contains {
      $0.kind == .placeholder
        && PrintfConversion(at: $0.range.lowerBound, in: text.text)?.argument != nil
    }
  }

  private static func puts(in text: Analysis, _ known: inout [Put: Int32]) -> [Int32] {
    let (blocks, units) = (text.document.blocks, text.document.units)
    // The paragraphs of an article stand for units.
    let starts =
      units.isEmpty
      ? blocks.map(\.lowerBound)
      : units.compactMap { $0.blocks.first.map { blocks[$0].lowerBound } }
    var puts = [Int32](repeating: 0, count: text.text.count)
    var (start, next, offset) = (0, 1, 0)
    while offset < text.text.count {
      guard text.text[offset] == percent else {
        offset += 1
        continue
      }
      while start + 1 < starts.count, starts[start + 1] <= offset { (start, next) = (start + 1, 1) }
      guard let conversion = PrintfConversion(at: offset, in: text.text) else {
        offset += text.unit(at: offset + 1) == percent ? 2 : 1
        continue
      }
      let argument = conversion.argument ?? next + conversion.sizes
      if conversion.argument == nil { next = argument + 1 }
      let put = Put(argument: argument, form: conversion.form)
      puts[offset] = known[put] ?? Int32(known.count + 1)
      known[put] = puts[offset]
      offset = conversion.range.upperBound
    }
    return puts
  }
}
