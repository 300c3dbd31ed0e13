internal import CNameTables
import DigitLists
import Glibc

/// Learned correspondences between the letters of one language and Latin
/// letters: how well a Latin spelling fits a source where no scheme applies.
///
/// Two unigram models of letter against chunk (up to three letters), one from
/// each side, as weighted edit distance; the score is their mean per letter.
/// Method: expectation maximisation over all segmentations (E. Ristad and
/// P. Yianilos, Learning string-edit distance, 1998), then logistic training of
/// the weights on right and wrong pairs.
public struct AlignmentModel: Sendable {
  /// Weights (natural logarithms) of one direction.
  public struct Weights: Sendable {
    fileprivate let chunks: ChunkTrie
    /// What a letter without a listed correspondence costs, in hundredths.
    private let deletion: Int16
    private let insertion: Int16
    private let substitution: Int16

    public init(chunks: ChunkTrie, deletion: Float, insertion: Float, substitution: Float) {
      self.chunks = chunks
      self.deletion = ChunkTrie.hundredths(deletion)
      self.insertion = ChunkTrie.hundredths(insertion)
      self.substitution = ChunkTrie.hundredths(substitution)
    }
  }

  /// Of the source read letter by letter.
  private let forward: Weights
  /// Of the target read letter by letter.
  private let backward: Weights
  /// The score at which a pair is as likely right as wrong, and the steepness there.
  public var threshold: Float = -1.3
  public var steepness: Float = 3
  /// What a spelling that a scheme licenses gains, in logits.
  public var licensed: Float = 0

  /// A mean per letter from which no other direction lifts a pair.
  public static let hopeless: Float = -6

  /// Longer words are not compared.
  static let longest = Int(TQ_MOST_LETTERS)

  /// The longest chunk.
  public static let chunkLimit = 3

  /// - Parameters:
  ///   - forward: of the source read letter by letter.
  ///   - backward: of the target read letter by letter.
  public init(forward: Weights, backward: Weights) {
    (self.forward, self.backward) = (forward, backward)
  }

  /// What the letters of a word go with.
  public struct Letters: Sendable {
    fileprivate var own: LetterBits
    /// The letters of the other side that go with some of them or often with nothing.
    fileprivate var companions: LetterBits

    /// Whether at most a third of the letters of two words, one of either side, goes with none of
    /// the other word: of words that spell one name hardly ever more does.
    public func resemble(_ other: Letters) -> Bool {
      let strange =
        own.count(notIn: other.companions) + other.own.count(notIn: companions)
      return 3 * strange <= own.count + other.own.count
    }
  }

  /// What the letters of a word of the source go with.
  public func letters(ofSource word: ArraySlice<UInt16>) -> Letters {
    Letters(
      own: LetterBits(word),
      companions: forward.chunks.companions(of: word)
        .union(backward.chunks.silent))
  }

  /// What the letters of a word of the target go with.
  public func letters(ofTarget word: ArraySlice<UInt16>) -> Letters {
    Letters(
      own: LetterBits(word),
      companions: backward.chunks.companions(of: word)
        .union(forward.chunks.silent))
  }

  /// The mean score per letter, at most about 0; higher is more alike.
  ///
  /// - Parameters:
  ///   - source: letters after `NameLetters` preparation, as `target`.
  ///   - limit: a mean, of one direction or both, below which a pair is given up.
  /// Complexity: O(source × target).
  public func score(
    _ source: ArraySlice<UInt16>, _ target: ArraySlice<UInt16>, givingUpAt limit: Float = hopeless
  ) -> Float {
    guard max(source.count, target.count) <= Self.longest else { return 2 * Self.hopeless }
    let size = Float(max(source.count, target.count) + 1)
    let total = forward.best(source, target, givingUpAt: limit * size)
    return score(source, target, forward: total, givingUpAt: limit)
  }

  /// The scores of some starts of `source`, for little more than the longest one's; none where
  /// that is too long.
  ///
  /// - Parameter ends: where the starts end, ascending.
  public func scores(
    ofStarts ends: [Int], of source: ArraySlice<UInt16>, _ target: ArraySlice<UInt16>,
    givingUpAt limit: Float
  ) -> [Float] {
    guard let longest = ends.last.map({ source[..<$0] }),
      max(longest.count, target.count) <= Self.longest
    else { return [] }
    let size = Float(max(longest.count, target.count) + 1)
    let totals = forward.totals(longest, target, givingUpAt: limit * size)
    return ends.map { end in
      score(
        source[..<end], target, forward: totals[end - source.startIndex], givingUpAt: limit)
    }
  }

  private func score(
    _ source: ArraySlice<UInt16>, _ target: ArraySlice<UInt16>, forward: Float,
    givingUpAt limit: Float
  ) -> Float {
    let size = Float(max(source.count, target.count) + 1)
    // Most pairs of a text are hopeless; the other direction would not save them.
    guard forward >= limit * size else { return 2 * Self.hopeless }
    let backward = backward.best(target, source, givingUpAt: 2 * limit * size - forward)
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
  /// The best total weight of a segmentation of both sides; less than `limit` where all paths
  /// fall below it.
  func best(
    _ letters: ArraySlice<UInt16>, _ other: ArraySlice<UInt16>, givingUpAt limit: Float
  ) -> Float {
    withTotals(letters, other, givingUpAt: limit) { Self.logarithm($0[letters.count]) }
  }

  /// The same for all starts of `letters`, from the empty one on.
  func totals(
    _ letters: ArraySlice<UInt16>, _ other: ArraySlice<UInt16>, givingUpAt limit: Float
  ) -> [Float] {
    withTotals(letters, other, givingUpAt: limit) { totals in
      totals[...letters.count].map(Self.logarithm)
    }
  }

  private static func logarithm(_ total: Int16) -> Float {
    total == ChunkTrie.unlisted ? -.infinity : Float(total) / 100
  }

  /// Calls `body` with the best totals of the starts of `letters`, in hundredths.
  private func withTotals<Answer>(
    _ letters: ArraySlice<UInt16>, _ other: ArraySlice<UInt16>, givingUpAt limit: Float,
    _ body: (UnsafeMutableBufferPointer<Int16>) -> Answer
  ) -> Answer {
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: letters.count + 1) { totals in
      totals.initialize(repeating: ChunkTrie.unlisted)
      letters.withUnsafeBufferPointer { letters in
        other.withUnsafeBufferPointer { other in
          chunks.withTables { tables in
            var tables = tables
            (tables.deletion, tables.insertion) = (deletion, insertion)
            tables.substitution = substitution
            if let first = letters.baseAddress, let unit = other.baseAddress,
              let total = totals.baseAddress
            {
              tq_chunk_totals(
                &tables, first, Int32(letters.count), unit, Int32(other.count),
                ChunkTrie.hundredths(limit), total)
            }
          }
        }
      }
      return body(totals)
    }
  }
}

// MARK: As text

extension AlignmentModel {
  /// A model as text that is read without taking lines apart.
  ///
  /// - Parameters:
  ///   - rows: `@default` and chunk records, see `rules/names/README.md`.
  ///   - path: below `rules/`, for error messages.
  static func encoded(_ text: String, path: String) throws(SchemeError) -> String {
    var entries: [[(letter: UInt16, chunk: [UInt16], weight: Float)]] = [[], []]
    var defaults: [String: Float] = [:]
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.utf16.first, first != 0x23 else { continue }
      let fields = line.utf16.split(separator: 0x09, omittingEmptySubsequences: false)
        .map(Array.init)
      guard let weight = fields.last.flatMap({ Float(String(decoding: $0, as: UTF16.self)) }) else {
        throw SchemeError(path: path, line: number, problem: "no weight")
      }
      let name = String(decoding: fields[0], as: UTF16.self)
      if fields.count == 4, let side = ["s", "t"].firstIndex(of: name), fields[1].count == 1,
        fields[2].count <= chunkLimit
      {
        entries[side].append((fields[1][0], fields[2], weight))
      } else if fields.count == 3, name == "@default" {
        defaults[String(decoding: fields[1], as: UTF16.self)] = weight
      } else {
        throw SchemeError(path: path, line: number, problem: "no such record as \(name)")
      }
    }
    let names = ["deletion", "insertion", "substitution"]
    let keys =
      ["threshold", "steepness", "licensed"] + names.map { "s-" + $0 } + names.map { "t-" + $0 }
    var writer = DigitWriter()
    var values: [UInt32] = []
    for key in keys {
      guard let value = defaults[key] else {
        throw SchemeError(path: path, line: number, problem: "no @default \(key)")
      }
      values.append(value.bitPattern)
    }
    writer.append(values)
    for side in entries { ChunkTrie.encode(side, to: &writer) }
    return writer.text
  }

  /// - Parameter data: what `encoded(_:path:)` gave.
  /// Complexity: linear.
  public init(_ data: UnsafeBufferPointer<UInt8>) {
    var reader = DigitReader(data)
    let values = reader.next(UInt32.self).map(Float.init(bitPattern:))
    forward = Weights(
      chunks: ChunkTrie(&reader), deletion: values[3], insertion: values[4],
      substitution: values[5])
    backward = Weights(
      chunks: ChunkTrie(&reader), deletion: values[6], insertion: values[7],
      substitution: values[8])
    (threshold, steepness, licensed) = (values[0], values[1], values[2])
  }
}
