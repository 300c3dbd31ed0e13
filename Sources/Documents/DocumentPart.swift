extension Document {
  /// The document of some of its blocks alone, in the same file; without units.
  ///
  /// Complexity: linear in the blocks and in all elements.
  public func part(blocks: Range<Int>) -> Document {
    part([blocks], units: [])
  }

  /// The document of some of its units alone, in the same file.
  ///
  /// - Parameter indices: of `units`, in order.
  ///
  /// Complexity: linear in the units and in all elements.
  public func part(units indices: [Int]) -> Document {
    var runs: [Range<Int>] = []
    var units: [Unit] = []
    var count = 0
    for index in indices {
      var unit = self.units[index]
      if !unit.blocks.isEmpty {
        if let last = runs.last, last.upperBound == unit.blocks.lowerBound {
          runs[runs.count - 1] = last.lowerBound..<unit.blocks.upperBound
        } else {
          runs.append(unit.blocks)
        }
      }
      unit.blocks = count..<count + unit.blocks.count
      count = unit.blocks.upperBound
      units.append(unit)
    }
    return part(runs, units: units)
  }

  /// The document of runs of blocks that do not touch, in order.
  private func part(_ runs: [Range<Int>], units: [Unit]) -> Document {
    var text: [UInt16] = []
    var blocks: [Range<Int>] = []
    var kinds: [BlockKind] = []
    var pieces: [Piece] = []
    // Where each run stands, and how far its text moves.
    var places: [(range: ClosedRange<Int>, move: Int)] = []
    for run in runs where !run.isEmpty {
      let (first, last) = (self.blocks[run.lowerBound], self.blocks[run.upperBound - 1])
      let range = first.lowerBound..<last.upperBound
      if let last = places.last {
        let (end, start) = (fileEnd(of: last.range.upperBound - 1), fileStart(of: range.lowerBound))
        pieces.append(
          Piece(text: Int32(text.count), file: Int32(end), whole: Int32(max(0, start - end))))
        text.append(LineBreak.lineFeed)
      }
      let move = text.count - range.lowerBound
      text += self.text[range]
      blocks += self.blocks[run].map { $0.lowerBound + move..<$0.upperBound + move }
      kinds += self.kinds[run]
      // A block begins with a piece of its own.
      var index = pieceIndex(of: range.lowerBound)
      while index < self.pieces.count, self.pieces[index].text < range.upperBound {
        var piece = self.pieces[index]
        piece.text += Int32(move)
        pieces.append(piece)
        index += 1
      }
      // What stands behind the last block belongs to it.
      let end = run.upperBound < self.blocks.count ? range.upperBound : self.text.count + 1
      places.append((range.lowerBound...end, move))
    }
    let elements = self.elements.moved { offset in
      let index = places.partitioningIndex { $0.range.lowerBound > offset } - 1
      guard index >= 0, places[index].range.contains(offset) else { return nil }
      return offset + places[index].move
    }
    return Document(
      file: file, text: text, blocks: blocks, kinds: kinds, isPresegmented: isPresegmented,
      format: format, language: language, elements: elements, units: units, pieces: pieces)
  }
}
