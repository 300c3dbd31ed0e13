import Linguistics

/// Tells addresses that differ only by the language of the page from others.
struct LocalisedAddresses {
  private let sites: [[UInt16]]
  private let parameters: Set<[UInt16]>
  /// Names of the two languages in addresses: `en`, `en-gb`.
  private let languages: Set<[UInt16]>
  /// What may follow them in the names of files: `zh-tw`, `sr_latn`.
  private let subtags: Set<[UInt16]>

  init(_ context: RuleContext) {
    var sites: [[UInt16]] = []
    var parameters: Set<[UInt16]> = []
    for row in TabSeparated.rows("references/localised-addresses.tsv") where row.count == 2 {
      if row[0] == "site" { sites.append(Array(row[1].utf16)) }
      if row[0] == "parameter" { parameters.insert(Array(row[1].utf16)) }
    }
    self.sites = sites
    self.parameters = parameters
    var (languages, subtags): (Set<[UInt16]>, Set<[UInt16]>) = ([], [])
    for tag in [context.source.language, context.target.language] {
      languages.insert(Array(tag.language.utf16))
      languages.insert(Array(tag.description.lowercased().utf16))
      for subtag in tag.maximized.lowercased().split(separator: "-").dropFirst() {
        subtags.insert(Array(subtag.utf16))
      }
    }
    (self.languages, self.subtags) = (languages, subtags)
  }

  /// Whether two destinations of links are the same: the names of anchors are translated,
  /// and names of files may say their language.
  func areSameDestinations(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Bool {
    if left == right { return true }
    let (one, other) = (
      left.split(separator: 0x23, omittingEmptySubsequences: false),
      right.split(separator: 0x23, omittingEmptySubsequences: false)
    )
    guard one.count == other.count else { return false }
    return areSame(one[0], other[0]) || words(one[0]) == words(other[0])
  }

  private func words(_ address: ArraySlice<UInt16>) -> [[UInt16]] {
    var isBehindLanguage = false
    return address.split { [0x2F, 0x2E, 0x5F, 0x2D].contains($0) }
      .map { $0.map(ASCII.lower) }.filter { word in
        isBehindLanguage =
          languages.contains(word) || isBehindLanguage && subtags.contains(word)
        return !isBehindLanguage
      }
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
