import Glibc
import Linguistics
import NameTables

/// Learns the two directions of one model.
struct Trainer {
  let pairs: [Pair]
  private var random: SplitMix64 = SplitMix64(state: 1)
  private static let iterations = 8
  private static let epochs = 4

  init(pairs: [Pair]) { self.pairs = pairs }

  /// The model, and the weights of its directions: from the source, from the target.
  mutating func run() -> (model: AlignmentModel, weights: [LearnedWeights]) {
    var weights: [LearnedWeights] = []
    for isReversed in [false, true] {
      let oriented = pairs.map { pair in
        isReversed
          ? Pair(source: pair.target, target: pair.source, isMatch: pair.isMatch, isLicensed: false)
          : pair
      }
      var expectation = Expectation(pairs: oriented.filter(\.isMatch))
      for _ in 0..<Self.iterations { expectation.iterate() }
      weights.append(refine(expectation.weights(), on: oriented))
    }
    var model = AlignmentModel(forward: weights[0].frozen, backward: weights[1].frozen)
    calibrate(&model)
    return (model, weights)
  }

  /// Logistic training of the weights of the best alignments: right pairs up,
  /// wrong ones and random ones down.
  private mutating func refine(
    _ start: LearnedWeights, on pairs: [Pair]
  ) -> LearnedWeights {
    var weights = start
    let steepness: Float = 3
    var threshold: Float = -1.3
    let matches = pairs.filter(\.isMatch)
    for epoch in 0..<Self.epochs {
      var examples = pairs
      for match in matches.prefix(matches.count / 3) {
        let other = matches[Int(random.next() % UInt64(matches.count))].target
        examples.append(
          Pair(source: match.source, target: other, isMatch: false, isLicensed: false))
      }
      examples.shuffle(using: &random)
      let rate = 0.3 / Float(1 + epoch)
      for example in examples {
        let (total, steps) = weights.alignment(example.source, example.target)
        let size = Float(max(example.source.count, example.target.count) + 1)
        let expected = 1 / (1 + expf(-steepness * (total / size - threshold)))
        let error = (example.isMatch ? 1 : 0) - expected
        guard abs(error) >= 0.02 else { continue }
        threshold -= 0.02 * rate * error
        for step in steps { weights.add(3 * rate * steepness * error / size, to: step) }
      }
      for (key, value) in start.chunks.entries {
        if let now = weights.chunks[key] { weights.chunks.set(key, to: now + 0.02 * (value - now)) }
      }
    }
    return weights
  }

  /// Fits the logistic curve that turns scores into probabilities.
  private func calibrate(_ model: inout AlignmentModel) {
    let scored = pairs.map { pair in
      (score: max(model.score(pair.source[...], pair.target[...]), -6), pair: pair)
    }
    (model.threshold, model.steepness, model.licensed) = (-1.3, 3, 0)
    for _ in 0..<400 {
      var (slope, bend, gain): (Float, Float, Float) = (0, 0, 0)
      for (score, pair) in scored {
        let expected = 1 / (1 + expf(-model.logit(score, isLicensed: pair.isLicensed)))
        let error = (pair.isMatch ? 1 : 0) - expected
        slope += error * (score - model.threshold)
        bend -= error * model.steepness
        if pair.isLicensed { gain += error }
      }
      model.steepness += 0.5 * slope / Float(scored.count)
      model.threshold += 0.2 * bend / Float(scored.count)
      model.licensed += gain / Float(scored.count)
    }
  }
}

/// Expectation maximisation over all segmentations into a letter and a chunk.
struct Expectation {
  let pairs: [Pair]
  private var probabilities: [UInt64: Double] = [:]
  private var counts: [UInt64: Double] = [:]

  init(pairs: [Pair]) { self.pairs = pairs }

  mutating func iterate() {
    counts = [:]
    for pair in pairs { collect(pair) }
    counts = counts.filter { $0.value > 0.05 }
    // In order, so that rounding is the same in every run.
    let total = counts.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    probabilities = counts.mapValues { $0 / total }
  }

  private func probability(_ key: UInt64, length: Int) -> Double {
    if probabilities.isEmpty { return [0.003, 0.1, 0.01, 0.001][length] }
    return probabilities[key] ?? 0
  }

  private mutating func collect(_ pair: Pair) {
    let (rows, columns) = (pair.source.count, pair.target.count)
    let width = columns + 1
    var forward = [Double](repeating: 0, count: (rows + 1) * width)
    forward[0] = 1
    for row in 0..<rows {
      for column in 0...columns where forward[row * width + column] > 0 {
        forEachChunk(pair, row, column) { end, key, length in
          forward[(row + 1) * width + end] +=
            forward[row * width + column] * probability(key, length: length)
        }
      }
    }
    let total = forward[rows * width + columns]
    guard total > 0 else { return }
    var backward = [Double](repeating: 0, count: (rows + 1) * width)
    backward[rows * width + columns] = 1
    for row in stride(from: rows - 1, through: 0, by: -1) {
      for column in 0...columns {
        var sum = 0.0
        let before = forward[row * width + column]
        forEachChunk(pair, row, column) { end, key, length in
          let onward = probability(key, length: length) * backward[(row + 1) * width + end]
          sum += onward
          let share = before * onward / total
          if share > 1e-6 { counts[key, default: 0] += share }
        }
        backward[row * width + column] = sum
      }
    }
  }

  private func forEachChunk(
    _ pair: Pair, _ row: Int, _ column: Int, _ body: (Int, UInt64, Int) -> Void
  ) {
    var key = UInt64(pair.source[row])
    for length in 0...AlignmentModel.chunkLimit {
      body(column + length, key, length)
      guard column + length < pair.target.count else { return }
      key = key << 16 | UInt64(pair.target[column + length])
    }
  }

  /// The mean of both conditional log probabilities of each correspondence.
  func weights() -> LearnedWeights {
    var letters: [UInt64: Double] = [:]
    var chunks: [UInt64: Double] = [:]
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      let (letter, chunk) = LearnedWeights.parts(of: key)
      letters[letter, default: 0] += count
      chunks[chunk, default: 0] += count
    }
    var weights = LearnedWeights()
    for (key, count) in counts where count >= 0.3 {
      let (letter, chunk) = LearnedWeights.parts(of: key)
      let ofLetter = log(count / ((letters[letter] ?? 0) + 0.5))
      let ofChunk = log(count / ((chunks[chunk] ?? 0) + 0.5))
      weights.chunks.set(key, to: Float(0.5 * (ofLetter + ofChunk)))
    }
    return weights
  }
}

/// Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
