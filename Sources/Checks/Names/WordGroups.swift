/// Some words of one bead, those of one form together.
struct WordGroups {
  /// The first word of each group, in order.
  private(set) var first: [Int] = []
  /// The next word of the group by each word; -1 behind the last.
  private var next: [Int]
  /// The last word of the group of each form, or -1.
  private var last: [Int]
  private var forms: [Int] = []

  init(_ words: NameWords) {
    next = [Int](repeating: -1, count: words.words.count)
    last = [Int](repeating: -1, count: words.forms.count)
  }

  mutating func removeAll() {
    for form in forms { last[form] = -1 }
    forms.removeAll(keepingCapacity: true)
    first.removeAll(keepingCapacity: true)
  }

  /// Adds a word behind those that were added.
  mutating func add(_ word: Int, form: Int) {
    next[word] = -1
    if last[form] < 0 {
      first.append(word)
      forms.append(form)
    } else {
      next[last[form]] = word
    }
    last[form] = word
  }

  func word(after word: Int) -> Int? { next[word] >= 0 ? next[word] : nil }
}
