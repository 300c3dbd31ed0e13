import Glibc

/// What words, lengths and paragraphs say for every bead of a lattice.
struct BeadEvidence {
  let toTarget: EmissionModel
  let toSource: EmissionModel
  let length: LengthModel
  let paragraphs: ParagraphModel?
  /// The share of the words' evidence that counts.
  let certainty: Float

  /// Sets the weight of every bead of the lattice.
  func weigh(_ lattice: borrowing Lattice) {
    addWordsOfSource(lattice)
    weighRows(lattice)
  }

  /// Sets the weights to what the words of the source say, given spans of the target.
  private func addWordsOfSource(_ lattice: borrowing Lattice) {
    let band = lattice.band
    let across = band.transposed()
    toSource.forEachSentence(in: across, maxSide: lattice.maxSide) { column, gains in
      let rows = across.columns(column)
      for row in rows {
        let node = band.node(row, column)
        var sum = Lanes()
        for first in 0..<lattice.maxSide {
          sum += gains[row - rows.lowerBound + first]
          lattice.weights.store(lattice.index(node, first), sum)
        }
      }
    }
  }

  /// A span of the source with what bears on it alone.
  private struct Source {
    var span = LengthModel.Span(logarithm: 0, inverseRoot: 0)
    var evidence: Lanes = .zero
  }

  /// Adds what all else says, and takes the exponential.
  private func weighRows(_ lattice: borrowing Lattice) {
    let (side, band) = (lattice.maxSide, lattice.band)
    let shapes = Priors.shapes.map { Lanes($0.map(Float.init)).logarithm }
    let starts = ParagraphModel.Evidence(paragraphs, length.source.count, length.target.count)
    let sources = Scratch(repeating: Source(), count: side)
    let targets = Scratch(length.target)
    let targetEvidence = Scratch(zip(length.target, starts.target).map { $0.rarity + $1 })
    let targetHeads = Scratch(starts.targetHeads)
    let words = Scratch(repeating: Lanes(), count: 4)
    let inUse = side < 4 ? Lanes(1, 1, 0, 0) : Lanes(repeating: 1)
    let isSettled = Scratch(repeating: false, count: band.rows)
    for bead in band.settled { isSettled[bead.row] = true }
    toTarget.forEachSentence(in: band, maxSide: side) { row, gains in
      let columns = band.columns(row)
      let spans = length.source[row]
      let evidence = spans.rarity + starts.source[row]
      let heads = starts.heads(row)
      let sides = isSettled[row] ? 1 : min(side, band.rows - 1 - row)
      let inUse = isSettled[row] ? Lanes(1, 0, 0, 0) : inUse
      for first in 0..<sides {
        sources[first] = Source(span: spans[first], evidence: shapes[first] + evidence[first])
      }
      for column in columns.clamped(to: 0..<band.width - 1) {
        let target = targets[column]
        let others = targetEvidence[column] + (targetHeads[column] ? heads.start : heads.other)
        Self.turn(gains, from: column - columns.lowerBound, into: words)
        let node = band.node(row, column)
        for first in 0..<sides {
          let index = lattice.index(node, first)
          let source = sources[first]
          let evidence = (lattice.weights.load(index, as: Lanes.self) + words[first]) * certainty
          let exponent = evidence.limited(-60, 60) + source.evidence + others
          let weight =
            exponent.limited(-80, 80).exponential * length.density(source.span, target)
          lattice.weights.store(index, weight.limited(1e-30, 1e30) * inUse)
        }
        for first in sides..<side { lattice.weights.store(lattice.index(node, first), Lanes()) }
      }
    }
  }

  /// Sums up what the words of one to four sentences say, for each span of the source.
  @inline(__always)
  private static func turn(
    _ gains: borrowing Scratch<Lanes>, from index: Int, into sums: borrowing Scratch<Lanes>
  ) {
    let one = gains[index]
    let two = one + gains[index + 1]
    let three = two + gains[index + 2]
    let four = three + gains[index + 3]
    sums[0] = Lanes(one.x, two.x, three.x, four.x)
    sums[1] = Lanes(one.y, two.y, three.y, four.y)
    sums[2] = Lanes(one.z, two.z, three.z, four.z)
    sums[3] = Lanes(one.w, two.w, three.w, four.w)
  }
}
