import Checks
import ICU
import YAMLTree

/// Reads settings from the tree of their file. Each value's place says which
/// file it came from: relative paths and patterns are seen from there.
enum SettingsReader {
  static func read(_ root: YAMLNode) throws(YAMLError) -> Settings {
    var settings = Settings()
    var keys = try root.mapping()
    for item in try keys.take("pairs")?.sequence() ?? [] {
      settings.pairs.append(try pair(item))
    }
    if let languages = keys.take("languages") {
      var entries = try languages.mapping()
      for entry in entries.takeRest() {
        settings.languages.append((try pattern(entry), try language(entry.value)))
      }
    }
    settings.choices = try choices(&keys)
    for item in try keys.take("overrides")?.sequence() ?? [] {
      var override = try item.mapping()
      let files = try patterns(try override.require("files"))
      settings.overrides.append((files, try choices(&override)))
      try override.finish()
    }
    if let names = keys.take("names") {
      var names = try names.mapping()
      settings.nameScheme = try names.take("scheme")?.string()
      settings.nameList = try names.take("list").map(path)
      try names.finish()
    }
    settings.glossaries = try paths(keys.take("glossaries"))
    settings.lexicon = try keys.take("lexicon").map(path)
    settings.rules = try paths(keys.take("rules"))
    settings.ignoredBlocks = try keys.take("ignored-blocks")?.strings().map(TextPattern.init) ?? []
    settings.baseline = try keys.take("baseline").map(path)
    settings.rulePages = try keys.take("rule-pages")?.string()
    try keys.finish()
    return settings
  }

  private static func pair(_ node: YAMLNode) throws(YAMLError) -> Settings.PairPattern {
    var keys = try node.mapping()
    if let bitext = keys.take("bitext") {
      try keys.finish()
      return .bitext(try pattern(bitext))
    }
    let source = try pattern(try keys.require("source"))
    let target = try pattern(try keys.require("target"))
    try keys.finish()
    guard source.glob != target.glob else { return .bitext(target) }
    guard !Set(source.glob.captures).isDisjoint(with: target.glob.captures) else {
      throw YAMLError(
        "source and target share no capture that would tell which files belong together;"
          + " write the part that is the same in both as {path}", at: node.place)
    }
    return .files(source: source, target: target)
  }

  private static func choices(
    _ keys: inout YAMLMapping
  ) throws(YAMLError) -> Settings.Choices {
    var choices = Settings.Choices()
    choices.select = try keys.take("select").map(ruleNames)
    choices.ignore = try keys.take("ignore").map(ruleNames) ?? []
    if let severities = keys.take("severity") {
      var entries = try severities.mapping()
      for entry in entries.takeRest() {
        choices.severities.append(
          (Settings.RuleName(entry.key, place: entry.keyPlace), try severity(entry.value)))
      }
    }
    if let style = keys.take("style") { choices.style = try self.style(style) }
    return choices
  }

  private static func ruleNames(_ node: YAMLNode) throws(YAMLError) -> [Settings.RuleName] {
    guard case .sequence(let items) = node.value else {
      return [Settings.RuleName(try node.string(), place: node.place)]
    }
    var names: [Settings.RuleName] = []
    for item in items { names.append(Settings.RuleName(try item.string(), place: item.place)) }
    return names
  }

  private static func severity(_ node: YAMLNode) throws(YAMLError) -> Severity {
    let name = try node.string()
    guard let severity = Severity(name: name) else {
      let names = Severity.allCases.map(\.description)
      throw YAMLError(
        "“\(name)” is no severity; write \(names.joined(separator: ", "))"
          + Suggestion.nearest(name, in: names), at: node.place)
    }
    return severity
  }

  // MARK: Style

  private static func style(_ node: YAMLNode) throws(YAMLError) -> HouseStyle {
    var style = HouseStyle()
    var keys = try node.mapping()
    style.quotes = try keys.take("quotes").map(quotes)
    style.nestedQuotes = try keys.take("nested-quotes").map(quotes)
    style.apostrophe = try keys.take("apostrophe").map(apostrophe)
    style.dash = try keys.take("dash")?.string()
    style.numbers = try keys.take("numbers").map(numbers)
    try keys.finish()
    return style
  }

  private static func quotes(_ node: YAMLNode) throws(YAMLError) -> QuotationPair {
    let units = Array(try node.string().utf16.filter { $0 != 0x20 })
    guard units.count == 2 else {
      throw YAMLError(
        "an opening and a closing quotation mark belong here, such as “”", at: node.place)
    }
    return QuotationPair(open: units[0], close: units[1])
  }

  private static func apostrophe(_ node: YAMLNode) throws(YAMLError) -> UInt16 {
    switch try node.string() {
    case "'": return 0x27
    case "’": return 0x2019
    default: throw YAMLError("an apostrophe is written \"'\" or ’", at: node.place)
    }
  }

  /// The signs of a number that is written as an example: `1.234,5`.
  private static func numbers(_ node: YAMLNode) throws(YAMLError) -> HouseStyle.NumberSigns {
    let units = Array(try node.string().utf16)
    guard units.count == 7, units[0] == 0x31, units[5] != units[1],
      Array(units[2...4]) == [0x32, 0x33, 0x34], units[6] == 0x35
    else {
      throw YAMLError(
        "the number 1234.5 as the house writes it belongs here: 1.234,5", at: node.place)
    }
    return HouseStyle.NumberSigns(decimal: units[5], group: units[1])
  }

  // MARK: Paths

  private static func language(_ node: YAMLNode) throws(YAMLError) -> LanguageTag {
    let text = try node.string()
    guard let tag = LanguageTag(text) else {
      throw YAMLError("“\(text)” is no language tag; write one such as de or pt-BR", at: node.place)
    }
    return tag
  }

  private static func patterns(_ node: YAMLNode) throws(YAMLError) -> [Settings.PathPattern] {
    guard case .sequence(let items) = node.value else { return [try pattern(node)] }
    var patterns: [Settings.PathPattern] = []
    for item in items { patterns.append(try pattern(item)) }
    return patterns
  }

  private static func pattern(_ node: YAMLNode) throws(YAMLError) -> Settings.PathPattern {
    try pattern(try node.string(), at: node.place)
  }

  private static func pattern(_ entry: YAMLNode.Entry) throws(YAMLError) -> Settings.PathPattern {
    try pattern(entry.key, at: entry.keyPlace)
  }

  private static func pattern(
    _ text: String, at place: YAMLPlace
  ) throws(YAMLError) -> Settings.PathPattern {
    guard let glob = Glob(text) else {
      throw YAMLError("a brace without its partner; write captures as {lang} or {path}", at: place)
    }
    return Settings.PathPattern(glob: glob, place: place)
  }

  private static func paths(_ node: YAMLNode?) throws(YAMLError) -> [String] {
    guard let node else { return [] }
    guard case .sequence(let items) = node.value else { return [try path(node)] }
    var paths: [String] = []
    for item in items { paths.append(try path(item)) }
    return paths
  }

  /// A path as an absolute one.
  static func path(_ node: YAMLNode) throws(YAMLError) -> String {
    FilePath.absolute(
      try node.string(), in: FilePath.folder(of: FilePath.absolute(node.place.file)))
  }
}
