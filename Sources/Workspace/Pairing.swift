/// Which files of a project translate which, by the patterns of its settings.
struct Pairing {
  struct Pair: Equatable, Sendable {
    var source: String
    var target: String
    /// The language tags that `{lang}` stands for.
    var sourceLanguage: String?
    var targetLanguage: String?
  }

  /// By target, then by source.
  private(set) var pairs: [Pair] = []
  /// Files that a pattern fits but that are in no pair.
  private(set) var unpaired: [String] = []

  /// - Parameter files: absolute paths.
  init(_ patterns: [Settings.PairPattern], files: [String]) {
    var fitting: Set<String> = []
    var paired: Set<String> = []
    for pattern in patterns {
      let shared = Set(pattern.source.glob.captures).intersection(pattern.target.glob.captures)
        .sorted()
      var sources: [[String]: [(path: String, language: String?)]] = [:]
      var targets: [(path: String, key: [String], language: String?)] = []
      for file in files {
        if let captures = pattern.source.match(file) {
          fitting.insert(file)
          sources[shared.compactMap { captures[$0] }, default: []].append(
            (file, captures[Glob.language]))
        }
        if let captures = pattern.target.match(file) {
          fitting.insert(file)
          targets.append((file, shared.compactMap { captures[$0] }, captures[Glob.language]))
        }
      }
      for target in targets {
        for source in sources[target.key] ?? [] where source.path != target.path {
          let pair = Pair(
            source: source.path, target: target.path, sourceLanguage: source.language,
            targetLanguage: target.language)
          paired.formUnion([pair.source, pair.target])
          if !pairs.contains(where: { $0.source == pair.source && $0.target == pair.target }) {
            pairs.append(pair)
          }
        }
      }
    }
    pairs.sort { ($0.target, $0.source) < ($1.target, $1.source) }
    unpaired = fitting.subtracting(paired).sorted()
  }
}
