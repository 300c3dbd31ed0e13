import Documents

/// A quantity as a reader takes it: a date or time with its fields, a range or score with
/// both numbers, or one number.
public struct WholeQuantity: Sendable {
  public enum Kind: Sendable, CaseIterable {
    case cardinal, ordinal, decimal, percent, fraction, range, date, time, duration, money
    case measure, year, decade, century, score, phone, version, identifier
  }

  public var kind: Kind
  /// What it is made of, in the order of the text; never empty.
  public var parts: ArraySlice<Quantity>
  /// From the first to the last part, UTF-16 units.
  public var range: Range<Int>

  /// Indices into `UnitTable.units` that the unit's name may mean.
  public var units: Quantity.Units { parts.last?.units ?? [] }
  /// Digits after the decimal sign: how precise it is.
  public var decimals: Int { parts.map(\.decimals).max() ?? 0 }

  init(_ parts: ArraySlice<Quantity>) {
    self.parts = parts
    range =
      (parts.map(\.range.lowerBound).min() ?? 0)..<(parts.map(\.range.upperBound).max() ?? 0)
    kind = Self.kind(of: parts)
  }

  private static func kind(of parts: ArraySlice<Quantity>) -> Kind {
    guard let first = parts.first else { return .cardinal }
    switch first.kind {
    case .score: return .score
    case .hour, .minute: return .time
    case .day, .month, .weekday: return .date
    default: break
    }
    if first.group >= 0 { return .date }
    if parts.count > 1 { return .range }
    switch first.kind {
    case .ordinal: return .ordinal
    case .fraction: return .fraction
    case .percent: return .percent
    case .money: return .money
    case .measure: return .measure
    case .duration: return .duration
    case .year: return .year
    case .decade: return .decade
    case .century: return .century
    case .phone: return .phone
    case .version: return .version
    case .identifier: return .identifier
    default: return first.decimals > 0 ? .decimal : .cardinal
    }
  }
}

extension Quantities {
  /// The quantities of a sentence as wholes, in order.
  public func wholes(ofSentence index: Int) -> [WholeQuantity] {
    let quantities = ofSentence(index)
    var found: [WholeQuantity] = []
    var start = quantities.startIndex
    while start < quantities.endIndex {
      let end = end(ofWholeAt: start, in: quantities)
      found.append(WholeQuantity(quantities[start..<end]))
      start = end
    }
    return found
  }

  /// The whole that a quantity of this text is a part of.
  public func whole(of quantity: Quantity) -> WholeQuantity {
    let start = quantity.range.lowerBound
    let sentence = sentenceEnds.partitioningIndex { $0 > start }
    return wholes(ofSentence: sentence).first { whole in
      whole.parts.contains { $0.range == quantity.range && $0.kind == quantity.kind }
    } ?? WholeQuantity([quantity])
  }

  private func end(ofWholeAt start: Int, in quantities: ArraySlice<Quantity>) -> Int {
    let first = quantities[start]
    if first.group >= 0 {
      return quantities[start...].firstIndex { $0.group != first.group } ?? quantities.endIndex
    }
    let next = start + 1
    return first.opensRange && next < quantities.endIndex && quantities[next].group < 0
      ? next + 1 : next
  }
}
