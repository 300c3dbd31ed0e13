import Glibc

/// What words, lengths and paragraphs say for every bead of a lattice.
struct BeadEvidence {
  /// Sentences of a bead on either side.
  let side: Int
  let band: Band
  /// The band with rows and columns exchanged.
  let across: Band
  /// What the words of each target sentence say where none has a partner, and what they gain
  /// from spans of source sentences; see `EmissionModel`.
  let toTarget: [Float]
  let toTargetGains: [Float]
  /// The same for the words of the source.
  let toSource: [Float]
  let toSourceGains: [Float]
  let length: LengthModel
  let paragraphs: ParagraphModel?
  /// The share of the words' evidence that counts.
  let certainty: Float

  /// Sets the weight of every bead, at `node * side² + (a − 1) * side + b − 1`.
  func weigh(_ weights: inout UnsafeMutableBufferPointer<Float>) {
    let shapes = Priors.shapes.prefix(side).flatMap { $0.prefix(side) }
    let (sourceCount, targetCount) = (band.rows - 1, band.width - 1)
    var words = [Float](repeating: 0, count: side * side)
    for row in 0..<sourceCount {
      let sources = min(side, sourceCount - row)
      for column in band.columns(row) where column < targetCount {
        let targets = min(side, targetCount - column)
        addWords(row, sources, column, targets, &words)
        let start = band.node(row, column) * side * side
        for first in 0..<sources {
          let span = LengthModel.span(row, first + 1)
          for other in 0..<targets {
            let shape = first * side + other
            var weight =
              shapes[shape] * length.ratio(span, LengthModel.span(column, other + 1))
              * Double(exp(max(-60, min(60, certainty * words[shape]))))
            if let paragraphs {
              weight *= paragraphs.ratio(row, first + 1, column, other + 1)
            }
            weights[start + shape] = Float(max(1e-30, min(1e30, weight)))
          }
        }
      }
    }
  }

  /// What the words of both sides say for the beads from a node, in nats.
  private func addWords(
    _ row: Int, _ sources: Int, _ column: Int, _ targets: Int, _ words: inout [Float]
  ) {
    let node = band.node(row, column)
    let inRow = min(targets, Int(band.upper[row]) - column)
    for first in 0..<sources {
      var sum: Float = 0
      for other in 0..<targets {
        if other < inRow {
          sum += toTarget[column + other] + toTargetGains[(node + other) * side + first]
        }
        words[first * side + other] = sum
      }
    }
    let turned = across.node(column, row)
    let inColumn = min(sources, Int(across.upper[column]) - row)
    for first in 0..<targets {
      var sum: Float = 0
      for other in 0..<sources {
        if other < inColumn {
          sum += toSource[row + other] + toSourceGains[(turned + other) * side + first]
        }
        words[other * side + first] += sum
      }
    }
  }
}
