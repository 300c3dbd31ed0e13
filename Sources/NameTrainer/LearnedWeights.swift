import NameTables

/// Weights of one direction while they are learned.
struct LearnedWeights {
  /// Key: a letter, then the chunk it corresponds to.
  var chunks = ChunkTable()
  var deletion: Float = -6
  var insertion: Float = -6
  var substitution: Float = -9

  /// What a step of the alignment is called.
  enum Step: Hashable {
    case chunk(UInt64)
    case deletion
    case insertion
    case substitution
  }

  /// The weights as they are used.
  var frozen: AlignmentModel.Weights {
    AlignmentModel.Weights(
      chunks: ChunkTrie(
        chunks.entries.map { key, weight in
          let units = Self.units(of: key)
          return (units[0], Array(units[1...]), weight)
        }), deletion: deletion, insertion: insertion, substitution: substitution)
  }

  /// The letter of a chunk key, and a number for the chunk alone.
  static func parts(of key: UInt64) -> (letter: UInt64, chunk: UInt64) {
    var shift: UInt64 = 0
    while key >> (shift + 16) != 0 { shift += 16 }
    // A leading 1 keeps chunks of different lengths apart.
    return (key >> shift, key & ((1 << shift) - 1) | 1 << shift)
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

extension LearnedWeights {
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

  /// Calls `body` with each step that leaves a cell.
  private func steps(
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

extension LearnedWeights {
  /// A model as records of a data file, weights rounded to 1/`scale`.
  ///
  /// - Parameter directions: what the model was made of.
  static func serialized(
    _ model: AlignmentModel, _ directions: [LearnedWeights], scale: Float
  ) -> String {
    func text(_ value: Float) -> String { "\((value * scale).rounded() / scale)" }
    var lines: [String] = []
    lines.append("@default\tthreshold\t\(text(model.threshold))")
    lines.append("@default\tsteepness\t\(text(model.steepness))")
    lines.append("@default\tlicensed\t\(text(model.licensed))")
    for (side, weights) in zip(["s", "t"], directions) {
      lines.append("@default\t\(side)-deletion\t\(text(weights.deletion))")
      lines.append("@default\t\(side)-insertion\t\(text(weights.insertion))")
      lines.append("@default\t\(side)-substitution\t\(text(weights.substitution))")
      for (key, weight) in weights.chunks.entries {
        let units = units(of: key)
        let letter = String(decoding: units[..<1], as: UTF16.self)
        let chunk = String(decoding: units[1...], as: UTF16.self)
        lines.append("\(side)\t\(letter)\t\(chunk)\t\(text(weight))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
