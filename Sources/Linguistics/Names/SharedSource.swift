import NameTables
import Rules

/// Decides whether two spellings can be renderings of one unknown source, each
/// under a scheme of its own for the whole word.
///
/// There is no threshold: a source is built letter by letter while both
/// spellings agree with it, and each that comes out whole is confirmed by the
/// table's automaton.
///
/// Not to be shared between tasks.
public final class SharedSource {
  public let schemes: [Scheme]
  private let language: String
  private let chunks: RenderedChunks
  /// Read when the first source comes out.
  private lazy var matcher = SchemeMatcher(language: language)

  private static let candidateLimit = 200
  private static let stepLimit = 20_000

  /// Nil where nothing may be inferred for the language.
  public init?(language: String) {
    guard let schemes = SchemeTable.schemes(of: language),
      let chunks = Rules.data(NameTables.Part.chunks.path(language))
    else { return nil }
    self.language = language
    self.schemes = schemes
    self.chunks = RenderedChunks(chunks)
  }

  /// A source and the schemes under which it yields each spelling.
  public struct Answer: Sendable {
    public let source: [UInt16]
    public let first: SchemeSet
    public let second: SchemeSet
  }

  public func schemes(serving language: String) -> SchemeSet {
    SchemeTable.schemes(of: schemes, serving: language)
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
      first: first, second: second, chunks: chunks, limit: Self.candidateLimit,
      steps: Self.stepLimit)
    search.run(firstSchemes, secondSchemes)
    for source in search.candidates {
      guard let lattice = try matcher?.lattice(of: source[...]) else { continue }
      let yieldingFirst = lattice.schemes(rendering: first).intersection(firstSchemes)
      guard !yieldingFirst.isEmpty else { continue }
      let yieldingSecond = lattice.schemes(rendering: second).intersection(secondSchemes)
      guard !yieldingSecond.isEmpty else { continue }
      return Answer(source: source, first: yieldingFirst, second: yieldingSecond)
    }
    return nil
  }

  /// Depth-first search for sources; contexts are left to the confirmation.
  private struct Search {
    let first: [UInt16]
    let second: [UInt16]
    let chunks: RenderedChunks
    let limit: Int
    var steps: Int
    var candidates: [[UInt16]] = []
    private var source: [UInt16] = []
    /// Cells from which nothing was found, whatever the schemes.
    private var dead: [Bool]
    /// Chunks that show nothing.
    private let silent: Range<Int>
    /// The chunks with which both spellings may go on, of all steps that are under way.
    private var open: [Int] = []

    init(
      first: [UInt16], second: [UInt16], chunks: RenderedChunks, limit: Int, steps: Int
    ) {
      self.first = first
      self.second = second
      self.chunks = chunks
      self.limit = limit
      self.steps = steps
      dead = [Bool](repeating: false, count: (first.count + 1) * (second.count + 1))
      silent = chunks.range(beginningWith: 0)
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
      let here = open.count
      openStarts(of: first, at: i, firstSchemes)
      let there = open.count
      openStarts(of: second, at: j, secondSchemes)
      let end = open.count
      var isAlive = false
      var wasPruned = false
      var other = there
      for place in here..<there {
        let mine = chunks.chunks[open[place]]
        while other < end, chunks.chunks[open[other]].number < mine.number { other += 1 }
        var index = other
        while index < end, case let theirs = chunks.chunks[open[index]],
          theirs.number == mine.number
        {
          index += 1
          let (nextI, nextJ) = (i + mine.rendering.count, j + theirs.rendering.count)
          // Letters that neither spelling shows would make endless sources.
          guard nextI > i || nextJ > j else { continue }
          let (left, right) = (
            firstSchemes.intersection(mine.schemes), secondSchemes.intersection(theirs.schemes)
          )
          source += chunks.units[mine.letters]
          if extend(nextI, nextJ, left, right) { isAlive = true } else { wasPruned = true }
          source.removeLast(mine.letters.count)
        }
      }
      open.removeLast(end - here)
      if !isAlive && !wasPruned { dead[cell] = true }
      return isAlive
    }

    /// Opens the chunks with which a spelling may go on, by their numbers.
    private mutating func openStarts(of text: [UInt16], at place: Int, _ schemes: SchemeSet) {
      var next = silent.lowerBound
      if place < text.count {
        for index in chunks.range(beginningWith: text[place])
        where fits(index, text, place, schemes) {
          while next < silent.upperBound, chunks.chunks[next].number < chunks.chunks[index].number {
            openSilent(next, schemes)
            next += 1
          }
          open.append(index)
        }
      }
      for index in next..<silent.upperBound { openSilent(index, schemes) }
    }

    private mutating func openSilent(_ index: Int, _ schemes: SchemeSet) {
      if !chunks.chunks[index].schemes.isDisjoint(with: schemes) { open.append(index) }
    }

    /// Whether a text goes on with a chunk whose first unit it has.
    private func fits(
      _ index: Int, _ text: [UInt16], _ place: Int, _ schemes: SchemeSet
    ) -> Bool {
      let chunk = chunks.chunks[index]
      guard !chunk.schemes.isDisjoint(with: schemes),
        chunk.rendering.count <= text.count - place
      else { return false }
      var next = place + 1
      for unit in chunk.rendering.dropFirst() {
        if chunks.units[unit] != text[next] { return false }
        next += 1
      }
      return true
    }
  }
}
