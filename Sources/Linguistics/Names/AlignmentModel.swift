import Glibc
import ICU
import Rules

/// Learned correspondences between the letters of one language and Latin
/// letters: how well a Latin spelling fits a source where no scheme applies.
///
/// Two unigram models of letter against chunk (up to three letters), one from
/// each side, as weighted edit distance; the score is their mean per letter.
/// Method: expectation maximisation over all segmentations (E. Ristad and
/// P. Yianilos, Learning string-edit distance, 1998), then logistic training of
/// the weights on right and wrong pairs.
public struct AlignmentModel: Sendable {
  /// The side that is read letter by letter.
  public enum Direction: Int, Sendable, CaseIterable {
    case source, target
  }

  /// Weights (natural logarithms) of one direction.
  public struct Weights: Sendable {
    /// Key: a letter, then the chunk it corresponds to.
    public var chunks = ChunkTable()
    /// What a letter without a listed correspondence costs.
    public var deletion: Float = -6
    public var insertion: Float = -6
    public var substitution: Float = -9

    public init() {}
  }

  public internal(set) var weights: [Weights]
  /// The score at which a pair is as likely right as wrong, and the steepness there.
  public var threshold: Float = -1.3
  public var steepness: Float = 3
  /// What a spelling that a scheme licenses gains, in logits.
  public var licensed: Float = 0

  /// A mean per letter from which no other direction lifts a pair.
  public static let hopeless: Float = -6

  /// The longest chunk.
  public static let chunkLimit = 3

  public init(weights: [Weights]) { self.weights = weights }

  /// The embedded model of a language, or nil where there is none.
  public init?(language: String) throws(NameError) {
    let path = "names/alignments/\(language).tsv"
    guard let data = Rules.data(path) else { return nil }
    do { try self.init(data, path: path) } catch { throw .alignment(error) }
  }

  /// Reads a model: `@default` and chunk records, see
  /// `rules/names/README.md`. Complexity: linear.
  init(_ data: UnsafeBufferPointer<UInt8>, path: String) throws(SchemeError) {
    weights = [Weights(), Weights()]
    var line = 0
    var rest = data[...]
    while !rest.isEmpty {
      let row = rest.prefix { $0 != UInt8(ascii: "\n") }
      rest = rest[min(row.endIndex + 1, rest.endIndex)...]
      line += 1
      let fields = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      if fields.count == 4, fields[0].count == 1 {
        let side = fields[0].first == UInt8(ascii: "s") ? 0 : 1
        let letter = UTF8Units.utf16(fields[1])
        guard letter.count == 1, let key = Self.key(letter[0], UTF8Units.utf16(fields[2])[...])
        else { throw SchemeError(path: path, line: line, problem: "not a letter and a chunk") }
        weights[side].chunks.set(key, to: Self.number(fields[3]))
      } else if fields.count == 3, fields[0].elementsEqual("@default".utf8) {
        setDefault(String(decoding: fields[1], as: UTF8.self), Self.number(fields[2]))
      } else {
        let name = String(decoding: row, as: UTF8.self)
        throw SchemeError(path: path, line: line, problem: "no such record as \(name)")
      }
    }
  }

  private mutating func setDefault(_ name: String, _ value: Float) {
    switch name {
    case "threshold": threshold = value
    case "steepness": steepness = value
    case "licensed": licensed = value
    case "s-deletion": weights[0].deletion = value
    case "s-insertion": weights[0].insertion = value
    case "s-substitution": weights[0].substitution = value
    case "t-deletion": weights[1].deletion = value
    case "t-insertion": weights[1].insertion = value
    default: weights[1].substitution = value
    }
  }

  /// A decimal number with or without a sign and a fraction.
  private static func number(_ field: Slice<UnsafeBufferPointer<UInt8>>) -> Float {
    var (digits, scale): (Int32, Int32) = (0, 0)
    for byte in field {
      if byte == UInt8(ascii: ".") { scale = 1 }
      guard 0x30...0x39 ~= byte else { continue }
      digits = 10 &* digits &+ Int32(byte &- 0x30)
      scale = 10 &* scale
    }
    let value = Float(digits) / Float(max(1, scale))
    return field.first == UInt8(ascii: "-") ? -value : value
  }

  /// A letter and a chunk of up to three as one number; nil where the chunk is longer.
  public static func key(_ letter: UInt16, _ chunk: ArraySlice<UInt16>) -> UInt64? {
    guard chunk.count <= chunkLimit else { return nil }
    var key = UInt64(letter)
    for unit in chunk { key = key << 16 | UInt64(unit) }
    // The letter alone tells a chunk's length: no unit is 0.
    return key
  }

  /// The mean score per letter, at most about 0; higher is more alike.
  ///
  /// - Parameters:
  ///   - source: letters after `NameLetters` preparation, as `target`.
  ///   - limit: a mean of one direction below which a pair is given up.
  /// Complexity: O(source × target).
  public func score(
    _ source: [UInt16], _ target: [UInt16], givingUpAt limit: Float = hopeless
  ) -> Float {
    let size = Float(max(source.count, target.count) + 1)
    let forward = weights[0].best(source, target, givingUpAt: limit * size)
    // Most pairs of a text are hopeless; the other direction would not save them.
    if forward < limit * size { return max(forward / size, 2 * Self.hopeless) }
    let backward = weights[1].best(target, source, givingUpAt: 2 * limit * size)
    return max((forward + backward) / (2 * size), 2 * Self.hopeless)
  }

  /// The probability (0…1) that a pair with this score is right.
  ///
  /// - Parameter isLicensed: whether a scheme makes the one spelling from the other.
  public func probability(_ score: Float, isLicensed: Bool) -> Double {
    1 / (1 + exp(-Double(logit(score, isLicensed: isLicensed))))
  }

  /// The natural logarithm of the odds that a pair with this score is right.
  public func logit(_ score: Float, isLicensed: Bool) -> Float {
    steepness * (score - threshold) + (isLicensed ? licensed : 0)
  }
}

extension AlignmentModel.Weights {
  /// The best total weight of a segmentation of both sides; -∞ where all paths
  /// fall below `limit`.
  func best(_ letters: [UInt16], _ other: [UInt16], givingUpAt limit: Float) -> Float {
    let width = other.count + 1
    var table = [Float](repeating: -.infinity, count: (letters.count + 1) * width)
    table[0] = 0
    for row in 0...letters.count {
      // Hardly any weight is above 0: a path that is far below stays there.
      var isAlive = false
      for column in 0..<width {
        let here = table[row * width + column]
        guard here >= limit else { continue }
        isAlive = true
        steps(from: row, column, letters, other) { nextRow, nextColumn, weight, _ in
          let index = nextRow * width + nextColumn
          table[index] = max(table[index], here + weight)
        }
      }
      if !isAlive { return -.infinity }
    }
    return table[table.count - 1]
  }

  /// What a step of the alignment is called in training.
  public enum Step: Sendable, Hashable {
    case chunk(UInt64)
    case deletion
    case insertion
    case substitution
  }

  /// Calls `body` with each step that leaves a cell.
  @inline(__always)
  public func steps(
    from row: Int, _ column: Int, _ letters: [UInt16], _ other: [UInt16],
    _ body: (Int, Int, Float, Step) -> Void
  ) {
    if column < other.count { body(row, column + 1, insertion, .insertion) }
    guard row < letters.count else { return }
    body(row + 1, column, deletion, .deletion)
    if column < other.count { body(row + 1, column + 1, substitution, .substitution) }
    var key = UInt64(letters[row])
    var end = column
    while let weight = chunks[key] {
      if weight > ChunkTable.start { body(row + 1, end, weight, .chunk(key)) }
      guard end < other.count, end - column < AlignmentModel.chunkLimit else { return }
      key = key << 16 | UInt64(other[end])
      end += 1
    }
  }
}
