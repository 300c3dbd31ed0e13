import Glibc

/// How closely pairs of numbers go together.
struct Correlation {
  /// How many standard deviations Pearson's coefficient is above that of numbers that have nothing
  /// to do with each other; 0 where the numbers of one side are all the same.
  /// Source: Fisher 1921, "On the ‘probable error’ of a coefficient of correlation deduced from a
  /// small sample".
  let score: Double

  /// Complexity: linear in the pairs.
  init(_ pairs: some Collection<SIMD2<Double>>) {
    let count = Double(max(1, pairs.count))
    let mean = pairs.reduce(.zero, +) / count
    var (squares, products) = (SIMD2<Double>.zero, 0.0)
    for pair in pairs {
      let deviation = pair - mean
      squares += deviation * deviation
      products += deviation.x * deviation.y
    }
    let scale = (squares.x * squares.y).squareRoot()
    // Of a perfect correlation the transform would be infinite.
    let coefficient = scale > 0 ? min(0.999, max(-0.999, products / scale)) : 0
    score = atanh(coefficient) * max(0, count - 3).squareRoot()
  }
}
