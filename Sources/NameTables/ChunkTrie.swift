internal import CNameTables
import DigitLists

/// The chunks that correspond to the letters of one side, with their weights in hundredths: a trie
/// of the chunks, and for each a row of weights by letter.
public final class ChunkTrie: Sendable {
  /// See `tq_chunk_weights`.
  private let weights: [Int16]
  private let next: [UInt16]
  private let listed: [UInt64]
  private let letters: Alphabet
  private let units: Alphabet
  /// By a letter's number the units that it often goes with.
  private let companions: [LetterBits]
  /// The letters that often go with nothing.
  let silent: LetterBits

  /// The weights from which on a letter often goes with a chunk or with nothing. By these, more than
  /// a third of the letters goes with none of the other word's in 51 of 11,400 pairs of Wikidata's
  /// labels for one person in eleven languages and Latin, nearly all of them other names (Ник,
  /// Nicholas), and in 63 of 100 pairs taken at random.
  private static let often = (chunk: Int16(-250), nothing: Int16(-150))

  /// The weight of what is not listed.
  static let unlisted = Int16(TQ_NO_WEIGHT)

  /// The empty chunk, and what is no chunk.
  private static let empty: UInt16 = 0
  private static let none: UInt16 = 1

  /// - Parameter entries: letters and chunks, each pair once.
  public convenience init(_ entries: [(letter: UInt16, chunk: [UInt16], weight: Float)]) {
    let nodes = Nodes(entries)
    self.init(
      letters: nodes.letters, units: nodes.units, parents: nodes.parents, numbers: nodes.numbers,
      weights: nodes.weights)
  }

  /// - Parameters:
  ///   - parents: of all nodes but the root, each before its children; a letter's is 0.
  ///   - numbers: of the letter or unit that leads to each.
  private init(
    letters: [UInt16], units: [UInt16], parents: [UInt16], numbers: [UInt8], weights: [Int16]
  ) {
    self.letters = Alphabet(letters)
    self.units = Alphabet(units)
    let (width, unitCount) = (self.letters.count + 1, self.units.count)
    // Each node but the letters' may be a chunk of its own.
    let most = 2 + parents.count { $0 > 0 }
    var rows = [Int16](repeating: Self.unlisted, count: most * width)
    var next = [UInt16](repeating: Self.none, count: most * unitCount)
    var listed = [UInt64](repeating: 0, count: most)
    var companions = [LetterBits](repeating: LetterBits(), count: width)
    var silent = LetterBits()
    var count: UInt16 = 2
    /// The letter and chunk of each node, and the units of the chunk.
    var places: [(letter: Int, chunk: UInt16, units: LetterBits)] = [(0, Self.empty, LetterBits())]
    places.reserveCapacity(parents.count + 1)
    for (index, parent) in parents.enumerated() {
      let number = Int(numbers[index])
      var place = places[Int(parent)]
      if parent == 0 {
        place.letter = number
      } else {
        let step = Int(place.chunk) * unitCount + number
        if next[step] == Self.none {
          next[step] = count
          count += 1
        }
        place.chunk = next[step]
        place.units.insert(units[number - 1])
      }
      places.append(place)
      guard weights[index] > Self.unlisted else { continue }
      rows[Int(place.chunk) * width + place.letter] = weights[index]
      listed[Int(place.chunk)] |= 1 << UInt64(place.letter & 63)
      if place.chunk == Self.empty {
        if weights[index] >= Self.often.nothing { silent.insert(letters[place.letter - 1]) }
      } else if weights[index] >= Self.often.chunk {
        companions[place.letter].formUnion(place.units)
      }
    }
    (self.weights, self.next, self.listed) = (rows, next, listed)
    (self.companions, self.silent) = (companions, silent)
  }

  /// A weight or total as it is reckoned with.
  static func hundredths(_ weight: Float) -> Int16 {
    let scaled = 100 * weight
    return Int16(max(-32_000, min(32_000, scaled < 0 ? scaled - 0.5 : scaled + 0.5)))
  }

  /// The units that letters of a word often go with.
  func companions(of word: ArraySlice<UInt16>) -> LetterBits {
    word.reduce(into: LetterBits()) { $0.formUnion(companions[letters.number(of: $1)]) }
  }

  /// Calls `body` with what is compared by; the costs of what is not listed are left to it.
  func withTables(_ body: (tq_chunk_weights) -> Void) {
    letters.numbers.withUnsafeBufferPointer { letterNumbers in
      units.numbers.withUnsafeBufferPointer { unitNumbers in
        weights.withUnsafeBufferPointer { weights in
          next.withUnsafeBufferPointer { next in
            listed.withUnsafeBufferPointer { listed in
              guard let letterNumbers = letterNumbers.baseAddress,
                let unitNumbers = unitNumbers.baseAddress, let weights = weights.baseAddress,
                let next = next.baseAddress, let listed = listed.baseAddress
              else { return }
              body(
                tq_chunk_weights(
                  letters: letterNumbers, units: unitNumbers, weights: weights, next: next,
                  listed: listed, letter_count: Int32(letters.count),
                  unit_count: Int32(units.count), deletion: 0, insertion: 0, substitution: 0))
            }
          }
        }
      }
    }
  }

  /// Numbers for units, from 1; 0 is for all others.
  struct Alphabet: Sendable {
    /// 1 + how many units have a number.
    let count: Int
    /// By the high half of a unit its page, then the pages of 256 numbers each.
    private(set) var numbers = [UInt8](repeating: 0, count: 512)

    /// - Parameter units: up to 254, one number being left for no letter.
    init(_ units: [UInt16]) {
      count = units.count + 1
      for (index, unit) in units.enumerated() {
        let high = Int(unit >> 8)
        if numbers[high] == 0 {
          numbers[high] = UInt8(numbers.count / 256 - 1)
          numbers.append(contentsOf: repeatElement(0, count: 256))
        }
        numbers[256 * (1 + Int(numbers[high])) + Int(unit & 0xFF)] = UInt8(index + 1)
      }
    }

    func number(of unit: UInt16) -> Int {
      Int(numbers[256 * (1 + Int(numbers[Int(unit >> 8)])) + Int(unit & 0xFF)])
    }
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
    var weights: [Int16] = []

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
          weights.append(ChunkTrie.unlisted)
          parent = UInt16(parents.count)
          known[path] = parent
        }
        weights[Int(parent) - 1] = ChunkTrie.hundredths(entry.weight)
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
    writer.append(nodes.weights.map { UInt16(bitPattern: $0) })
  }

  /// Reads what `encode(_:to:)` wrote.
  convenience init(_ reader: inout DigitReader) {
    self.init(
      letters: reader.next(UInt16.self), units: reader.next(UInt16.self),
      parents: reader.next(UInt16.self), numbers: reader.next(UInt8.self),
      weights: reader.next(Int16.self))
  }
}
