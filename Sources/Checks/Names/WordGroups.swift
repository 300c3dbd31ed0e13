/// Some words of one bead, those of one form together.
struct WordGroups {
  /// The first word of each group, in order.
  private(set) var first: [Int] = []
  /// The next word of the group by each word; -1 behind the last.
  private var next: [Int]
  /// The last word that was added of each form, behind the number of the bead that it was added
  /// for.
  private var last: [UInt64]
  private var bead: UInt64 = 1

  init(_ words: NameWords) {
    next = [Int](repeating: -1, count: words.words.count)
    last = [UInt64](repeating: 0, count: words.forms.count)
  }

  /// Forgets the words for those of another bead.
  mutating func removeAll() {
    bead += 1
    first.removeAll(keepingCapacity: true)
  }

  /// Adds a word behind those that were added.
  mutating func add(_ word: Int, form: Int) {
    next[word] = -1
    let known = last[form]
    if known >> 32 == bead {
      next[Int(known & 0xFFFF_FFFF)] = word
    } else {
      first.append(word)
    }
    last[form] = bead << 32 | UInt64(word)
  }

  func word(after word: Int) -> Int? { next[word] >= 0 ? next[word] : nil }
}
