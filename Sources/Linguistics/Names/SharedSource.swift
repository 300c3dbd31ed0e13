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
  /// Read when somebody asks for their names.
  public private(set) lazy var schemes = SchemeTable.schemes(schemeData)
  private let language: String
  private let schemeData: UnsafeBufferPointer<UInt8>
  private let chunkData: UnsafeBufferPointer<UInt8>
  /// Read when two spellings may be renderings.
  private lazy var chunks = RenderedChunks(chunkData)
  /// Read when the first source comes out.
  private lazy var matcher = SchemeMatcher(language: language)
  /// The schemes that serve the languages that were asked about.
  private var serving: [String: SchemeSet] = [:]

  private static let candidateLimit = 200
  private static let stepLimit = 20_000

  /// Nil where nothing may be inferred for the language.
  public init?(language: String) {
    guard let schemes = Rules.data(NameTables.Part.schemes.path(language)),
      let chunks = Rules.data(NameTables.Part.chunks.path(language))
    else { return nil }
    (self.language, schemeData, chunkData) = (language, schemes, chunks)
  }

  /// A source and the schemes under which it yields each spelling.
  public struct Answer: Sendable {
    public let source: [UInt16]
    public let first: SchemeSet
    public let second: SchemeSet
  }

  public func schemes(serving language: String) -> SchemeSet {
    if let known = serving[language] { return known }
    let found = SchemeTable.schemes(schemeData, serving: language)
    serving[language] = found
    return found
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
    guard !firstSchemes.isEmpty, !secondSchemes.isEmpty else { return nil }
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
    /// The chunks with which each spelling goes on at each place, as far as they were asked for,
    /// by their numbers.
    private var firstStarts: [[Int]?]
    private var secondStarts: [[Int]?]

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
      firstStarts = [[Int]?](repeating: nil, count: first.count + 1)
      secondStarts = [[Int]?](repeating: nil, count: second.count + 1)
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
      let starts = starts(i, j)
      var isAlive = false
      var wasPruned = false
      var other = 0
      for place in starts.first {
        let mine = chunks.chunks[place]
        let left = firstSchemes.intersection(mine.schemes)
        guard !left.isEmpty else { continue }
        while other < starts.second.count,
          chunks.chunks[starts.second[other]].number < mine.number
        {
          other += 1
        }
        for place in starts.second[other...] {
          let theirs = chunks.chunks[place]
          guard theirs.number == mine.number else { break }
          let (nextI, nextJ) = (i + mine.rendering.count, j + theirs.rendering.count)
          let right = secondSchemes.intersection(theirs.schemes)
          // Letters that neither spelling shows would make endless sources.
          guard !right.isEmpty, nextI > i || nextJ > j else { continue }
          source += chunks.units[mine.letters]
          if extend(nextI, nextJ, left, right) { isAlive = true } else { wasPruned = true }
          source.removeLast(mine.letters.count)
        }
      }
      if !isAlive && !wasPruned { dead[cell] = true }
      return isAlive
    }

    private mutating func starts(_ i: Int, _ j: Int) -> (first: [Int], second: [Int]) {
      let left = firstStarts[i] ?? starts(of: first, at: i)
      let right = secondStarts[j] ?? starts(of: second, at: j)
      (firstStarts[i], secondStarts[j]) = (left, right)
      return (left, right)
    }

    /// The chunks with which a text goes on at a place, those that show nothing included.
    private func starts(of text: [UInt16], at place: Int) -> [Int] {
      var starts: [Int] = []
      var next = silent.lowerBound
      if place < text.count {
        for index in chunks.range(beginningWith: text[place]) where fits(index, text, place) {
          while next < silent.upperBound, chunks.chunks[next].number < chunks.chunks[index].number {
            starts.append(next)
            next += 1
          }
          starts.append(index)
        }
      }
      return starts + (next..<silent.upperBound)
    }

    /// Whether a text goes on with a chunk whose first unit it has.
    private func fits(_ index: Int, _ text: [UInt16], _ place: Int) -> Bool {
      let chunk = chunks.chunks[index]
      guard chunk.rendering.count <= text.count - place else { return false }
      var next = place + 1
      for unit in chunk.rendering.dropFirst() {
        if chunks.units[unit] != text[next] { return false }
        next += 1
      }
      return true
    }
  }
}
