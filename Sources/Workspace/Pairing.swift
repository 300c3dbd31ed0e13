/// Which files of a project translate which, by the patterns of its settings.
struct Pairing {
  struct Pair: Equatable, Sendable {
    var source: String
    var target: String
    /// The language tags that `{lang}` stands for.
    var sourceLanguage: String?
    var targetLanguage: String?

    /// Whether one file holds both texts.
    var isBitext: Bool { source == target }
  }

  /// By target, then by source.
  private(set) var pairs: [Pair] = []
  /// Files that a pattern fits but that are in no pair.
  private(set) var unpaired: [String] = []

  private var fitting: Set<String> = []
  private var paired: Set<String> = []
  /// Source and target of each pair.
  private var known: Set<[String]> = []

  /// - Parameter files: absolute paths.
  init(_ patterns: [Settings.PairPattern], files: [String]) {
    for pattern in patterns {
      switch pattern {
      case .files(let source, let target): addPairs(source, target, files)
      case .bitext(let pattern): addBitexts(pattern, files)
      }
    }
    pairs.sort { ($0.target, $0.source) < ($1.target, $1.source) }
    unpaired = fitting.subtracting(paired).sorted()
  }

  private mutating func addPairs(
    _ source: Settings.PathPattern, _ target: Settings.PathPattern, _ files: [String]
  ) {
    let shared = Set(source.glob.captures).intersection(target.glob.captures).sorted()
    var sources: [[String]: [(path: String, language: String?)]] = [:]
    var targets: [(path: String, key: [String], language: String?)] = []
    for file in files {
      if let captures = source.match(file) {
        fitting.insert(file)
        sources[shared.compactMap { captures[$0] }, default: []].append(
          (file, captures[Glob.language]))
      }
      if let captures = target.match(file) {
        fitting.insert(file)
        targets.append((file, shared.compactMap { captures[$0] }, captures[Glob.language]))
      }
    }
    for target in targets {
      for source in sources[target.key] ?? [] where source.path != target.path {
        add(
          Pair(
            source: source.path, target: target.path, sourceLanguage: source.language,
            targetLanguage: target.language))
      }
    }
  }

  private mutating func addBitexts(_ pattern: Settings.PathPattern, _ files: [String]) {
    for file in files {
      guard let captures = pattern.match(file) else { continue }
      fitting.insert(file)
      add(
        Pair(
          source: file, target: file, sourceLanguage: nil,
          targetLanguage: captures[Glob.language]))
    }
  }

  private mutating func add(_ pair: Pair) {
    paired.formUnion([pair.source, pair.target])
    if known.insert([pair.source, pair.target]).inserted { pairs.append(pair) }
  }
}
