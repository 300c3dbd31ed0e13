/// The chunks that correspond to the letters of one side, with their weights, as a trie: its
/// first level are the letters, the next ones the units of the chunks.
public final class ChunkTrie: Sendable {
  /// The weight of a letter and a chunk that only begin a listed one.
  public static let start = -Float.infinity

  /// The weight of each node; node 0 is the root.
  let weights: [Float]
  /// Where the row of each node begins in `children`; the first row is empty.
  let rows: [Int32]
  /// The next node by a row and a unit's number, or 0.
  let children: [UInt16]
  let letters: Alphabet
  let units: Alphabet
  /// The nodes of the letters by their numbers.
  let letterNodes: [UInt16]

  /// - Parameter entries: letters and chunks, each pair once.
  public convenience init(_ entries: [(letter: UInt16, chunk: [UInt16], weight: Float)]) {
    let nodes = Nodes(entries)
    self.init(
      letters: nodes.letters, units: nodes.units, parents: nodes.parents, numbers: nodes.numbers,
      weights: nodes.weights)
  }

  /// - Parameters:
  ///   - parents: of all nodes but the root, each before its children.
  ///   - numbers: of the letter or unit that leads to each.
  private init(
    letters: [UInt16], units: [UInt16], parents: [UInt16], numbers: [UInt8], weights: [Float]
  ) {
    self.letters = Alphabet(letters)
    self.units = Alphabet(units)
    self.weights = [Self.start] + weights
    let width = Int32(self.units.count)
    var letterNodes = [UInt16](repeating: 0, count: self.letters.count)
    var rows = [Int32](repeating: 0, count: parents.count + 1)
    var end = width
    for parent in parents where parent > 0 && rows[Int(parent)] == 0 {
      rows[Int(parent)] = end
      end += width
    }
    var children = [UInt16](repeating: 0, count: Int(end))
    for (index, parent) in parents.enumerated() {
      let node = UInt16(index + 1)
      if parent == 0 {
        letterNodes[Int(numbers[index])] = node
      } else {
        children[Int(rows[Int(parent)]) + Int(numbers[index])] = node
      }
    }
    (self.letterNodes, self.rows, self.children) = (letterNodes, rows, children)
  }

  /// Numbers for units, from 1; 0 is for all others.
  struct Alphabet: Sendable {
    /// 1 + how many units have a number.
    let count: Int
    /// By the high half of a unit, where its page of `numbers` begins.
    private var pages = [UInt16](repeating: 0, count: 256)
    private var numbers = [UInt8](repeating: 0, count: 256)

    /// - Parameter units: up to 255.
    init(_ units: [UInt16]) {
      count = units.count + 1
      for (index, unit) in units.enumerated() {
        let page = Int(unit >> 8)
        if pages[page] == 0 {
          pages[page] = UInt16(numbers.count)
          numbers.append(contentsOf: repeatElement(0, count: 256))
        }
        numbers[Int(pages[page]) + Int(unit & 0xFF)] = UInt8(index + 1)
      }
    }

    func number(of unit: UInt16) -> UInt8 { numbers[Int(pages[Int(unit >> 8)]) + Int(unit & 0xFF)] }
  }
}

// MARK: As text

extension ChunkTrie {
  /// The nodes in the order in which they are written.
  private struct Nodes {
    var letters: [UInt16] = []
    var units: [UInt16] = []
    var parents: [UInt16] = []
    var numbers: [UInt8] = []
    var weights: [Float] = []

    init(_ entries: [(letter: UInt16, chunk: [UInt16], weight: Float)]) {
      var known: [[UInt16]: UInt16] = [:]
      for entry in entries.sorted(by: {
        ([$0.letter] + $0.chunk).lexicographicallyPrecedes([$1.letter] + $1.chunk)
      }) {
        var parent: UInt16 = 0
        for length in 0...entry.chunk.count {
          let path = [entry.letter] + entry.chunk.prefix(length)
          if let node = known[path] {
            parent = node
            continue
          }
          numbers.append(
            length == 0
              ? Self.number(of: entry.letter, in: &letters)
              : Self.number(of: entry.chunk[length - 1], in: &units))
          parents.append(parent)
          weights.append(ChunkTrie.start)
          parent = UInt16(parents.count)
          known[path] = parent
        }
        weights[Int(parent) - 1] = entry.weight
      }
    }

    private static func number(of unit: UInt16, in alphabet: inout [UInt16]) -> UInt8 {
      if let known = alphabet.firstIndex(of: unit) { return UInt8(known + 1) }
      alphabet.append(unit)
      return UInt8(alphabet.count)
    }
  }

  static func encode(
    _ entries: [(letter: UInt16, chunk: [UInt16], weight: Float)], to writer: inout DigitWriter
  ) {
    let nodes = Nodes(entries)
    writer.append(nodes.letters)
    writer.append(nodes.units)
    writer.append(nodes.parents)
    writer.append(nodes.numbers)
    writer.append(nodes.weights.map(\.bitPattern))
  }

  /// Reads what `encode(_:to:)` wrote.
  convenience init(_ reader: inout DigitReader) {
    self.init(
      letters: reader.next(UInt16.self), units: reader.next(UInt16.self),
      parents: reader.next(UInt16.self), numbers: reader.next(UInt8.self),
      weights: reader.next(UInt32.self).map(Float.init(bitPattern:)))
  }
}
