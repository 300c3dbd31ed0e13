/// For each lemma of a text a list of numbers, all in one buffer.
struct LemmaLists: Sendable {
  private var numbers: [Int]
  /// Where the list of each lemma begins; one more than there are lemmas.
  private var starts: [Int]

  /// - Parameters:
  ///   - entries: lemmas and numbers; those of one lemma keep their order.
  ///   - count: how many lemmas there are.
  init(_ entries: [(lemma: Int, number: Int)], count: Int) {
    var starts = [Int](repeating: 0, count: count + 1)
    var numbers = [Int](repeating: 0, count: entries.count)
    starts.withUnsafeMutableBufferPointer { starts in
      numbers.withUnsafeMutableBufferPointer { numbers in
        for entry in entries { starts[entry.lemma] += 1 }
        var end = 0
        for lemma in starts.indices {
          end += starts[lemma]
          starts[lemma] = end
        }
        // From the last on, each list is filled from its end, which so becomes its start.
        for entry in entries.reversed() {
          starts[entry.lemma] -= 1
          numbers[starts[entry.lemma]] = entry.number
        }
      }
    }
    (self.starts, self.numbers) = (starts, numbers)
  }

  subscript(lemma: Int) -> ArraySlice<Int> { numbers[starts[lemma]..<starts[lemma + 1]] }

  /// The length of a lemma's list.
  func count(of lemma: Int) -> Int { starts[lemma + 1] - starts[lemma] }
}
