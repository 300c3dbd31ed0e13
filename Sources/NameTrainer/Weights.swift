import Linguistics

extension AlignmentModel {
  /// The letter of a chunk key, and a number for the chunk alone.
  static func parts(of key: UInt64) -> (letter: UInt64, chunk: UInt64) {
    var shift: UInt64 = 0
    while key >> (shift + 16) != 0 { shift += 16 }
    // A leading 1 keeps chunks of different lengths apart.
    return (key >> shift, key & ((1 << shift) - 1) | 1 << shift)
  }

  /// The model as records of a data file, weights rounded to 1/`scale`.
  func serialized(scale: Float) -> String {
    func text(_ value: Float) -> String { "\((value * scale).rounded() / scale)" }
    var lines: [String] = []
    lines.append("@default\tthreshold\t\(text(threshold))")
    lines.append("@default\tsteepness\t\(text(steepness))")
    lines.append("@default\tlicensed\t\(text(licensed))")
    for (side, weights) in zip(["s", "t"], weights) {
      lines.append("@default\t\(side)-deletion\t\(text(weights.deletion))")
      lines.append("@default\t\(side)-insertion\t\(text(weights.insertion))")
      lines.append("@default\t\(side)-substitution\t\(text(weights.substitution))")
      for (key, weight) in weights.chunks.entries {
        let units = Self.units(of: key)
        let letter = String(decoding: units[..<1], as: UTF16.self)
        let chunk = String(decoding: units[1...], as: UTF16.self)
        lines.append("\(side)\t\(letter)\t\(chunk)\t\(text(weight))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func units(of key: UInt64) -> [UInt16] {
    var units: [UInt16] = []
    var rest = key
    while rest != 0 {
      units.insert(UInt16(truncatingIfNeeded: rest), at: 0)
      rest >>= 16
    }
    return units
  }
}

extension AlignmentModel.Weights {
  /// The best alignment and the steps that it takes.
  func alignment(_ letters: [UInt16], _ other: [UInt16]) -> (Float, [Step]) {
    let width = other.count + 1
    var table = [Float](repeating: -.infinity, count: (letters.count + 1) * width)
    var origins = [(Int, Step)?](repeating: nil, count: table.count)
    table[0] = 0
    for row in 0...letters.count {
      for column in 0..<width {
        let cell = row * width + column
        guard table[cell] > -.infinity else { continue }
        steps(from: row, column, letters, other) { nextRow, nextColumn, weight, step in
          let next = nextRow * width + nextColumn
          if table[cell] + weight > table[next] {
            table[next] = table[cell] + weight
            origins[next] = (cell, step)
          }
        }
      }
    }
    var taken: [Step] = []
    var cell = table.count - 1
    while let (before, step) = origins[cell] {
      taken.append(step)
      cell = before
    }
    return (table[table.count - 1], taken)
  }

  /// Moves a weight; correspondences stay below 0.5.
  mutating func add(_ change: Float, to step: Step) {
    switch step {
    case .chunk(let key): chunks.set(key, to: min((chunks[key] ?? 0) + change, 0.5))
    case .deletion: deletion = min(deletion + change, -1)
    case .insertion: insertion = min(insertion + change, -1)
    case .substitution: substitution = min(substitution + change, -1)
    }
  }
}
