import DigitLists

/// All letter sequences of a scheme table with the renderings of their records and those
/// composed from shorter sequences, by the first unit of the rendering.
public struct RenderedChunks: Sendable {
  /// Letters that may be rendered as one, and how.
  public struct Chunk: Sendable {
    /// Where the letters stand in the units; the rendering stands behind them.
    fileprivate let start: Int32
    fileprivate let letterCount: UInt8
    fileprivate let renderingCount: UInt8
    /// The same for the same letters.
    public let number: UInt16
    public let schemes: SchemeSet

    /// Ranges of `units`.
    public var letters: Range<Int> { Int(start)..<Int(start) + Int(letterCount) }
    public var rendering: Range<Int> {
      letters.upperBound..<letters.upperBound + Int(renderingCount)
    }
  }

  /// In order of the first unit of the rendering and then of their numbers.
  public let chunks: [Chunk]
  public let units: [UInt16]
  /// The first units of renderings, ascending; 0 for empty renderings.
  private let firsts: [UInt16]
  /// The end of the chunks of each first unit.
  private let ends: [Int]

  private static let renderingLimit = 64

  /// The chunks whose rendering begins with a unit, 0 for those without one; a range of
  /// `chunks`.
  public func range(beginningWith unit: UInt16) -> Range<Int> {
    var (low, high) = (0, firsts.count)
    while low < high {
      let middle = (low + high) / 2
      if firsts[middle] < unit { low = middle + 1 } else { high = middle }
    }
    guard low < firsts.count, firsts[low] == unit else { return 0..<0 }
    return (low > 0 ? ends[low - 1] : 0)..<ends[low]
  }
}

// MARK: As text

extension RenderedChunks {
  private typealias Renderings = [[UInt16]: [[UInt16]: SchemeSet]]

  /// The chunks of a table.
  static func encoded(_ table: SchemeTable) -> String {
    let found = renderings(table)
    var rows: [(letters: [UInt16], rendering: [UInt16], schemes: SchemeSet, number: Int)] = []
    let ordered = found.keys.sorted { $0.lexicographicallyPrecedes($1) }
    for (number, letters) in ordered.enumerated() {
      for (rendering, schemes) in (found[letters] ?? [:]).sorted(by: {
        $0.key.lexicographicallyPrecedes($1.key)
      }) {
        rows.append((letters, rendering, schemes, number))
      }
    }
    let groups = Dictionary(grouping: rows) { $0.rendering.first ?? 0 }
    let firsts = groups.keys.sorted()
    rows = firsts.flatMap { groups[$0] ?? [] }
    let sets = Set(rows.map(\.schemes.rawValue)).sorted()
    var writer = DigitWriter()
    writer.append(firsts)
    writer.append(firsts.map { groups[$0]?.count ?? 0 })
    writer.append(rows.flatMap { $0.letters + $0.rendering })
    writer.append(rows.map(\.letters.count))
    writer.append(rows.map(\.rendering.count))
    writer.append(rows.map(\.number))
    writer.append(sets)
    writer.append(rows.map { sets.firstIndex(of: $0.schemes.rawValue) ?? 0 })
    return writer.text
  }

  /// - Parameter data: what `encoded(_:)` gave.
  /// Complexity: linear.
  public init(_ data: UnsafeBufferPointer<UInt8>) {
    var reader = DigitReader(data)
    firsts = reader.next(UInt16.self)
    var end = 0
    ends = reader.next(Int.self).map {
      end += $0
      return end
    }
    units = reader.next(UInt16.self)
    let (letters, renderings, numbers) = (reader.next(), reader.next(), reader.next())
    let (sets, setOfChunk) = (reader.next(UInt64.self), reader.next())
    var start: Int32 = 0
    chunks = (0..<letters.count).map { index in
      let chunk = Chunk(
        start: start, letterCount: UInt8(truncatingIfNeeded: letters[index]),
        renderingCount: UInt8(truncatingIfNeeded: renderings[index]),
        number: UInt16(truncatingIfNeeded: numbers[index]),
        schemes: SchemeSet(rawValue: sets[Int(setOfChunk[index])]))
      start += Int32(chunk.letterCount) + Int32(chunk.renderingCount)
      return chunk
    }
  }

  private static func renderings(_ table: SchemeTable) -> Renderings {
    var found: Renderings = [:]
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
    return found
  }

  private static func compose(_ letters: [UInt16], _ found: inout Renderings) {
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
}
