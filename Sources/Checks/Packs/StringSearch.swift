import ICU
import Linguistics
import PackTables

/// Looks for many strings at once: one pass over a text tells which of its blocks has which.
/// All white space counts as a space, in the strings and in the text.
final class StringSearch: Sendable {
  private let strings: FormTable
  /// Where the run of units begins in each string that it is looked for by, the rarest one of
  /// four units; of two or one where a string is shorter.
  private let anchors: [Int32]

  /// - Parameter strings: none of them empty, their white space plain.
  init(_ strings: some Sequence<[UInt16]>) {
    var table = FormTable()
    var anchors: [Int32] = []
    for string in strings where table.intern(string[...]).isNew {
      anchors.append(Int32(Self.anchor(of: string)))
    }
    (self.strings, self.anchors) = (table, anchors)
  }

  private static func anchor(of string: [UInt16]) -> Int {
    let length = Starts.length(forStringOf: string.count)
    var best = (start: 0, frequency: Double.infinity)
    for start in 0...string.count - length {
      var frequency = 1.0
      for unit in string[start..<start + length] { frequency *= PatternNeeds.frequency(of: unit) }
      if frequency < best.frequency { best = (start, frequency) }
    }
    return best.start
  }

  /// Whether a text with these units may hold a string.
  static func mayHold(_ string: some Sequence<UInt16>, _ units: UnitSet) -> Bool {
    string.allSatisfy { $0 == 0x20 || units.contains($0) }
  }

  /// Which of the blocks of a text hold which strings.
  ///
  /// - Parameter units: those that the text has.
  /// - Complexity: linear in the length of `text`, times the strings where a rare run of units
  ///   of theirs stands.
  func places(in text: [UInt16], blocks: [Range<Int>], units: UnitSet) -> StringPlaces {
    var starts = Starts()
    for number in 0..<strings.count {
      let form = strings[number]
      if Self.mayHold(form, units) {
        starts.add(number, form.dropFirst(Int(anchors[number])), length: form.count)
      }
    }
    var found: [(string: Int32, block: Int32)] = []
    guard !starts.isEmpty else { return StringPlaces(strings, found) }
    var last = [Int32](repeating: -1, count: strings.count)
    text.withUnsafeBufferPointer { text in
      for (number, block) in blocks.enumerated() {
        let part = UnsafeBufferPointer(rebasing: text[block])
        starts.forEachCandidate(in: part) { string, offset in
          let (start, form) = (offset - Int(anchors[string]), strings[string])
          guard last[string] < Int32(number), start >= 0, start + form.count <= part.count,
            form.elementsEqual(part[start..<start + form.count].lazy.map(RunSet.plain))
          else { return }
          last[string] = Int32(number)
          found.append((Int32(string), Int32(number)))
        }
      }
    }
    return StringPlaces(strings, found)
  }
}

/// Strings by the runs of four, two or one units that they are looked for by.
private struct Starts {
  private var runs = RunSet()
  /// The last entry and one by the last bits of a run's hash; 0 for none.
  private var heads = [Int32](repeating: 0, count: 1 << 10)
  /// A string, its run, and one more than the entry before it with the same bits.
  private var entries: [(string: Int32, before: Int32, run: UInt64)] = []

  var isEmpty: Bool { entries.isEmpty }

  /// Units of the run that a string is looked for by.
  static func length(forStringOf count: Int) -> Int { count >= 4 ? 4 : min(count, 2) }

  /// - Parameters:
  ///   - rest: the string from its run on.
  ///   - length: of the string.
  mutating func add(_ number: Int, _ rest: ArraySlice<UInt16>, length: Int) {
    let units = Self.length(forStringOf: length)
    let run = rest.prefix(units).reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
    runs.insert(run, units: units)
    let head = RunSet.hash(run) & 0x3FF
    entries.append((Int32(number), heads[head], run))
    heads[head] = Int32(entries.count)
  }

  /// Calls `body` with each string that may stand in a text, and the offset of its run, in the
  /// order of the runs' ends.
  func forEachCandidate(in text: UnsafeBufferPointer<UInt16>, _ body: (Int, Int) -> Void) {
    runs.forEachEnd(in: text) { end in
      var (run, units) = (UInt64(0), 0)
      while units < 4, units <= end {
        run |= UInt64(RunSet.plain(text[end - units])) << UInt64(16 * units)
        units += 1
        if units != 3 { forEach(run) { body($0, end - units + 1) } }
      }
    }
  }

  /// Calls `body` with the strings that are looked for by a run.
  private func forEach(_ run: UInt64, _ body: (Int) -> Void) {
    var entry = heads[RunSet.hash(run) & 0x3FF]
    while entry > 0 {
      let (string, before, own) = entries[Int(entry) - 1]
      if own == run { body(Int(string)) }
      entry = before
    }
  }
}

/// The blocks of a text that hold each of some strings.
struct StringPlaces: Sendable {
  private let strings: FormTable
  /// Numbers of blocks, those of each string side by side and in order.
  private var blocks: [Int32]
  private var starts: [Int32]

  /// - Parameter found: in the order of the blocks.
  fileprivate init(_ strings: FormTable, _ found: [(string: Int32, block: Int32)]) {
    self.strings = strings
    starts = [Int32](repeating: 0, count: strings.count + 1)
    for (string, _) in found { starts[Int(string) + 1] += 1 }
    for string in 0..<strings.count { starts[string + 1] += starts[string] }
    blocks = [Int32](repeating: 0, count: found.count)
    var next = starts
    for (string, block) in found {
      blocks[Int(next[Int(string)])] = block
      next[Int(string)] += 1
    }
  }

  /// Whether a block holds one of some strings; true where one of these was not looked for.
  func mayHold(anyOf wanted: [[UInt16]]) -> Bool {
    wanted.contains { string in
      strings.index(of: string[...]).map { starts[$0] < starts[$0 + 1] } ?? true
    }
  }

  /// The numbers of the blocks that hold one of some strings, in order; nil where one of these
  /// was not looked for.
  func blocks(withAnyOf wanted: [[UInt16]]) -> [Int32]? {
    var found: [Int32] = []
    for string in wanted {
      guard let number = strings.index(of: string[...]) else { return nil }
      found += blocks[Int(starts[number])..<Int(starts[number + 1])]
    }
    guard wanted.count > 1 else { return found }
    found.sort()
    var last: Int32 = -1
    return found.filter { block in
      defer { last = block }
      return block != last
    }
  }
}
