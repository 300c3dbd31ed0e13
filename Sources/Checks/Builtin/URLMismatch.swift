import ICU
import Linguistics

/// A web address that differs from the source's.
struct URLMismatch: ReferenceRule {
  let page = RulePage(
    name: "url-mismatch",
    summary: "A web address differs from the source's",
    why: "The link is dead or leads somewhere else.",
    category: .markup, severity: .error, mqmSeverity: .major, confidence: 0.97,
    examples: [
      .bad(
        "en|de", "The report is public (⟦https://www.example.org/news/2018⟧).",
        "Der Bericht ist öffentlich (⟦https://www.example.org/nachrichten/2018⟧)."),
      .bad(
        "en|ru", "The report is public (⟦https://example.org/a?id=4711⟧).",
        "Отчёт опубликован (⟦https://example.org/⟧ a?id=4711)."),
      .good(
        "en|de", "See https://example.org/en/news and https://en.wikipedia.org/wiki/Germany.",
        "Siehe https://example.org/de/news und https://de.wikipedia.org/wiki/Deutschland."),
      .good(
        "en|de", "See https://example.org/page?id=7&lang=en for more.",
        "Mehr unter https://example.org/page?lang=de&id=7."),
    ])

  let kinds: Set<Reference.Kind> = [.url]
  let noun = "address"

  func findings(in context: RuleContext) throws(ICUError) -> [Finding] {
    let addresses = LocalisedAddresses(context)
    return ReferenceComparison(context) { addresses.areSame($0, $1) }
      .differences(kinds).compactMap { difference in
        guard let source = difference.source else { return nil }
        return finding(
          difference, source: source, severity: difference.target.isEmpty ? .warning : .error,
          in: context)
      }
  }
}

/// Tells addresses that differ only by the language of the page from others.
private struct LocalisedAddresses {
  private let sites: [[UInt16]]
  private let parameters: Set<[UInt16]>
  /// Names of the two languages in addresses: `en`, `en-gb`.
  private let languages: Set<[UInt16]>

  init(_ context: RuleContext) {
    var sites: [[UInt16]] = []
    var parameters: Set<[UInt16]> = []
    for row in TabSeparated.rows("references/localised-addresses.tsv") where row.count == 2 {
      if row[0] == "site" { sites.append(Array(row[1].utf16)) }
      if row[0] == "parameter" { parameters.insert(Array(row[1].utf16)) }
    }
    self.sites = sites
    self.parameters = parameters
    var languages: Set<[UInt16]> = []
    for tag in [context.source.language, context.target.language] {
      languages.insert(Array(tag.language.utf16))
      languages.insert(Array(tag.description.lowercased().utf16))
    }
    self.languages = languages
  }

  func areSame(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Bool {
    if left.elementsEqual(right) { return true }
    let (one, other) = (parts(of: left), parts(of: right))
    if one == other { return true }
    // The host of a site of many editions, without the label of the language.
    guard let first = one.first, let second = other.first, first == second else { return false }
    return sites.contains { first.count >= $0.count && first.suffix($0.count) == $0[...] }
  }

  /// The host without scheme and language, the labels of the path without
  /// language, and the parameters in order of their names.
  private func parts(of address: ArraySlice<UInt16>) -> [[UInt16]] {
    let (slash, question): (UInt16, UInt16) = (0x2F, 0x3F)
    let halves = address.split(separator: question, maxSplits: 1)
    guard let front = halves.first else { return [] }
    var labels = front.split(separator: slash).map(Array.init)
    // The scheme stays a part of its own: http and https are not the same.
    let scheme = labels.first?.last == 0x3A ? labels.removeFirst() : []
    guard !labels.isEmpty else { return [scheme] }
    let host = labels.removeFirst().map(ASCII.lower).split(separator: 0x2E)
      .filter { !languages.contains(Array($0)) }.joined(separator: [0x2E])
    labels.removeAll { languages.contains($0.map(ASCII.lower)) }
    let query = halves.dropFirst().first?.split(separator: 0x26).map(Array.init) ?? []
    let kept = query.filter { parameter in
      let name = parameter.prefix { $0 != 0x3D }
      return !parameters.contains(Array(name))
    }
    return [Array(host), scheme] + labels + kept.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
