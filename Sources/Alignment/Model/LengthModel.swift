import Glibc

/// How likely the length of a translation is given the length of its source, against
/// the text's own distribution of lengths.
///
/// The logarithm of the ratio is normal with a variance that falls with the length, and a
/// wider normal for outliers; the lengths of each text are log-normal.
struct LengthModel: Sendable {
  /// The spans of a text that begin with one sentence.
  struct Spans: Sendable {
    /// The logarithm of the length.
    var logarithm = Lanes()
    /// Inverse square root of the length.
    var inverseRoot = Lanes()
    /// −½ log P(length) under the text's own distribution.
    var rarity = Lanes()

    subscript(lane: Int) -> Span {
      Span(logarithm: logarithm[lane], inverseRoot: inverseRoot[lane])
    }
  }

  struct Span {
    var logarithm: Float
    var inverseRoot: Float
  }

  /// By the first sentence.
  let source: [Spans]
  let target: [Spans]
  /// Mean of the logarithm of the ratio of lengths, target to source.
  private(set) var logRatio: Float
  /// The spread as a multiple of the general one.
  private(set) var spread = Float(Priors.firstSpread)

  init(_ source: [Double], _ target: [Double], logRatio: Float = 0) {
    self.source = Self.spans(source)
    self.target = Self.spans(target)
    self.logRatio = logRatio
  }

  /// The density of the lengths of target spans given a source span; with the rarity of both
  /// it makes a likelihood ratio.
  @inline(__always)
  func density(_ source: Span, _ target: Spans) -> Lanes {
    let root = variance(source, target).inverseRoot
    let distance = deviation(source, target) * root
    let exponent = distance * distance * -0.5
    // The outliers' standard deviation is four times as large. A normal is its 16th power.
    let wide = (exponent * (1 / 16)).limited(-40, 0).exponential
    var narrow = wide.limited(Self.leastRoot, 1)
    for _ in 0..<4 { narrow *= narrow }
    let rare = Float(Priors.lengthOutlier)
    let shape = narrow * (1 - rare) + wide * (rare / 4)
    return shape * root * Self.inverseRootOfCircle
  }

  /// 1 / √2π.
  private static let inverseRootOfCircle: Float = 0.398_942_28

  /// Its 16th power is still a normal number.
  private static let leastRoot: Float = 0.005

  /// The likelihood ratio of a bead that is not empty on a side.
  func ratio(_ source: Range<Int>, _ target: Range<Int>) -> Double {
    let spans = (self.source[source.lowerBound], self.target[target.lowerBound])
    let (lane, other) = (source.count - 1, target.count - 1)
    return Double(density(spans.0[lane], spans.1)[other])
      * exp(Double(spans.0.rarity[lane] + spans.1.rarity[other]))
  }

  /// Estimates ratio and spread from beads and their probabilities.
  mutating func update(_ arcs: [Lattice.Arc]) {
    var (sum, weight, total) = (0.0, 0.0, 0.0)
    for arc in arcs where arc.sources > 0 && arc.targets > 0 {
      let (deviation, variance) = spread(of: arc)
      let precision = Double(arc.probability) / variance * Double(spread)
      sum += precision * (deviation + Double(logRatio))
      weight += precision
      total += Double(arc.probability)
    }
    logRatio = Float(sum / (weight + 1 / (Priors.ratioDeviation * Priors.ratioDeviation)))
    var squares = 0.0
    for arc in arcs where arc.sources > 0 && arc.targets > 0 {
      let (deviation, variance) = spread(of: arc)
      squares +=
        Double(arc.probability) * min(9, deviation * deviation / variance * Double(spread))
    }
    spread = Float((squares + Priors.spreadWeight) / (total + Priors.spreadWeight))
  }

  private func spread(of arc: Lattice.Arc) -> (deviation: Double, variance: Double) {
    let spans = (source[Int(arc.row)], target[Int(arc.column)])
    let (lane, other) = (Int(arc.sources) - 1, Int(arc.targets) - 1)
    return (
      Double(deviation(spans.0[lane], spans.1)[other]),
      Double(variance(spans.0[lane], spans.1)[other])
    )
  }

  @inline(__always)
  private func deviation(_ source: Span, _ target: Spans) -> Lanes {
    target.logarithm - (source.logarithm + logRatio)
  }

  @inline(__always)
  private func variance(_ source: Span, _ target: Spans) -> Lanes {
    let perLetter = Float(Priors.lengthVariance.perLetter) * spread * source.inverseRoot
    return target.inverseRoot * perLetter + Float(Priors.lengthVariance.constant) * spread
  }

  private static func spans(_ lengths: [Double]) -> [Spans] {
    var spans = [Spans](repeating: Spans(), count: lengths.count)
    // Sums over the spans that the text is long enough for.
    var (count, sum, squares) = (SIMD4<Double>(), SIMD4<Double>(), SIMD4<Double>())
    var length = Lanes()
    for first in lengths.indices.reversed() {
      length = length.grown + Float(lengths[first])
      let logarithm = length.limited(1, .infinity).logarithm
      spans[first].logarithm = logarithm
      spans[first].inverseRoot = (logarithm * -0.5).exponential
      for lane in 0..<min(Priors.maxSide, lengths.count - first) {
        let value = Double(logarithm[lane])
        count[lane] += 1
        sum[lane] += value
        squares[lane] += value * value
      }
    }
    let mean = sum / count.replacing(with: 1, where: count .< 1)
    // Ten sentences of general prose keep a short text from looking uniform.
    let general = 3 / SIMD4<Double>(1, 2, 3, 4)
    let variance = (squares - sum * mean + general) / (count + 10)
    let (center, scale) = (Lanes(mean), Lanes(0.25 / variance))
    let normal = Lanes(variance * (2 * .pi)).logarithm * 0.25
    for first in spans.indices {
      let distance = spans[first].logarithm - center
      spans[first].rarity = (distance * distance * scale).limited(0, 40) + normal
    }
    return spans
  }
}
