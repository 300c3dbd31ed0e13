import Linguistics
import QuantityTables

/// The quantities of one bead face to face.
struct QuantityComparison {
  private let source: ArraySlice<Quantity>
  private let target: ArraySlice<Quantity>
  /// What the other side does not express, of all that may be a fault.
  private var unexpressed: (source: [Int], target: [Int])

  init(_ source: ArraySlice<Quantity>, _ target: ArraySlice<Quantity>) {
    self.source = source
    self.target = target
    unexpressed = (
      source.indices.filter {
        Self.mayDiffer(source[$0]) && !QuantityRelation.isExpressed(source: source[$0], in: target)
      },
      target.indices.filter {
        (Self.mayDiffer(target[$0]) || Self.mayBeMiswritten(target[$0]))
          && !QuantityRelation.isExpressed(target: target[$0], in: source)
      }
    )
  }

  /// Whether a quantity counts where the other side has another: words that may mean something
  /// else do not, names of months aside.
  private static func mayDiffer(_ quantity: Quantity) -> Bool {
    !quantity.isWeak || quantity.kind == .month
  }

  /// Whether a quantity of the right value can have the wrong unit or form.
  private static func mayBeMiswritten(_ quantity: Quantity) -> Bool {
    quantity.form == .digits || !quantity.units.isEmpty
  }

  /// For each source quantity the target quantity that expresses it, one to one:
  /// as many pairs as can be (augmenting paths), the likest first.
  private func partners() -> [Int: Int] {
    let edges = source.indices.map { s in
      target.indices.filter { QuantityRelation.expresses(source[s], target[$0]) }
        .map { (distance: Self.distance(source[s], target[$0]), target: $0) }
        .sorted { $0 < $1 }.map(\.target)
    }
    var holder: [Int: Int] = [:]
    func augment(_ s: Int, _ visited: inout Set<Int>) -> Bool {
      for t in edges[s] where visited.insert(t).inserted {
        if let other = holder[t], !augment(other, &visited) { continue }
        holder[t] = s
        return true
      }
      return false
    }
    for s in edges.indices.sorted(by: { (edges[$0].count, $0) < (edges[$1].count, $1) }) {
      var visited: Set<Int> = []
      _ = augment(s, &visited)
    }
    return Dictionary(
      uniqueKeysWithValues: holder.map { (source.startIndex + $0.value, $0.key) })
  }

  /// How unlike two quantities of one value are.
  private static func distance(_ a: Quantity, _ b: Quantity) -> Int {
    (a.kind == b.kind ? 0 : 2) + (QuantityRelation.equal(a.value, b.value) ? 0 : 1)
      + (a.isWeak == b.isWeak ? 0 : 1)
  }

  /// Takes as expressed what the sentences around say.
  mutating func excuse(bySource: [Quantity], byTarget: [Quantity]) {
    unexpressed.source.removeAll {
      QuantityRelation.isExpressed(source: source[$0], in: byTarget[...])
    }
    unexpressed.target.removeAll {
      QuantityRelation.isExpressed(target: target[$0], in: bySource[...])
    }
  }

  // MARK: Values that are on one side only

  func differences() -> [QuantityFault] {
    var left = unexpressed.source
    var right = unexpressed.target.filter { Self.mayDiffer(target[$0]) }
    guard !left.isEmpty || !right.isEmpty else { return [] }
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
    guard !left.isEmpty || !right.isEmpty else { return }
    let partners = partners()
    let free = source.indices.filter {
      !unexpressed.source.contains($0) && hasLooseTie($0, partners[$0])
    }
    let taken = Set(partners.values)
    let spare = target.indices.filter {
      !unexpressed.target.contains($0) && !taken.contains($0)
    }
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
  private func hasLooseTie(_ s: Int, _ partner: Int?) -> Bool {
    guard let partner else { return true }
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
    if source.count == target.count, s - source.startIndex == t - target.startIndex {
      score += 0.03
    }
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
    for index in target.indices
    where Self.mayBeMiswritten(target[index]) && !unexpressed.target.contains(index) {
      let quantity = target[index]
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
    guard quantity.kind != .percent, !quantity.mayBePercent, quantity.form == .digits,
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
