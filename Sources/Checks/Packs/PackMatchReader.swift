import PackTables
import YAMLTree

/// Reads the key `match` of a rule.
enum PackMatchReader {
  private enum Count: String, CaseIterable { case same }

  static func match(_ node: YAMLNode) throws(YAMLError) -> PackMatch {
    var keys = try node.mapping()
    let source = try pattern(keys.take("source"))
    let target = try pattern(keys.take("target"))
    let absent = try pattern(keys.take("absent-in-target"))
    let swap = keys.take("swap")
    let count = try keys.take("count")?.oneOf(Count.self)
    let unless = try keys.take("unless").map(unless)
    let edges = keys.take("boundary")
    let scope = try keys.take("scope")?.oneOf(PackMatch.Scope.self) ?? .prose
    let usual: PackMatch.Boundary = swap == nil || scope == .code ? .none : .word
    let boundary = try edges?.oneOf(PackMatch.Boundary.self) ?? usual
    if let edges, boundary == .word, scope == .code {
      throw YAMLError("code has no words; write \\b in the pattern instead", at: edges.place)
    }
    try keys.finish()
    var match = PackMatch(
      condition: try condition(
        source: source, target: target, absent: absent, swap: swap, isCounted: count != nil,
        at: node.place),
      unlessTarget: unless?.target, unlessSource: unless?.source,
      boundary: boundary, scope: scope)
    if let swap { match.swaps = try swaps(swap) }
    return match
  }

  private static func condition(
    source: PackPattern?, target: PackPattern?, absent: PackPattern?, swap: YAMLNode?,
    isCounted: Bool, at place: YAMLPlace
  ) throws(YAMLError) -> PackMatch.Condition {
    switch (target, absent, swap, isCounted) {
    case (let target?, nil, nil, false):
      return .found(target: target, source: source)
    case (let target?, nil, nil, true):
      guard let source else {
        throw YAMLError("count: compares target: with source:, which is missing", at: place)
      }
      return .uneven(target: target, source: source)
    case (nil, let absent?, nil, false):
      guard let source else {
        throw YAMLError("absent-in-target: needs source:, the text that it belongs to", at: place)
      }
      return .absent(target: absent, source: source)
    case (nil, nil, let swap?, false):
      let pattern = SwapPattern.text(of: Array(try swaps(swap).keys))
      return .found(target: PackPattern(pattern, at: swap.place), source: source)
    default:
      throw YAMLError(
        "a rule matches by one of target:, absent-in-target: and swap:, and count: goes with"
          + " target:", at: place)
    }
  }

  private static func pattern(_ node: YAMLNode?) throws(YAMLError) -> PackPattern? {
    guard let node else { return nil }
    let text = try node.string()
    guard !text.isEmpty else {
      throw YAMLError("an empty pattern matches everywhere", at: node.place)
    }
    return PackPattern(text, at: node.place)
  }

  private static func unless(
    _ node: YAMLNode
  ) throws(YAMLError) -> (source: PackPattern?, target: PackPattern?) {
    var keys = try node.mapping()
    let (source, target) = (try pattern(keys.take("source")), try pattern(keys.take("target")))
    try keys.finish()
    guard source != nil || target != nil else {
      throw YAMLError("unless: holds source: or target:", at: node.place)
    }
    return (source, target)
  }

  private static func swaps(_ node: YAMLNode) throws(YAMLError) -> [String: String] {
    var swaps: [String: String] = [:]
    var keys = try node.mapping()
    for entry in keys.takeRest() {
      guard !entry.key.isEmpty else { throw YAMLError("an empty text to swap", at: entry.keyPlace) }
      swaps[entry.key] = try entry.value.string()
    }
    guard !swaps.isEmpty else { throw YAMLError("nothing to swap", at: node.place) }
    return swaps
  }
}

extension PackMatch {
  /// The values of a message beside the patterns' groups.
  var valueNames: [String] {
    switch condition {
    case .found: swaps.isEmpty ? ["match"] : ["match", "to"]
    case .absent: ["match"]
    case .uneven: ["match", "expected", "found"]
    }
  }
}
