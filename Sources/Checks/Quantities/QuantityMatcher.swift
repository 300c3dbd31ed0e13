import Alignment
import Linguistics
import QuantityTables

/// What is wrong with the quantities of a bead.
public struct QuantityFault: Sendable {
  public enum Kind: Sendable {
    /// Another value on the other side.
    case value
    /// The right value in a unit of another size, or of another currency.
    case unit
    /// The right unit with a value that the source's does not convert to.
    case conversion
    case percent
    /// Written by the conventions of another language.
    case format
    case missing, added
  }

  public var kind: Kind
  public var source: Quantity?
  public var target: Quantity?
  /// How sure it is, 0…1.
  public var confidence: Double
  /// Where in the target's text; the whole sentence for what is missing.
  public var place = 0..<0
}

/// Compares the quantities of a bead's source and target sentences by value.
///
/// Every quantity that some quantity of the other side expresses is right,
/// however often it stands there. What is left on both sides is paired by
/// likeness, the best pair first.
public struct QuantityMatcher: Sendable {
  private let source: Analysis
  private let target: Analysis

  public init(source: Analysis, target: Analysis) {
    self.source = source
    self.target = target
  }

  /// A bead of less is taken as unsure: its neighbours may hold what it lacks.
  private static let sure = 0.9
  /// Below this the sentences need not translate each other at all.
  private static let unsure = 0.5

  /// Quantities of both sides of a bead from which on they are a table without
  /// sentences, and in no order that can be told.
  private static let mostQuantities = 1_000

  /// The faults of all beads, in the order of the target's text.
  ///
  /// Complexity: quadratic in the number of quantities of a bead, of which a bead
  /// may have `mostQuantities`.
  public func faults(in alignment: Alignment) -> [QuantityFault] {
    alignment.beads.indices.flatMap { faults(in: alignment.beads, at: $0) }
  }

  private func faults(in beads: [Bead], at index: Int) -> [QuantityFault] {
    let bead = beads[index]
    guard !bead.source.isEmpty, !bead.target.isEmpty, bead.posterior >= Self.unsure else {
      return []
    }
    let left = Array(source.quantities.ofSentences(bead.source))
    let right = Array(target.quantities.ofSentences(bead.target))
    guard !left.isEmpty || !right.isEmpty, left.count + right.count <= Self.mostQuantities else {
      return []
    }
    var comparison = QuantityComparison(left, right)
    let near = [index - 1, index + 1].filter(beads.indices.contains).map { beads[$0] }
    lazy var around = (
      source: near.flatMap { source.quantities.ofSentences($0.source) },
      target: near.flatMap { target.quantities.ofSentences($0.target) }
    )
    let isBesideGap = near.contains { $0.source.isEmpty || $0.target.isEmpty }
    // Beside a sentence without counterpart, and where the bead is unsure, what
    // is missing here may stand there.
    if bead.posterior < Self.sure || isBesideGap {
      comparison.excuse(bySource: around.source, byTarget: around.target)
    }
    let faults = (comparison.differences() + comparison.agreements()).filter { fault in
      switch fault.kind {
      case .missing:
        !(fault.source.map { comparison.isExpressed(source: $0, in: around.target) } ?? true)
      case .added:
        !(fault.target.map { comparison.isExpressed(target: $0, in: around.source) } ?? true)
      default: true
      }
    }
    return faults.map { inserting($0, bead) }.sorted {
      ($0.place.lowerBound, $0.source?.range.lowerBound ?? 0)
        < ($1.place.lowerBound, $1.source?.range.lowerBound ?? 0)
    }
  }

  /// The fault with its place in the target: the end of the bead for what is missing.
  private func inserting(_ fault: QuantityFault, _ bead: Bead) -> QuantityFault {
    var fault = fault
    if let quantity = fault.target {
      fault.place = quantity.range
    } else if let last = bead.target.last {
      fault.place = target.sentences[last].range
    }
    return fault
  }
}

/// The quantities of one bead face to face.
struct QuantityComparison {
  let source: [Quantity]
  let target: [Quantity]
  private(set) var isSourceExpressed: [Bool]
  private(set) var isTargetExpressed: [Bool]
  private let partners: [Int?]

  init(_ source: [Quantity], _ target: [Quantity]) {
    self.source = source
    self.target = target
    let edges = source.map { one in
      target.indices.filter { QuantityRelation.expresses(one, target[$0]) }
    }
    var isEnd = [Bool](repeating: false, count: target.count)
    for edge in edges.joined() { isEnd[edge] = true }
    isSourceExpressed = source.indices.map {
      !edges[$0].isEmpty || Self.isImplied(source[$0], by: target[...])
    }
    isTargetExpressed = target.indices.map {
      isEnd[$0] || Self.isImplied(target[$0], by: source[...])
    }
    partners = Self.assign(source, target, edges)
  }

  /// For each source quantity the target quantity that expresses it, one to one:
  /// as many pairs as can be (augmenting paths), the likest first.
  ///
  /// - Parameter edges: for each source quantity all that express it.
  private static func assign(
    _ source: [Quantity], _ target: [Quantity], _ edges: [[Int]]
  ) -> [Int?] {
    let edges = zip(source, edges).map { one, edges in
      edges.count < 2
        ? edges
        : edges.sorted { (distance(one, target[$0]), $0) < (distance(one, target[$1]), $1) }
    }
    var holder = [Int?](repeating: nil, count: target.count)
    func augment(_ s: Int, _ visited: inout [Bool]) -> Bool {
      for t in edges[s] where !visited[t] {
        visited[t] = true
        if let other = holder[t], !augment(other, &visited) { continue }
        holder[t] = s
        return true
      }
      return false
    }
    for s in source.indices.sorted(by: { (edges[$0].count, $0) < (edges[$1].count, $1) }) {
      var visited = [Bool](repeating: false, count: target.count)
      _ = augment(s, &visited)
    }
    var partners = [Int?](repeating: nil, count: source.count)
    for (t, s) in holder.enumerated() { if let s { partners[s] = t } }
    return partners
  }

  /// How unlike two quantities of one value are.
  private static func distance(_ a: Quantity, _ b: Quantity) -> Int {
    (a.kind == b.kind ? 0 : 2) + (QuantityRelation.equal(a.value, b.value) ? 0 : 1)
      + (a.isWeak == b.isWeak ? 0 : 1)
  }

  /// Takes as expressed what the sentences around say.
  mutating func excuse(bySource: [Quantity], byTarget: [Quantity]) {
    for index in source.indices where !isSourceExpressed[index] {
      isSourceExpressed[index] = Self.isExpressed(source[index], in: byTarget[...], isSource: true)
    }
    for index in target.indices where !isTargetExpressed[index] {
      isTargetExpressed[index] = Self.isExpressed(
        target[index], in: bySource[...], isSource: false)
    }
  }

  func isExpressed(source quantity: Quantity, in others: [Quantity]) -> Bool {
    Self.isExpressed(quantity, in: others[...], isSource: true)
  }

  func isExpressed(target quantity: Quantity, in others: [Quantity]) -> Bool {
    Self.isExpressed(quantity, in: others[...], isSource: false)
  }

  private static func isExpressed(
    _ quantity: Quantity, in others: ArraySlice<Quantity>, isSource: Bool
  ) -> Bool {
    if others.contains(where: {
      isSource ? QuantityRelation.expresses(quantity, $0) : QuantityRelation.expresses($0, quantity)
    }) {
      return true
    }
    return isImplied(quantity, by: others)
  }

  /// Whether the fields or the sum of others say the same.
  private static func isImplied(_ quantity: Quantity, by others: ArraySlice<Quantity>) -> Bool {
    if !quantity.parts.isEmpty,
      quantity.parts.allSatisfy({ part in
        part == 0 || others.contains { $0.values.contains { QuantityRelation.equal($0, part) } }
      })
    {
      return true
    }
    if others.contains(where: { other in
      !other.parts.isEmpty
        && other.parts.contains { part in
          quantity.values.contains { QuantityRelation.equal($0, part) }
        }
    }) {
      return true
    }
    return quantity.kind == .duration && isSum(quantity, of: others)
  }

  /// “90 minutes” for “an hour and 30 minutes”.
  private static func isSum(_ quantity: Quantity, of others: ArraySlice<Quantity>) -> Bool {
    let table = UnitTable.standard
    guard let unit = quantity.units.first else { return false }
    let parts = others.filter { $0.kind == .duration }.compactMap { other in
      other.units.first.flatMap { table[$0].convert(other.value, to: table[unit]) }
    }
    guard parts.count == 2 else { return false }
    let sum = parts.reduce(0, +)
    return abs(sum - quantity.value) <= 0.02 * sum
  }

  // MARK: Values that are on one side only

  func differences() -> [QuantityFault] {
    var left = source.indices.filter { !isSourceExpressed[$0] }
    var right = target.indices.filter { !isTargetExpressed[$0] }
    var faults: [QuantityFault] = []
    while let best = bestPair(left, right) {
      left.removeAll { $0 == best.source }
      right.removeAll { $0 == best.target }
      faults.append(
        QuantityFault(
          kind: best.kind, source: source[best.source], target: target[best.target],
          confidence: best.likeness))
    }
    takeDoubles(&left, &right, &faults)
    for index in left {
      if let confidence = Self.weight(source[index]) {
        faults.append(
          QuantityFault(kind: .missing, source: source[index], confidence: confidence))
      }
    }
    for index in right {
      if let confidence = Self.weight(target[index]) {
        faults.append(QuantityFault(kind: .added, target: target[index], confidence: confidence))
      }
    }
    return faults
  }

  /// Pairs what is on one side only with what the other side expresses by a
  /// quantity that is already somebody else's: “two vans at 2 p.m.”, “three vans
  /// at 2 p.m.”.
  private func takeDoubles(
    _ left: inout [Int], _ right: inout [Int], _ faults: inout [QuantityFault]
  ) {
    let free = source.indices.filter { isSourceExpressed[$0] && hasLooseTie($0) }
    let taken = Set(partners.compactMap { $0 })
    let spare = target.indices.filter { isTargetExpressed[$0] && !taken.contains($0) }
    for (sources, targets) in [(free, right), (left, spare)] {
      guard let best = bestPair(sources, targets), isSamePlace(best.source, best.target) else {
        continue
      }
      left.removeAll { $0 == best.source }
      right.removeAll { $0 == best.target }
      faults.append(
        QuantityFault(
          kind: best.kind, source: source[best.source], target: target[best.target],
          confidence: min(best.likeness, 0.85)))
    }
  }

  /// Whether a source quantity is nobody's, or, written in digits, only that of a word which
  /// may mean something else: “a”.
  private func hasLooseTie(_ s: Int) -> Bool {
    guard let partner = partners[s] else { return true }
    return source[s].form == .digits && target[partner].isWeak && target[partner].form == .words
  }

  /// Whether two quantities count the same in the order of their sentences, words aside that
  /// may mean something else.
  private func isSamePlace(_ s: Int, _ t: Int) -> Bool {
    source.count { !$0.isWeak } == target.count { !$0.isWeak }
      && abs(source[..<s].count { !$0.isWeak } - target[..<t].count { !$0.isWeak }) <= 1
  }

  private struct Pair {
    var source: Int
    var target: Int
    var kind: QuantityFault.Kind
    var likeness: Double
  }

  private func bestPair(_ left: [Int], _ right: [Int]) -> Pair? {
    var best: Pair?
    for s in left {
      for t in right {
        guard let (kind, likeness) = likeness(s, t), likeness > best?.likeness ?? 0 else {
          continue
        }
        best = Pair(source: s, target: t, kind: kind, likeness: likeness)
      }
    }
    return best
  }

  /// How surely two different quantities are meant to be one, 0…1; nil where not.
  private func likeness(_ s: Int, _ t: Int) -> (QuantityFault.Kind, Double)? {
    let (a, b) = (source[s], target[t])
    guard Self.areComparable(a, b) else { return nil }
    if a.kind == .month { return a.isWeak && b.isWeak ? nil : (.value, 0.97) }
    guard !a.isWeak, !b.isWeak else { return nil }
    if a.kind == .weekday { return (.value, 0.8) }
    // Nobody writes kilograms for feet.
    if !QuantityRelation.unitsAgree(a, b), !QuantityRelation.unitsConflict(a, b),
      QuantityRelation.conversionError(a, b) == nil
    {
      return nil
    }
    if QuantityRelation.unitsConflict(a, b), QuantityRelation.conversionError(a, b) != nil {
      return (.conversion, isSamePlace(s, t) ? 0.92 : 0.9)
    }
    var score = 0.8
    if a.kind == b.kind { score += 0.03 }
    if !a.units.isEmpty, !b.units.isEmpty {
      score += QuantityRelation.unitsAgree(a, b) ? 0.03 : -0.1
    }
    if a.form == .digits && b.form == .digits { score += 0.05 }
    if QuantityRelation.isSlip(a.value, b.value) { score += 0.07 }
    if source.count == target.count, s == t { score += 0.03 }
    return (.value, min(score, 0.99))
  }

  private static func areComparable(_ a: Quantity, _ b: Quantity) -> Bool {
    if a.kind == .hour && b.mayBeHour || b.kind == .hour && a.mayBeHour { return true }
    for kind in [Quantity.Kind.month, .weekday, .identifier, .hour, .minute] {
      if (a.kind == kind) != (b.kind == kind) { return false }
    }
    guard (a.kind == .decade) != (b.kind == .decade) else { return true }
    let other = a.kind == .decade ? b.kind : a.kind
    return [.cardinal, .ordinal, .year, .duration, .century].contains(other)
  }

  /// How much a quantity matters that the other side does not have.
  private static func weight(_ quantity: Quantity) -> Double? {
    guard !quantity.isWeak, quantity.form == .digits else { return nil }
    switch quantity.kind {
    case .year: return 0.8
    case .month, .weekday, .ordinal, .hour, .minute, .day, .identifier, .version: return nil
    default: return QuantityRelation.significantDigits(quantity.value) >= 3 ? 0.8 : 0.4
    }
  }

  // MARK: Values that agree, in the wrong unit or form

  func agreements() -> [QuantityFault] {
    var faults: [QuantityFault] = []
    for (index, quantity) in target.enumerated() where isTargetExpressed[index] {
      let same = source.filter { QuantityRelation.shareValue($0, quantity) }
      if let fault = percentFault(quantity, same) ?? unitFault(quantity, same)
        ?? formatFault(quantity, same)
      {
        faults.append(fault)
      }
    }
    return faults
  }

  private func percentFault(_ quantity: Quantity, _ same: [Quantity]) -> QuantityFault? {
    guard quantity.kind != .percent, quantity.form == .digits,
      let percent = same.first, same.allSatisfy({ $0.kind == .percent && !$0.sharesUnit }),
      target.count(where: { $0.kind == .percent }) < source.count(where: { $0.kind == .percent }),
      !target.contains(where: { $0.kind == .percent && QuantityRelation.shareValue($0, quantity) })
    else { return nil }
    return QuantityFault(kind: .percent, source: percent, target: quantity, confidence: 0.98)
  }

  private func unitFault(_ quantity: Quantity, _ same: [Quantity]) -> QuantityFault? {
    guard !quantity.units.isEmpty, !quantity.sharesUnit,
      let other = same.first(where: {
        QuantityRelation.unitsConflict($0, quantity)
          || QuantityRelation.measuresConflict($0, quantity)
      }),
      !other.sharesUnit,
      !source.contains(where: {
        ($0.value == quantity.value && QuantityRelation.expresses($0, quantity)
          && QuantityRelation.unitsAgree($0, quantity))
          || QuantityRelation.isConverted($0, quantity)
      }),
      !target.contains(where: {
        $0.value == other.value && QuantityRelation.expresses($0, other)
          && QuantityRelation.unitsAgree($0, other)
      })
    else { return nil }
    return QuantityFault(kind: .unit, source: other, target: quantity, confidence: 0.95)
  }

  private func formatFault(_ quantity: Quantity, _ same: [Quantity]) -> QuantityFault? {
    guard quantity.form == .digits, quantity.group < 0, !quantity.parts.isEmpty,
      quantity.kind != .version, quantity.kind != .identifier, let other = same.first,
      other.group < 0, other.kind != .version, !other.followsName
    else { return nil }
    let isRead = same.contains { other in
      let values = other.parts.isEmpty ? other.values : [other.value]
      return values.contains { QuantityRelation.equal(abs($0), abs(quantity.value)) }
    }
    guard !isRead && !quantity.isEitherLocal || !quantity.isLocal else { return nil }
    return QuantityFault(kind: .format, source: other, target: quantity, confidence: 0.9)
  }
}
