import PackTables
import Synchronization
import YAMLTree

/// The declarative rules that hold for a language pair. Those of the program are read when a text
/// has what they look for, once for all texts.
final class PairRules: Sendable {
  private struct Entry {
    var outline: PackOutline
    /// Where a rule of the program stands; nil for a user's.
    var path: String?
  }

  /// By name.
  private let entries: [Entry]
  private let search: StringSearch
  private let known: Mutex<[String: PackRule]>

  init(shipped: [(path: String, outline: PackOutline)], own: [PackRule]) {
    let entries =
      shipped.map { Entry(outline: $0.outline, path: $0.path) }
      + own.map { Entry(outline: $0.outline) }
    self.entries = entries.sorted { $0.outline.name < $1.outline.name }
    let needs = entries.flatMap { [$0.outline.inTarget, $0.outline.inSource] }
    let search = StringSearch(needs.lazy.flatMap { $0?.strings ?? [] })
    var known: [String: PackRule] = [:]
    for var rule in own {
      rule.search = search
      known[rule.page.name] = rule
    }
    self.search = search
    self.known = Mutex(known)
  }

  /// All of them, by name.
  func all() throws(YAMLError) -> [PackRule] {
    var rules: [PackRule] = []
    for entry in entries { rules.append(try rule(entry)) }
    return rules
  }

  /// Those that may find something in the texts of a pair, and the names of the others.
  func rules(
    for context: RuleContext
  ) throws(YAMLError) -> (rules: [PackRule], others: [String]) {
    let source = PackText(context.source, search, context.foundInSource)
    let target = PackText(context.target, search, context.foundInTarget)
    var rules: [PackRule] = []
    var others: [String] = []
    for entry in entries {
      let (inTarget, inSource) = (entry.outline.inTarget, entry.outline.inSource)
      let mayMatch =
        inTarget == nil && inSource == nil || inTarget?.mayMatch(in: target) == true
        || inSource?.mayMatch(in: source) == true
      if mayMatch { rules.append(try rule(entry)) } else { others.append(entry.outline.name) }
    }
    return (rules, others)
  }

  private func rule(_ entry: Entry) throws(YAMLError) -> PackRule {
    let name = entry.outline.name
    if let rule = known.withLock({ $0[name] }) { return rule }
    guard let node = entry.path.flatMap(PackSet.embedded) else {
      // Cannot happen: a user's rule is known from the start, and the build writes the outline of
      // one of the program from that file.
      preconditionFailure("a rule without a file")
    }
    var rule = try PackReader(isEmbedded: true).rule(node)
    rule.search = search
    known.withLock { [rule] in $0[name] = rule }
    return rule
  }
}
