import Linguistics

/// Aligns the sentences of two texts by length.
public struct Aligner: Sendable {
  public init() {}

  /// Complexity: quadratic in the number of sentences.
  public func align(_ source: Analysis, _ target: Analysis) -> Alignment {
    let lengths = (source.sentences.map(length), target.sentences.map(length))
    let ratio = Double(max(lengths.1.reduce(0, +), 1)) / Double(max(lengths.0.reduce(0, +), 1))
    let (n, m) = (lengths.0.count, lengths.1.count)
    var best = [Double](repeating: -.infinity, count: (n + 1) * (m + 1))
    var step = [(Int, Int)](repeating: (0, 0), count: (n + 1) * (m + 1))
    best[0] = 0
    for i in 0...n {
      for j in 0...m {
        for (a, b, prior) in Self.steps where i >= a && j >= b {
          let s = lengths.0[i - a..<i].reduce(0, +)
          let t = lengths.1[j - b..<j].reduce(0, +)
          let score = best[(i - a) * (m + 1) + j - b] + prior + fit(Double(s) * ratio, Double(t))
          if score > best[i * (m + 1) + j] {
            best[i * (m + 1) + j] = score
            step[i * (m + 1) + j] = (a, b)
          }
        }
      }
    }
    var beads: [Bead] = []
    var (i, j) = (n, m)
    while i > 0 || j > 0 {
      let (a, b) = step[i * (m + 1) + j]
      beads.append(Bead(source: i - a..<i, target: j - b..<j, score: 0, posterior: 1))
      (i, j) = (i - a, j - b)
    }
    return Alignment(beads: beads.reversed(), sourceCount: n, targetCount: m)
  }

  /// Bead shapes with the logarithm of their share (Gale and Church 1993, table 5).
  private static let steps = [
    (1, 1, -0.12), (1, 0, -5.3), (0, 1, -5.3), (2, 1, -3.1), (1, 2, -3.1), (2, 2, -4.5),
  ]

  private func length(_ sentence: Sentence) -> Int { sentence.range.count }

  private func fit(_ expected: Double, _ actual: Double) -> Double {
    guard expected > 0, actual > 0 else { return 0 }
    let deviation = (actual - expected) / (6.8 * (expected + actual) / 2).squareRoot()
    return -deviation * deviation / 2
  }
}
