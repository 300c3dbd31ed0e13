/// For each lemma of a text a list of numbers, all in one buffer.
struct LemmaLists: Sendable {
  private var numbers: [Int]
  /// Where the list of each lemma begins; one more than there are lemmas.
  private var starts: [Int]

  /// - Parameters:
  ///   - entries: lemmas and numbers; those of one lemma keep their order.
  ///   - count: how many lemmas there are.
  init(_ entries: [(lemma: Int, number: Int)], count: Int) {
    starts = [Int](repeating: 0, count: count + 1)
    for entry in entries { starts[entry.lemma + 1] += 1 }
    for lemma in 0..<count { starts[lemma + 1] += starts[lemma] }
    var next = starts
    numbers = [Int](repeating: 0, count: entries.count)
    for entry in entries {
      numbers[next[entry.lemma]] = entry.number
      next[entry.lemma] += 1
    }
  }

  subscript(lemma: Int) -> ArraySlice<Int> { numbers[starts[lemma]..<starts[lemma + 1]] }

  /// The length of a lemma's list.
  func count(of lemma: Int) -> Int { starts[lemma + 1] - starts[lemma] }
}
