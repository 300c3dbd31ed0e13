import Glibc

/// How likely the length of a translation is given the length of its source, against
/// the text's own distribution of lengths.
///
/// The logarithm of the ratio is normal with a variance that falls with the length, and a
/// wider normal for outliers; the lengths of each text are log-normal.
struct LengthModel: Sendable {
  fileprivate struct Side {
    /// Per span (first sentence and number of sentences − 1): the logarithm of its length.
    var logarithm: [Double]
    /// Inverse square root of the length.
    var inverseRoot: [Double]
    /// 1 / √P(length) under the text's own distribution.
    var rarity: [Double]
  }

  private let source: Side
  private let target: Side
  /// Mean of the logarithm of the ratio of lengths, target to source.
  private(set) var logRatio = 0.0
  /// The spread as a multiple of the general one.
  private(set) var spread = Priors.firstSpread
  private let curve = LengthModel.outlierCurve

  init(_ source: [Double], _ target: [Double], logRatio: Double = 0) {
    self.source = Side(source)
    self.target = Side(target)
    self.logRatio = logRatio
  }

  /// The likelihood ratio for a span of the source and one of the target, as numbered
  /// by `span`.
  func ratio(_ source: Int, _ target: Int) -> Double {
    let variance = variance(source, target)
    let deviation = deviation(source, target)
    let height = self.source.rarity[source] * self.target.rarity[target]
    let scaled = deviation * deviation / (2 * variance) * Self.steps
    let step = min(Int(scaled), curve.count - 2)
    let shape = curve[step] + (curve[step + 1] - curve[step]) * min(scaled - Double(step), 1)
    return shape * height / (2 * Double.pi * variance).squareRoot()
  }

  /// The number of a span: `side` sentences from `first`.
  static func span(_ first: Int, _ side: Int) -> Int { Priors.maxSide * first + side - 1 }

  /// Estimates ratio and spread from beads and their probabilities.
  mutating func update(_ arcs: [Lattice.Arc]) {
    var (sum, weight, total) = (0.0, 0.0, 0.0)
    for arc in arcs {
      guard let (source, target) = Self.spans(arc) else { continue }
      let precision = Double(arc.probability) / variance(source, target) * spread
      sum += precision * (deviation(source, target) + logRatio)
      weight += precision
      total += Double(arc.probability)
    }
    logRatio = sum / (weight + 1 / (Priors.ratioDeviation * Priors.ratioDeviation))
    var squares = 0.0
    for arc in arcs {
      guard let (source, target) = Self.spans(arc) else { continue }
      let deviation = deviation(source, target)
      squares +=
        Double(arc.probability)
        * min(9, deviation * deviation / variance(source, target) * spread)
    }
    spread = (squares + Priors.spreadWeight) / (total + Priors.spreadWeight)
  }

  /// Nil for an unaligned sentence.
  private static func spans(_ arc: Lattice.Arc) -> (source: Int, target: Int)? {
    guard arc.sources > 0, arc.targets > 0 else { return nil }
    return (span(Int(arc.row), Int(arc.sources)), span(Int(arc.column), Int(arc.targets)))
  }

  private func deviation(_ source: Int, _ target: Int) -> Double {
    self.target.logarithm[target] - self.source.logarithm[source] - logRatio
  }

  private func variance(_ source: Int, _ target: Int) -> Double {
    let inverse = self.source.inverseRoot[source] * self.target.inverseRoot[target]
    return spread
      * (Priors.lengthVariance.constant + Priors.lengthVariance.perLetter * inverse)
  }

  /// The mixture of the normal and its outliers over d²/2v, by `steps` a unit.
  private static let steps = 16.0
  private static let outlierCurve: [Double] = (0...(400 * Int(steps))).map {
    let exponent = Double($0) / steps
    let rare = Priors.lengthOutlier
    return (1 - rare) * exp(-exponent) + rare / 4 * exp(-exponent / 16)
  }
}

extension LengthModel.Side {
  init(_ lengths: [Double]) {
    let sides = Priors.maxSide
    logarithm = [Double](repeating: 0, count: sides * lengths.count)
    for first in lengths.indices {
      var sum = 0.0
      for side in 1...sides where first + side <= lengths.count {
        sum += lengths[first + side - 1]
        logarithm[LengthModel.span(first, side)] = log(max(1, sum))
      }
    }
    inverseRoot = logarithm.map { exp(-$0 / 2) }
    rarity = [Double](repeating: 0, count: logarithm.count)
    for side in 1...sides where side <= lengths.count {
      let spans = (0...(lengths.count - side)).map { LengthModel.span($0, side) }
      let count = Double(spans.count)
      let mean = spans.reduce(0) { $0 + logarithm[$1] } / count
      let squares = spans.reduce(0) { $0 + (logarithm[$1] - mean) * (logarithm[$1] - mean) }
      // Ten sentences of general prose keep a short text from looking uniform.
      let variance = (squares + 3 / Double(side)) / (count + 10)
      for span in spans {
        let distance = logarithm[span] - mean
        rarity[span] = exp(
          min(40, distance * distance / (4 * variance)) + log(2 * .pi * variance) / 4)
      }
    }
  }
}
