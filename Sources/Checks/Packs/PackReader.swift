import Documents
import ICU
import YAMLTree

/// Reads the rules of packs from their YAML trees.
///
/// The keys of a rule are described in `rules/packs/README.md`.
public struct PackReader: Sendable {
  private let categories: CategoryTable
  /// Examples may be missing: the embedded rules keep them apart.
  private let isEmbedded: Bool
  private let tags = LanguageTagReader()

  public init() { self.init(isEmbedded: false) }

  init(isEmbedded: Bool) {
    self.isEmbedded = isEmbedded
    categories = CategoryTable()
  }

  /// The rules of a file: one rule, or a list of them.
  ///
  /// Everything is checked but what `PackRule.validate` checks.
  public func rules(_ root: YAMLNode) throws(YAMLError) -> [PackRule] {
    guard case .sequence(let items) = root.value else { return [try rule(root)] }
    var rules: [PackRule] = []
    for item in items { rules.append(try rule(item)) }
    return rules
  }

  func rule(_ node: YAMLNode) throws(YAMLError) -> PackRule {
    var keys = try node.mapping()
    let name = try name(keys.require("id"))
    let summary = try keys.require("summary").string()
    let why = try keys.take("why")?.string() ?? ""
    let category = try category(&keys)
    let severity = try severity(&keys)
    let mqmSeverity = try keys.take("mqm-severity")?.oneOf(MQMSeverity.self) ?? .minor
    let confidence = try keys.take("confidence")?.oneOf(Confidence.self) ?? .high
    let source = try ranges(keys.take("source"))
    let target = try ranges(keys.take("target"))
    let matchNode = try keys.require("match")
    let match = try PackMatchReader.match(matchNode)
    let message = try template(keys.require("message"), match)
    let help = try keys.take("help").map { (node) throws(YAMLError) in try template(node, match) }
    let fix = try keys.take("fix").map { (node) throws(YAMLError) in try self.fix(node, match) }
    let references = try keys.take("references").map(addresses) ?? []
    let since = try keys.take("since")?.string() ?? ""
    let stage = keys.take("stage")
    let isPreview = try stage?.oneOf(RulePage.Stage.self) == .preview
    if isPreview, severity != .info, let stage {
      throw YAMLError(
        "a rule in preview has the severity info: measure it before it warns", at: stage.place)
    }
    let examples = try examples(&keys, source: source, target: target, hasFix: fix != nil)
    try keys.finish()
    return PackRule(
      page: RulePage(
        name: name, summary: summary, why: why, category: category, severity: severity,
        mqmSeverity: mqmSeverity, confidence: confidence == .high ? 0.9 : 0.5,
        examples: examples.map(\.example), references: references, since: since,
        stage: isPreview ? .preview : .stable),
      place: node.place, source: source, target: target, match: match,
      message: message, help: help, fix: fix, examplePlaces: examples.map(\.place))
  }

  private enum Confidence: String, CaseIterable { case high, low }
  private enum Level: String, CaseIterable { case info, warning, error }
  private enum Safety: String, CaseIterable { case safe, unsafe }

  // MARK: What kind of fault it is

  private func name(_ node: YAMLNode) throws(YAMLError) -> String {
    let name = try node.string()
    let isKebab =
      name.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
      && !name.isEmpty && name.first != "-" && name.last != "-"
    guard isKebab else {
      throw YAMLError(
        "“\(name)” is no name of a rule; write lower-case letters, digits and hyphens, such as"
          + " missing-no-break-space", at: node.place)
    }
    return name
  }

  private func severity(_ keys: inout YAMLMapping) throws(YAMLError) -> Severity {
    let level = try keys.take("severity")?.oneOf(Level.self) ?? .warning
    return Severity(name: level.rawValue) ?? .warning
  }

  private func category(_ keys: inout YAMLMapping) throws(YAMLError) -> Category {
    let mqm = try keys.require("mqm")
    let full = keys.take("mqm-full")
    var category = try categories.category(mqm, refining: nil)
    if let full { category = try categories.category(full, refining: mqm.string()) }
    if let its = keys.take("its") { category.its = try categories.its(its) }
    return category
  }

  // MARK: Where it holds

  private func ranges(_ node: YAMLNode?) throws(YAMLError) -> LanguageRanges {
    guard let node else { return .all }
    var keys = try node.mapping()
    let languages = try keys.require("languages")
    try keys.finish()
    let items: [YAMLNode] =
      if case .sequence(let items) = languages.value { items } else { [languages] }
    var written: [String] = []
    for item in items {
      let text = try item.string()
      let range = text.hasPrefix("!") ? String(text.dropFirst()) : text
      // Those of the program's own rules are tested.
      guard range == "*" || isEmbedded || tags.tag(range) != nil else {
        throw YAMLError(
          "“\(text)” is no language; write a BCP 47 tag such as fr or pt-BR, * for all, and ! in"
            + " front of one to leave it out", at: item.place)
      }
      written.append(text)
    }
    return LanguageRanges(written: written)
  }

  // MARK: What it says

  private func template(
    _ node: YAMLNode, _ match: PackMatch
  ) throws(YAMLError) -> MessageTemplate {
    let template = MessageTemplate(try node.string())
    let known = match.valueNames
    for name in template.names where !known.contains(name) {
      guard !match.patterns.contains(where: { $0.hasGroup(name) }) else { continue }
      throw YAMLError(
        "{\(name)} is no group of the patterns: write (?<\(name)>…) in one, or use "
          + known.map { "{\($0)}" }.joined(separator: ", "), at: node.place)
    }
    return template
  }

  private func fix(_ node: YAMLNode, _ match: PackMatch) throws(YAMLError) -> PackRule.Fix {
    guard case .found = match.condition else {
      throw YAMLError("only a match of the target or a swap can have a fix", at: node.place)
    }
    var keys = try node.mapping()
    let replacement = try template(keys.require("replace"), match)
    let safety = try keys.require("safety").oneOf(Safety.self)
    try keys.finish()
    return PackRule.Fix(replacement: replacement, isSafe: safety == .safe)
  }

  private func addresses(_ node: YAMLNode) throws(YAMLError) -> [String] {
    let addresses = try node.strings()
    for address in addresses
    where !address.hasPrefix("https://") && !address.hasPrefix("http://") {
      throw YAMLError("“\(address)” is no web address", at: node.place)
    }
    return addresses
  }

  // MARK: Examples

  private func examples(
    _ keys: inout YAMLMapping, source: LanguageRanges, target: LanguageRanges, hasFix: Bool
  ) throws(YAMLError) -> [(example: Example, place: YAMLPlace)] {
    guard let node = isEmbedded ? keys.take("examples") : try keys.require("examples") else {
      return []
    }
    let target = target.representative.flatMap(tags.tag)?.description ?? "en"
    let other = target == "en" ? "de" : "en"
    let languages = "\(source.representative.flatMap(tags.tag)?.description ?? other)|\(target)"
    var examples: [(Example, YAMLPlace)] = []
    for item in try node.sequence() {
      examples.append((try example(item, languages, hasFix: hasFix), item.place))
    }
    return examples
  }

  private func example(
    _ node: YAMLNode, _ languages: String, hasFix: Bool
  ) throws(YAMLError) -> Example {
    var keys = try node.mapping()
    let (bad, good) = (keys.take("bad"), keys.take("good"))
    let fixed = keys.take("fixed")
    try keys.finish()
    guard let side = bad ?? good, bad == nil || good == nil else {
      throw YAMLError("an example is either bad: or good:", at: node.place)
    }
    if let fixed, !hasFix || bad == nil {
      throw YAMLError("fixed: belongs to a bad example of a rule with a fix", at: fixed.place)
    }
    var texts = try side.mapping()
    let target = try texts.require("target").string()
    // What stands on both sides says nothing about the translation.
    let source = try texts.take("source")?.string() ?? MarkedText(target).text
    let tags = try texts.take("languages").map(pair) ?? languages
    let format = try texts.take("format")?.oneOf(InputFormat.self) ?? .text
    try texts.finish()
    var example =
      bad != nil ? Example.bad(tags, source, target) : Example.good(tags, source, target)
    example.fixed = try fixed?.string()
    example.format = format
    return example
  }

  private func pair(_ node: YAMLNode) throws(YAMLError) -> String {
    let text = try node.string()
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ tags.tag(String($0)) != nil }) else {
      throw YAMLError(
        "“\(text)” are not two languages; write source|target, such as en|fr", at: node.place)
    }
    return text
  }
}
