import Documents
import ICU
import YAMLTree

/// What a declarative rule looks for.
struct PackMatch: Sendable {
  enum Condition: Sendable {
    /// `target` matches; with a `source`, only where that matches in what is translated.
    case found(target: PackPattern, source: PackPattern?)
    /// `source` matches and `target` matches nowhere in the translation of it.
    case absent(target: PackPattern, source: PackPattern)
    /// `source` and `target` match a different number of times.
    case uneven(target: PackPattern, source: PackPattern)
  }

  enum Boundary: String, CaseIterable, Sendable {
    case none
    /// Matches begin and end at the edges of words.
    case word
  }

  enum Scope: String, CaseIterable, Sendable {
    /// All that is read as language: not code, addresses, placeholders.
    case prose
    case heading
    /// Within quotation marks.
    case quote
    case linkText = "link-text"
    /// The code that a format sets apart from prose, as it stands in the file.
    case code
    case all
  }

  var condition: Condition
  /// A match that overlaps one of this pattern's does not count.
  var unlessTarget: PackPattern?
  /// Nothing counts where this matches in what is translated.
  var unlessSource: PackPattern?
  var boundary = Boundary.none
  var scope = Scope.prose
  /// What each match of a swap is to become.
  var swaps: [String: String] = [:]

  var patterns: [PackPattern] {
    let all: [PackPattern?] =
      switch condition {
      case .found(let target, let source): [target, source]
      case .absent(let target, let source), .uneven(let target, let source): [target, source]
      }
    return (all + [unlessTarget, unlessSource]).compactMap { $0 }
  }

  /// The patterns that are looked for in every pair; the others only where these are found.
  var leading: (target: PackPattern, source: PackPattern?) {
    switch condition {
    case .found(let target, _): (target, nil)
    case .absent(let target, let source), .uneven(let target, let source): (target, source)
    }
  }

  /// Whether more than the words of the texts counts.
  var needsStructure: Bool { scope != .prose && scope != .all }

  /// A place where the rule's condition holds.
  struct Hit {
    var target: Range<Int>
    var source: Range<Int>?
    /// What `{name}` in a message stands for.
    var value: (String) -> String?
  }

  func hits(in pair: PackPair) throws(ICUError) -> [Hit] {
    switch condition {
    case .found(let target, let source):
      return try found(target, source, in: pair)
    case .absent(let target, let source):
      return try compared(target, source, in: pair) { _, targets in targets.isEmpty }
    case .uneven(let target, let source):
      return try compared(target, source, in: pair) { $0.count != $1.count }
    }
  }

  private func found(
    _ pattern: PackPattern, _ condition: PackPattern?, in pair: PackPair
  ) throws(ICUError) -> [Hit] {
    let matches = try places(pattern, in: pair.target)
    guard !matches.isEmpty else { return [] }
    let ranges = matches.map(\.range)
    let exceptions = try unlessTarget.map { (unless) throws(ICUError) in
      try places(unless, in: pair.target, near: ranges, isFiltered: false).map(\.range)
    }
    let origins =
      condition == nil && unlessSource == nil
      ? [] : ranges.compactMap { pair.bead(atTarget: $0.lowerBound)?.source }
    let sources = try condition.map { (condition) throws(ICUError) in
      try places(condition, in: pair.source, near: origins)
    }
    let licences = try unlessSource.map { (unless) throws(ICUError) in
      try places(unless, in: pair.source, near: origins, isFiltered: false)
    }
    return matches.compactMap { match in
      if let exceptions, Self.overlaps(match.range, exceptions) { return nil }
      let bead = pair.bead(atTarget: match.range.lowerBound)
      if let licences, let bead, !Self.inside(bead.source, licences).isEmpty { return nil }
      let source = bead.flatMap { bead in sources.flatMap { Self.inside(bead.source, $0).first } }
      guard sources == nil || source != nil else { return nil }
      let swapped = swap(pair.target.string(match.range))
      return Hit(target: match.range, source: source?.range) { name in
        switch name {
        case "match": pair.target.string(match.range)
        case "to": swapped
        default:
          match.group(name).map(pair.target.string) ?? source?.group(name).map(pair.source.string)
        }
      }
    }
  }

  /// The beads whose matches on both sides are not as they ought to be.
  private func compared(
    _ target: PackPattern, _ source: PackPattern, in pair: PackPair,
    isWrong: (_ sources: ArraySlice<Place>, _ targets: ArraySlice<Place>) -> Bool
  ) throws(ICUError) -> [Hit] {
    let sources = try places(source, in: pair.source)
    let targets = try places(target, in: pair.target)
    guard !sources.isEmpty || !targets.isEmpty else { return [] }
    let licences = try unlessSource.map { (unless) throws(ICUError) in
      try places(unless, in: pair.source, isFiltered: false)
    }
    let exceptions = try unlessTarget.map { (unless) throws(ICUError) in
      try places(unless, in: pair.target, isFiltered: false)
    }
    return pair.beads.compactMap { bead in
      let ours = Self.inside(bead.source, sources)
      let theirs = Self.inside(bead.target, targets)
      guard isWrong(ours, theirs), Self.inside(bead.source, licences ?? []).isEmpty,
        Self.inside(bead.target, exceptions ?? []).isEmpty
      else { return nil }
      if case .absent = condition, ours.isEmpty { return nil }
      let first = ours.first
      return Hit(target: bead.target, source: first?.range ?? bead.source) { name in
        switch name {
        case "match": first.map { pair.source.string($0.range) }
        case "expected": String(ours.count)
        case "found": String(theirs.count)
        default: first?.group(name).map(pair.source.string)
        }
      }
    }
  }

  /// A match with its named groups.
  private struct Place {
    var range: Range<Int>
    var group: (String) -> Range<Int>?
  }

  /// Those of `places`, which stand in the order of the text, that lie within a range.
  private static func inside(_ range: Range<Int>, _ places: [Place]) -> ArraySlice<Place> {
    let first = places.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    let end = places.partitioningIndex { $0.range.upperBound > range.upperBound }
    return places[first..<max(first, end)]
  }

  /// - Parameter ranges: the matches are wanted in the blocks of these alone.
  private func places(
    _ pattern: PackPattern, in text: PackText, near ranges: [Range<Int>]? = nil,
    isFiltered: Bool = true
  ) throws(ICUError) -> [Place] {
    let blocks = pattern.blocks(of: text, near: ranges)
    guard !blocks.isEmpty else { return [] }
    let expression = try pattern.expression()
    let matches = try expression.matches(in: text.text, ranges: blocks)
    var places: [Place] = []
    for index in matches.indices {
      let range = matches[index]
      if isFiltered {
        guard text.isInScope(range, scope) else { continue }
        if boundary == .word, try !text.isBetweenWords(range) { continue }
      }
      places.append(
        Place(range: range) { name in
          expression.groupNumber(name).flatMap { matches.range(ofGroup: $0, in: index) }
        })
    }
    return places
  }

  /// Whether a range shares a character with one of `others`, which stand in the order of the
  /// text.
  private static func overlaps(_ range: Range<Int>, _ others: [Range<Int>]) -> Bool {
    let first = others.partitioningIndex { $0.upperBound >= range.lowerBound }
    return others[first...].prefix { $0.lowerBound <= range.upperBound }
      .contains { overlap($0, range) }
  }

  /// Whether two ranges share a character; an empty one lies in what it touches.
  private static func overlap(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    if left.isEmpty || right.isEmpty {
      return left.lowerBound <= right.upperBound && right.lowerBound <= left.upperBound
    }
    return left.overlaps(right)
  }

  /// What a match is to become; one with a capital where the match has it.
  private func swap(_ match: String) -> String? {
    if let to = swaps[match] { return to }
    guard let first = match.first else { return nil }
    let lower = first.lowercased() + match.dropFirst()
    return swaps[lower].map { ($0.first?.uppercased() ?? "") + $0.dropFirst() }
  }
}
