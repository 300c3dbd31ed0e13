/// Decides whether two spellings can be renderings of one unknown source, each
/// under a scheme of its own for the whole word.
///
/// There is no threshold: a source is built letter by letter while both
/// spellings agree with it, and each that comes out whole is confirmed by the
/// table's automaton.
///
/// Not to be shared between tasks.
public final class SharedSource {
  /// Letters that may be rendered as one, and how.
  private struct Chunk {
    var letters: [UInt16]
    var rendering: [UInt16]
    var schemes: SchemeSet
    var number: Int
  }

  private let matcher: SchemeMatcher
  /// Chunks by the first unit of their rendering; 0 for empty renderings.
  private var byFirst: [UInt16: [Chunk]] = [:]
  private let all: SchemeSet

  private static let candidateLimit = 200
  private static let stepLimit = 20_000
  private static let renderingLimit = 64

  public init?(language: String) throws(NameError) {
    guard let matcher = try SchemeMatcher(language: language) else { return nil }
    all = SchemeSet(rawValue: (1 << UInt64(matcher.table.schemes.count)) &- 1)
    for chunk in Self.chunks(of: matcher.table) {
      byFirst[chunk.rendering.first ?? 0, default: []].append(chunk)
    }
    self.matcher = matcher
  }

  /// A source and the schemes under which it yields each spelling.
  public struct Answer: Sendable {
    public let source: [UInt16]
    public let first: SchemeSet
    public let second: SchemeSet
  }

  public var schemes: [Scheme] { matcher.table.schemes }

  public func schemes(serving language: String) -> SchemeSet {
    matcher.table.schemes(serving: language)
  }

  /// A common source of two folded spellings, or nil.
  ///
  /// - Parameters: schemes that count for each spelling.
  /// Complexity: bounded by a fixed number of steps; linear where spellings
  /// disagree early.
  public func answer(
    _ first: [UInt16], _ second: [UInt16], allowing firstSchemes: SchemeSet,
    _ secondSchemes: SchemeSet
  ) throws(NameError) -> Answer? {
    var search = Search(
      first: first, second: second, byFirst: byFirst, limit: Self.candidateLimit,
      steps: Self.stepLimit)
    search.run(firstSchemes, secondSchemes)
    for source in search.candidates {
      let lattice = try matcher.lattice(of: source[...])
      let yieldingFirst = lattice.schemes(rendering: first).intersection(firstSchemes)
      guard !yieldingFirst.isEmpty else { continue }
      let yieldingSecond = lattice.schemes(rendering: second).intersection(secondSchemes)
      guard !yieldingSecond.isEmpty else { continue }
      return Answer(source: source, first: yieldingFirst, second: yieldingSecond)
    }
    return nil
  }

  /// All letter sequences of the table with the renderings of their records and
  /// those composed from shorter sequences.
  private static func chunks(of table: SchemeTable) -> [Chunk] {
    var found: [[UInt16]: [[UInt16]: SchemeSet]] = [:]
    for record in table.records {
      let letters = Array(table.letters(of: record))
      for rendering in table.renderings[record.renderings] {
        found[letters, default: [:]][Array(table.units[rendering]), default: []]
          .formUnion(record.schemes)
      }
    }
    for letters in found.keys.sorted(by: { $0.count < $1.count }) where letters.count > 1 {
      compose(letters, &found)
    }
    let ordered = found.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var chunks: [Chunk] = []
    for (number, letters) in ordered.enumerated() {
      for (rendering, schemes) in (found[letters] ?? [:]).sorted(by: {
        $0.key.lexicographicallyPrecedes($1.key)
      }) {
        chunks.append(
          Chunk(letters: letters, rendering: rendering, schemes: schemes, number: number))
      }
    }
    return chunks
  }

  private static func compose(
    _ letters: [UInt16], _ found: inout [[UInt16]: [[UInt16]: SchemeSet]]
  ) {
    for cut in 1..<letters.count {
      guard let heads = found[Array(letters[..<cut])], let tails = found[Array(letters[cut...])],
        heads.count <= renderingLimit, tails.count <= renderingLimit
      else { continue }
      for (head, headSchemes) in heads {
        for (tail, tailSchemes) in tails {
          let shared = headSchemes.intersection(tailSchemes)
          if !shared.isEmpty { found[letters]?[head + tail, default: []].formUnion(shared) }
        }
      }
    }
  }

  /// Depth-first search for sources; contexts are left to the confirmation.
  private struct Search {
    let first: [UInt16]
    let second: [UInt16]
    let byFirst: [UInt16: [Chunk]]
    let limit: Int
    var steps: Int
    var candidates: [[UInt16]] = []
    private var source: [UInt16] = []
    /// Cells from which nothing was found, whatever the schemes.
    private var dead: [Bool]

    init(
      first: [UInt16], second: [UInt16], byFirst: [UInt16: [Chunk]], limit: Int, steps: Int
    ) {
      self.first = first
      self.second = second
      self.byFirst = byFirst
      self.limit = limit
      self.steps = steps
      dead = [Bool](repeating: false, count: (first.count + 1) * (second.count + 1))
    }

    mutating func run(_ firstSchemes: SchemeSet, _ secondSchemes: SchemeSet) {
      _ = extend(0, 0, firstSchemes, secondSchemes)
    }

    private mutating func extend(
      _ i: Int, _ j: Int, _ firstSchemes: SchemeSet, _ secondSchemes: SchemeSet
    ) -> Bool {
      if i == first.count && j == second.count {
        candidates.append(source)
        return true
      }
      let cell = i * (second.count + 1) + j
      steps -= 1
      guard steps > 0, candidates.count < limit, !dead[cell] else { return false }
      let here = starts(in: first, at: i, firstSchemes)
      let there = starts(in: second, at: j, secondSchemes)
      var isAlive = false
      var wasPruned = false
      var other = 0
      for mine in here {
        while other < there.count, there[other].number < mine.number { other += 1 }
        var index = other
        while index < there.count, there[index].number == mine.number {
          let theirs = there[index]
          index += 1
          let (nextI, nextJ) = (i + mine.rendering.count, j + theirs.rendering.count)
          // Letters that neither spelling shows would make endless sources.
          guard nextI > i || nextJ > j else { continue }
          let (left, right) = (
            firstSchemes.intersection(mine.schemes), secondSchemes.intersection(theirs.schemes)
          )
          source += mine.letters
          if extend(nextI, nextJ, left, right) { isAlive = true } else { wasPruned = true }
          source.removeLast(mine.letters.count)
        }
      }
      if !isAlive && !wasPruned { dead[cell] = true }
      return isAlive
    }

    private func starts(in text: [UInt16], at place: Int, _ schemes: SchemeSet) -> [Chunk] {
      let rest = text[place...]
      let visible = rest.first.flatMap { byFirst[$0] } ?? []
      let fitting = visible.filter {
        !$0.schemes.isDisjoint(with: schemes) && rest.starts(with: $0.rendering)
      }
      let silent = (byFirst[0] ?? []).filter { !$0.schemes.isDisjoint(with: schemes) }
      return (fitting + silent).sorted { $0.number < $1.number }
    }
  }
}
